import styles from './graph.module.css';

const WIDTH = 44;
/** Room for the head of an arrow, so that the line ends where it begins. */
const HEAD = 6;

interface Props {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly height: number;
}

/** Arrows from every height on the left to every height on the right; one of both is the variable in the middle. */
export function GraphEdges({ from, to, height }: Props) {
  const ends = from.flatMap((start) => to.map((end) => ({ start, end })));
  return (
    <svg
      className={styles.edges}
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      aria-hidden="true"
    >
      {ends.map(({ start, end }) => (
        <path
          key={`${start} ${end}`}
          className={styles.edge}
          d={`M 0 ${start} C ${WIDTH / 2} ${start}, ${WIDTH / 2} ${end}, ${WIDTH - HEAD} ${end}`}
        />
      ))}
      {to.map((end) => (
        <path
          key={end}
          className={styles.head}
          d={`M ${WIDTH} ${end} l ${-HEAD - 1} -4 v 8 z`}
          visibility={from.length === 0 ? 'hidden' : 'visible'}
        />
      ))}
    </svg>
  );
}
