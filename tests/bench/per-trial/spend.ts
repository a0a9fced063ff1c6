import type { SampleFigures } from './figures.ts';

/** What spend alone decides of a market: computed once. */
export interface MarketSpend {
  readonly ads: readonly number[][];
  readonly localTeam: readonly number[];
  readonly trained: readonly number[];
  readonly referral: readonly number[];
  readonly served: readonly number[];
  readonly stored: readonly number[];
  readonly networkDecay: readonly number[];
  readonly resilience: readonly number[];
  readonly brand: readonly number[];
  readonly capacity: readonly number[];
  readonly suspensionRisk: readonly number[];
  readonly fineRisk: readonly number[][];
}

export function stockOf(flow: readonly number[], keep: number, start: number): number[] {
  let stock = start;
  return flow.map((amount) => {
    stock = keep * stock + amount;
    return stock;
  });
}

export function marketSpend(
  figures: SampleFigures,
  region: string,
  lines: readonly string[],
  regulated: readonly string[],
): MarketSpend {
  const at = { region };
  const spend = (line: string) => figures.spend(line, region);
  const level = (line: string) => figures.field('opening_level', { line });
  const scale = (name: string) => figures.field(name, at);
  const saturated = (flow: readonly number[], half: number) => flow.map((x) => 1 - Math.exp(-x / half));
  const warehouses = spend('warehouses');
  const network = figures.field('network_scale', at);
  const delivery = spend('delivery_network').map((x, t) => x + 0.4 * warehouses[t]!);
  const covered = (line: string) =>
    spend(line).map((x) => Math.min(1, x / figures.field('required_compliance', { region, line })));
  return {
    ads: lines.map(spend),
    localTeam: spend('local_team'),
    trained: saturated(spend('training'), scale('training_scale')),
    referral: spend('referral'),
    served: saturated(spend('returns_service'), scale('service_scale')),
    stored: stockOf(warehouses, 0.9, level('warehouses') * network).map(
      (stock) => Math.exp(-level('warehouses')) - Math.exp(-stock / network),
    ),
    networkDecay: stockOf(delivery, 0.9, level('delivery_network') * network).map((stock) =>
      Math.exp(level('delivery_network') - stock / network),
    ),
    resilience: saturated(
      stockOf(spend('continuity'), 0.85, level('continuity') * scale('continuity_scale')),
      scale('continuity_scale'),
    ),
    brand: stockOf(spend('brand'), 0.9, level('brand') * scale('brand_scale')).map(
      (stock) => Math.exp(-level('brand')) - Math.exp(-stock / scale('brand_scale')),
    ),
    capacity: stockOf(warehouses, 1, 0).map(
      (built) => scale('opening_capacity') + scale('capacity_per_usd') * built,
    ),
    suspensionRisk: covered('product_certification').map((share) => 0.002 + 0.025 * (1 - share) ** 2),
    fineRisk: regulated.map((line) => covered(line).map((share) => 0.002 + 0.05 * (1 - share) ** 2)),
  };
}
