"""A seat that goes its own way: it follows an item or stays, weighs in any of four ways, and dissents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from appraisal.journal.council import as_case
from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import BallotCast, Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.journal.session import WEIGHTS
from appraisal.journal.visible import visible
from appraisal.meeting.chair import base_put
from appraisal.text import both, say
from tests.browser.test_seat import FIT, PROJECTS, Phone, word
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
SEATS = {"dana": "Dana Petrova", "emil": "Emil Orlov"}
CRITERIA = CASE.criteria_set.criteria


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A session in its first round, with two experts who have no conflict and have not said anything else."""
    with council_app(tmp_path_factory.mktemp("apart")) as app:
        for seat, name in SEATS.items():
            app.store.append(SESSION, "secretary", seat, Seated(role="expert", person=seat))
            app.store.append(SESSION, "secretary", seat, SeatNamed(name=name))
            app.store.append(SESSION, seat, seat, Arrived())
            app.store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        app.store.append(SESSION, "chair", None, RoundOpened(round=1))
        yield app


def _call(served: Served, at: int) -> str:
    """Call a project and return its title."""
    key = PROJECTS[at]
    served.store.append(SESSION, "chair", None, ItemCalled(item=Item(of="project", key=key)))
    return CASE.projects[key].name.en


def test_a_seat_follows_the_item_or_stays(served: Served, browser: Browser) -> None:
    """Without a half filled form the page goes to what is called; it can go back and stay, and follow again."""
    phone = Phone(browser, served, "dana")
    head = phone.page.locator(".st-key-seat h2")
    expect(head).to_have_text(CASE.projects[PROJECTS[0]].name.en)
    title = _call(served, 2)
    expect(head).to_have_text(title)
    phone.sees(word("followed", "en", title=title))
    phone.fits()
    phone.press("stay")
    expect(head).to_have_text(CASE.projects[PROJECTS[0]].name.en)
    served.store.append(SESSION, "chair", None, ItemClosed(item=Item(of="project", key=PROJECTS[2])))
    title = _call(served, 3)
    phone.sees(word("called", "en", title=title))
    expect(head).to_have_text(CASE.projects[PROJECTS[0]].name.en)
    phone.press("go_there")
    expect(head).to_have_text(title)
    phone.page.context.close()


def test_weights_by_swing_and_by_order(served: Served, browser: Browser) -> None:
    """What is not whole is not saved, in any of the four ways; what is saved says whether it can contradict itself."""
    phone = Phone(browser, served, "emil", "ru")
    page = phone.page
    page.goto(f"{served.address}/?language=ru&project=-weights")

    def say_of(key: str, **facts: object) -> str:
        return say(f"session.weights.{key}", "ru", **facts)

    def choose(method: str) -> None:
        phone.answer(say_of(f"method.{method}"))
        phone.sees(say_of(f"how.{method}"))

    names = [CASE.criteria[key].title.ru for key in CRITERIA]
    phone.press("weights.save")
    phone.sees(say_of("none.points"))
    choose("swing")
    page.get_by_label(names[0], exact=True).fill("90")
    phone.press("weights.save")
    phone.sees(say_of("none.swing"))
    page.get_by_label(names[0], exact=True).fill("100")
    phone.press("weights.save")
    phone.sees(say_of("agree.swing"))
    choose("rank_order")
    for at, name in enumerate(names):
        page.get_by_role("radiogroup", name=name, exact=True).get_by_text(str(at + 1), exact=True).click()
    phone.press("weights.save")
    phone.sees(say_of("agree.rank_order"))
    choose("ahp")
    phone.press("weights.save")
    phone.sees(say_of("none.ahp"))
    weights = phone.state().rounds[-1].voices["emil"][WEIGHTS].weights
    assert weights is not None
    assert (weights.method, weights.order) == ("rank_order", CRITERIA)
    page.context.close()


def test_a_dissent_goes_into_the_record_with_the_portfolio_of_own_weights(served: Served, browser: Browser) -> None:
    """At the decision a member dissents from a motion in words; the journal has what the own weights would choose."""
    store = served.store
    store.append(
        SESSION,
        "dana",
        "dana",
        BallotCast(round=1, weights={"points": {CRITERIA[1]: 1.0}}, replaces=0),  # type: ignore[arg-type]
    )
    for seat in ("anna", "boris", "dana"):
        for key in sorted(visible(store.state(SESSION), seat).projects):
            store.append(SESSION, seat, seat, BallotCast(round=1, project=key, answers={FIT: 7.0}, replaces=0))
    for event in (RoundClosed(round=1), Revealed(round=1), StageEntered(stage="portfolio")):
        store.append(SESSION, "chair", None, event)
    store.append(SESSION, "chair", None, StageEntered(stage="decision"))
    case = as_case(CASE, store.state(SESSION))
    for put in base_put("base", both("session.desk_page.base"))(case, store.state(SESSION)):
        store.append(SESSION, "chair", None, put)
    phone = Phone(browser, served, "dana")
    phone.page.get_by_text(word("dissent.title", "en"), exact=True).click()
    phone.page.get_by_label(word("dissent.why", "en"), exact=True).fill("Jobs count for more.")
    phone.press("dissent.save")
    title = say("session.desk_page.base", "en")
    phone.sees(word("dissent.said", "en", title=title, text="Jobs count for more."))
    (said,) = phone.state().dissents.values()
    assert (said.motion, said.text, bool(said.portfolio)) == ("base", "Jobs count for more.", True)
    phone.page.context.close()
