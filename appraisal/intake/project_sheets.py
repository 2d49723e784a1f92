"""The sheets of the projects: first one row for each project, further details in other sheets."""

from __future__ import annotations

from appraisal.documents.cash_flow import AMOUNTS, OF_PRODUCT, RATES
from appraisal.intake.columns import (
    ALL_KINDS,
    COMMISSIONING,
    HIGH,
    IN_CASE,
    KINDS,
    LOW,
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
    column,
)
from appraisal.intake.layout import NUMBER, Base, Family, Id, ItemVar, Number, Rest, Sheet, Var

_FIGURE = Rest("figure", short=True)
_OF_FIGURES = (
    *anywhere(_FIGURE),
    Base(path=("scenarios", Var("scenario"), _FIGURE)),
    Base(path=("case", _FIGURE)),
)

PROJECTS = Sheet(
    key="projects",
    ids=(Id(key="key"),),
    bases=(Base(path=("projects", Var("key"))),),
    columns=(
        column("name", kind="local"),
        column("group"),
        column("investors", kind="list"),
        column("marks", kind="list"),
        COMMISSIONING,
        STATUS,
        SOURCE,
        column("uplift", words=UPLIFTS),
        column("summary", kind="local"),
        NOTE,
    ),
    families=(ALL_KINDS,),
    listed=("case", "projects"),
)
FIGURES = Sheet(
    key="figures",
    ids=(PROJECT, SCENARIO, Id(key="figure")),
    bases=_OF_FIGURES,
    columns=(UNIT, STATUS, SOURCE, LOW, HIGH, NOTE),
    figures=True,
)
CLAIMS = Sheet(
    key="claims",
    ids=(PROJECT, SCENARIO, Id(key="figure")),
    bases=tuple(Base(path=(*base.path, "claims", NUMBER)) for base in _OF_FIGURES),
    columns=(column("value", kind="number"), UNIT, STATUS, SOURCE, NOTE),
)
OPTIONS = Sheet(
    key="options",
    ids=(PROJECT, Id(key="option")),
    bases=(Base(path=(*IN_CASE, "options", ItemVar("option"))),),
    columns=(TITLE, column("scale", kind="number"), column("delay", kind="number")),
    families=(KINDS,),
)
REQUESTS = Sheet(
    key="requests",
    ids=(PROJECT, Id(key="option", domain="options"), SCENARIO, Id(key="fund")),
    bases=(
        *anywhere("request"),
        Base(path=(*IN_CASE, "requests", Var("fund"))),
        Base(path=(*IN_CASE, "options", ItemVar("option"), "request")),
    ),
    families=(YEARS,),
)
CASH_FLOWS = Sheet(
    key="cash_flows",
    ids=(PROJECT, SCENARIO),
    bases=anywhere("cash_flow"),
    columns=(
        STATUS,
        SOURCE,
        *(column(key, kind="number") for key in ("life", "delay")),
        *(column(key, kind="year") for key in ("operation_start", "price_year")),
        *(column(key, kind="figure") for key in (*AMOUNTS, *RATES)),
        NOTE,
    ),
    families=(Family(key="ramp_up", at=("ramp_up", Number("step")), domain="number", prefix=True),),
)
PRODUCTS = Sheet(
    key="products",
    ids=(PROJECT, SCENARIO, Id(key="name")),
    bases=anywhere("cash_flow", "products", ItemVar("name")),
    columns=(TITLE, UNIT, *(column(key, kind="figure") for key in OF_PRODUCT)),
)
ASSET_CLASSES = Sheet(
    key="asset_classes",
    ids=(PROJECT, SCENARIO, Id(key="name")),
    bases=anywhere("cash_flow", "asset_classes", ItemVar("name")),
    columns=(TITLE, *(column(key, kind="number") for key in ("share", "life")), column("taxed", kind="flag")),
)
SUPPORT = Sheet(
    key="support",
    ids=(PROJECT, SCENARIO, Id(key="name")),
    bases=anywhere("cash_flow", "support", ItemVar("name")),
    columns=(TITLE,),
)
BY_YEAR = Sheet(
    key="by_year",
    ids=(PROJECT, SCENARIO, Id(key="line")),
    bases=anywhere("cash_flow", Rest("line")),
    families=(YEARS,),
)
PROJECT_SHEETS = (
    PROJECTS,
    FIGURES,
    CLAIMS,
    OPTIONS,
    REQUESTS,
    CASH_FLOWS,
    BY_YEAR,
    PRODUCTS,
    ASSET_CLASSES,
    SUPPORT,
)
