import { test } from '@playwright/test';

/** Tests that the suite of five minutes has no room for run with HEADROOM_LONG=1; what they say is told of here. */
export const SHORT = process.env.HEADROOM_LONG === undefined;
export const LONG_ALONE = 'takes long: HEADROOM_LONG=1 npx playwright test runs it';

/** What the configuration says to the workers: pictures are to be drawn. */
export const DRAWING = 'HEADROOM_DRAWING';

/** Declares tests that are skipped together, before a host or a page is made for any of them. */
function gated(wanted: boolean, reason: string, declare: () => void): void {
  test.describe(() => {
    test.skip(!wanted, reason);
    declare();
  });
}

export function longAlone(declare: () => void): void {
  gated(!SHORT, LONG_ALONE, declare);
}

export function whenDrawing(declare: () => void): void {
  gated(process.env[DRAWING] !== undefined, 'npm run screenshots', declare);
}
