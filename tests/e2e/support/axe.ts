import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Part {
  readonly within?: string | undefined;
  readonly without?: string;
}

/** What axe finds on the page or in part of it, each with its first element and what would mend it. */
export async function violationsIn(page: Page, { within, without }: Part = {}): Promise<string[]> {
  const all = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const included = within ? all.include(within) : all;
  const part = without ? included.exclude(without) : included;
  // The window has no frames, for which axe would open a second page and carry all it found there.
  const { violations } = await part.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
