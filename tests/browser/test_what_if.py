"""The portfolio stage in the app: a what-if on the page, on the wall, kept, moved; the wall's remote; a second hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.access.door import Door
from appraisal.journal.council import as_case
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.journal.events.voting import VariantKept, VoteCast
from appraisal.journal.kept_case import kept
from appraisal.meeting.motions import motion_put
from appraisal.store.sessions import Store
from appraisal.text import Language, both, say
from tests.browser.conftest import ROOT, serving, tab_of
from tests.browser.test_access import Findings, findings
from tests.browser.test_desk import LOCALES, Desk
from tests.journal.kuzbass import CASE
from tests.journal.made import SESSION
from tests.journal.meeting import Step, named, own
from tests.web.council_app import Served
from tests.web.wall_meeting import scenes

__all__ = ["findings"]
pytestmark = pytest.mark.browser
BUDGET = CASE.rules.budget.total or 0.0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app at the portfolio stage, with a deputy beside the chair."""
    where = str(tmp_path_factory.mktemp("portfolio") / "s.sqlite")
    deputy = [
        Step("secretary", "vice", Seated(role="deputy", person="vice")),
        Step("secretary", "vice", SeatNamed(name="Vera Vice")),
        own("vice", ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none"))),
        own("vice", Arrived()),
    ]
    with Store.at(where) as store:
        for scene, steps, _ in scenes():
            for step in (*(deputy if scene == "proposal" else ()), *steps):
                store.append(SESSION, step.actor, step.for_seat, step.event, case=kept(CASE))
            if scene == "portfolio":
                break
        with serving(ROOT / "app.py", more={"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}) as address:
            yield Served(address, store, Door(store, SESSION))


def seated(served: Served, browser: Browser, seat: str, language: Language, *, width: int, height: int = 900) -> Desk:
    """Return a device that holds a seat."""
    (link,) = served.door.issue([seat], instead=False)
    page = tab_of(browser, locale=LOCALES[language], width=width, height=height).page
    page.goto(link.address(served.address))
    page.get_by_role("button").click()
    page.wait_for_selector(".strip")
    return Desk(page, served.store, language)


def unfold(desk: Desk, title: str, label: str) -> None:
    """Open what is folded under a title until a field in it is seen: a redraw of the page may come in between."""
    field = desk.page.get_by_label(desk.word(label), exact=True)
    for _ in range(20):
        desk.settle()
        if field.is_visible():
            return
        desk.page.locator("summary").get_by_text(desk.word(title), exact=True).click()
        desk.page.wait_for_timeout(500)
    expect(field).to_be_visible()


def _fits(page: Page) -> None:
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_the_wall_follows_a_what_if_that_is_then_moved(served: Served, browser: Browser, findings: Findings) -> None:
    """The slider moves the wall, which says that nothing is decided; kept, pinned and put as motion and amendment."""
    chair = seated(served, browser, "head", "en", width=1280)
    wall = seated(served, browser, "screen", "en", width=1920, height=1080).page
    wall.goto(f"{served.address}/wall?language=en")
    page = chair.page
    page.goto(f"{served.address}/what-if?language=en")
    expect(page.locator(".st-key-what_if_beside table")).to_be_visible()

    def word(key: str) -> str:
        return say(f"session.what_if.{key}", "en")

    page.get_by_text(word("on_wall"), exact=True).click()
    expect(wall.locator("h1")).to_have_text(say("session.wall.what_if", "en"))
    slider = page.locator("input[type=range]")
    for _ in range(10):
        slider.press("ArrowLeft")
    changed = say("meeting.variant.budget", "en", amount=BUDGET - 2000, unit="million RUB")
    expect(wall.locator(".said")).to_contain_text(changed)
    expect(page.locator(".st-key-what_if_beside")).to_contain_text(changed)
    chair.settle()
    assert findings(page) == []
    assert "draft" not in served.store.state(SESSION).variants
    page.get_by_label(word("name"), exact=True).fill("Less money")
    page.get_by_role("button", name=word("keep"), exact=True).click()
    expect(page.locator(".st-key-what_if_beside th").filter(has_text="Less money")).to_be_visible()
    assert served.store.state(SESSION).variants["what-if-3"].budget == BUDGET - 2000

    page.goto(f"{served.address}/?language=en")
    expect(page.locator(".stMain")).to_contain_text(say("session.remote.scene.what_if", "en"))
    page.get_by_role("button", name=say("session.remote.minutes", "en", n=3), exact=True).click()
    expect(wall.locator("#clock")).to_contain_text("2:5")
    page.get_by_text(say("session.remote.faces.council", "en"), exact=True).click()
    page.get_by_role("button", name=say("session.remote.stop", "en"), exact=True).click()
    expect(wall.locator("#clock")).to_be_hidden()
    chair.press("press.decision")
    expect(wall.locator(".scene.portfolio")).to_be_visible()  # what was shown lapses when the meeting goes on
    for variant, amends in (("Less money", None), ("Fibre in", "Less money")):
        unfold(chair, "votes.put", "votes.variant")
        for label, choice in (("votes.variant", variant), ("votes.amends", amends)):
            if choice is not None:
                page.get_by_role("combobox", name=chair.word(label)).click()
                page.get_by_role("option", name=choice, exact=True).click()
        chair.click("votes.move")
        expect(page.get_by_role("heading", name=variant, exact=True)).to_be_visible()
    motions = served.store.state(SESSION).motions
    assert [(each.variant, each.amends) for each in motions.values()] == [("what-if-3", None), ("fibre-in", "motion-1")]
    _fits(page)
    for each in (page, wall):
        each.context.close()


def _at_the_decision(served: Served) -> None:
    """Bring the session to the decision with a motion, wherever another test has left it."""
    if served.store.state(SESSION).stage == "portfolio":
        served.store.append(SESSION, "head", None, StageEntered(stage="decision"))
    if not served.store.state(SESSION).motions:
        served.store.append(SESSION, "head", None, VariantKept(variant="plain", title=both("session.what_if.draft")))
        state = served.store.state(SESSION)
        event = motion_put(as_case(CASE, state), state, motion="motion-1", title=named("Plain"), variant="plain")
        served.store.append(SESSION, "head", None, event)


def test_a_deputy_takes_the_chair_on_a_phone(served: Served, browser: Browser, findings: Findings) -> None:
    """Two desks at once: after the hand-over one alone leads; vote, annulment by two, condition, putting off."""
    _at_the_decision(served)
    chair = seated(served, browser, "head", "en", width=1280)
    deputy = seated(served, browser, "vice", "ru", width=390)
    page, state = deputy.page, served.store.state
    expect(chair.button("press.open_vote")).to_be_enabled()
    expect(deputy.button("press.open_vote")).to_be_disabled()
    take = say("session.remote.chair.take", "ru")
    page.locator("summary").get_by_text(take, exact=True).click()
    page.get_by_label(say("session.remote.chair.reason", "ru"), exact=True).fill("Ноутбук председателя отключился.")
    page.get_by_role("button", name=take, exact=True).click()
    expect(deputy.button("press.open_vote")).to_be_enabled()
    expect(chair.button("press.open_vote")).to_be_disabled()
    assert state(SESSION).chair == "vice"
    chair.page.context.close()

    deputy.press("press.open_vote")
    expect(deputy.button("press.close_vote")).to_be_disabled()
    (vote,) = state(SESSION).votes
    for seat in state(SESSION).votes[vote].opened.electorate:
        deputy.tell(seat, VoteCast(vote=vote, choice="against"))
    deputy.press("press.close_vote")
    expect(page.locator(".stMain")).to_contain_text(say("meeting.tally.lost", "ru"))
    unfold(deputy, "votes.annul", "votes.reason")
    page.get_by_label(deputy.word("votes.reason"), exact=True).fill("Вопрос зачитали неверно.")
    page.get_by_role("combobox", name=deputy.word("votes.second")).click()
    page.get_by_role("option", name="secretary", exact=True).click()
    deputy.click("votes.annul")
    expect(page.locator(".stMain")).to_contain_text("Вопрос зачитали неверно.")
    assert state(SESSION).votes[vote].annulled == "Вопрос зачитали неверно."

    unfold(deputy, "votes.condition", "votes.condition_text")
    page.get_by_label(deputy.word("votes.condition_text"), exact=True).fill("Получить разрешение.")
    page.get_by_role("group", name=deputy.word("votes.due"), exact=True).get_by_role("spinbutton").first.click()
    page.keyboard.type("20270301")
    deputy.click("votes.condition")
    expect(page.locator(".stMain")).to_contain_text(
        "Получить разрешение."
    )  # the field's own text is no text of the page
    (condition,) = state(SESSION).conditions.values()
    assert (condition.text, condition.due) == ("Получить разрешение.", "2027-03-01")
    unfold(deputy, "agenda.put_off", "agenda.reason")
    page.get_by_label(deputy.word("agenda.reason"), exact=True).fill("Нет справки о воде.")
    deputy.click("agenda.put_off")
    for _ in range(600):
        if "put_off" in state(SESSION).items.values():
            break
        page.wait_for_timeout(100)
    assert "put_off" in state(SESSION).items.values()
    deputy.settle()
    assert findings(page) == []
    _fits(page)
    page.context.close()
