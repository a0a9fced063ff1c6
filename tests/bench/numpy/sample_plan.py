"""The sample plan as an analyst would write it with NumPy: a Generator, and every step vectorised over trials.

Written by hand from docs/growth-model.md; the figures are read from the plan document. Arrays are (markets, trials).
Each line on standard input, `trials seed`, makes one run; the answer is one line of JSON with its time and figures.
"""

import json
import sys
import time

import numpy as np

LEVELS = [1, 5, 10, 25, 50, 75, 90, 95, 99]
Z90 = 1.2815515655446004


class Plan:
    """Figures of the document, by variable, market and line."""

    def __init__(self, document):
        self.variables = {v["name"]: v for v in document["variables"]}
        self.correlations = document.get("correlations", [])
        self.discount_rate = document["discountRate"]
        self.periods = document["calendar"]["periods"]
        self.year_fraction = document["calendar"]["monthsPerPeriod"] / 12
        regions, lines = document["dimensions"][0]["members"], document["dimensions"][1]["members"]
        self.markets = [m["id"] for m in regions if m["attributes"]["type"] == "market"]
        self.regulated = [m["id"] for m in lines if m["attributes"]["role"] == "regulated"]
        self.acquisition = [m["id"] for m in lines if m["attributes"]["role"] == "acquisition"]
        base = next(s for s in document["scenarios"] if "parent" not in s)
        self.rows = {(r["region"], r["line"]): np.array(r["amounts"], float) for r in base["spend"]}
        self.regions = [m["id"] for m in regions]

    def entry(self, name, field="value", **at):
        """The last entry of `cells` that covers the place, else the variable's own."""
        variable = self.variables[name]
        found = variable.get(field)
        for cell in variable.get("cells", []):
            if field in cell and all(at.get(k) == v for k, v in cell["at"].items()):
                found = cell[field]
        return found

    def by_market(self, name, field="value", **at):
        """One number a market, as a column."""
        return np.array([[self.entry(name, field, region=m, **at)] for m in self.markets], float)

    def spend(self, line):
        """(markets, periods)."""
        nothing = np.zeros(self.periods)
        return np.array([self.rows.get((m, line), nothing) for m in self.markets])

    def total(self, line):
        """Over all regions, (periods,)."""
        return sum(amounts for (_, own), amounts in self.rows.items() if own == line)

    def pearson(self, name):
        """Correlation matrix of a variable's markets: 2·sin(π·rank/6)."""
        matrix = np.eye(len(self.markets))
        for pair in self.correlations:
            sides = [side.rstrip("]").split("[") for side in pair["between"]]
            if sides[0][0] == name:
                i, j = (self.markets.index(market) for _, market in sides)
                matrix[i, j] = matrix[j, i] = 2 * np.sin(np.pi * pair["rank"] / 6)
        return matrix


def log_moments(distribution):
    low, high = np.log(distribution["p10"]), np.log(distribution["p90"])
    return (low + high) / 2, (high - low) / (2 * Z90)


def draw(rng, distribution, size):
    kind = distribution["dist"] if isinstance(distribution, dict) else None
    if kind is None:
        return np.full(size, float(distribution))
    if kind == "pert":
        low, mode, high = distribution["min"], distribution["mode"], distribution["max"]
        width = high - low
        return low + width * rng.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, size)
    if kind == "lognormal":
        return rng.lognormal(*log_moments(distribution), size)
    if kind == "beta":
        return rng.beta(distribution["alpha"], distribution["beta"], size)
    if kind == "uniform":
        return rng.uniform(distribution["min"], distribution["max"], size)
    if kind == "discrete":
        weights = np.array(distribution["weights"])
        return rng.choice(distribution["values"], size, p=weights / weights.sum())
    raise ValueError(kind)


def draw_markets(rng, plan, name, n):
    """A random input by market. Correlated markets are reordered by the ranks of correlated normals (Iman and Conover)."""
    values = np.array([draw(rng, plan.entry(name, region=m), n) for m in plan.markets])
    matrix = plan.pearson(name)
    if not np.array_equal(matrix, np.eye(len(matrix))):
        normals = np.linalg.cholesky(matrix) @ rng.standard_normal(values.shape)
        for i in np.flatnonzero((matrix != 0).sum(axis=1) > 1):
            values[i] = np.sort(values[i])[normals[i].argsort().argsort()]
    return values


