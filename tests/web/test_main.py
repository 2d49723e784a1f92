"""The frame: language, scenario, pages, and a case that cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.text import LANGUAGES, Language, say
from appraisal.web.main import ROOMS
from tests.web.conftest import Opened, text_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_every_page_is_drawn_in_both_languages(opened: Opened, room: str, language: Language) -> None:
    """A page has its frame and raises nothing; the case's title stands in the reader's language."""
    page = opened(room, language=language)
    assert {"en": "Kuzbass cluster", "ru": "Кластер Кузбасса"}[language] in text_of(page)
    assert page.query_params["language"] in (language, [language])


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_is_drawn_under_every_scenario(opened: Opened, room: str) -> None:
    """Choosing a scenario redraws the page and is kept in the address."""
    page = opened(room)
    for scenario in ("filled", "optimism", "low-prices", "own-record"):
        page.selectbox(key="pick_scenario").select(scenario).run()
        text_of(page)
        assert page.query_params["scenario"] in (scenario, [scenario])


def test_what_was_chosen_holds_on_the_next_page(opened: Opened) -> None:
    """Language, scenario and project survive a change of page."""
    page = opened("finance", language="ru")
    page.selectbox(key="pick_scenario").select("filled").run()
    page.selectbox(key="pick_project").select("boilers").run()
    page.switch_page("views/ranking.py").run()
    assert page.selectbox(key="pick_scenario").value == "filled"
    assert page.selectbox(key="pick_project").value == "boilers"
    assert say("web.ranking.title", "ru") in text_of(page)


def test_the_language_is_switched_by_a_click(opened: Opened) -> None:
    """The segmented control changes every text."""
    page = opened("register", language="en")
    page.segmented_control(key="pick_language").set_value("ru").run()
    assert "Реестр: 12 проектов" in text_of(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_case_is_told_with_place_and_mend(opened: Opened, sample: Path, language: Language) -> None:
    """Every problem stands on the page, and nothing else."""
    (sample / "projects" / "karakan.toml").write_text("group = 1\n[figures]\njobs = 'many'\n", encoding="utf-8")
    page = opened(case=sample, language=language)
    shown = text_of(page)
    assert shown.count("<li>") > 2
    assert "karakan.toml" in shown
    assert not page.selectbox


def test_no_case_at_all_is_told(opened: Opened, tmp_path: Path) -> None:
    """A path that is none gives a problem, not a traceback."""
    assert "<li>" in text_of(opened(case=tmp_path / "nowhere"))


@pytest.mark.parametrize("room", ROOMS)
def test_hostile_names_stay_texts(opened: Opened, sample: Path, room: str) -> None:
    """Markup and Markdown in a name are shown as they stand."""
    name = "<img src=x onerror=alert(1)> ![](http://example.org/x.png) *b* =1+1"
    file = sample / "projects" / "karakan.toml"
    written = file.read_text(encoding="utf-8")
    kept = written.replace('"Power producing cluster based on the Karakansky-Zapadny surface mine"', f"'{name}'")
    assert kept != written
    file.write_text(kept, encoding="utf-8")
    page = opened(room, case=sample)
    shown = text_of(page)
    assert "<img" not in shown
    assert not any("example.org" in each.value for each in page.markdown)


@pytest.mark.parametrize(
    "address", [{"scenario": "nobody"}, {"project": "../x"}, {"budget": "1e999"}, {"budget": "-5"}]
)
def test_an_address_that_anyone_wrote_does_no_harm(opened: Opened, address: dict[str, str]) -> None:
    """What the case has not is dropped."""
    page = opened("portfolio", **address)
    text_of(page)
    assert not set(address) & set(page.query_params)


def test_session_state_holds_nothing_but_plain_values(opened: Opened) -> None:
    """What is kept for a reader could be written as text: no case, no appraisal, no expert's ballot."""
    page = opened("finance", scenario="filled")
    view = page.session_state["view"]
    assert set(view) == {"language", "scenario", "project", "option", "objective", "budget", "card", "upload"}
    assert all(value is None or isinstance(value, str | float) for value in view.values())


def test_an_address_that_says_less_takes_back_what_it_does_not_say(opened: Opened) -> None:
    """Going back to an earlier address lets go of the scenario and the budget chosen since; a bare one keeps them."""
    page = opened("portfolio", language="en", scenario="filled", budget="60000")
    page.query_params.clear()
    page.run()
    assert (page.session_state["view"]["scenario"], page.session_state["view"]["budget"]) == ("filled", 60_000.0)
    page.query_params.clear()
    page.query_params["language"] = "en"
    page.run()
    assert (page.session_state["view"]["scenario"], page.session_state["view"]["budget"]) == (None, None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", ["1e300", "nan", "-5", "4,5 млрд"])
def test_a_budget_in_the_address_that_is_none_is_said(opened: Opened, given: str, language: Language) -> None:
    """The page says plainly that the budget was not taken, until another address or budget is; a good one is silent."""
    said = say("web.budget_refused", language, given=given)
    for room in ("register", "portfolio"):
        assert said.replace("-5", "−5") in text_of(opened(room, language=language, budget=given))
    assert say("web.budget_refused", language, given="700") not in text_of(opened(language=language, budget="700"))
