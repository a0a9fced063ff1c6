import type { Plugin, Scale } from 'chart.js';
import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, nameAxis, namedTooltip, plainFont, tickLook, valueAxis } from './options.ts';

export interface TornadoBar {
  readonly name: string;
  /** The name as far as an axis has room for it; line by line where it has more than one. */
  readonly axisName: string | readonly string[];
  /** −1 to 1, unless the chart goes further. */
  readonly value: number;
  /** Standard error; a line of two of them to either side is drawn. */
  readonly error?: number;
  /** Value and error in words, as the table has them. */
  readonly figure: string;
}

interface Props {
  readonly label: string;
  readonly bars: readonly TornadoBar[];
  /** Bars go from 0 to the right alone. */
  readonly oneSided?: boolean;
  /** How far the axis may go to either side. */
  readonly limit?: number;
  readonly format: AxisFormat;
}

/** Half of what marks the ends of a line, in pixels. */
const CAP = 3;

/** Lines of two standard errors to either side of each bar's end, with their ends marked. */
function errorLines(theme: ChartTheme, bars: readonly TornadoBar[]): Plugin {
  return {
    id: 'errorLines',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const { x, y } = scales;
      if (!x || !y) return;
      const inside = (pixel: number) => Math.max(chartArea.left, Math.min(chartArea.right, pixel));
      ctx.save();
      bars.forEach(({ value, error = 0 }, at) => {
        if (error === 0) return;
        const middle = y.getPixelForValue(at);
        const ends = [value - 2 * error, value + 2 * error].map((end) => inside(x.getPixelForValue(end)));
        const line = new Path2D();
        for (const end of ends) {
          line.moveTo(end, middle - CAP);
          line.lineTo(end, middle + CAP);
        }
        line.moveTo(ends[0]!, middle);
        line.lineTo(ends[1]!, middle);
        // The edge parts the line from its bar, whatever colour that has.
        for (const [color, width] of [
          [theme.panel, 4],
          [theme.strong, 1.5],
        ] as const) {
          ctx.strokeStyle = color;
          ctx.lineWidth = width;
          ctx.stroke(line);
        }
      });
      ctx.restore();
    },
  };
}

/** Most that names may take of the picture's width. */
const NAMES_SHARE = 0.48;

/** Names as far as they find room: where one is too long its first part loses its end, and where it holds stays. */
function fittingName(theme: ChartTheme) {
  return function (this: Scale, value: string | number): string | string[] {
    const name = this.getLabelForValue(Number(value)) as string | string[];
    if (typeof name !== 'string') return name;
    const { ctx, chart } = this;
    ctx.save();
    ctx.font = plainFont(theme);
    const fits = (text: string) => ctx.measureText(text).width <= chart.width * NAMES_SHARE;
    const [what = '', ...where] = name.split(' · ');
    const clipped = (length: number) =>
      [length < what.length ? `${what.slice(0, length).trimEnd()}…` : what, ...where].join(' · ');
    let length = what.length;
    while (length > 1 && !fits(clipped(length))) length -= 1;
    ctx.restore();
    return clipped(length);
  };
}

/** Inputs by how strongly the output follows them: to the right with it, to the left against it. */
export function TornadoChart({ label, bars, oneSided = false, limit = 1, format }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const reach = Math.min(
        limit,
        Math.ceil(Math.max(0.1, ...bars.map((bar) => Math.abs(bar.value) + 2 * (bar.error ?? 0))) * 10) / 10,
      );
      return {
        type: 'bar',
        data: {
          labels: bars.map((bar) => bar.axisName),
          datasets: [
            {
              data: bars.map((bar) => bar.value),
              backgroundColor: bars.map((bar) => (bar.value < 0 ? theme.negative : theme.positive)),
              barPercentage: 0.78,
              categoryPercentage: 0.9,
              borderRadius: 2,
              maxBarThickness: 26,
            },
          ],
        },
        options: {
          indexAxis: 'y',
          scales: {
            x: {
              ...valueAxis(theme, format),
              min: oneSided ? 0 : -reach,
              max: reach,
            },
            y: {
              ...nameAxis(theme),
              ticks: { ...tickLook(theme), autoSkip: false, callback: fittingName(theme) },
            },
          },
          plugins: {
            legend: { display: false },
            tooltip: namedTooltip(theme, bars),
          },
        },
        plugins: [errorLines(theme, bars)],
      };
    },
    [bars, oneSided, limit, format],
  );
  return <Chart label={label} setup={setup} />;
}
