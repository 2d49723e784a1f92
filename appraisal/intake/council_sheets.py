"""The sheets of the criteria, the council, the rules and the scenarios."""

from __future__ import annotations

from appraisal.intake.columns import (
    COMMISSIONING,
    KINDS,
    NOTE,
    PROJECT,
    REASON,
    SCENARIO,
    SOURCE,
    STATUS,
    TITLE,
    UNIT,
    column,
)
from appraisal.intake.layout import NUMBER, Base, Column, Family, Id, ItemVar, Pattern, Sheet, Var
from appraisal.intake.leaves import Item
from appraisal.rules.kinds import RULE_KINDS

_EXPERT: Pattern = ("council", "experts", ItemVar("expert"))
_OF_EXPERT = Id(key="expert", domain="experts")

CRITERIA = Sheet(
    key="criteria",
    ids=(Id(key="key"),),
    bases=(Base(path=("criteria", Var("key"))),),
    columns=(
        TITLE,
        UNIT,
        column("direction", words=("more", "less")),
        column("worst", "bounds", Item(1), kind="number"),
        column("best", "bounds", Item(2), kind="number"),
        column("bounds", words=("data",)),
        column("measure"),
        column("lowest", "rating", "lowest", kind="number"),
        column("highest", "rating", "highest", kind="number"),
        column("description", kind="local"),
    ),
)
ANCHORS = Sheet(
    key="anchors",
    ids=(Id(key="criterion"), Id(key="point")),
    bases=(Base(path=("criteria", Var("criterion"), "rating", "anchors", Var("point"))),),
    columns=(Column(key="meaning", at=(), kind="local"),),
)
WEIGHTS = Sheet(
    key="weights",
    ids=(Id(key="criterion"),),
    bases=(Base(path=("set", "weights", Var("criterion"))),),
    columns=(Column(key="weight", at=(), kind="number"),),
    listed=("set", "criteria"),
)
EXPERTS = Sheet(
    key="experts",
    ids=(Id(key="key"),),
    bases=(Base(path=("council", "experts", ItemVar("key"))),),
    columns=(
        column("name", kind="local"),
        column("recused", kind="list"),
        column("method", "weights", "method", words=("points", "swing", "rank_order", "ahp")),
        column("order", "weights", "order", kind="list"),
    ),
    families=(
        Family(
            key="weight_of",
            at=("weights", "points", Var("criterion")),
            domain="criterion",
            prefix=True,
            complete=True,
        ),
    ),
)
JUDGEMENTS = Sheet(
    key="judgements",
    ids=(_OF_EXPERT,),
    bases=(Base(path=(*_EXPERT, "weights", "judgements", NUMBER)),),
    columns=(column("more"), column("less"), column("times", kind="number")),
)
RATINGS = Sheet(
    key="ratings",
    ids=(Id(key="criterion"), Id(key="project")),
    bases=(Base(path=(), needs=("criterion", "project")),),
    families=(
        Family(
            key="rating_by",
            at=(*_EXPERT, "ratings", Var("criterion"), Var("project")),
            domain="expert",
            whole=True,
            complete=True,
        ),
    ),
)
REASONS = Sheet(
    key="reasons",
    ids=(_OF_EXPERT, Id(key="criterion"), Id(key="project")),
    bases=(Base(path=(*_EXPERT, "reasons", Var("criterion"), Var("project"))),),
    columns=(Column(key="reason", at=(), kind="local"),),
)
BUDGETS = Sheet(
    key="budgets",
    ids=(Id(key="fund"),),
    bases=(
        Base(path=("rules", "budget"), fixed={"fund": "council"}),
        Base(path=("rules", "funds", Var("fund"))),
    ),
    columns=(
        TITLE,
        column("total", kind="number"),
        column("carry_over", kind="flag"),
        column("form", words=("grant", "loan", "equity", "accompanied")),
        column("loan_rate", "loan", "rate", kind="number"),
        column("loan_grace", "loan", "grace", kind="number"),
        column("loan_years", "loan", "years", kind="number"),
        REASON,
    ),
    families=(Family(key="years", at=("years", Var("year")), domain="year"),),
)
RULES = Sheet(
    key="rules",
    bases=(Base(path=("rules", "rules", NUMBER)),),
    columns=(
        column("kind", words=tuple(RULE_KINDS)),
        Column(key="rule_key", at=("key",)),
        column("group"),
        column("mark"),
        column("fund"),
        column("of"),
        column("projects", kind="list"),
        Column(key="dependent", at=("project",)),
        column("requires", kind="list"),
        column("how", words=("all", "any")),
        column("investor"),
        *(column(key, kind="number") for key in ("at_least", "at_most", "at_most_projects", "at_most_money")),
        REASON,
    ),
    families=(Family(key="bonus", at=("bonus", Var("driver")), domain="driver", prefix=True),),
)
SCENARIOS = Sheet(
    key="scenarios",
    ids=(Id(key="key"),),
    bases=(Base(path=("scenarios", Var("key"))),),
    columns=(
        TITLE,
        column("rate", kind="figure"),
        column("delay", kind="number"),
        column("covers_risk", kind="flag"),
        NOTE,
    ),
    families=(Family(key="multiply", at=("multiply", Var("driver")), domain="driver", prefix=True),),
)
OVERLAYS = Sheet(
    key="overlays",
    ids=(SCENARIO, PROJECT),
    bases=(Base(path=("scenarios", Var("scenario"), "projects", Var("project"))),),
    columns=(COMMISSIONING, STATUS, SOURCE, NOTE),
    families=(KINDS,),
)
COUNCIL_SHEETS = (
    CRITERIA,
    ANCHORS,
    WEIGHTS,
    EXPERTS,
    RATINGS,
    REASONS,
    JUDGEMENTS,
    BUDGETS,
    RULES,
    SCENARIOS,
    OVERLAYS,
)
