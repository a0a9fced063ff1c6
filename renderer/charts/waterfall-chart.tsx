import type { Plugin } from 'chart.js';
import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, nameAxis, namedTooltip, plainFont, valueAxis } from './options.ts';

export interface WaterfallBar {
  readonly name: string;
  readonly axisName: string;
  readonly from: number;
  readonly to: number;
  /** The level at either end, in the colour that is given; a step between them has the colour of its sign. */
  color?(theme: ChartTheme): string;
  /** Its figure in words, as short as it takes beside the bar. */
  readonly detail: string;
  /** The same as the table has it. */
  readonly figure: string;
}

interface Props {
  readonly label: string;
  readonly bars: readonly WaterfallBar[];
  readonly format: AxisFormat;
}

/** Hair lines from the end of each bar to the next one. */
function connectors(theme: ChartTheme, bars: readonly WaterfallBar[]): Plugin {
  return {
    id: 'connectors',
    afterDatasetsDraw({ ctx, scales }) {
      const { x, y } = scales;
      if (!x || !y) return;
      ctx.save();
      ctx.strokeStyle = theme.text;
      ctx.lineWidth = 1;
      ctx.setLineDash([2, 3]);
      bars.slice(0, -1).forEach((bar, at) => {
        const level = x.getPixelForValue(bar.to);
        ctx.beginPath();
        ctx.moveTo(level, y.getPixelForValue(at));
        ctx.lineTo(level, y.getPixelForValue(at + 1));
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}

const GAP = 6;
/** What a figure's letter takes of the width, about. */
const DIGIT = 6;

/** What each bar comes to, beside its end: to the right, or where there is no room to the left. */
function figures(theme: ChartTheme, bars: readonly WaterfallBar[]): Plugin {
  return {
    id: 'figures',
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const { x, y } = scales;
      if (!x || !y) return;
      ctx.save();
      ctx.font = plainFont(theme);
      ctx.fillStyle = theme.text;
      ctx.strokeStyle = theme.panel;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      ctx.textBaseline = 'middle';
      bars.forEach(({ from, to, detail }, at) => {
        const ends = [x.getPixelForValue(from), x.getPixelForValue(to)];
        const width = ctx.measureText(detail).width;
        const right = Math.max(...ends) + GAP;
        const left = Math.min(...ends) - GAP - width;
        const fits = right + width <= chart.width || left < chart.chartArea.left;
        const start = fits ? Math.min(right, chart.width - width) : left;
        const middle = y.getPixelForValue(at);
        ctx.strokeText(detail, start, middle);
        ctx.fillText(detail, start, middle);
      });
      ctx.restore();
    },
  };
}

const stepColor = (theme: ChartTheme, { from, to }: WaterfallBar) =>
  to < from ? theme.negative : theme.positive;

/** From one level to another in steps, top to bottom: what is added to the right, what is taken away to the left. */
export function WaterfallChart({ label, bars, format }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => ({
      type: 'bar',
      data: {
        labels: bars.map(({ axisName }) => axisName),
        datasets: [
          {
            data: bars.map(({ from, to }): [number, number] => [from, to]),
            backgroundColor: bars.map((bar) => bar.color?.(theme) ?? `${stepColor(theme, bar)}66`),
            borderColor: bars.map((bar) => bar.color?.(theme) ?? stepColor(theme, bar)),
            borderWidth: 1.5,
            barPercentage: 0.72,
            categoryPercentage: 0.94,
            borderSkipped: false,
          },
        ],
      },
      options: {
        indexAxis: 'y',
        layout: { padding: { right: Math.max(0, ...bars.map(({ detail }) => detail.length)) * DIGIT } },
        scales: {
          x: valueAxis(theme, format),
          y: { ...nameAxis(theme), ticks: { color: theme.text, autoSkip: false } },
        },
        plugins: {
          legend: { display: false },
          tooltip: namedTooltip(theme, bars),
        },
      },
      plugins: [connectors(theme, bars), figures(theme, bars)],
    }),
    [bars, format],
  );
  return <Chart label={label} setup={setup} />;
}
