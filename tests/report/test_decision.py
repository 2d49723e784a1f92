"""The decision on one screen: the same figures on every surface, and nothing that was not computed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.outlook import Outlook, outlook
from appraisal.documents.case import Case
from appraisal.report.blocks import KeyValues, Points, Table
from appraisal.report.decision import decision_view
from appraisal.report.decision_blocks import decision_blocks
from appraisal.report.decision_view import DecisionView
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language


@pytest.fixture(scope="module")
def ahead(base: Appraisal) -> Outlook | None:
    """The outlook of the register."""
    return outlook(base)


def shown(appraisal: Appraisal, language: Language = "en") -> DecisionView:
    """The screen of an appraisal with all that takes longer."""
    return decision_view(appraisal, language, outlook(appraisal))


def plain(text: str) -> str:
    """A text with plain blanks."""
    return text.replace("\u00a0", " ")


def test_the_finding_of_the_sample_is_plain(base: Appraisal, ahead: Outlook | None) -> None:
    """Where the money goes, that it loses, under what it leaves, and how many projects could not be appraised."""
    view = decision_view(base, "en", ahead)
    assert view.headline == "70 of 77.5 bn RUB go to one project with a negative NPV: Mencherep coal complex"
    assert [(each.name, each.money, each.years) for each in view.proposed][:2] == [
        ("Mencherep coal complex", "70.0", "2013–2020"),
        ("Karakan power cluster", "4.5", "2013–2017"),
    ]
    first, *others = view.facts
    assert (first.title, plain(first.value), first.note) == ("NPV of the whole", "−5.5 bn RUB", "chance of a loss 97%")
    assert [plain(each.value) for each in others] == ["11,200", "1,028 kt/year"]
    assert view.confidence is not None
    assert (view.confidence.value, view.confidence.bad) == ("low", True)
    assert view.confidence.note == "70 of 77.5 bn RUB leave under “Prices of products 15 % lower”."
    assert view.gaps is not None
    assert view.gaps.value == "5 of 12"
    assert [each.by for each in view.turns] == ["scenario", "weights", "budget"]
    assert view.turns[0].scenario == "low-prices"
    assert plain(view.turns[2].sentences[0]) == "Below 76.2 bn RUB Mencherep coal complex leaves."


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_computed_yet_is_marked_and_nothing_stands_in_for_it(base: Appraisal, language: Language) -> None:
    """The quick screen has the same proposal; the chance of a loss, confidence, scenario and weights are pending."""
    quick, whole = decision_view(base, language, None, pending=True), shown(base, language)
    pending = {"en": "being computed", "ru": "вычисляется"}[language]
    assert quick.pending
    assert (quick.headline, quick.proposed_title, quick.gaps) == (whole.headline, whole.proposed_title, whole.gaps)
    assert [each.money for each in quick.proposed] == [each.money for each in whole.proposed]
    assert quick.facts[0].note == pending
    assert quick.confidence is not None
    assert quick.confidence.value == pending
    assert [each.text for each in quick.turns][:2] == [pending, pending]
    assert quick.turns[2] == whole.turns[2]


def test_many_projects_are_counted_and_the_finding_is_their_number(filled: Appraisal) -> None:
    """Names are shown while they fit; where no project takes half of the money it is not the finding."""
    view = shown(filled)
    assert len(view.proposed) == 6
    small = shown(replace(filled, settings=Settings(budget=20_000.0)))
    assert small.headline.endswith("projects for 19.9 bn RUB") or "projects for" in small.headline


def test_without_ranges_the_chance_of_a_loss_is_said_not_to_be_computed(base: Appraisal, ahead: Outlook | None) -> None:
    """No number stands where nothing was drawn."""
    assert ahead is not None
    view = decision_view(base, "en", replace(ahead, risk=None))
    assert view.facts[0].note == "the chance of a loss is not computed: nothing chosen has a range"


def test_without_a_portfolio_the_screen_says_so(kuzbass: Case) -> None:
    """Nothing is proposed, and what could not be appraised is still told."""
    view = shown(appraise(kuzbass, settings=Settings(budget=100.0)))
    assert view.headline == "No portfolio keeps to all rules: nothing can be proposed."
    assert (view.proposed, view.turns, view.facts) == ((), (), ())
    assert view.gaps is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blocks_say_what_the_screen_says(base: Appraisal, ahead: Outlook | None, language: Language) -> None:
    """One row a project, one line a result, one point for each of the three, which leads to its section."""
    view = decision_view(base, language, ahead)
    blocks = decision_blocks(view, language, where={"scenario": "scenarios"})
    table = next(each for each in blocks if isinstance(each, Table))
    facts = next(each for each in blocks if isinstance(each, KeyValues))
    turns = next(each for each in blocks if isinstance(each, Points))
    assert [row[1].text for row in table.rows] == [each.money for each in view.proposed]
    assert len(facts.pairs) == len(view.facts) + 2
    assert [item[1].text for item in turns.items] == [each.text for each in view.turns]
    assert [item[0].to for item in turns.items] == ["scenarios", "", ""]
