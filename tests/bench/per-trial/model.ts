import type { PlanDocument, Quantity } from '#shared/plan/document.ts';
import type { Draws } from './draws.ts';
import { SampleFigures } from './figures.ts';
import { inputSampler } from './inputs.ts';
import { type Active, Growth, stepEvent } from './risks.ts';
import { marketSpend } from './spend.ts';
import { type Technology, technologyOf } from './technology.ts';

/** Computes one trial into the columns. */
export type Trial = (draws: Draws, trial: number, columns: readonly Float64Array[]) => void;

/** Output cells of the sample plan: npv, lowest_cash, blended_cac, and by period three totals and two series a market. */
export function columnCount(figures: SampleFigures): number {
  return 3 + figures.periods * (3 + 2 * figures.markets.length);
}

/**
 * The sample plan as an engineer would write it in JavaScript: one trial after the other, scalars and small arrays.
 * Written by hand from docs/growth-model.md; the figures are read from the document, and what spend alone decides is
 * computed, before the first trial.
 */
export function perTrialModel(document: PlanDocument): { trial: Trial; columns: number } {
  const figures = new SampleFigures(document);
  const { markets, periods } = figures;
  const lines = figures.membersWith('line', 'role', 'acquisition');
  const regulated = figures.membersWith('line', 'role', 'regulated');
  const spend = markets.map((market) => marketSpend(figures, market, lines, regulated));
  const totalSpend = new Array<number>(periods).fill(0);
  for (const { id } of document.dimensions[1]!.members)
    figures.spend(id).forEach((amount, t) => {
      totalSpend[t] = totalSpend[t]! + amount;
    });
  const paidSpend = lines.flatMap((line) => figures.spend(line)).reduce((sum, amount) => sum + amount, 0);
  const yearFraction = document.calendar.monthsPerPeriod / 12;
  const discounts = totalSpend.map((_, t) => (1 + document.discountRate) ** -((t + 0.5) * yearFraction));
  const seasons = totalSpend.map((_, period) => figures.field('season', { period }));
  const number = (name: string) => figures.field(name);
  const localScale = figures.byMarket('local_scale');
  const localGap = figures.byMarket('localisation_gap');
  const localStart = Math.exp(-figures.field('opening_level', { line: 'local_team' }));
  const localLevel = figures.field('opening_level', { line: 'local_team' });
  const reference = lines.map((line) => figures.byMarket('reference_spend', 'value', { line }));
  const cacFactor = lines.map((line) => figures.field('cac_factor', { line }));
  const saturations = lines.map((line) => figures.field<Quantity>('saturation', { line }));
  const shapes = lines.map((line) => figures.field('shape', { line }));
  const carryovers = lines.map((line) => figures.field('carryover', { line }));
  const [openingCustomers, referralRate] = [
    figures.byMarket('opening_customers'),
    figures.byMarket('referral_rate'),
  ];
  const [daysNow, daysFloor] = [figures.byMarket('days_now'), figures.byMarket('days_floor')];
  const [dutiable, dutyRate] = [figures.byMarket('dutiable_share'), figures.byMarket('duty_rate')];
  const [hedgeRatio, hedgeCost] = [figures.byMarket('hedge_ratio'), figures.byMarket('hedge_cost')];
  const [forwardDrift, overhead] = [figures.byMarket('forward_drift'), figures.byMarket('overhead')];
  const returnHandling = figures.byMarket('return_handling');
  const [referralCost, resilienceEffect] = [number('referral_cost'), number('resilience_effect')];
  const [suspensionChurn, elasticity, passThrough] = [
    number('suspension_churn'),
    number('price_elasticity'),
    number('pass_through'),
  ];
  const [writeoff, fee, rerouteCost, residualShare] = [
    number('return_writeoff'),
    number('payment_fee'),
    number('reroute_cost'),
    number('residual_share'),
  ];
  const freightOf = (field: string) => figures.field('freight_index', {}, field);
  const freightRate = Math.LN2 / freightOf('half_life');
  const risk = {
    disruption: figures.byMarket('disruption_risk'),
    tariff: figures.byMarket('tariff_risk'),
    global: figures.field('global_disruption', {}, 'probability'),
  };
  const outcome = (name: string, field: string, at = {}) => figures.field<Quantity>(name, at, field);
  const disruptionSeverity = outcome('disruption', 'severity');
  const disruptionDuration = outcome('disruption', 'duration');
  const globalSeverity = outcome('global_disruption', 'severity');
  const globalDuration = outcome('global_disruption', 'duration');
  const suspensionSeverity = outcome('suspension', 'severity');
  const tariffSeverity = markets.map((region) => outcome('tariff_shock', 'severity', { region }));
  const fineSeverity = regulated.map((line) => outcome('fine', 'severity', { line }));

  const { inputs, draw } = inputSampler(figures);
  const technology = technologyOf(figures);
  const tech: Technology = { targeting: 1, conversion: 1, automation: 1, innovation: 1, lift: 1 };
  const [cacIndex, demand, fx] = ['cac_index', 'demand_index', 'fx'].map(
    (name) => new Growth(figures, name),
  ) as [Growth, Growth, Growth];
  const events = () => markets.map((): Active => ({ left: 0, value: 0 }));
  const [disruptions, tariffs] = [events(), events()];
  const [customers, localStock] = [markets.map(() => 0), markets.map(() => 0)];
  const saturation = lines.map(() => 0);
  const carried = lines.map(() => markets.map(() => 0));

  const trial: Trial = (draws, at, columns) => {
    draw(draws);
    for (const path of [cacIndex, demand, fx]) path.restart();
    for (let line = 0; line < lines.length; line++) saturation[line] = draws.quantity(saturations[line]!);
    for (let m = 0; m < markets.length; m++) {
      customers[m] = openingCustomers[m]!;
      localStock[m] = localLevel * localScale[m]!;
      disruptions[m]!.left = 0;
      disruptions[m]!.value = 0;
      tariffs[m]!.left = 0;
      tariffs[m]!.value = 0;
      for (let line = 0; line < lines.length; line++) carried[line]![m] = reference[line]![m]! * 0.6;
    }
    const global: Active = { left: 0, value: 0 };
    let freight = freightOf('start');
    let [npv, cash, lowest, paidTotal] = [0, 0, Number.POSITIVE_INFINITY, 0];
    for (let t = 0; t < periods; t++) {
      const h = yearFraction * (t === 0 ? 0.5 : 1);
      const last = t === periods - 1;
      cacIndex.step(draws, h);
      demand.step(draws, h);
      fx.step(draws, h);
      const decay = Math.exp(-freightRate * h);
      const deviation = freightOf('volatility') * Math.sqrt((1 - decay * decay) / (2 * freightRate));
      freight = Math.exp(
        Math.log(freight) * decay + Math.log(freightOf('mean')) * (1 - decay) + deviation * draws.normal(),
      );
      technology(inputs, t, tech);
      const world = stepEvent(draws, global, risk.global, globalSeverity, globalDuration);
      let [profit, revenue, active, residual] = [-totalSpend[t]!, 0, 0, 0];
      for (let m = 0; m < markets.length; m++) {
        const own = spend[m]!;
        const interruption = stepEvent(
          draws,
          disruptions[m]!,
          risk.disruption[m]!,
          disruptionSeverity,
          disruptionDuration,
        );
        const tariff = stepEvent(
          draws,
          tariffs[m]!,
          risk.tariff[m]!,
          tariffSeverity[m]!,
          Number.POSITIVE_INFINITY,
        );
        const closed = draws.uniform() < own.suspensionRisk[t]! ? draws.quantity(suspensionSeverity) : 0;
        let fines = 0;
        for (let line = 0; line < regulated.length; line++)
          if (draws.uniform() < own.fineRisk[line]![t]!) fines += draws.quantity(fineSeverity[line]!);
        const open = 1 - closed;

        localStock[m] =
          0.8 * localStock[m]! + own.localTeam[t]! * (1 + inputs.training_gain * own.trained[t]!);
        const localisation = 1 + localGap[m]! * (localStart - Math.exp(-localStock[m]! / localScale[m]!));
        let response = 0;
        for (let line = 0; line < lines.length; line++) {
          const [share, known, power] = [saturation[line]!, reference[line]![m]!, shapes[line]!];
          const most = known / (inputs.cac[m]! * cacFactor[line]!) / share;
          const half = known * ((1 - share) / share) ** (1 / power);
          const reach = (own.ads[line]![t]! * tech.targeting) / cacIndex.value[m]!;
          const level = (1 - carryovers[line]!) * reach + carryovers[line]! * carried[line]![m]!;
          carried[line]![m] = level;
          response += most / (1 + (half / level) ** power);
        }
        const market = demand.value[m]!;
        const paid = seasons[t]! * market * localisation * tech.conversion * tech.lift * response;
        const before = customers[m]!;
        const word = 1 + inputs.referral_lift * (1 - Math.exp(-own.referral[t]! / (referralCost * before)));
        const fresh = paid * open + referralRate[m]! * before * word * open;
        paidTotal += paid;

        const lostDays = (interruption + world) * (1 - resilienceEffect * own.resilience[t]!);
        const days = daysFloor[m]! + (daysNow[m]! - daysFloor[m]!) * own.networkDecay[t]! + lostDays;
        const raw =
          inputs.base_retention[m]! -
          inputs.churn_per_day * (days - daysNow[m]!) +
          inputs.trust_gain * own.brand[t]! -
          suspensionChurn * closed;
        const retention = Math.min(Math.max(raw, 0.05), 0.97);
        const kept = before * retention;
        customers[m] = kept + fresh;

        const [margin, basket] = [inputs.gross_margin[m]!, inputs.aov[m]!];
        const priceIndex = 1 + passThrough * tariff * dutiable[m]! * (1 - margin);
        const loyal = kept * inputs.repeat_orders[m]! * tech.innovation * market * seasons[t]! * open;
        const orders = (loyal + fresh) * priceIndex ** -elasticity;
        const forward = Math.exp(forwardDrift[m]! * (t + 0.5) * yearFraction) - hedgeCost[m]!;
        const rate = hedgeRatio[m]! * forward + (1 - hedgeRatio[m]!) * fx.value[m]!;
        const gmv = orders * basket * priceIndex * rate;
        const returns = inputs.return_rate[m]! * (1 - inputs.returns_reduction * own.served[t]!);
        const sales = gmv * (1 - returns);
        const bought = orders * basket * (1 - margin);
        const cogs = bought * (1 - returns * (1 - writeoff));
        const duty = bought * dutiable[m]! * (dutyRate[m]! + tariff);
        const carriage = freight * (1 - inputs.storage_saving * own.stored[t]!) + rerouteCost * lostDays;
        const perOrder = inputs.cost_per_order[m]!;
        const surge = Math.max(0, orders - own.capacity[t]!) * 0.5 * perOrder;
        const fulfilment = orders * perOrder * tech.automation * carriage + surge;
        const handling = orders * returns * returnHandling[m]! * tech.automation;
        const contribution = sales - cogs - duty - fulfilment - handling - gmv * fee - fines;

        profit += contribution - overhead[m]!;
        revenue += sales;
        active += customers[m]!;
        columns[3 + 3 * periods + m * periods + t]![at] = customers[m]!;
        columns[3 + (3 + markets.length) * periods + m * periods + t]![at] = days;
        if (last) {
          const perSale = Math.max(0, (contribution + fines) / Math.max(1, orders));
          const loyalty = (inputs.repeat_orders[m]! * tech.innovation * retention) / (1.03 - retention);
          residual += customers[m]! * residualShare * perSale * loyalty;
        }
      }
      columns[3 + t]![at] = profit;
      columns[3 + periods + t]![at] = revenue;
      columns[3 + 2 * periods + t]![at] = active;
      cash += profit;
      lowest = Math.min(lowest, cash);
      npv += (profit + residual) * discounts[t]!;
    }
    columns[0]![at] = npv;
    columns[1]![at] = lowest;
    columns[2]![at] = paidSpend / paidTotal;
  };
  return { trial, columns: columnCount(figures) };
}