class Growth:
    """A geometric Brownian motion by market, observed at the middle of each period."""

    def __init__(self, plan, name, n):
        self.value = np.repeat(plan.by_market(name, "start"), n, axis=1)
        self.drift = plan.by_market(name, "drift")
        self.volatility = plan.by_market(name, "volatility")
        self.root = np.linalg.cholesky(plan.pearson(name))

    def step(self, rng, h):
        shock = self.root @ rng.standard_normal(self.value.shape)
        drift = (self.drift - self.volatility**2 / 2) * h
        self.value = self.value * np.exp(drift + self.volatility * np.sqrt(h) * shock)
        return self.value


class Event:
    """Starts where none is active, lasts for its duration, and has one severity all along."""

    def __init__(self, shape):
        self.left = np.zeros(shape)
        self.value = np.zeros(shape)

    def step(self, rng, probability, severity, duration):
        active = self.left > 1
        starts = ~active & (rng.random(self.left.shape) < probability)
        self.left = np.where(active, self.left - 1, np.where(starts, duration, 0))
        self.value = np.where(starts, severity, np.where(active, self.value, 0))
        return self.value


def simulate(plan, n, seed):
    """All output cells: a dictionary of arrays whose last axis is the trial."""
    rng = np.random.default_rng(seed)
    number = plan.entry
    col = plan.by_market
    shape = (len(plan.markets), n)
    spend = {line: plan.spend(line) for line in {line for _, line in plan.rows}}
    level = lambda line: number("opening_level", line=line)
    scale = lambda line: number("tech_scale", line=line)

    # What is drawn once a trial.
    cac = draw_markets(rng, plan, "cac", n)
    base_retention = draw_markets(rng, plan, "base_retention", n)
    repeat_orders = draw_markets(rng, plan, "repeat_orders", n)
    gross_margin = draw_markets(rng, plan, "gross_margin", n)
    aov = draw_markets(rng, plan, "aov", n)
    return_rate = draw_markets(rng, plan, "return_rate", n)
    cost_per_order = draw_markets(rng, plan, "cost_per_order", n)
    once = lambda name: draw(rng, number(name), n)
    targeting_gain, training_gain = once("targeting_gain"), once("training_gain")
    conversion_uplift, automation_saving = once("conversion_uplift"), once("automation_saving")
    innovation_gain, experiment_success = once("innovation_gain"), once("experiment_success")
    win_uplift, referral_lift = once("win_uplift"), once("referral_lift")
    churn_per_day, trust_gain = once("churn_per_day"), once("trust_gain")
    returns_reduction, storage_saving = once("returns_reduction"), once("storage_saving")

    # Acquisition: what the lines can bring in, and where they are half way.
    responses = []
    for line in plan.acquisition:
        saturation = draw(rng, number("saturation", line=line), n)
        reference = col("reference_spend", line=line)
        shape_of_line = number("shape", line=line)
        most = reference / (cac * number("cac_factor", line=line)) / saturation
        half = reference * ((1 - saturation) / saturation) ** (1 / shape_of_line)
        carried = np.repeat(reference * 0.6, n, axis=1)
        responses.append([line, most, half, shape_of_line, number("carryover", line=line), carried])

    cac_index, demand_index, fx = (Growth(plan, name, n) for name in ("cac_index", "demand_index", "fx"))
    freight = np.full(n, float(number("freight_index", "start")))
    freight_mean, freight_volatility = number("freight_index", "mean"), number("freight_index", "volatility")
    freight_rate = np.log(2) / number("freight_index", "half_life")
    disruption, tariff, suspension = Event(shape), Event(shape), Event(shape)
    global_disruption = Event(n)
    fines = {line: Event(shape) for line in plan.regulated}

    # Stocks of spend start at today's level.
    tech = {line: level(line) * scale(line) for line in ("platform", "data_platform", "rd_near")}
    long_stock = level("rd_long") * scale("rd_long")
    local_stock = np.repeat(level("local_team") * col("local_scale"), n, axis=1)
    network_scale = col("network_scale")
    network_stock = level("delivery_network") * network_scale
    warehouse_stock = level("warehouses") * network_scale
    continuity_scale, brand_scale = col("continuity_scale"), col("brand_scale")
    continuity_stock = level("continuity") * continuity_scale
    brand_stock = level("brand") * brand_scale
    warehouses_built = np.zeros((len(plan.markets), 1))
    wins = np.zeros(n)
    customers = np.repeat(col("opening_customers"), n, axis=1)

    unit_cost = aov * (1 - gross_margin)
    days_now, days_floor = col("days_now"), col("days_floor")
    dutiable_share, duty_rate = col("dutiable_share"), col("duty_rate")
    hedge_ratio, hedge_cost, forward_drift = col("hedge_ratio"), col("hedge_cost"), col("forward_drift")
    fees, overhead = number("payment_fee"), col("overhead")
    backlog = number("experiment_backlog")
    total_spend = sum(plan.rows.values())

    kept_outputs = {name: [] for name in ("operating_profit", "revenue", "active", "customers", "delivery_days")}
    npv = np.zeros(n)
    paid_total = np.zeros(n)
    cash = np.zeros(n)
    lowest_cash = np.full(n, np.inf)

    for t in range(plan.periods):
        now = lambda line: spend[line][:, [t]]
        h = plan.year_fraction * (0.5 if t == 0 else 1)
        years = t * plan.year_fraction
        season = number("season", period=t)
        discount = (1 + plan.discount_rate) ** -(years + plan.year_fraction / 2)

        # Paths and events.
        media_price = cac_index.step(rng, h)
        demand = demand_index.step(rng, h)
        rate = fx.step(rng, h)
        decay = np.exp(-freight_rate * h)
        deviation = freight_volatility * np.sqrt((1 - decay**2) / (2 * freight_rate))
        freight = np.exp(
            np.log(freight) * decay + np.log(freight_mean) * (1 - decay) + deviation * rng.standard_normal(n)
        )
        interruption = disruption.step(
            rng,
            col("disruption_risk"),
            draw(rng, number("disruption", "severity"), shape),
            draw(rng, number("disruption", "duration"), shape),
        )
        world = global_disruption.step(
            rng,
            float(number("global_disruption", "probability")),
            draw(rng, number("global_disruption", "severity"), n),
            draw(rng, number("global_disruption", "duration"), n),
        )
        severity = np.array([draw(rng, number("tariff_shock", "severity", region=m), n) for m in plan.markets])
        duty_shock = tariff.step(rng, col("tariff_risk"), severity, np.inf)
        fine_cost = np.zeros(shape)
        for line in plan.regulated:
            coverage = np.minimum(1, now(line) / col("required_compliance", line=line))
            severity = draw(rng, number("fine", "severity", line=line), shape)
            fine_cost = fine_cost + fines[line].step(rng, 0.002 + 0.05 * (1 - coverage) ** 2, severity, 1)
        certified = np.minimum(
            1, now("product_certification") / col("required_compliance", line="product_certification")
        )
        severity = draw(rng, number("suspension", "severity"), shape)
        closed = suspension.step(rng, 0.002 + 0.025 * (1 - certified) ** 2, severity, 1)
        open_share = 1 - closed

        # Technology.
        for line in tech:
            tech[line] = 0.85 * tech[line] + plan.total(line)[t]
        gained = lambda line: np.exp(-level(line)) - np.exp(-tech[line] / scale(line))
        targeting = 1 + targeting_gain * gained("data_platform")
        conversion = 1 + conversion_uplift * gained("platform")
        automation = 1 - automation_saving * gained("rd_near")
        long_spend = plan.total("rd_long")[t - 4] if t >= 4 else scale("rd_long") * level("rd_long") * 0.1
        long_stock = 0.9 * long_stock + long_spend
        innovation = 1 + innovation_gain * (np.exp(-level("rd_long")) - np.exp(-long_stock / scale("rd_long")))
        lift = wins * win_uplift if t > 0 else np.zeros(n)
        tried = plan.total("experiments")[t] / number("experiment_cost")
        wins = 0.95 * wins + experiment_success * backlog * (1 - np.exp(-tried / backlog))

        # Acquisition.
        trained = 1 + training_gain * (1 - np.exp(-now("training") / col("training_scale")))
        local_stock = 0.8 * local_stock + now("local_team") * trained
        localisation = 1 + col("localisation_gap") * (
            np.exp(-level("local_team")) - np.exp(-local_stock / col("local_scale"))
        )
        response = np.zeros(shape)
        for item in responses:
            line, most, half, power, carryover, carried = item
            carried = (1 - carryover) * (now(line) * targeting / media_price) + carryover * carried
            item[5] = carried
            response = response + most / (1 + (half / carried) ** power)
        paid_new = season * demand * localisation * conversion * (1 + lift) * response
        word_cost = number("referral_cost") * customers
        referral = 1 + referral_lift * (1 - np.exp(-now("referral") / word_cost))
        referral_new = col("referral_rate") * customers * referral * open_share
        new_customers = paid_new * open_share + referral_new

        # Delivery and retention.
        network_stock = 0.9 * network_stock + now("delivery_network") + 0.4 * now("warehouses")
        warehouse_stock = 0.9 * warehouse_stock + now("warehouses")
        warehouses_built = warehouses_built + now("warehouses")
        continuity_stock = 0.85 * continuity_stock + now("continuity")
        brand_stock = 0.9 * brand_stock + now("brand")
        resilience = 1 - np.exp(-continuity_stock / continuity_scale)
        disruption_days = (interruption + world) * (1 - number("resilience_effect") * resilience)
        delivery_days = (
            days_floor
            + (days_now - days_floor) * np.exp(level("delivery_network") - network_stock / network_scale)
            + disruption_days
        )
        retention = np.clip(
            base_retention
            - churn_per_day * (delivery_days - days_now)
            + trust_gain * (np.exp(-level("brand")) - np.exp(-brand_stock / brand_scale))
            - number("suspension_churn") * closed,
            0.05,
            0.97,
        )
        kept = customers * retention
        customers = kept + new_customers

        # Sales.
        price_index = 1 + number("pass_through") * duty_shock * dutiable_share * (1 - gross_margin)
        orders = kept * repeat_orders * innovation * demand * season * open_share + new_customers
        orders = orders * price_index ** -number("price_elasticity")
        forward = np.exp(forward_drift * (years + 0.5 * plan.year_fraction)) - hedge_cost
        fx_effective = hedge_ratio * forward + (1 - hedge_ratio) * rate
        gmv = orders * aov * price_index * fx_effective
        served = 1 - np.exp(-now("returns_service") / col("service_scale"))
        returns = return_rate * (1 - returns_reduction * served)
        net_sales = gmv * (1 - returns)

        # Costs.
        cogs = orders * unit_cost * (1 - returns * (1 - number("return_writeoff")))
        duty = orders * unit_cost * dutiable_share * (duty_rate + duty_shock)
        capacity = col("opening_capacity") + col("capacity_per_usd") * warehouses_built
        stored = np.exp(-level("warehouses")) - np.exp(-warehouse_stock / network_scale)
        carriage = freight * (1 - storage_saving * stored) + number("reroute_cost") * disruption_days
        surge = np.maximum(0, orders - capacity) * 0.5 * cost_per_order
        fulfilment = orders * cost_per_order * automation * carriage + surge
        handling = orders * returns * col("return_handling") * automation
        contribution = net_sales - cogs - duty - fulfilment - handling - gmv * fees - fine_cost

        # Results.
        profit = (contribution - overhead).sum(axis=0) - total_spend[t]
        cash = cash + profit
        lowest_cash = np.minimum(lowest_cash, cash)
        npv = npv + profit * discount
        paid_total = paid_total + paid_new.sum(axis=0)
        kept_outputs["operating_profit"].append(profit)
        kept_outputs["revenue"].append(net_sales.sum(axis=0))
        kept_outputs["active"].append(customers.sum(axis=0))
        kept_outputs["customers"].append(customers)
        kept_outputs["delivery_days"].append(delivery_days)

    margin = (contribution + fine_cost) / np.maximum(1, orders)
    loyalty = repeat_orders * innovation * retention / (1.03 - retention)
    residual = number("residual_share") * np.maximum(0, margin) * loyalty
    npv = npv + (customers * residual).sum(axis=0) * discount
    acquisition_spend = sum(plan.total(line).sum() for line in plan.acquisition)
    outputs = {name: np.array(values) for name, values in kept_outputs.items()}
    return {"npv": npv, "lowest_cash": lowest_cash, "blended_cac": acquisition_spend / paid_total, **outputs}


def summarise(outputs):
    """Mean, standard deviation and percentiles of every output cell."""
    return {
        name: (values.mean(axis=-1), values.std(axis=-1, ddof=1), np.percentile(values, LEVELS, axis=-1))
        for name, values in outputs.items()
    }


def main(path):
    with open(path, encoding="utf-8") as file:
        plan = Plan(json.load(file))
    versions = {"python": sys.version.split()[0], "numpy": np.__version__}
    print(json.dumps(versions), flush=True)
    for line in sys.stdin:
        trials, seed = map(int, line.split())
        wall, cpu = time.perf_counter(), time.process_time()
        mean, sd, quantiles = summarise(simulate(plan, trials, seed))["npv"]
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        figures = {"mean": mean, "sd": sd, "p5": quantiles[1], "p50": quantiles[4], "p95": quantiles[7]}
        print(json.dumps({"wall": wall, "cpu": cpu, "npv": figures}, default=float), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
