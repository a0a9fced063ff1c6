import { describe, expect, it } from 'vitest';
import { LOCALES } from '#shared/locale.ts';
import { ALLOCATION_MESSAGES } from '#shared/messages/allocation.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { CLI_MESSAGES } from '#shared/messages/cli.ts';
import { EXCHANGE_REMARKS } from '#shared/messages/exchange.ts';
import { FORMULA_MESSAGES } from '#shared/messages/formula.ts';
import { MENU_MESSAGES } from '#shared/messages/menu.ts';
import { type Catalogue, formatTemplate } from '#shared/messages/message.ts';
import { PLAN_MESSAGES } from '#shared/messages/plan.ts';
import { noticeIn, RUN_MESSAGES, warningText } from '#shared/messages/run.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import { GLOSSARY_MEANINGS, GLOSSARY_TERMS } from '#shared/messages/workbook-glossary.ts';

const CATALOGUES: Readonly<Record<string, Catalogue>> = {
  allocation: ALLOCATION_MESSAGES,
  app: APP_MESSAGES,
  cli: CLI_MESSAGES,
  'exchange remarks': EXCHANGE_REMARKS,
  formula: FORMULA_MESSAGES,
  'glossary terms': GLOSSARY_TERMS,
  'glossary meanings': GLOSSARY_MEANINGS,
  menu: MENU_MESSAGES,
  plan: PLAN_MESSAGES,
  run: RUN_MESSAGES,
  workbook: WORKBOOK_MESSAGES,
};

function placeholders(template: string): string[] {
  return [...new Set([...template.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name ?? ''))].sort();
}

describe.each(Object.entries(CATALOGUES))('the messages of %s', (_name, catalogue) => {
  it.each(Object.entries(catalogue))('%s says the same in every language', (_code, template) => {
    for (const locale of LOCALES) {
      expect(template[locale].trim()).not.toBe('');
      expect(placeholders(template[locale])).toEqual(placeholders(template.en));
    }
  });
});

it('puts arguments in place and leaves a placeholder without one visible', () => {
  expect(formatTemplate('{a} and {a}, {b}, {toString}', { a: 1 })).toBe('1 and 1, {b}, {toString}');
});

describe('a remark of a result file', () => {
  it('is read from its English sentence, and said in the language of the window', () => {
    const args = { cell: 'npv', count: 3, trials: 1000, origin: 'margin_per_order[sea]' };
    const sentence = formatTemplate(RUN_MESSAGES.notFinite.en, args);
    expect(noticeIn(sentence)).toEqual({
      code: 'notFinite',
      args: { ...args, count: '3', trials: '1000' },
    });
    expect(warningText(sentence, 'zh-CN')).toBe(formatTemplate(RUN_MESSAGES.notFinite['zh-CN'], args));
    expect(warningText(sentence, 'en')).toBe(sentence);
  });

  it('of any kind keeps its code, and a sentence of another kind stays as it is', () => {
    for (const [code, { en }] of Object.entries(RUN_MESSAGES)) {
      const args = Object.fromEntries(placeholders(en).map((name) => [name, `<${name}>`]));
      expect(noticeIn(formatTemplate(en, args))).toEqual({ code, args });
    }
    expect(warningText('the moon was full', 'zh-CN')).toBe('the moon was full');
  });
});
