import { useComputedColorScheme, VisuallyHidden } from '@mantine/core';
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
import { useTranslation } from 'react-i18next';
import styles from './chart.module.css';
import { ChartRenderingContext } from './chart-rendering.ts';
import { CHART_THEMES, type ChartTheme } from './chart-theme.ts';
import { type Picking, useWalk } from './use-walk.ts';

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
  /** What Enter does with a part. */
  readonly picking?: Picking | undefined;
  /** Nothing of it can be pointed at: its figures stand beside it. */
  readonly still?: boolean;
}

/** Draws with the dots of paper as long as the page is printed: more than a screen has would be thinned out there. */
function drawnForPrint(chart: ChartJs, ratio: number): () => void {
  const draw = (devicePixelRatio: number | undefined) => {
    if (devicePixelRatio === undefined) delete chart.options.devicePixelRatio;
    else chart.options.devicePixelRatio = devicePixelRatio;
    chart.resize();
  };
  const forPaper = () => draw(ratio);
  const forScreen = () => draw(undefined);
  window.addEventListener('beforeprint', forPaper);
  window.addEventListener('afterprint', forScreen);
  return () => {
    window.removeEventListener('beforeprint', forPaper);
    window.removeEventListener('afterprint', forScreen);
  };
}

/**
 * A chart.js canvas that follows its container's size, the colour scheme and its data. The keyboard walks it: what the
 * pointer is told, screen readers are.
 */
export function Chart({ label, setup, picking, still = false }: Props) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const windowScheme = useComputedColorScheme('light');
  const rendering = useContext(ChartRenderingContext);
  const scheme = rendering?.scheme ?? windowScheme;
  useEffect(() => {
    if (!canvas.current) return;
    const { fontSize, printRatio } = rendering ?? {};
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
        ...options,
      },
    });
    const forget = printRatio === undefined ? undefined : drawnForPrint(chart, printRatio);
    return () => {
      forget?.();
      chart.destroy();
    };
  }, [setup, scheme, rendering]);
  const { said, ...keys } = useWalk(canvas, picking?.onPick);
  const picture = <canvas ref={canvas} role="img" aria-label={label} />;
  if (still) return <div className={styles.frame}>{picture}</div>;
  return (
    // Arrows and Enter are its own, so to assistive technology it is an application.
    <div
      className={styles.frame}
      role="application"
      aria-label={picking?.label ?? t('figures.walk', { label })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as its role says
      tabIndex={0}
      {...keys}
    >
      {picture}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </div>
  );
}
