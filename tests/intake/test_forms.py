"""Forms that people type: what is plain is read, what is a guess is refused."""

from __future__ import annotations

import pytest

from appraisal.intake.forms import Unread, day, flag, is_blank, number, unit_key, word, year, year_of_day

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1 500", None, 1500),
        (f"1{NBSP}500", None, 1500),
        (f"1{THIN}500{NARROW}000", None, 1500000),
        ("1 500,5", None, 1500.5),
        ("4,5", None, 4.5),
        (" 7 ", None, 7),
        ("0,125", None, 0.125),
        ("−5", None, -5),
        ("1 500,500", None, 1500.5),
        ("1,234,567", None, 1234567),
        ("1,234.5", None, 1234.5),
        ("12 %", "share", 0.12),
        ("12%", "share", 0.12),
        ("12 млн руб.", "million RUB", 12),
        ("12 MILLION rub", "million RUB", 12),
        ("2026 г.", "year", 2026),
        ("15 лет", "years", 15),
    ],
)
def test_plain_numbers_are_read(text: str, unit: str | None, value: float) -> None:
    """Blanks between thousands, either decimal mark, percent of a share and the place's own unit."""
    assert number(text, unit) == value


@pytest.mark.parametrize(
    ("text", "unit", "key"),
    [
        ("1,500", None, "number_two_ways"),
        ("1.500", "million RUB", "number_two_ways"),
        ("12 тыс. руб.", "million RUB", "unit_in_cell"),
        ("12 %", "million RUB", "unit_in_cell"),
        ("12 %", None, "unit_unasked"),
    ],
)
def test_guesses_are_refused(text: str, unit: str | None, key: str) -> None:
    """Two readings of one text, another unit, a unit where none is asked."""
    read = number(text, unit)
    assert isinstance(read, Unread)
    assert read.key == key


@pytest.mark.parametrize("text", ["12 34", "1e3", "10-15", "≈ 500", "много", "", "1 5000", "1,2,3"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Nothing is made of a text that is not like a number."""
    assert number(text, None) is None


def test_both_readings_are_told() -> None:
    """The message of a guess holds both numbers."""
    read = number("1,500", None)
    assert isinstance(read, Unread)
    assert (read.facts["one"], read.facts["other"]) == (1500.0, 1.5)


def test_blanks_yes_and_no() -> None:
    """A dash or н/д says nothing; yes and no are read in both languages."""
    assert all(is_blank(each) for each in ("-", "—", "н/д", " Н/Д ", "n/a", "нет данных"))
    assert not is_blank("нет")
    assert [flag(each) for each in ("Да", "нет", "yes", "NO", "может быть")] == [True, False, True, False, None]


def test_days_and_years() -> None:
    """A date stands for its year; a year that shows as a day of 1905 is a guess."""
    assert [year(each) for each in ("01.06.2026", "06/2026", "2026-06-01", "скоро")] == [2026, 2026, 2026, None]
    assert (year_of_day("2026-06-01"), year_of_day("1905-07-18")) == (2026, None)
    assert (day("1.03.2024"), day("2024")) == ("2024-03-01", "2024")


def test_words_in_either_language() -> None:
    """Direction, status and kind of rule are read in Russian; a word that is none stays as it is."""
    assert word("direction", "Чем меньше, тем лучше", ("more", "less")) == "less"
    assert word("status", " Заявлен ", ("published", "claimed")) == "claimed"
    assert word("kind", "взаимоисключающие", ("mandatory", "exclusive")) == "exclusive"
    assert word("kind", "обязательнй", ("mandatory", "exclusive")) == "обязательнй"
    assert (unit_key("млн руб."), unit_key("вагонов")) == ("million RUB", "вагонов")
