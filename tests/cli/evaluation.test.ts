import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '#shared/locale.ts';
import { emptyFolder, headroom, tinyPlan } from './support.ts';

test.each(LOCALES)(
  'check --plan-of-evaluation says how the plan is computed, then OK (%s)',
  async (locale) => {
    const plan = join(emptyFolder(), 'plan.json');
    writeFileSync(plan, JSON.stringify(tinyPlan()));
    const ended = await headroom(['check', plan, '--plan-of-evaluation'], locale);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const lines = ended.out.trimEnd().split('\n');
    // spend: 2 regions × 1 line × 2 periods; factor; result; by_region: 2 regions × 2 periods.
    expect(lines[1]).toMatch(/^ {2}4\D+10\D/);
    expect(ended.out).toMatch(/uniform 1[,\n]/);
    expect(ended.out).not.toMatch(/[{}]/);
    expect(lines.at(-1)).toMatch(/^OK Tiny/);
  },
);
