"""The sheets of the case itself: its settings, and the registers that other sheets refer to."""

from __future__ import annotations

from appraisal.intake.columns import NOTE, SOURCE, STATUS, TITLE, UNIT, UPLIFTS, column
from appraisal.intake.layout import NUMBER, Base, Column, Family, Id, Kind, Rest, Sheet, Step, Var
from appraisal.intake.leaves import Item


def _setting(key: str, *path: Step, kind: Kind = "text", words: tuple[str, ...] = ()) -> Column:
    return Column(key=key, at=path, kind=kind, whole=True, words=words)


CASE = Sheet(
    key="case",
    vertical=True,
    bases=(Base(path=()),),
    columns=(
        _setting("title", "case", "title", kind="local"),
        _setting("council", "case", "council", kind="local"),
        _setting("case_note", "case", "note", kind="local"),
        _setting("unit", "case", "unit"),
        _setting("prices", "case", "prices", words=("real", "nominal")),
        _setting("price_year", "case", "price_year", kind="year"),
        _setting("base_year", "case", "base_year", kind="year"),
        _setting("last_year", "case", "last_year", kind="year"),
        _setting("mid_year", "case", "mid_year", kind="flag"),
        _setting("discount_rate", "case", "discount_rate", kind="figure"),
        _setting("reinvestment_rate", "case", "reinvestment_rate", kind="figure"),
        _setting("finance_rate", "case", "finance_rate", kind="figure"),
        _setting("uplift", "case", "uplift", words=UPLIFTS),
        _setting("shape", "case", "simulation", "shape", words=("triangular", "pert")),
        _setting("project_order", "case", "project_order", words=("rows", "keys")),
        _setting("criteria", "case", "criteria"),
        _setting("set_title", "set", "title", kind="local"),
        _setting("set_note", "set", "note", kind="local"),
        _setting("pooling", "council", "pooling", words=("median", "mean")),
        _setting("quorum", "council", "quorum", kind="number"),
        _setting("tolerance", "council", "tolerance", kind="number"),
        _setting("council_note", "council", "note", kind="local"),
        _setting("reference_cost", "rules", "reference_cost", kind="number"),
        _setting("npv_sacrifice", "rules", "npv_sacrifice", kind="number"),
    ),
)
GROUPS = Sheet(
    key="groups",
    ids=(Id(key="key"),),
    bases=(Base(path=("case", "groups", Var("key"))),),
    columns=(TITLE,),
)
MARKS = Sheet(
    key="marks",
    ids=(Id(key="key"),),
    bases=(Base(path=("case", "marks", Var("key"))),),
    columns=(TITLE,),
)
INVESTORS = Sheet(
    key="investors",
    ids=(Id(key="key"),),
    bases=(Base(path=("case", "investors", Var("key"))),),
    columns=(TITLE,),
)
FIGURE_KINDS = Sheet(
    key="figure_kinds",
    ids=(Id(key="key"),),
    bases=(Base(path=("case", "figures", Var("key"))),),
    columns=(
        TITLE,
        UNIT,
        column("additive", kind="flag"),
        column("nothing", kind="number"),
        Column(key="external_price", at=("case", "external_prices", Var("key")), kind="figure", whole=True),
    ),
)
SOURCES = Sheet(
    key="sources",
    ids=(Id(key="key"),),
    bases=(Base(path=("case", "sources", Var("key"))),),
    columns=(TITLE, column("url"), column("date", kind="day"), column("page")),
)
RATE_PARTS = Sheet(
    key="rate_parts",
    bases=(Base(path=("case", "rate_parts", NUMBER)),),
    columns=(
        column("rate_kind", "kind", words=("risk_free", "inflation", "premium")),
        column("rate", "figure", kind="figure"),
        column("date", kind="day"),
        column("risk_class", words=("low", "medium", "high", "very_high")),
    ),
)
RATES_BY_YEAR = Sheet(
    key="rates_by_year",
    ids=(Id(key="rate_of"),),
    bases=(
        Base(path=("case", "inflation", NUMBER), fixed={"rate_of": "inflation"}),
        Base(path=("case", "taxes", Var("rate_of"), NUMBER)),
    ),
    columns=(
        column("first_year", "years", Item(1), kind="year"),
        column("last_year_of_rate", "years", Item(2), kind="year"),
        column("rate", kind="number"),
        STATUS,
        SOURCE,
        NOTE,
    ),
)
COMPARATORS = Sheet(
    key="comparators",
    bases=(Base(path=("case", "comparators", NUMBER)),),
    columns=(TITLE, SOURCE, column("achieved", kind="flag"), column("groups", kind="list"), NOTE),
    families=(Family(key="figures", at=("figures", Var("kind")), domain="kind"),),
)
MARKET = Sheet(
    key="market",
    ids=(Id(key="driver"),),
    bases=(Base(path=("case", "simulation", "market", Var("driver"))),),
    columns=(Column(key="correlation", at=(), kind="number"),),
)
CORRELATIONS = Sheet(
    key="correlations",
    bases=(Base(path=("case", "simulation", "correlations", NUMBER)),),
    columns=(column("between", kind="list"), Column(key="correlation", at=("rank",), kind="number")),
)
# Everything in the documents without a column in a sheet above, by its whole path.
MORE = Sheet(
    key="more",
    ids=(Id(key="path"),),
    bases=(Base(path=(Rest("path"),)),),
    columns=(Column(key="value", at=(), kind="any"),),
)
REGISTERS = (
    *(GROUPS, MARKS, INVESTORS, FIGURE_KINDS, SOURCES),
    *(RATE_PARTS, RATES_BY_YEAR, COMPARATORS, MARKET, CORRELATIONS),
)
