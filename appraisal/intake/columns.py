"""Columns and ids shared by several sheets."""

from __future__ import annotations

from typing import get_args

from appraisal.documents.figure import WrittenStatus
from appraisal.documents.head import UpliftClass
from appraisal.intake.layout import Base, Column, Family, Id, Kind, Pattern, Step, Var
from appraisal.intake.leaves import Item


def column(key: str, *inside: Step, kind: Kind = "text", words: tuple[str, ...] = ()) -> Column:
    """Return a column of a row; by default its key is its path."""
    return Column(key=key, at=inside or (key,), kind=kind, words=words)


def anywhere(*rest: Step) -> tuple[Base, ...]:
    """Return the base paths of a project in the case and in a scenario."""
    return (Base(path=(*IN_CASE, *rest)), Base(path=(*IN_SCENARIO, *rest)))


STATUSES: tuple[str, ...] = get_args(WrittenStatus)
UPLIFTS: tuple[str, ...] = get_args(UpliftClass)
STATUS = column("status", words=STATUSES)
SOURCE = column("source")
NOTE = column("note", kind="local")
TITLE = column("title", kind="local")
REASON = column("reason", kind="local")
UNIT = column("unit")
LOW = column("low", "range", Item(1), kind="number")
HIGH = column("high", "range", Item(2), kind="number")
COMMISSIONING = column("commissioning_year", kind="figure")
KINDS = Family(key="figures", at=("figures", Var("kind")), domain="kind", kind="figure")
ALL_KINDS = Family(key="figures", at=KINDS.at, domain="kind", kind="figure", complete=True)
YEARS = Family(key="years", at=(Var("year"),), domain="year", kind="figure")
PROJECT = Id(key="project", domain="projects")
SCENARIO = Id(key="scenario", domain="scenarios")
IN_CASE: Pattern = ("projects", Var("project"))
IN_SCENARIO: Pattern = ("scenarios", Var("scenario"), "projects", Var("project"))
