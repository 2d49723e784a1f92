"""The sheets of the criteria, the council, the rules and the scenarios."""

from __future__ import annotations

from appraisal.intake.columns import (
    COMMISSIONING,
    KEY,
    KINDS,
    NOTE,
    PROJECT,
    REASON,
    SCENARIO,
    SOURCE,
    STATUS,
    TITLE,
    UNIT,
    bases,
)
from appraisal.intake.layout import Base, Column, Family, Id, Sheet
from appraisal.rules.kinds import RULE_KINDS

_EXPERT = Id("expert", "experts")
_CRITERION = Id("criterion")
_BY_EXPERT = "council.experts[<expert>]"

COUNCIL_SHEETS = (
    Sheet(
        "criteria",
        (KEY,),
        bases("criteria.<key>"),
        (
            TITLE,
            UNIT,
            Column("direction", words=("more", "less")),
            Column("worst", "bounds[1]", kind="number"),
            Column("best", "bounds[2]", kind="number"),
            Column("bounds", words=("data",)),
            Column("measure"),
            Column("lowest", "rating.lowest", kind="number"),
            Column("highest", "rating.highest", kind="number"),
            Column("description", kind="local"),
        ),
    ),
    Sheet(
        "anchors",
        (_CRITERION, Id("point")),
        bases("criteria.<criterion>.rating.anchors.<point>"),
        (Column("meaning", "", kind="local"),),
    ),
    Sheet(
        "weights",
        (_CRITERION,),
        bases("set.weights.<criterion>"),
        (Column("weight", "", kind="number"),),
        listed=("set", "criteria"),
    ),
    Sheet(
        "experts",
        (KEY,),
        bases("council.experts[<key>]"),
        (
            Column("name", kind="local"),
            Column("recused", kind="list"),
            Column("method", "weights.method", words=("points", "swing", "rank_order", "ahp")),
            Column("order", "weights.order", kind="list"),
        ),
        (Family("weight_of", "weights.points.<criterion>", domain="criterion", prefix=True, complete=True),),
    ),
    Sheet(
        "ratings",
        (_CRITERION, Id("project")),
        (Base("", needs=("criterion", "project")),),
        families=(Family("rating_by", f"/{_BY_EXPERT}.ratings.<criterion>.<project>", domain="expert", complete=True),),
    ),
    Sheet(
        "reasons",
        (_EXPERT, _CRITERION, Id("project")),
        bases(f"{_BY_EXPERT}.reasons.<criterion>.<project>"),
        (Column("reason", "", kind="local"),),
    ),
    Sheet(
        "judgements",
        (_EXPERT,),
        bases(f"{_BY_EXPERT}.weights.judgements[#]"),
        (Column("more"), Column("less"), Column("times", kind="number")),
    ),
    Sheet(
        "budgets",
        (Id("fund"),),
        (Base("rules.budget", {"fund": "council"}), Base("rules.funds.<fund>")),
        (
            TITLE,
            Column("total", kind="number"),
            Column("carry_over", kind="flag"),
            Column("form", words=("grant", "loan", "equity", "accompanied")),
            *(Column(f"loan_{part}", f"loan.{part}", kind="number") for part in ("rate", "grace", "years")),
            REASON,
        ),
        (Family("years", "years.<year>", domain="year"),),
    ),
    Sheet(
        "rules",
        (),
        bases("rules.rules[#]"),
        (
            Column("kind", words=tuple(RULE_KINDS)),
            Column("rule_key", "key"),
            *(Column(key) for key in ("group", "mark", "fund", "of")),
            Column("projects", kind="list"),
            Column("dependent", "project"),
            Column("requires", kind="list"),
            Column("how", words=("all", "any")),
            Column("investor"),
            *(Column(key, kind="number") for key in ("at_least", "at_most", "at_most_projects", "at_most_money")),
            REASON,
        ),
        (Family("bonus", "bonus.<driver>", domain="driver", prefix=True),),
    ),
    Sheet(
        "scenarios",
        (KEY,),
        bases("scenarios.<key>"),
        (
            TITLE,
            Column("rate", kind="figure"),
            Column("delay", kind="number"),
            Column("covers_risk", kind="flag"),
            NOTE,
        ),
        (Family("multiply", "multiply.<driver>", domain="driver", prefix=True),),
    ),
    Sheet(
        "overlays",
        (SCENARIO, PROJECT),
        bases("scenarios.<scenario>.projects.<project>"),
        (COMMISSIONING, STATUS, SOURCE, NOTE),
        (KINDS,),
    ),
)
