import { VisuallyHidden } from '@mantine/core';
import { Chart as ChartJs } from 'chart.js';
import { type ReactNode, useRef, useState } from 'react';
import styles from './pickable.module.css';
import type { Series } from './stacked-chart.tsx';

interface Props {
  /** What the picture is, and that its parts can be gone to. */
  readonly label: string;
  readonly names: readonly (string | readonly string[])[];
  readonly series: readonly Series[];
  format(value: number): string;
  onPick(series: number, place: number): void;
  /** The chart. */
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, readonly [series: number, place: number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * A picture whose parts the keyboard reaches: arrows go along the bars and up and down within one, Enter picks. Where one
 * is, the box beside the part shows and a screen reader says.
 */
export function Pickable({ label, names, series, format, onPick, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<readonly [series: number, place: number] | null>(null);

  const mark = (part: readonly [series: number, place: number] | null) => {
    const canvas = frame.current?.querySelector('canvas');
    const chart = canvas ? ChartJs.getChart(canvas) : undefined;
    const active = part ? [{ datasetIndex: part[0], index: part[1] }] : [];
    const element = part ? chart?.getDatasetMeta(part[0]).data[part[1]] : undefined;
    chart?.setActiveElements(active);
    chart?.tooltip?.setActiveElements(active, { x: element?.x ?? 0, y: element?.y ?? 0 });
    chart?.update();
    setAt(part);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && at) return onPick(...at);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
    mark(at ? [within(at[0] + step[0], series.length), within(at[1] + step[1], names.length)] : [0, 0]);
  };
  const part = at && series[at[0]];
  const said = part ? [part.name, names[at[1]], format(part.values[at[1]] ?? 0)].flat().join(', ') : '';
  return (
    // Arrows and Enter are its own, so to assistive technology it is an application.
    <div
      ref={frame}
      className={styles.frame}
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as its role says
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => mark(null)}
    >
      {children}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </div>
  );
}
