"""Columns and ids shared by several sheets."""

from __future__ import annotations

from typing import get_args

from appraisal.documents.figure import WrittenStatus
from appraisal.documents.head import UpliftClass
from appraisal.intake.layout import Base, Column, Family, Id


def bases(*paths: str) -> tuple[Base, ...]:
    """Return bases without fixed ids."""
    return tuple(Base(each) for each in paths)


def anywhere(path: str) -> tuple[Base, ...]:
    """Return the base paths of a part of a project in the case and in a scenario."""
    return bases(f"projects.<project>.{path}", f"scenarios.<scenario>.projects.<project>.{path}")


STATUSES: tuple[str, ...] = get_args(WrittenStatus)
UPLIFTS: tuple[str, ...] = get_args(UpliftClass)
STATUS = Column("status", words=STATUSES)
SOURCE = Column("source")
NOTE = Column("note", kind="local")
TITLE = Column("title", kind="local")
REASON = Column("reason", kind="local")
UNIT = Column("unit")
COMMISSIONING = Column("commissioning_year", kind="figure")
KINDS = Family("figures", "figures.<kind>", domain="kind", kind="figure")
YEARS = Family("years", "<year>", domain="year", kind="figure")
KEY = Id("key")
PROJECT = Id("project", "projects")
SCENARIO = Id("scenario", "scenarios")
