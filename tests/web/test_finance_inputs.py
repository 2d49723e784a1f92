"""Grounds and sources on the finance page."""

from __future__ import annotations

import pytest

from appraisal.text import LANGUAGES, Language
from tests.web.conftest import Opened, text_of


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
