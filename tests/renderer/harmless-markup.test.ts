import { describe, expect, test } from 'vitest';
import { isHarmlessMarkup } from '../../renderer/security/harmless-markup.ts';

describe('markup that libraries set', () => {
  test.each([
    ':root { --mantine-color: #fff } .a > .b { content: "<" }',
    '<div class="ag-cell" role="gridcell"><span data-ref="eLabel"></span></div>',
    '<svg viewBox="0 0 10 10"><path d="M0 0L10 10"/></svg>',
    '<button type="button" aria-label="Close" disabled="disabled">×</button>',
    '',
  ])('may draw: %s', (markup) => {
    expect(isHarmlessMarkup(markup)).toBe(true);
  });

  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT src=x>',
    '< script >',
    '<img src=x onerror=alert(1)>',
    '<svg/onload = alert(1)>',
    '<iframe src="//evil.example">',
    '<object data=x>',
    '<embed src=x>',
    '<base href="//evil.example/">',
    '<meta http-equiv="refresh" content="0">',
    '<link rel="stylesheet" href="//evil.example">',
    '<form action="//evil.example">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<div srcdoc="x">',
    '<svg><foreignObject>x</foreignObject></svg>',
  ])('may not run or load: %s', (markup) => {
    expect(isHarmlessMarkup(markup)).toBe(false);
  });
});
