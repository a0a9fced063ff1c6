import { describe, expect, test } from 'vitest';
import { CONTRACT } from '#shared/contract.ts';
import { CALLS } from '../../electron/host/channels.ts';
import { saveOffered } from '../../electron/host/save.ts';
import { attachment } from '../../electron/web/attachment.ts';

test('the window may call what the contract has, no more and no less', () => {
  expect(Object.keys(CALLS).sort()).toEqual(Object.keys(CONTRACT).sort());
});

describe('the proposed name of a file', () => {
  test.each([
    ['plan.json', 'plan.json'],
    ['Q1/Q2: "growth"?.xlsx', 'Q1_Q2_ _growth__.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['跨境增长 2026.xlsx', '跨境增长 2026.xlsx'],
    ['a\u0000b\nc.json', 'a_b_c.json'],
    ['...', 'headroom'],
  ])('%j becomes %j', async (name, proposal) => {
    const file = { name, mediaType: 'text/plain', bytes: new Uint8Array() };
    let proposed = '';
    const reply = await saveOffered(file, async (text) => {
      proposed = text;
      return null;
    });
    expect(proposed).toBe(proposal);
    expect(reply).toEqual({ ok: true, value: { type: 'cancelled' } });
  });
});

describe('a download keeps its name', () => {
  test.each([
    'plan.json',
    '跨境 “增长”.xlsx',
    "it's (1).json",
    'a"b\r\nSet-Cookie: x=1.json',
    '\ud800.json',
    '100 %.csv',
  ])('%j', (name) => {
    const header = attachment(name);
    expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/);
    expect(decodeURIComponent(header.split("''")[1]!)).toBe(name.toWellFormed());
  });
});
