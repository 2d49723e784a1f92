"""The page of the money of one project."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal import desk
from appraisal.measures.project_variant import ProjectVariant, variants
from appraisal.text import LANGUAGES, Language, number, say
from tests.web.conftest import Opened, text_of


def option_of(case: Path, project: str, key: str) -> ProjectVariant:
    """Return an option of a project as the case itself gives it."""
    return next(each for each in variants(desk.open_case(case), project) if each.key == key)


def paying(sample: Path, form: str) -> Path:
    """Say in the rules of a case that the council's fund pays in a form."""
    rules = sample / "rules.toml"
    text = rules.read_text(encoding="utf-8")
    assert 'form = "accompanied"' in text
    rules.write_text(text.replace('form = "accompanied"', f'form = "{form}"', 1), encoding="utf-8")
    return sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_option_is_picked_and_its_own_money_is_shown(opened: Opened, sample: Path, language: Language) -> None:
    """The address names the option; indicators, statement and title on the page are those of the option."""
    own = option_of(sample, "carbon_fiber", "later").indicators
    full = option_of(sample, "carbon_fiber", "full").indicators
    assert own is not None
    assert full is not None
    page = opened("finance", language=language, project="carbon_fiber", option="later")
    shown = text_of(page)
    wanted, other = (number(each.npv, "0", language).replace("\u00a0", " ").replace("-", "−") for each in (own, full))
    assert f"{wanted} " in shown
    assert f"{other} " not in shown
    picker = next(each for each in page.selectbox if each.label == say("web.money.option", language))
    assert picker.value == "later"
    assert {"en": "Started a year later", "ru": "на год позже"}[language] in shown


def test_the_picker_goes_back_to_the_project_and_holds_for_it_alone(opened: Opened) -> None:
    """Choosing the project in full clears the address; another project is shown in full; an unknown option is none."""
    page = opened("finance", language="en", project="carbon_fiber", option="later")
    picker = next(each for each in page.selectbox if each.label == "Option")
    page = picker.set_value("").run()
    assert "option" not in page.query_params
    page = opened("finance", language="en", project="carbon_fiber", option="later")
    other = next(each for each in page.selectbox if each.label == say("web.project", "en"))
    page = other.set_value("karakan").run()
    assert "option" not in page.query_params
    page = opened("finance", language="en", project="carbon_fiber", option="none_of_these")
    assert "option" not in page.query_params
    assert not page.exception


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicators_stand_without_and_with_the_councils_money(opened: Opened, sample: Path, language: Language) -> None:
    """With a form said both values stand side by side and it is said which is ranked; no key of ours is shown."""
    shown = text_of(opened("finance", case=paying(sample, "grant"), language=language, project="karakan"))
    assert say("finance.funds.before", language) in shown
    assert say("finance.funds.after", language) in shown
    assert {"en": "use the value before it", "ru": "считаются по показателям без них"}[language] in shown
    assert "fund:" not in shown


def test_without_a_form_there_is_one_column(opened: Opened) -> None:
    """Where the council only accompanies, nothing is said of its money beside the indicators."""
    shown = text_of(opened("finance", language="en", project="karakan"))
    assert say("finance.funds.after", "en") not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_charts_and_their_sentences(opened: Opened, language: Language) -> None:
    """Tornado, histogram and surface are drawn; switching values, draws and seed are said."""
    page = opened("finance", language=language, project="karakan")
    page.segmented_control(key="money_part").set_value("risk").run()
    shown = text_of(page)
    assert len(page.get("vega_lite_chart")) == 3
    assert {"en": "Capital cost: a change of 23.7%", "ru": "при изменении на 23,7 %"}[language] in shown
    assert {"en": "10,000 draws, seed 1", "ru": "Испытаний — 10 000, начальное значение генератора — 1"}[
        language
    ] in shown


def test_a_project_without_a_statement_has_no_parts(opened: Opened) -> None:
    """What cannot be computed is said, and nothing is drawn in its place."""
    page = opened("finance", language="en", project="boilers")
    assert not [each for each in page.segmented_control if each.key == "money_part"]
    assert "cannot be computed" in text_of(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_can_be_followed_to_its_source(opened: Opened, language: Language) -> None:
    """The investment stands with its source's number and title, a driver with its range, its lines and its reason."""
    page = opened("finance", language=language, project="karakan")
    page.segmented_control(key="money_part").set_value("grounds").run()
    shown = text_of(page)
    assert "[1]" in shown
    assert "Shavina" in shown or "Шавина" in shown
    assert {"en": "3,500 … 4,800", "ru": "3 500 … 4 800"}[language] in shown
    assert {"en": "Revenue: Thermal coal and its power", "ru": "Выручка: Энергетический уголь"}[language] in shown
    assert {"en": "about 60 % of the price", "ru": "около 60 % цены"}[language] in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_views_and_rate_stand_on_the_first_part(opened: Opened, language: Language) -> None:
    """The three views, the parts of the rate with their sources, and what counts twice are on the page."""
    shown = text_of(opened("finance", language=language, project="karakan"))
    assert say("finance.section.views", language) in shown
    assert {"en": "8.12%", "ru": "8,12 %"}[language] in shown
    assert "[7]" in shown
    assert {"en": "counts twice", "ru": "считается дважды"}[language] in shown


def test_the_page_shows_the_engines_numbers(opened: Opened) -> None:
    """NPV of owners, budget and public are those of the appraisal."""
    shown = text_of(opened("finance", language="en", project="karakan"))
    for value in ("1,182", "1,478", "2,708"):
        assert value in shown
