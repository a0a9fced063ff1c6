/**
 * Colours of every picture. The series follow Okabe and Ito's palette (2008), which people with any colour vision
 * tell apart; yellow and black stay out, since they vanish on a light or a dark ground.
 */
export interface ChartTheme {
  readonly series: readonly string[];
  readonly main: string;
  readonly band: string;
  readonly wideBand: string;
  readonly negative: string;
  readonly positive: string;
  readonly target: string;
  readonly text: string;
  /** What has to stand out from everything else: it goes with an edge of the panel's colour. */
  readonly strong: string;
  readonly grid: string;
  readonly panel: string;
  /** Of axes, where it is not the usual one. */
  readonly fontSize?: number;
}

const SERIES_LIGHT = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a8f98', '#7b5ea7'];
const SERIES_DARK = ['#4aa3df', '#f0b03f', '#2fc29a', '#df9cc2', '#8fd0f5', '#f0803f', '#a2abb8', '#a98bd0'];

export const CHART_THEMES: Readonly<Record<'light' | 'dark', ChartTheme>> = {
  light: {
    series: SERIES_LIGHT,
    main: '#0072b2',
    band: 'rgba(0, 114, 178, 0.30)',
    wideBand: 'rgba(0, 114, 178, 0.13)',
    negative: '#d55e00',
    positive: '#0072b2',
    target: '#b3261e',
    text: '#586474',
    strong: '#16202c',
    grid: '#e8ecf1',
    panel: '#ffffff',
  },
  dark: {
    series: SERIES_DARK,
    main: '#4aa3df',
    band: 'rgba(74, 163, 223, 0.38)',
    wideBand: 'rgba(74, 163, 223, 0.16)',
    negative: '#f0803f',
    positive: '#4aa3df',
    target: '#ff8f87',
    text: '#a2abb8',
    strong: '#e4e8ee',
    grid: '#262d36',
    panel: '#171c23',
  },
};

/** The colour of the nth series; they come round again after the last. */
export function seriesColor(theme: ChartTheme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.main;
}
