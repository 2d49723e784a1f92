"""What people read, as it was approved: no key, no hyphen for a minus, quotes inside quotes, numbers held together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from appraisal.errors import InputError
from appraisal.money import thousandths
from appraisal.report.change import share_text
from appraisal.text import LANGUAGES, Language, alike, number, problem_text, say
from appraisal.text.numbers import MINUS
from appraisal.text.typeset import held

GOLDEN = Path(__file__).parents[1] / "golden"
# What a page holds beside its words: data of charts and of the slider, keys behind a choice.
_DATA = ("[chart] {", "[data]", "[slider]", "[selectbox]", "[button_group]", "[text_input]", "[segmented")
_COMMANDS = re.compile(r"appraisal (?:memo|serve) .*|--[a-z]+ .*")
KEYS = (
    *("low-prices", "own-record", "karakan", "serafimovsky", "mencherep", "itat", "carbon_fiber"),
    *("dalnie_gory", "npv", "waste_reduction", "sectoral_fit", "reference_cost", "coal_chemistry", "power_recycling"),
    *("topsis", "promethee_ii", "weighted_sum", "npv-first", "closeness-raw", "million RUB/"),
)
# Words of English that are keys as well are told from keys in Russian texts only.
RUSSIAN_KEYS = (
    *KEYS,
    "filled",
    "optimism",
    "enumeration",
    "closeness",
    "council",
    "jobs",
    "request",
    "budget",
    "full",
    "experts",
    "assumed",
    "million RUB",
)


def _lines(language: Language) -> Iterator[tuple[str, str]]:
    for path in [*sorted(GOLDEN.rglob(f"kuzbass*/*-{language}.txt")), GOLDEN / "memo" / f"kuzbass-{language}.txt"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith(_DATA):
                yield path.name, _COMMANDS.sub("", line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_read(language: Language) -> None:
    """Projects, scenarios, criteria, methods, engines and funds are called by their titles."""
    keys = RUSSIAN_KEYS if language == "ru" else KEYS
    pattern = re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])")
    assert [(name, line) for name, line in _lines(language) if pattern.search(line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_minus_is_a_minus(language: Language) -> None:
    """No number has a hyphen before it."""
    pattern = re.compile(r"(?<![\w\-–)])-\d")
    assert [(name, line) for name, line in _lines(language) if pattern.search(line)] == []
    assert number(-1234.5, "money", language)[0] == "\N{MINUS SIGN}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_inside_quotes_are_of_the_second_kind(language: Language) -> None:
    """A name in quotes that has quotes of its own keeps them apart, whoever typed them and how."""
    first, last = {"en": ("“", "”"), "ru": ("«", "»")}[language]
    nested = re.compile(f"{first}[^{last}]*{first}")
    straight = re.compile(f'{first}[^{last}]*"')
    said = [(name, line) for name, line in _lines(language) if nested.search(line) or straight.search(line)]
    assert said == []
    inner = {"en": "“the pit ‘North’”", "ru": "«разрез „Северный“»"}[language]
    typed = {"en": 'the pit "North"', "ru": 'разрез "Северный"'}[language]
    assert say("rules.name", language, name=typed) == inner


def test_no_number_parts_from_its_unit() -> None:
    """A held text has no blank within a number, nor between it and what it counts."""
    links = "of to in at by and or from for on per из до в на и или от с по к за"  # none is what a number counts
    parted = re.compile(rf"\d (?:\d{{3}}\b|(?!(?:{links.replace(' ', '|')})\b)[^\W\d_]|%)")
    for language in LANGUAGES:
        for _, line in _lines(language):
            assert not parted.search(held(line))
    assert held("№ 3 за 12 млн руб.") == "№\u00a03 за 12\u00a0млн\u00a0руб."


def test_a_command_is_copied_as_it_is_typed() -> None:
    """No-break spaces never reach a command that a reader repeats."""
    command = "appraisal memo 'case 2 new' --budget 100 --out memo"
    assert held(command) == command


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_names_its_unit_once(language: Language) -> None:
    """A total reads as “Jobs: 11,200”, without its unit said again."""
    twice = {"en": r"[Jj]obs:? [^;,.|]*\d jobs\b(?! per)", "ru": r"[Рр]абочие места(?::| —)? [^;,.|]*\d рабочих мест\b"}
    pattern = re.compile(twice[language])
    assert [(name, line) for name, line in _lines(language) if pattern.search(held(line).replace("\u00a0", " "))] == []


def test_false_digits_are_not_printed() -> None:
    """From a hundred on a figure has no decimals; whole jobs stay whole."""
    for language in LANGUAGES:
        assert number(890.24, "figure", language) == "890"
        assert number(99.97, "figure", language) == "100"
    assert number(42.36, "figure", "ru") == "42,4"


def test_a_mend_for_too_large_an_amount_suits_python_as_well() -> None:
    """Who counts in Python has neither a file nor a sheet to change: the mend speaks of money, not of places."""
    with pytest.raises(InputError) as refused:
        thousandths(1e13)
    for language in LANGUAGES:
        said = problem_text(refused.value.problems[0], language)
        assert not re.search(r"case\.toml|sheet|лист|workbook|книг", said)
        assert {"en": "in a larger unit", "ru": "в более крупной единице"}[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_under_each_other_are_of_one_precision(language: Language) -> None:
    """A loss of 66.6 stands as 67 below one of 6,469: no row of a ranking pretends to know more than its neighbours."""
    assert alike([-6469.2, -66.6, -0.172], language)[1:] == [f"{MINUS}67", "0"]
    lines = (GOLDEN / "commands" / "kuzbass" / f"rank-filled-{language}.txt").read_text(encoding="utf-8").splitlines()
    rows = [re.split(r" {2,}", line.strip()) for line in lines[2:14]]
    for column in range(5, len(rows[0])):
        cells = [re.search(r"[.,](\d+)(?: |$)", row[column]) for row in rows]
        decimals = {0 if cell is None or (language == "en" and "," in cell[0]) else len(cell[1]) for cell in cells}
        assert len(decimals) == 1, column


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_share_is_not_zero(language: Language) -> None:
    """What is lost is never “0.0 %” of the objective, nor is a span of one year written with two."""
    zero = {"en": "(0.0%)", "ru": "(0,0\u00a0%)"}[language]
    assert "0.1" in share_text(1e-4, language).replace(",", ".")
    assert [line for _, line in _lines(language) if zero in line or zero.replace("\u00a0", " ") in line] == []
    assert [line for _, line in _lines(language) if re.search(r"\b(\d{4})–\1\b", line)] == []


def test_points_agree_with_their_number() -> None:
    """“7,7 баллов” is no Russian: after a decimal the noun would stand otherwise, so the sentence does without it."""
    assert [line for _, line in _lines("ru") if re.search(r"(?<!до )(?<!из )\bставит \d+,\d+ баллов", line)] == []


def test_experts_agree_on_criteria_where_they_weigh() -> None:
    """What is counted is named: projects where they rate, criteria where they weigh."""
    said = [line.replace("\u00a0", " ") for _, line in _lines("en") if "Order of the criteria:" in line]
    assert said
    assert all("4 criteria" in line and "projects" not in line for line in said)
