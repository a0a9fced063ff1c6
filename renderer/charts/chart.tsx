import { useComputedColorScheme } from '@mantine/core';
import {
  BarController,
  BarElement,
  CategoryScale,
  type ChartConfiguration,
  Chart as ChartJs,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useContext, useEffect, useRef } from 'react';
import styles from './chart.module.css';
import { ChartRenderingContext } from './chart-rendering.ts';
import { CHART_THEMES, type ChartTheme } from './chart-theme.ts';

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);
ChartJs.defaults.font.family =
  "'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
ChartJs.defaults.font.size = 11.5;
ChartJs.defaults.plugins.legend.labels.boxWidth = 12;
ChartJs.defaults.plugins.legend.labels.boxHeight = 8;

export type ChartSetup = Pick<ChartConfiguration, 'type' | 'data' | 'options' | 'plugins'>;

interface Props {
  /** What the picture shows, for those who do not see it; the figures are in the table beside it. */
  readonly label: string;
  /** Makes the chart for a theme. Keep it stable (useCallback), or the chart is drawn anew at each render. */
  setup(theme: ChartTheme): ChartSetup;
}

/** A chart.js canvas that follows its container's size, the colour scheme and its data. */
export function Chart({ label, setup }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const windowScheme = useComputedColorScheme('light');
  const rendering = useContext(ChartRenderingContext);
  const scheme = rendering?.scheme ?? windowScheme;
  useEffect(() => {
    if (!canvas.current) return;
    const { fontSize, pixelRatio } = rendering ?? {};
    const theme = { ...CHART_THEMES[scheme], ...(fontSize === undefined ? {} : { fontSize }) };
    const { options, ...rest } = setup(theme);
    const chart = new ChartJs(canvas.current, {
      ...rest,
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        color: theme.text,
        borderColor: theme.grid,
        ...(pixelRatio === undefined ? {} : { devicePixelRatio: pixelRatio }),
        ...options,
      },
    });
    return () => chart.destroy();
  }, [setup, scheme, rendering]);
  return (
    <div className={styles.frame}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
