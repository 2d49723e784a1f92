"""What an appraisal is known by."""

from __future__ import annotations

from appraisal.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.memo.identity import command, digest
from appraisal.settings import Settings


def test_the_digest_is_that_of_what_was_computed_from(kuzbass: Case, base: Appraisal, filled: Appraisal) -> None:
    """The same case, scenario and settings have one digest; another scenario, budget or objective has another."""
    assert digest(appraise(kuzbass)) == digest(base)
    others = [
        appraise(kuzbass, settings=Settings(budget=20_000.0)),
        appraise(kuzbass, settings=Settings(objective="npv")),
    ]
    assert len({digest(each) for each in (base, filled, *others)}) == 4


def test_the_command_names_only_what_is_unusual(kuzbass: Case, base: Appraisal) -> None:
    """Who repeats the command gets the same memo, budget to the last digit included."""
    assert command(base, "ru") == "appraisal memo kuzbass --out memo --language ru"
    asked = Settings(budget=79_999.5, objective="npv", weights="equal")
    found = appraise(kuzbass, scenario="filled", settings=asked)
    assert command(found, "en") == (
        "appraisal memo kuzbass --out memo --scenario filled --objective npv --budget 79999.5 --weights equal"
        " --language en"
    )
