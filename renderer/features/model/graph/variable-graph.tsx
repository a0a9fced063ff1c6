import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { useLocale } from '../../../i18n/setup.ts';
import styles from './graph.module.css';
import { GraphEdges } from './graph-edges.tsx';
import { GraphNode } from './graph-node.tsx';
import { GraphSideColumn } from './graph-side.tsx';
import { KindLegend } from './kind-legend.tsx';
import { type GraphPlace, graphColumn, graphHeight, middlesOf, steppedTo } from './layout.ts';

interface Props {
  readonly view: ModelView;
  readonly variable: ModelVariable;
  /** True where one comes to this variable by the picture, whose middle then gets the focus. */
  readonly walked: boolean;
  onWalk(name: string): void;
  onBack(): void;
}

const SIDES = ['uses', 'usedBy'] as const;

/**
 * A variable between what it uses, on its left, and what uses it, on its right. One of them has the focus: arrows move it,
 * Enter goes there, Backspace back.
 */
export function VariableGraph({ view, variable, walked, onWalk, onBack }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const root = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<GraphPlace>({ side: 'this', at: 0 });
  const [opened, setOpened] = useState({ uses: false, usedBy: false });
  const columnOf = (side: 'uses' | 'usedBy') => {
    const variables = variable[side].flatMap(
      (name) => view.variables.find((each) => each.name === name) ?? [],
    );
    return graphColumn(variables, ({ section }) => labelText(section, locale, ''), opened[side]);
  };
  const [uses, usedBy] = [columnOf('uses'), columnOf('usedBy')];
  const height = graphHeight(uses, usedBy);
  const middles = { uses: middlesOf(uses, height), this: [height / 2], usedBy: middlesOf(usedBy, height) };
  const focusOn = ({ side, at }: GraphPlace) =>
    root.current?.querySelector<HTMLElement>(`[data-place="${side} ${at}"]`)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: how one came here is of the moment one came.
  useEffect(() => {
    const centre = root.current?.querySelector<HTMLElement>('[aria-current]');
    if (!walked || !centre) return;
    centre.focus({ preventScroll: true });
    centre.scrollIntoView({ block: 'center' });
  }, []);
  const side = (name: 'uses' | 'usedBy', column: typeof uses) => (
    <GraphSideColumn
      side={name}
      column={column}
      count={variable[name].length}
      place={place}
      onPlace={setPlace}
      onOpen={onWalk}
      onMore={() => setOpened({ ...opened, [name]: !opened[name] })}
    />
  );
  return (
    <section
      ref={root}
      aria-label={t('model.graph.title')}
      onKeyDown={(event) => {
        if (event.key === 'Backspace') onBack();
        else if (!(event.target instanceof HTMLElement) || event.target.dataset.place === undefined) return;
        else if (event.altKey || !event.key.startsWith('Arrow')) return;
        else focusOn(steppedTo(place, event.key, middles));
        event.preventDefault();
      }}
    >
      <div className={styles.graph}>
        {SIDES.map((each) => (
          <h4 key={each} className={styles.title} data-side={each}>
            {`${t(`model.${each}`)} (${variable[each].length})`}
          </h4>
        ))}
        {side('uses', uses)}
        <GraphEdges from={middles.uses} to={middles.this} height={height} />
        <div className={styles.column}>
          <GraphNode
            variable={variable}
            centre
            place="this 0"
            active={place.side === 'this'}
            onFocus={() => setPlace({ side: 'this', at: 0 })}
            onOpen={() => undefined}
          />
        </div>
        <GraphEdges
          from={middles.usedBy.length === 0 ? [] : middles.this}
          to={middles.usedBy}
          height={height}
        />
        {side('usedBy', usedBy)}
      </div>
      <KindLegend />
    </section>
  );
}
