"""Cases of every shape that the documents allow, as plain trees."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from appraisal.document import clean

Tree = dict[str, Any]
HOSTILE = [
    "=1+1",
    "+7 (384) 236",
    "-5 %",
    "@SUM(A1)",
    "\t=cmd()",
    "<script>alert(1)</script>",
    "**жирный** и _x0041_",
    'LLC "A; B"',
    "млрд\u00a0руб.",
    "{}",
    "# не читать",
    "2014",
    "TRUE",
    "Ё" * 300,
]
AWKWARD = ["key", "value", "status", "name", "2014", "options", "points", "method", "claims", "en", "figures", "1"]

keys = st.one_of(st.sampled_from(AWKWARD), st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True))
lines = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=20)).map(clean).filter(bool)
texts = st.one_of(lines, st.fixed_dictionaries({"en": lines, "ru": lines}))
short = lines.filter(lambda text: len(text) <= 28)


def floats(lowest: float, highest: float) -> st.SearchStrategy[float]:
    """Numbers that a case may hold: none is so small that the door refuses it."""
    drawn = st.floats(lowest, highest, allow_subnormal=False)
    return drawn.map(lambda number: number if abs(number) >= 1e-100 else 0.0)


numbers = st.one_of(
    st.integers(-10_000, 10_000),
    floats(-1e15, 1e15),
    st.sampled_from([-0.0, 0.1 + 0.2, 1e15]),
)
amounts = st.one_of(st.integers(0, 10**6), floats(0, 1e9))
shares = floats(0, 1)
years = st.integers(2012, 2040).map(str)
statuses = st.sampled_from(["published", "claimed", "assumed"])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Tree]:
    """Any of the fields, each there or not."""
    return st.fixed_dictionaries({}, optional=fields)


def tables(
    inner: st.SearchStrategy[Any], *, names: st.SearchStrategy[str] = keys, most: int = 3
) -> st.SearchStrategy[Any]:
    """Tables by key."""
    return st.dictionaries(names, inner, max_size=most)


def figures(values: st.SearchStrategy[Any], sources: list[str], unit: str | None = None) -> st.SearchStrategy[Any]:
    """Figures: bare numbers, tables with all there is to say, missing ones with and without a range."""
    said: Tree = {"note": texts}
    if sources:
        said["source"] = st.sampled_from(sources)
    if unit:
        said["unit"] = st.just(unit)
    claims = st.lists(
        st.tuples(values, some(status=statuses, **said)).map(lambda each: {"value": each[0], **each[1]}), max_size=2
    )

    def ranged(drawn: tuple[Any, Any, Any, Tree]) -> Tree:
        low, value, high = sorted(drawn[:3])
        return {"value": value, "range": [low, high], **drawn[3]}

    whole = st.tuples(values, values, values, some(status=statuses, claims=claims, **said)).map(ranged)
    plain = st.tuples(values, some(status=statuses, **said)).map(lambda each: {"value": each[0], **each[1]})
    spread = st.tuples(values, values).map(lambda ends: {"status": "missing", "range": sorted(ends)})
    return st.one_of(values, whole, plain, spread, some(**said))


def cash_flows(sources: list[str]) -> st.SearchStrategy[Tree]:
    """Cash flows from drivers, or by year."""
    money = figures(amounts, sources)
    product = st.fixed_dictionaries(
        {"unit": lines.filter(lambda unit: len(unit) <= 40), "volume": money, "price": figures(numbers, sources)},
        optional={"title": texts, "variable_cost": money, "price_growth": figures(shares, sources)},
    )
    support = st.fixed_dictionaries(
        {"received": tables(money, names=years)}, optional={"title": texts, "repaid": tables(money, names=years)}
    )

    def named(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[list[Tree]]:
        return tables(inner).map(lambda each: [{"name": name, **rest} for name, rest in each.items()])

    drivers = st.fixed_dictionaries(
        {"life": st.integers(1, 50)},
        optional={
            "status": statuses,
            "note": texts,
            "delay": st.integers(0, 5),
            "operation_start": st.integers(2012, 2040),
            "phasing": st.just({"2013": 0.25, "2014": 0.75}),
            "ramp_up": st.lists(floats(0, 2), min_size=1, max_size=4),
            "revenue": money,
            "fixed_cost": money,
            "cost_growth": figures(shares, sources),
            "products": named(product),
            "asset_classes": st.just(
                [{"name": "a", "share": 0.5, "life": 5, "taxed": False}, {"name": "b", "share": 0.5, "life": 9}]
            ),
            "support": named(support),
        },
    )
    table = st.dictionaries(years, figures(numbers, sources), min_size=1, max_size=4)
    return st.one_of(drivers, table.map(lambda flows: {"table": flows}))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A whole case."""
    sources = draw(st.lists(keys, max_size=2, unique=True))
    kinds = draw(st.lists(keys.filter(lambda key: key != "investment"), max_size=3, unique=True))
    groups = draw(st.lists(keys, min_size=1, max_size=2, unique=True))
    marks = draw(st.lists(keys, min_size=1, max_size=2, unique=True))
    investors = draw(st.lists(keys, max_size=2, unique=True))
    projects = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    criteria = draw(st.lists(keys, min_size=1, max_size=3, unique=True))
    experts = draw(st.lists(keys, max_size=3, unique=True))
    funds = draw(st.lists(keys.filter(lambda key: key != "council"), max_size=2, unique=True))
    given = figures(numbers, sources)

    def chosen(names: list[str], inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.dictionaries(st.sampled_from(names), inner, max_size=3) if names else st.just({})

    def of_kinds() -> st.SearchStrategy[Tree]:
        money = chosen(["investment"], figures(amounts, sources, "million RUB"))
        return st.tuples(chosen(kinds, given), money).map(lambda both: {**both[0], **both[1]})

    request = tables(figures(amounts, sources), names=years)
    option = st.fixed_dictionaries(
        {"title": texts},
        optional={"scale": floats(0.1, 1), "delay": st.integers(0, 3), "figures": of_kinds(), "request": request},
    )
    project = st.fixed_dictionaries(
        {"name": texts, "group": st.sampled_from(groups)},
        optional={
            "investors": st.lists(st.sampled_from(investors) | lines if investors else lines, max_size=3),
            "marks": st.lists(st.sampled_from(marks), max_size=2),
            "summary": texts,
            "short": st.one_of(short, st.fixed_dictionaries({"en": short, "ru": short})),
            "commissioning_year": st.one_of(st.integers(2012, 2040), st.just({"value": 2020, "status": "assumed"})),
            "status": statuses,
            "note": texts,
            "figures": of_kinds(),
            "cash_flow": cash_flows(sources),
            "request": request,
            "requests": chosen(funds, request),
            "options": tables(option, names=keys.filter(lambda key: key != "full")).map(
                lambda each: [{"key": key, **rest} for key, rest in each.items()]
            ),
        },
    )
    overlay = some(status=statuses, note=texts, figures=of_kinds(), cash_flow=cash_flows(sources), request=request)
    scenario = st.fixed_dictionaries(
        {"title": texts},
        optional={
            "note": texts,
            "rate": st.one_of(floats(-0.5, 1), st.just({"value": 0.1, "status": "assumed", "range": [0.05, 0.2]})),
            "multiply": chosen(["investment", "revenue", "price", *kinds], floats(0.1, 10)),
            "delay": st.integers(0, 3),
            "covers_risk": st.booleans(),
            "projects": chosen(projects, overlay),
        },
    )
    points = st.fixed_dictionaries({key: floats(1, 100) for key in criteria})  # who weighs one weighs all
    weights = st.one_of(
        points.map(lambda each: {"points": each}),
        points.map(lambda each: {"method": "swing", "points": each}),
        st.permutations(criteria).map(lambda each: {"method": "rank_order", "order": list(each)}),
    )
    expert = st.fixed_dictionaries(
        {"name": texts},
        optional={
            "recused": st.lists(st.sampled_from(projects), max_size=2),
            "weights": weights,
            "ratings": chosen(criteria, chosen(projects, floats(1, 9))),
            "reasons": chosen(criteria, chosen(projects, texts)),
        },
    )
    rating = {"lowest": 1, "highest": 9, "anchors": {"1": "a", "4.5": {"en": "b", "ru": "б"}}}
    criterion = st.fixed_dictionaries(
        {
            "title": texts,
            "unit": st.just("points"),
            "direction": st.just("more"),
            "bounds": st.one_of(st.just([1, 9.5]), st.just("data")),
            "rating": st.just(rating),
        },
        optional={"description": texts},
    )
    bounded = st.one_of(
        st.fixed_dictionaries({"at_most": st.integers(3, 9)}),
        st.fixed_dictionaries({"at_least": st.just(0), "at_most": st.just(9)}),
    )
    rules = st.lists(
        st.one_of(
            bounded.map(lambda each: {"kind": "count", **each}),
            st.tuples(bounded, texts).map(
                lambda each: {"kind": "group_count", "group": groups[0], **each[0], "reason": each[1]}
            ),
            st.just({"kind": "investor", "at_most_money": 10.5}),
            st.just({"kind": "money_share", "mark": marks[0], "at_least": 0.3}),
            st.just({"kind": "total", "of": "investment", "at_most": 1e9, "key": "cap"}),
            st.just({"kind": "synergy", "projects": projects[:2], "bonus": {"closeness": 0.25}}),
            st.just({"kind": "at_least_one_of", "projects": projects[:2]}),
        ).filter(lambda rule: len(projects) > 1 or rule["kind"] not in ("synergy", "at_least_one_of")),
        max_size=3,
        unique_by=lambda rule: rule["kind"],
    )
    money = {"title": texts, "total": amounts, "years": tables(amounts, names=years), "reason": texts}
    lent = st.fixed_dictionaries({"rate": st.just(0.05), "grace": st.integers(0, 2), "years": st.integers(3, 9)})
    budget = some(carry_over=st.booleans(), form=st.sampled_from(["grant", "equity", "accompanied"]), **money) | some(
        form=st.just("loan"), loan=lent, **money
    ).filter(lambda fund: ("form" in fund) == ("loan" in fund))
    head = st.fixed_dictionaries(
        {
            "title": texts,
            "unit": st.just("million RUB"),
            "prices": st.just("real"),
            "price_year": st.just(2012),
            "base_year": st.just(2012),
            "discount_rate": st.one_of(st.just(0.1), st.just({"value": 0.1, "note": "why"})),
            "groups": st.just({key: {"title": draw(texts)} for key in groups}),
            "marks": st.just({key: {"title": draw(texts)} for key in marks}),
            "investors": st.just({key: {"title": draw(texts)} for key in investors}),
            "figures": st.just(
                {key: {"title": draw(texts), "unit": draw(st.sampled_from(["jobs", "kt/year"]))} for key in kinds}
            ),
            "sources": st.just({key: {"title": draw(texts), "page": "12", "date": "2012-05"} for key in sources}),
            "projects": st.one_of(st.just([]), st.permutations(projects)),
        },
        optional={
            "council": texts,
            "note": texts,
            "mid_year": st.booleans(),
            "rate_parts": st.just(
                [
                    {"kind": kind, "figure": {"value": 0.05, "note": "n"}, "date": "2012"}
                    for kind in ("risk_free", "inflation")
                ]
            ),
            "taxes": st.just({"profit": [{"years": [2012, 2190], "rate": 0.2, "note": "t"}]}),
            "comparators": st.lists(
                st.fixed_dictionaries(
                    {"title": texts, "figures": chosen(kinds, numbers)}, optional={"achieved": st.booleans()}
                ),
                max_size=2,
            ),
        },
    )
    return {
        "case": {**draw(head), "criteria": "own-set"},
        "projects": {key: draw(project) for key in projects},
        "set": {
            "title": draw(texts),
            "criteria": criteria,
            "weights": {key: draw(floats(1, 50)) for key in criteria},
        },
        "criteria": {key: draw(criterion) for key in criteria},
        "council": {"quorum": 2, "experts": [{"key": key, **draw(expert)} for key in experts]},
        "rules": {
            "reference_cost": 100,
            "budget": draw(budget),
            "funds": {key: draw(budget) for key in funds},
            "rules": draw(rules),
        },
        "scenarios": draw(tables(scenario, most=2)),
    }
