import { Button, NumberInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TRIALS } from '#shared/result.ts';
import type { OutputView } from '#shared/views.ts';
import type { ConvergencePoint } from '#shared/views-results.ts';
import { currencyOf, formatCount } from '../../i18n/format.ts';
import { type FigureWords, roundedError, shortFigure } from './figures.ts';
import { neededTrials } from './needed-trials.ts';
import styles from './until-control.module.css';
import type { RunForm } from './use-run-settings.ts';

interface Props {
  readonly output: OutputView;
  readonly points: readonly ConvergencePoint[];
  readonly form: RunForm;
  readonly words: FigureWords;
}

/** Room above what the pace so far asks for: the stated error of a round varies. Rounds double the trials. */
const ROOM = 4;

/** How settled a mean is, what a smaller error would take, and a run that goes on until it is there. */
export function UntilControl({ output, points, form, words }: Props) {
  const { t } = useTranslation();
  const { locale } = words;
  const last = points.at(-1);
  const now = last?.standardError ?? null;
  const [typed, setTyped] = useState<number | null>(null);
  const wanted = typed ?? (now === null ? 0 : Number((now / 2).toPrecision(1)));
  if (!last || now === null) return null;
  const needed = neededTrials(points, wanted);
  const figure = (error: number) => shortFigure(roundedError(error), output, locale);
  const valid = wanted > 0;
  const room = Math.max(last.trials, ROOM * (needed ?? last.trials));
  const most = Math.min(MOST_TRIALS, 2 ** Math.ceil(Math.log2(room)));
  return (
    <form
      className={styles.control}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && !form.running) form.startUntil({ output: output.variable, error: wanted }, most);
      }}
    >
      <p className={styles.text} data-testid="settled">
        {t('closerLook.settled', { trials: formatCount(last.trials, locale), error: figure(now) })}{' '}
        {!valid
          ? ''
          : wanted >= now
            ? t('closerLook.reached', { error: figure(wanted) })
            : needed === null
              ? ''
              : t('closerLook.needed', {
                  error: figure(wanted),
                  trials: formatCount(Number(needed.toPrecision(2)), locale),
                })}
      </p>
      <label className={styles.label} htmlFor="until-error">
        {t('closerLook.until')}
      </label>
      <NumberInput
        id="until-error"
        size="xs"
        w={116}
        value={wanted}
        min={0}
        allowNegative={false}
        thousandSeparator=","
        hideControls
        rightSection={<span className={styles.unit}>{currencyOf(output.unit) ?? ''}</span>}
        rightSectionWidth={40}
        onChange={(value) => setTyped(typeof value === 'number' ? value : 0)}
      />
      <Button
        type="submit"
        size="xs"
        variant="light"
        leftSection={<IconPlayerPlay size={14} stroke={2} />}
        disabled={!valid}
        loading={form.running}
      >
        {t('closerLook.runUntil')}
      </Button>
    </form>
  );
}
