"""The sheets of the case itself: its settings, and the registers that other sheets refer to."""

from __future__ import annotations

from appraisal.intake.columns import KEY, NOTE, SOURCE, STATUS, TITLE, UNIT, UPLIFTS, bases
from appraisal.intake.layout import Base, Column, Family, Id, Sheet

CASE = Sheet(
    "case",
    (),
    bases(""),
    (
        Column("title", "case.title", kind="local"),
        Column("council", "case.council", kind="local"),
        Column("case_note", "case.note", kind="local"),
        Column("unit", "case.unit"),
        Column("prices", "case.prices", words=("real", "nominal")),
        Column("price_year", "case.price_year", kind="year"),
        Column("base_year", "case.base_year", kind="year"),
        Column("last_year", "case.last_year", kind="year"),
        Column("mid_year", "case.mid_year", kind="flag"),
        Column("discount_rate", "case.discount_rate", kind="figure"),
        Column("reinvestment_rate", "case.reinvestment_rate", kind="figure"),
        Column("finance_rate", "case.finance_rate", kind="figure"),
        Column("uplift", "case.uplift", words=UPLIFTS),
        Column("shape", "case.simulation.shape", words=("triangular", "pert")),
        Column("project_order", "case.project_order", words=("rows", "keys")),
        Column("criteria", "case.criteria"),
        Column("set_title", "set.title", kind="local"),
        Column("set_note", "set.note", kind="local"),
        Column("pooling", "council.pooling", words=("median", "mean")),
        Column("quorum", "council.quorum", kind="number"),
        Column("tolerance", "council.tolerance", kind="number"),
        Column("council_note", "council.note", kind="local"),
        Column("reference_cost", "rules.reference_cost", kind="number"),
        Column("npv_sacrifice", "rules.npv_sacrifice", kind="number"),
    ),
    vertical=True,
)
REGISTERS = (
    *(Sheet(room, (KEY,), bases(f"case.{room}.<key>"), (TITLE,)) for room in ("groups", "marks", "investors")),
    Sheet(
        "figure_kinds",
        (KEY,),
        bases("case.figures.<key>"),
        (
            TITLE,
            UNIT,
            Column("additive", kind="flag"),
            Column("nothing", kind="number"),
            Column("external_price", "/case.external_prices.<key>", kind="figure"),
        ),
    ),
    Sheet(
        "sources",
        (KEY,),
        bases("case.sources.<key>"),
        (TITLE, Column("url"), Column("date", kind="day"), Column("page")),
    ),
    Sheet(
        "rate_parts",
        (),
        bases("case.rate_parts[#]"),
        (
            Column("rate_kind", "kind", words=("risk_free", "inflation", "premium")),
            Column("rate", "figure", kind="figure"),
            Column("date", kind="day"),
            Column("risk_class", words=("low", "medium", "high", "very_high")),
        ),
    ),
    Sheet(
        "rates_by_year",
        (Id("rate_of"),),
        (Base("case.inflation[#]", {"rate_of": "inflation"}), Base("case.taxes.<rate_of>[#]")),
        (
            Column("first_year", "years[1]", kind="year"),
            Column("last_year_of_rate", "years[2]", kind="year"),
            Column("rate", kind="number"),
            *(STATUS, SOURCE, NOTE),
        ),
    ),
    Sheet(
        "comparators",
        (),
        bases("case.comparators[#]"),
        (TITLE, SOURCE, Column("achieved", kind="flag"), Column("groups", kind="list"), NOTE),
        (Family("figures", "figures.<kind>", domain="kind"),),
    ),
    Sheet(
        "market", (Id("driver"),), bases("case.simulation.market.<driver>"), (Column("correlation", "", kind="number"),)
    ),
    Sheet(
        "correlations",
        (),
        bases("case.simulation.correlations[#]"),
        (Column("between", kind="list"), Column("correlation", "rank", kind="number")),
    ),
)
# Everything in the documents without a column in another sheet, by its whole path.
MORE = Sheet("more", (Id("path"),), bases("<path...>"), (Column("value", "", kind="any"),))
