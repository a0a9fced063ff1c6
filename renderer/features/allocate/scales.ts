/** Short forms of thousands and more, as people write them behind a figure. */
export const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  千: 1e3,
  m: 1e6,
  M: 1e6,
  b: 1e9,
  B: 1e9,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};
