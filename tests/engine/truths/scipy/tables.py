"""Writes tables.json beside this file: quantiles and moments of every kind of distribution, by SciPy.

    python3 tests/engine/truths/scipy/tables.py

The numbers that are committed were made once, with the version that stands in the table. Tests read the table alone.
SciPy has no PERT with a shape, no metalog and no type 7 quantile under these names: PERT is its beta, the metalog is
Keelin's (2016) formula with NumPy's logit, and empirical quantiles are NumPy's `linear`. Upper tails come from `isf`, so
that 1 - u does not lose digits: levels u above 0.5 are exact as 1 - u.
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

SMALL = [1e-9, 1e-6, 1e-3, 0.01, 0.05, 0.25, 0.5]
LEVELS = [1e-12] + SMALL + [1 - u for u in (0.25, 2.0**-5, 2.0**-7, 2.0**-10, 2.0**-20, 2.0**-30, 2.0**-40)]


def quantiles(law):
    return [float(law.ppf(u)) if u <= 0.5 else float(law.isf(1 - u)) for u in LEVELS]


def row(distribution, law):
    mean, variance, _, excess = (float(x) for x in law.stats(moments="mvsk"))
    return {"distribution": distribution, "quantiles": quantiles(law), "mean": mean, "sd": variance**0.5, "excess": excess}


def beta_law(a, b, low, high):
    return stats.beta(a, b, loc=low, scale=high - low)


def uniform():
    for low, width in zip(np.linspace(-1e6, 1e6, 25), np.geomspace(1e-3, 1e9, 25)):
        low, high = round(float(low), 3), round(float(low), 3) + float(f"{width:.4g}")
        yield row({"dist": "uniform", "min": low, "max": high}, stats.uniform(low, high - low))


def triangular():
    for i in range(25):
        low, width, share = -3.0 * i, float(f"{10 ** (i / 4 - 2):.4g}"), [0.0, 0.01, 0.3, 0.5, 1.0][i % 5]
        high, mode = low + width, low + share * width
        law = stats.triang((mode - low) / (high - low), low, high - low)
        yield row({"dist": "triangular", "min": low, "mode": mode, "max": high}, law)


def pert():
    for i in range(25):
        low, width = float(i - 12), float(f"{10 ** (i / 6 - 2):.4g}")
        share, shape = [0.0, 0.02, 0.4, 0.5, 1.0][i % 5], [0.0, 0.5, 4.0, 20.0, 200.0][i // 5]
        high, mode = low + width, low + share * width
        a = 1 + shape * (mode - low) / (high - low)
        b = 1 + shape * (high - mode) / (high - low)
        yield row({"dist": "pert", "min": low, "mode": mode, "max": high, "shape": shape}, beta_law(a, b, low, high))


def normal():
    for i in range(25):
        mean, sd = [0.0, -50.0, 1e6, 1e-3, 3.0][i % 5], float(f"{10 ** (i / 4 - 3):.4g}")
        yield row({"dist": "normal", "mean": mean, "sd": sd}, stats.norm(mean, sd))


def lognormal():
    for i in range(13):
        mean, sd = float(f"{10 ** (i / 2 - 3):.4g}"), float(f"{10 ** (i / 2 - 3 + (i % 5 - 3) / 2):.4g}")
        s = np.sqrt(np.log1p((sd / mean) ** 2))
        yield row({"dist": "lognormal", "mean": mean, "sd": sd}, stats.lognorm(s, scale=mean * np.exp(-(s**2) / 2)))
    z = stats.norm.isf(0.1)
    for i in range(12):
        low = float(f"{10 ** (i / 2 - 2):.4g}")
        high = float(f"{low * [1.01, 1.5, 3.0, 20.0][i % 4]:.6g}")
        s, m = np.log(high / low) / (2 * z), (np.log(high) + np.log(low)) / 2
        yield row({"dist": "lognormal", "p10": low, "p90": high}, stats.lognorm(s, scale=np.exp(m)))


def beta():
    shapes = [0.05, 0.5, 1.0, 3.0, 400.0]
    for i in range(25):
        a, b = shapes[i // 5], shapes[i % 5]
        low, high = [(0.0, 1.0), (0.0, 250.0), (0.0, 1e-3), (0.0, 7.0), (0.0, 1e7)][(i + i // 5) % 5]
        yield row({"dist": "beta", "alpha": a, "beta": b, "min": low, "max": high}, beta_law(a, b, low, high))


def gamma():
    for i in range(25):
        shape, scale = float(f"{10 ** (i / 4 - 1.5):.4g}"), [1.0, 0.01, 30.0, 1e5, 2.5][i % 5]
        yield row({"dist": "gamma", "shape": shape, "scale": scale}, stats.gamma(shape, scale=scale))


def exponential():
    for i in range(25):
        mean = float(f"{10 ** (i / 2 - 6):.4g}")
        yield row({"dist": "exponential", "mean": mean}, stats.expon(scale=mean))


def weibull():
    for i in range(25):
        shape, scale = [0.5, 0.9, 1.0, 3.6, 40.0][i % 5], [1.0, 1e-4, 70.0, 1e6, 3.0][i // 5]
        yield row({"dist": "weibull", "shape": shape, "scale": scale}, stats.weibull_min(shape, scale=scale))


def poisson():
    for i in range(25):
        mean = float(f"{10 ** (i / 4 - 2):.4g}")
        yield row({"dist": "poisson", "mean": mean}, stats.poisson(mean))


def bernoulli():
    for i in range(25):
        p = [1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5][i] if i < 13 else [
            0.55, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 1 - 2.0**-20, 1 - 2.0**-33][i - 13]
        yield row({"dist": "bernoulli", "p": p}, stats.bernoulli(p))


def discrete():
    generator = np.random.default_rng(7)
    for i in range(25):
        count = 2 + i
        values = np.round(generator.normal(0, 10.0 ** (i % 4), count), 3)
        weights = np.round(generator.exponential(1, count) * (generator.random(count) > 0.1), 4) + (np.arange(count) == 0)
        order = np.argsort(values, kind="stable")
        law = stats.rv_discrete(values=(np.arange(count), weights[order] / weights.sum()))
        mean = float(np.sum(values * weights) / weights.sum())
        moment = lambda k: float(np.sum((values - mean) ** k * weights) / weights.sum())
        yield {
            "distribution": {"dist": "discrete", "values": values.tolist(), "weights": weights.tolist()},
            "quantiles": [float(values[order][int(law.ppf(u))]) for u in LEVELS],
            "mean": mean, "sd": moment(2) ** 0.5, "excess": moment(4) / moment(2) ** 2 - 3,
        }


def samples():
    generator = np.random.default_rng(11)
    for i in range(25):
        values = np.round(generator.lognormal(1, 1, 1 + i * i // 6), 4)
        levels = np.array(LEVELS)
        # The distribution of the type 7 quantile at a uniform level: linear between neighbours.
        ordered = np.sort(values)
        low, high = (ordered[:-1], ordered[1:]) if values.size > 1 else (ordered, ordered)
        mean = float(np.mean((low + high) / 2))
        centred = lambda k: float(np.mean([sum((a - mean) ** j * (b - mean) ** (k - j) for j in range(k + 1)) / (k + 1) for a, b in zip(low, high)]))
        spread = centred(2)
        yield {
            "distribution": {"dist": "samples", "values": values.tolist()},
            "quantiles": np.quantile(values, levels, method="linear").tolist(),
            "mean": mean, "sd": spread**0.5, "excess": centred(4) / spread**2 - 3 if spread > 0 else 0.0,
        }


def metalog(p10, p50, p90, low, high):
    """Keelin (2016), "The metalog distributions", Decision Analysis 13, equations 6 and 11-14, with three terms."""
    if low is None and high is None:
        to, back = (lambda x: x), (lambda y: y)
    elif high is None:
        to, back = (lambda x: np.log(x - low)), (lambda y: low + np.exp(y))
    elif low is None:
        to, back = (lambda x: -np.log(high - x)), (lambda y: high - np.exp(-y))
    else:
        to, back = (lambda x: np.log((x - low) / (high - x))), (lambda y: (low + high * np.exp(y)) / (1 + np.exp(y)))
    levels = np.array([0.1, 0.5, 0.9])
    logit = np.log(levels / (1 - levels))
    terms = np.column_stack([np.ones(3), logit, (levels - 0.5) * logit])
    a = np.linalg.solve(terms, to(np.array([p10, p50, p90])))
    logit_of = lambda u: np.log(u) - np.log1p(-u)
    return lambda u: back(a[0] + a[1] * logit_of(u) + a[2] * (u - 0.5) * logit_of(u)), a[1] + abs(a[2]) / 2


def logistic_moments(law):
    """Moments by the trapezoidal rule in the logit of the level."""
    t = np.linspace(-34, 34, 400_001)
    u = 1 / (1 + np.exp(-t))
    weights = u * (1 - u) * (t[1] - t[0])
    x = law(u)
    mean = float(np.sum(x * weights))
    moment = lambda k: float(np.sum((x - mean) ** k * weights))
    return mean, moment(2) ** 0.5, moment(4) / moment(2) ** 2 - 3


def percentiles():
    for i in range(25):
        share = [0.2, 0.35, 0.5, 0.65, 0.8][i // 5]
        p10, spread = [0.0, 10.0, -40.0, 1e5, 2.0][i % 5], float(f"{10 ** (i % 7 - 2):.4g}")
        p50, p90 = p10 + share * spread, p10 + spread
        low = p10 - spread if i % 4 in (1, 3) else None
        high = p90 + 1.5 * spread if i % 4 in (2, 3) else None
        law, slope = metalog(p10, p50, p90, low, high)
        bounds = {**({} if low is None else {"min": low}), **({} if high is None else {"max": high})}
        distribution = {"dist": "percentiles", "p10": p10, "p50": p50, "p90": p90, **bounds}
        # One bound: the other tail is that of a power, which has no fourth moment where it is heavier than x^-4.
        heavy = len(bounds) == 1 and 4 * slope >= 0.9
        mean, sd, excess = (None, None, None) if heavy else logistic_moments(law)
        yield {"distribution": distribution, "quantiles": [float(law(np.float64(u))) for u in LEVELS], "mean": mean, "sd": sd, "excess": excess}


def truncated():
    """Between two quantiles of the whole law, by its own distribution function."""
    for i in range(25):
        z = [(-1.0, 1.0), (0.5, None), (None, -2.0), (-4.0, 0.1), (3.0, 4.5)][i % 5]
        low, high = (-np.inf if z[0] is None else z[0]), (np.inf if z[1] is None else z[1])
        mean, sd = float(i), float(f"{10 ** (i / 8 - 1):.4g}")
        ends = [None if edge is None else mean + sd * edge for edge in z]
        a = low if ends[0] is None else (ends[0] - mean) / sd
        b = high if ends[1] is None else (ends[1] - mean) / sd
        law = stats.truncnorm(a, b, loc=mean, scale=sd)
        yield row({"dist": "normal", "mean": mean, "sd": sd, "truncate": ends}, law)


KINDS = [uniform, triangular, pert, normal, lognormal, beta, gamma, exponential, weibull, poisson, bernoulli, discrete,
         samples, percentiles, truncated]


def finite(value):
    return value if np.isfinite(value) else None


def main():
    kinds = {}
    for kind in KINDS:
        rows = list(kind())
        assert len(rows) == 25, (kind.__name__, len(rows))
        for one in rows:
            one["excess"] = None if one["excess"] is None else finite(one["excess"])
        kinds[kind.__name__] = rows
    table = {"scipy": scipy.__version__, "numpy": np.__version__, "levels": LEVELS, "kinds": kinds}
    lines = [f'{json.dumps(name)}: [\n' + ",\n".join(json.dumps(one) for one in rows) + "\n]" for name, rows in kinds.items()]
    head = {key: table[key] for key in ("scipy", "numpy", "levels")}
    text = json.dumps(head)[:-1] + ', "kinds": {\n' + ",\n".join(lines) + "\n}}\n"
    pathlib.Path(__file__).with_name("tables.json").write_text(text)


main()
