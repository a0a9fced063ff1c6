import { createContext } from 'react';

/** How the charts below are drawn where it is not as the window is: for paper. */
export interface ChartRendering {
  readonly scheme: 'light' | 'dark';
  /** Dots of the picture for one of the layout while it is printed. */
  readonly printRatio: number;
  /** Of axes, in layout dots. */
  readonly fontSize: number;
}

/** Null follows the window. */
export const ChartRenderingContext = createContext<ChartRendering | null>(null);

/** White paper; some 300 dots an inch. */
export const ON_PAPER: ChartRendering = { scheme: 'light', printRatio: 3, fontSize: 9 };
