import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy.ts';
import { useReport } from './use-report.ts';

/** A figure as it is shown, with what stands behind it. */
export interface Figure {
  readonly text: string;
  /** To the last digit, in its unit; several where the text tells several. Empty where there is none. */
  readonly values: readonly number[];
  /** A second, small line: the range or the error. */
  readonly small?: string;
  /** In full, with unit, level and error. */
  readonly title?: string;
}

export const textOf = (cell: string | Figure | undefined): string =>
  typeof cell === 'string' ? cell : (cell?.text ?? '');

/**
 * Puts one figure on the clipboard, as plain numbers where it is made of such, so that a spreadsheet takes them, and says
 * so. Nothing for what is no figure.
 */
export function useCopyFigure(): (name: string, figure: string | Figure) => void {
  const { t } = useTranslation();
  const report = useReport();
  return useCallback(
    (name, figure) => {
      const text = textOf(figure);
      const copied = typeof figure === 'string' ? text : figure.values.join('\t');
      if (copied === '' || copied === '—') return;
      copyText(copied);
      report.done(t('figures.copiedOne', { name, text }));
    },
    [t, report],
  );
}
