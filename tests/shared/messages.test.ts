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
import { RUN_MESSAGES } from '#shared/messages/run.ts';
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
