/** Tests that the suite of five minutes has no room for run with HEADROOM_LONG=1; what they say is told of here. */
export const SHORT = process.env.HEADROOM_LONG === undefined;
export const LONG_ALONE = 'takes long: HEADROOM_LONG=1 npx playwright test runs it';
