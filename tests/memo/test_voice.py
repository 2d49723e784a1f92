"""An appraisal spoken in a language."""

from __future__ import annotations

from collections.abc import Callable

from appraisal.analysis.appraise import Appraisal
from appraisal.memo.voice import Voice
from appraisal.text import Language

Speak = Callable[[Appraisal, Language], Voice]


def test_russian_numbers_have_a_comma_and_do_not_part_from_their_unit(base: Appraisal, speak: Speak) -> None:
    """Decimal comma, no-break spaces, a true minus sign."""
    voice = speak(base, "ru")
    assert voice.money(-7231.4) == "−7\u00a0231\u00a0млн\u00a0руб."
    assert voice.amount(42.4, "waste_reduction") == "42,4\u00a0тыс. т/год"
    assert voice.closeness(0.4946) == "0,49"


def test_a_column_has_the_same_decimals_in_every_row(base: Appraisal, speak: Speak) -> None:
    """Numbers under each other are of one precision, and no more of it than the largest bears."""
    voice = speak(base, "en")
    assert voice.column([-7231.2, 42.44]) == ["−7,231", "42"]
    assert voice.column([8.0, 6.5]) == ["8.0", "6.5"]
    assert voice.column([5.0, 6.0]) == ["5", "6"]
    assert voice.column([]) == []


def test_a_sentence_does_not_end_in_two_full_stops(base: Appraisal, speak: Speak) -> None:
    """The unit "руб." brings its own."""
    said = speak(base, "ru").say("reason.loss", npv=speak(base, "ru").money(-5.0))
    assert said.endswith("руб.")
    assert not said.endswith("..")


def test_projects_go_by_their_number_in_the_case(base: Appraisal, speak: Speak) -> None:
    """A number stands for a project through the whole memo, and lists rise, whatever order they came in."""
    voice = speak(base, "ru")
    assert voice.numbers(["sorbents", "karakan", "mencherep"]) == "№\u00a01, 3 и 5"
    assert voice.label("karakan").startswith("1. ")


def test_a_partial_option_is_starred(base: Appraisal, speak: Speak) -> None:
    """A project that is taken in part, or later, is not taken for the whole."""
    options = base.candidates.options
    part = next(index for index, option in enumerate(options) if option.key != "full")
    assert speak(base, "en").chosen([part]).endswith("*")
    assert not speak(base, "en").chosen([options.index(type(options[0])(options[part].project))]).endswith("*")


def test_a_unit_that_repeats_its_title_is_left_out(base: Appraisal, speak: Speak) -> None:
    """The column is headed "Jobs" and not "Jobs, jobs"; money keeps its unit."""
    voice = speak(base, "ru")
    assert voice.titled("jobs") == "Рабочие места"
    assert voice.titled("npv").endswith(", млн руб.")


def test_titles_stand_small_inside_a_sentence(base: Appraisal, speak: Speak) -> None:
    """Missing figures are named in the flow of a sentence, the cash flow among them."""
    assert speak(base, "en").inside(["jobs", "cash_flow"]) == ["jobs", "cash flow"]
