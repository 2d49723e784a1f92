"""Checks of drivers and terms: all problems at once, as keys and facts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from numbers import Real

from appraisal.errors import InputError, Problem
from appraisal.finance.drivers import AMOUNTS, OF_PRODUCT, RATES, Drivers, product_path
from appraisal.finance.terms import Terms
from appraisal.finance.timing import phasing_of, years_of

LONGEST = 200
_MAY_BE_NEGATIVE = {"residual_value", "price", "price_growth", "volume_growth", "cost_growth", "wage_growth"}
_GROWTHS = {"price_growth", "volume_growth", "cost_growth", "wage_growth"}
_SHARES_SUM_TO_ONE = 1e-9
_TABLES = ("inflation", "profit_tax", "property_tax", "contributions", "income_tax", "loss_cap")


def check(drivers: Drivers, terms: Terms) -> None:
    """Refuse drivers and terms that cannot be computed.

    Raises:
        InputError: with every problem found; the keys are those of `text/*/problems-finance.toml`.
    """
    if result := problems(drivers, terms):
        raise InputError(result)


def problems(drivers: Drivers, terms: Terms) -> list[Problem]:
    """Return every problem of drivers and terms; without problems the statement can be computed."""
    result = [*_of_terms(terms), *_of_numbers(drivers), *_of_shares(drivers), *_of_names(drivers)]
    untimely = list(_of_years(drivers, terms))
    if not untimely and _timing_is_sound(drivers):
        result += _of_tables(drivers, terms)
    return [*result, *untimely]


def rate_problems(name: str, rate: float | None) -> Iterator[Problem]:
    """Return whether a rate is a finite number above −100 %."""
    if rate is not None and not isinstance(rate, Real):
        yield Problem("not_numbers", {"name": name})
    elif rate is not None and not math.isfinite(rate):
        yield Problem("not_finite", {"name": name})
    elif rate is not None and rate <= -1:
        yield Problem("rate_too_low", {"name": name, "rate": rate})


def _of_terms(terms: Terms) -> Iterator[Problem]:
    for name in ("rate", "finance_rate", "reinvest_rate"):
        yield from rate_problems(name, getattr(terms, name))
    for name in _TABLES:
        for span in getattr(terms, name).spans:
            low, high = (-1.0, math.inf) if name == "inflation" else (0.0, 1.0)
            if not (low <= span.value <= high and math.isfinite(span.value)) or span.value == -1:
                yield Problem("share_out_of_range", {"table": name, "year": str(span.first), "value": span.value})
    if terms.horizon is not None and not 1 <= terms.horizon <= LONGEST:
        yield Problem("whole_years", {"name": "horizon", "value": terms.horizon, "low": 1, "high": LONGEST})


def _of_numbers(drivers: Drivers) -> Iterator[Problem]:
    names = {product_path(each.name, part): part for each in drivers.products for part in OF_PRODUCT}
    for path, value in drivers.values().items():
        name = names.get(path, path)
        if not math.isfinite(value):
            yield Problem("not_finite", {"name": path})
        elif value < 0 and name in (*AMOUNTS, *RATES, *OF_PRODUCT) and name not in _MAY_BE_NEGATIVE:
            yield Problem("negative_amount", {"name": path, "value": value})
        elif name in _GROWTHS and value <= -1:
            yield Problem("rate_too_low", {"name": path, "rate": value})
    if drivers.life < 1:
        yield Problem("life_below_one", {"name": "life", "value": drivers.life})
    yield from (
        Problem("life_below_one", {"name": each.name, "value": each.life})
        for each in drivers.asset_classes
        if each.life < 1
    )
    for name in ("life", "delay", "shift"):
        value = getattr(drivers, name)
        if value > LONGEST or (value < 0 and name != "life"):
            yield Problem("whole_years", {"name": name, "value": value, "low": 0, "high": LONGEST})


def _of_shares(drivers: Drivers) -> Iterator[Problem]:
    groups = {
        "phasing": list(drivers.phasing.values()),
        "asset_classes": [each.share for each in drivers.asset_classes],
    }
    for name, shares in groups.items():
        if any(not math.isfinite(share) or share < 0 for share in shares):
            yield Problem("negative_share", {"name": name})
        elif shares and abs(math.fsum(shares) - 1.0) > _SHARES_SUM_TO_ONE:
            yield Problem("shares_not_one", {"name": name, "sum": math.fsum(shares)})
    if any(not math.isfinite(share) or share < 0 for share in drivers.ramp_up):
        yield Problem("negative_share", {"name": "ramp_up"})


def _of_names(drivers: Drivers) -> Iterator[Problem]:
    yield from _twice("product_twice", (each.name for each in drivers.products))
    yield from _twice("asset_class_twice", (each.name for each in drivers.asset_classes))
    yield from _twice("support_twice", (each.name for each in drivers.support))


def _twice(key: str, names: Iterable[str]) -> Iterator[Problem]:
    yield from (Problem(key, {"name": name, "n": count}) for name, count in Counter(names).items() if count > 1)


def _timing_is_sound(drivers: Drivers) -> bool:
    return all(0 <= value <= LONGEST for value in (drivers.life - 1, drivers.delay, drivers.shift))


def _of_years(drivers: Drivers, terms: Terms) -> Iterator[Problem]:
    base = terms.base_year
    dated = {"phasing": list(phasing_of(drivers, terms))}
    if drivers.operation_start is not None:
        dated["operation_start"] = [drivers.operation_start]
    for support in drivers.support:
        dated[f"support.{support.name}"] = [
            *support.received,
            *support.repaid,
            *support.interest,
            *support.dividends,
        ]
    for name, years in dated.items():
        moved = drivers.shift if name.startswith("support.") else 0  # a request is not moved with its option
        if early := sorted(year for year in set(years) if year + moved < base):
            yield Problem(
                "flow_before_base_year", {"name": name, "years": [str(year) for year in early], "base": str(base)}
            )
        final = base + (LONGEST if terms.horizon is None else terms.horizon)
        if late := sorted(year for year in set(years) if year > final):
            yield Problem(
                "flow_after_horizon", {"name": name, "years": [str(year) for year in late], "last": str(final)}
            )


def _of_tables(drivers: Drivers, terms: Terms) -> Iterator[Problem]:
    years = years_of(drivers, terms)
    priced = min(terms.base_year, drivers.price_year or terms.base_year)
    for name in _TABLES:
        needed = range(priced + 1, years[-1] + 1) if name == "inflation" else years
        if holes := getattr(terms, name).holes(needed):
            yield Problem("year_table_hole", {"table": name, "years": [str(year) for year in holes]})
