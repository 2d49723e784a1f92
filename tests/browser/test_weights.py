"""Weights of a seat in each of the four ways, on a phone: what was given stands in the journal and in the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, expect

from appraisal.documents.weighting import Judgement, Weighting
from appraisal.errors import InputError
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.seats import Arrived, Seated
from appraisal.journal.session import WEIGHTS
from appraisal.report.weighing import given_text, pair_text
from appraisal.text import Language, problem_text, say
from appraisal.web import number_box
from tests.browser.test_seat import PROJECTS, Phone, word
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
CRITERIA = CASE.criteria_set.criteria
TITLES = {key: CASE.criteria[key].title for key in CRITERIA}
IMPORTANCE = (2.0, 4.0, 1.0, 1.0)  # of the criteria, for judgements that agree among themselves
WAYS: dict[str, Weighting] = {
    "points": Weighting(method="points", points=dict(zip(CRITERIA, (40.0, 33.5, 20.0, 0.0), strict=True))),
    "swing": Weighting(method="swing", points=dict(zip(CRITERIA, (50.0, 100.0, 25.5, 10.0), strict=True))),
    "rank_order": Weighting(method="rank_order", order=CRITERIA[::-1]),
    "ahp": Weighting(
        method="ahp",
        judgements=tuple(
            Judgement(more=one, less=other, times=first / second)
            if first >= second
            else Judgement(more=other, less=one, times=second / first)
            for (one, first), (other, second) in combinations(zip(CRITERIA, IMPORTANCE, strict=True), 2)
        ),
    ),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A session in its first round, with an expert for each way to weigh."""
    with council_app(tmp_path_factory.mktemp("weights")) as app:
        for seat in WAYS:
            key = seat.replace("_", "-")
            app.store.append(SESSION, "secretary", key, Seated(role="expert", person=key))
            app.store.append(SESSION, key, key, Arrived())
            app.store.append(SESSION, key, key, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        app.store.append(SESSION, "chair", None, RoundOpened(round=1))
        yield app


def _points(phone: Phone, given: Weighting) -> None:
    """Type points, with the decimal comma of a Russian; a blank is none."""
    for key, points in given.points.items():
        text = "" if points == 0 else f"{points:g}".replace(".", ",")
        phone.page.get_by_label(TITLES[key].to(phone.language), exact=True).fill(text)


def _order(phone: Phone, given: Weighting) -> None:
    for place, key in enumerate(given.order, start=1):
        group = phone.page.get_by_role("radiogroup", name=TITLES[key].to(phone.language), exact=True)
        group.get_by_text(str(place), exact=True).click()


def _pairs(phone: Phone, given: Weighting) -> None:
    for (one, other), each in zip(combinations(CRITERIA, 2), given.judgements, strict=True):
        names = {key: TITLES[key].to(phone.language) for key in (one, other)}
        asked = say("session.weights.pair", phone.language, one=names[one], other=names[other])
        phone.page.get_by_role("combobox", name=asked, exact=True).click()
        said = pair_text(names[each.more], names[each.less], each.times, phone.language)
        phone.page.keyboard.type(said)  # of a long list the page holds what is in sight
        phone.page.get_by_role("option", name=said, exact=True).click()
        phone.rest()


FILL: dict[str, Callable[[Phone, Weighting], None]] = {
    "points": _points,
    "swing": _points,
    "rank_order": _order,
    "ahp": _pairs,
}


@pytest.mark.parametrize(("way", "language"), [("points", "ru"), ("swing", "en"), ("rank_order", "ru"), ("ahp", "en")])
def test_weights_are_saved_as_they_were_given(served: Served, browser: Browser, way: str, language: Language) -> None:
    """Filled in, saved with a receipt, read back from the journal, and there in the form of a page opened anew."""
    given = WAYS[way]
    phone = Phone(browser, served, way.replace("_", "-"), language)
    page, told = phone.page, given_text(given, TITLES, language)
    page.goto(f"{served.address}/?language={language}&project=-weights")
    phone.answer(say(f"session.weights.method.{way}", language))
    phone.sees(say(f"session.weights.how.{way}", language))
    FILL[way](phone, given)
    phone.press("weights.save")
    phone.sees(told)
    voice = phone.state().rounds[-1].voices[phone.seat][WEIGHTS]
    assert voice.weights == given
    phone.sees(word("saved", language, receipt=f"№ {voice.seq} "))
    phone.fits()

    page.reload()
    phone.sees(told)
    phone.press("weights.save")
    phone.sees(word("saved", language, receipt="№"))
    again = phone.state().rounds[-1].voices[phone.seat][WEIGHTS]
    assert again.weights == given
    assert again.seq > voice.seq
    page.context.close()


def test_points_that_cannot_be_read_are_told_and_not_saved(served: Served, browser: Browser) -> None:
    """`1,500` may mean either number: nothing is guessed, the field keeps it, and what stood before stands."""
    phone = Phone(browser, served, "points")
    before = phone.state().rounds[-1].voices.get("points")
    phone.page.goto(f"{served.address}/?language=en&project=-weights")
    phone.answer(say("session.weights.method.points", "en"))
    title = TITLES[CRITERIA[0]].en
    field = phone.page.get_by_label(title, exact=True)
    field.fill("1,500")
    phone.press("weights.save")
    with pytest.raises(InputError) as refused:
        number_box.read("1,500", title)
    phone.sees(problem_text(refused.value.problems[0], "en"))
    expect(field).to_have_value("1,500")
    assert phone.state().rounds[-1].voices.get("points") == before
    phone.page.context.close()
