"""The sheets of the projects: first one row for each project, further details in other sheets."""

from __future__ import annotations

from dataclasses import replace

from appraisal.documents.cash_flow import AMOUNTS
from appraisal.finance.drivers import OF_PRODUCT, RATES
from appraisal.intake.columns import (
    COMMISSIONING,
    KEY,
    KINDS,
    NOTE,
    PROJECT,
    SCENARIO,
    SOURCE,
    STATUS,
    TITLE,
    UNIT,
    UPLIFTS,
    YEARS,
    anywhere,
    bases,
)
from appraisal.intake.layout import Base, Column, Family, Id, Sheet

_NAMED = (PROJECT, SCENARIO, Id("name"))
_FIGURES = (PROJECT, SCENARIO, Id("figure"))


def _of_figures(inside: str = "") -> tuple[Base, ...]:
    others = bases(f"scenarios.<scenario>.<figure...>{inside}", f"case.<figure...>{inside}")
    return (*anywhere(f"<figure...>{inside}"), *others)


PROJECT_SHEETS = (
    Sheet(
        "projects",
        (KEY,),
        bases("projects.<key>"),
        (
            Column("name", kind="local"),
            Column("short", kind="local"),
            Column("group"),
            Column("investors", kind="list"),
            Column("marks", kind="list"),
            *(COMMISSIONING, STATUS, SOURCE),
            Column("uplift", words=UPLIFTS),
            Column("summary", kind="local"),
            NOTE,
        ),
        (replace(KINDS, complete=True),),
        listed=("case", "projects"),
    ),
    Sheet(
        "figures",
        _FIGURES,
        _of_figures(),
        (
            *(UNIT, STATUS, SOURCE),
            Column("low", "range[1]", kind="number"),
            Column("high", "range[2]", kind="number"),
            NOTE,
        ),
        figures=True,
    ),
    Sheet("claims", _FIGURES, _of_figures(".claims[#]"), (Column("value", kind="number"), UNIT, STATUS, SOURCE, NOTE)),
    Sheet(
        "options",
        (PROJECT, Id("option")),
        bases("projects.<project>.options[<option>]"),
        (TITLE, Column("scale", kind="number"), Column("delay", kind="number")),
        (KINDS,),
    ),
    Sheet(
        "requests",
        (PROJECT, Id("option", "options"), SCENARIO, Id("fund")),
        (
            *anywhere("request"),
            *bases("projects.<project>.requests.<fund>", "projects.<project>.options[<option>].request"),
        ),
        families=(YEARS,),
    ),
    Sheet(
        "cash_flows",
        (PROJECT, SCENARIO),
        anywhere("cash_flow"),
        (
            *(STATUS, SOURCE),
            *(Column(key, kind="number") for key in ("life", "delay")),
            *(Column(key, kind="year") for key in ("operation_start", "price_year")),
            *(Column(key, kind="figure") for key in (*AMOUNTS, *RATES)),
            NOTE,
        ),
        (Family("ramp_up", "ramp_up[#step]", domain="number", prefix=True),),
    ),
    Sheet("by_year", (PROJECT, SCENARIO, Id("line")), anywhere("cash_flow.<line...>"), families=(YEARS,)),
    Sheet(
        "products",
        _NAMED,
        anywhere("cash_flow.products[<name>]"),
        (TITLE, UNIT, *(Column(key, kind="figure") for key in OF_PRODUCT)),
    ),
    Sheet(
        "asset_classes",
        _NAMED,
        anywhere("cash_flow.asset_classes[<name>]"),
        (TITLE, *(Column(key, kind="number") for key in ("share", "life")), Column("taxed", kind="flag")),
    ),
    Sheet("support", _NAMED, anywhere("cash_flow.support[<name>]"), (TITLE,)),
)
