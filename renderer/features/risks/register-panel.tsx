import { Switch } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { textOf } from '../../components/figure.ts';
import { Panel } from '../../components/panel.tsx';
import { TableFrame } from '../../components/table-frame.tsx';
import { useCellKeys } from '../../components/use-cell-keys.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useFigureWords } from '../results/figures.ts';
import { PeriodTable } from './period-table.tsx';
import { registerColumns } from './register-figures.ts';
import styles from './risks.module.css';

interface Props {
  readonly view: RisksView;
  readonly plan: PlanView;
  /** Events that are switched off. */
  readonly off: readonly string[];
  onSwitch(event: string, without: boolean): void;
}

/** Every event with its probability, what it does, and what it costs the headline; one press copies a figure. */
export function RegisterPanel({ view, plan, off, onSwitch }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const output = view.headline ? labelText(view.headline.label, locale, view.headline.variable) : '';
  const [open, setOpen] = useState<string | null>(null);
  const columns = useMemo(() => registerColumns(view, plan, words), [view, plan, words]);
  const rows = useMemo(
    () =>
      view.risks.map((risk) => {
        const name = labelText(risk.label, locale, risk.variable);
        return { key: risk.variable, cells: [name, ...columns.map(({ figure }) => figure(risk))] };
      }),
    [view, columns, locale],
  );
  const keys = useCellKeys(rows, (row, column) =>
    [textOf(rows[row]?.cells[0]), columns[column - 1]?.head].join(' · '),
  );
  const heads = columns.map(({ head }) => head);
  const numberClass = (isNumber: boolean) => (isNumber ? (styles.number ?? '') : '');
  return (
    <Panel
      title={t('risks.register')}
      wide
      figures={{ label: t('risks.register'), columns: [t('risks.event'), ...heads], rows }}
    >
      {view.headline ? null : <p className={styles.note}>{t('risks.noHeadline')}</p>}
      <TableFrame label={t('risks.register')}>
        <table className={styles.table} onKeyDown={keys.onKeyDown}>
          <thead>
            <tr>
              <th scope="col">{t('risks.event')}</th>
              <th scope="col">{t('risks.without')}</th>
              {columns.map(({ head, hint, isNumber }) => (
                <th key={head} scope="col" className={numberClass(isNumber)} title={hint}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.risks.map((risk, row) => {
              const name = textOf(rows[row]?.cells[0]);
              const isOpen = open === risk.variable;
              return (
                <Fragment key={risk.variable}>
                  <tr data-testid={`risk-${risk.variable}`}>
                    <th scope="row">
                      <EventName
                        name={name}
                        isOpen={isOpen}
                        onPress={() => setOpen(isOpen ? null : risk.variable)}
                      />
                    </th>
                    <td>
                      <Switch
                        size="xs"
                        aria-label={t('risks.withoutEvent', { event: name })}
                        checked={off.includes(risk.variable)}
                        onChange={(event) => onSwitch(risk.variable, event.currentTarget.checked)}
                      />
                    </td>
                    {columns.map(({ head, isNumber }, column) => {
                      const figure = rows[row]?.cells[column + 1];
                      return (
                        <td
                          key={head}
                          {...keys.cell(row, column + 1)}
                          className={`${numberClass(isNumber)} ${styles.copied} figure`}
                          title={typeof figure === 'string' ? undefined : figure?.title}
                        >
                          {unbroken(textOf(figure))}
                        </td>
                      );
                    })}
                  </tr>
                  {isOpen ? (
                    <tr>
                      <td colSpan={columns.length + 2} className={styles.details}>
                        <PeriodTable risk={risk} plan={plan} trials={view.trials} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      {view.headline ? (
        <>
          <Hint term={t('risks.loss')} text={t('risks.lossHint', { output })} />
          <Hint term={t('risks.variance')} text={t('risks.varianceHint', { output })} />
        </>
      ) : null}
    </Panel>
  );
}

/** Figures that belong together, which a line must not end within: `4 · 18`, `5.75% – 38.5%`, `P5–P95`, `20 places`. */
const TOGETHER = /(\S+(?: [·–] \S+)+|\S*P\d+–P\d+\S*|\d+ \S+)/;

function unbroken(text: string): ReactNode {
  return text.split(TOGETHER).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={part} className={styles.together}>
        {part}
      </span>
    ),
  );
}

/** What a column of the register says, below it. */
function Hint({ term, text }: { term: string; text: string }) {
  return (
    <p className={styles.note}>
      <strong>{term}</strong> · {text}
    </p>
  );
}

/** The name of an event, which shows or hides its places and periods. */
function EventName({ name, isOpen, onPress }: { name: string; isOpen: boolean; onPress(): void }) {
  const { t } = useTranslation();
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={isOpen}
      title={t('risks.show', { event: name })}
      onClick={onPress}
    >
      <Icon size={14} aria-hidden />
      <span>{name}</span>
    </button>
  );
}
