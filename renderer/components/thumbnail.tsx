import type { QuantityPicture } from '#shared/views-assumptions.ts';
import styles from './thumbnail.module.css';

const WIDTH = 84;
const HEIGHT = 24;

interface Props {
  readonly picture: QuantityPicture;
  /** A value that is marked by a line. */
  readonly mark?: number | null;
}

/** The shape of a quantity, small: a filled density, bars, or one line. The figures stand beside it. */
export function Thumbnail({ picture, mark = null }: Props) {
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <line className={styles.axis} x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {picture.type === 'constant' ? (
        <line className={styles.value} x1={WIDTH / 2} x2={WIDTH / 2} y1={5} y2={HEIGHT - 1} />
      ) : (
        <Shape picture={picture} mark={mark} />
      )}
    </svg>
  );
}

interface ShapeProps {
  readonly picture: Exclude<QuantityPicture, { type: 'constant' }>;
  readonly mark: number | null;
}

function Shape({ picture, mark }: ShapeProps) {
  const { x, y } = picture;
  const low = x[0] ?? 0;
  const range = (x.at(-1) ?? 0) - low;
  const most = highest(y);
  const left = (value: number) => (range > 0 ? 3 + ((value - low) / range) * (WIDTH - 6) : WIDTH / 2);
  const top = (value: number) => HEIGHT - 1 - Math.min(1, value / most) * (HEIGHT - 4);
  if (picture.type === 'masses') {
    return x.map((value, i) => (
      <line
        key={value}
        className={styles.value}
        x1={left(value)}
        x2={left(value)}
        y1={top(y[i] ?? 0)}
        y2={HEIGHT - 1}
      />
    ));
  }
  const points = x.map((value, i) => `${left(value).toFixed(1)},${top(y[i] ?? 0).toFixed(1)}`);
  const marked = mark === null ? null : Math.min(WIDTH - 1, Math.max(1, left(mark)));
  return (
    <>
      <polygon className={styles.density} points={points.join(' ')} />
      {marked === null ? null : (
        <line className={styles.mark} x1={marked} x2={marked} y1={1} y2={HEIGHT - 1} />
      )}
    </>
  );
}

/** The height that fills the picture; a density that goes to infinity at an end is cut at twice the height beside it. */
function highest(y: readonly number[]): number {
  const sorted = y.toSorted((a, b) => b - a);
  const [first = 1] = sorted;
  const typical = sorted[Math.floor(sorted.length / 8)] ?? first;
  return Math.min(first, 2 * typical) || 1;
}
