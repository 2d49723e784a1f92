"""Each rule as a sentence, in both languages."""

import pytest

from appraisal.rules.sentences import sentences
from appraisal.text import LANGUAGES
from benchmarks.portfolio_cases import random_council
from tests.rules.council import NAMES, rules


@pytest.mark.parametrize(
    ("rule", "english", "russian"),
    [
        (
            {"kind": "group_count", "group": "carbon", "at_least": 1, "at_most": 2},
            "From 1 to 2 projects of the group “Carbon materials” are chosen.",
            "Из группы «Углеродные материалы» отбирается от 1 до 2 проектов.",
        ),
        (
            {"kind": "group_count", "group": "carbon", "at_least": 1, "at_most": 1},
            "Exactly 1 project of the group “Carbon materials” is chosen.",
            "Из группы «Углеродные материалы» отбирается ровно 1 проект.",
        ),
        ({"kind": "count", "at_most": 5}, "At most 5 projects are chosen.", "Отбирается не более 5 проектов."),
        (
            {"kind": "group_money", "group": "coal", "at_most": 1234.5},
            "The group “Coal chemistry” gets at most 1,234.5 million RUB from all funds together.",
            "Группа «Углехимия» получает не более 1\u00a0234,5 млн руб. (все фонды вместе).",
        ),
        (
            {"kind": "money_share", "mark": "small_firm", "at_least": 0.3},
            "Of all that is chosen asks the council's budget for, at least 30% goes to projects marked “Small firm”.",
            "В сумме запросов отобранных проектов (бюджет совета) доля проектов с признаком «Малое предприятие»: "
            "не менее 30\u00a0%.",
        ),
        (
            {"kind": "money_share", "mark": "export", "fund": "regional", "at_least": 0.125, "at_most": 0.5},
            "Of all that is chosen asks the regional fund for, from 12.5% to 50% goes to projects marked “export”.",
            "В сумме запросов отобранных проектов (региональный фонд) доля проектов с признаком «export»: "
            "от 12,5\u00a0% до 50\u00a0%.",
        ),
        (
            {"kind": "total", "of": "jobs", "at_least": 5000},
            "The portfolio's total of “Jobs” is at least 5,000 jobs.",
            "Итог портфеля по показателю «Рабочие места»: не менее 5\u00a0000 рабочих мест.",
        ),
        (
            {"kind": "investor", "at_most_projects": 1, "at_most_money": 5},
            "Each investor takes part in at most 1 chosen project. "
            "The chosen projects of each investor ask for at most 5 million RUB.",
            "Один инвестор участвует не более чем в 1 отобранном проекте. "
            "Отобранные проекты одного инвестора запрашивают не более 5 млн руб.",
        ),
        (
            {"kind": "at_least_one_of", "projects": ["karakan", "fiber"]},
            "At least one of “Karakan” and “Carbon fiber” is chosen.",
            "Из проектов «Каракан» и «Углеродное волокно» отбирается хотя бы один.",
        ),
        (
            {"kind": "mandatory", "projects": ["karakan", "fiber"]},
            "“Karakan” and “Carbon fiber” are chosen.",
            "Проекты «Каракан» и «Углеродное волокно» отбираются обязательно.",
        ),
        (
            {"kind": "prerequisite", "project": "fiber", "requires": ["sorbents", "karakan"], "how": "any"},
            "“Carbon fiber” is chosen only together with at least one of “Sorbents” and “Karakan”.",
            "Проект «Углеродное волокно» отбирается, только если отобран хотя бы один из проектов: "
            "«Сорбенты» или «Каракан».",
        ),
        (
            {"kind": "synergy", "projects": ["sorbents", "fiber"], "bonus": {"jobs": 40}},
            "When “Sorbents” and “Carbon fiber” are all chosen, the portfolio gains 40 jobs of “Jobs”.",
            "Если отобраны все проекты: «Сорбенты» и «Углеродное волокно», — портфель дополнительно получает: "
            "40 рабочих мест по показателю «Рабочие места».",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(rule: dict[str, object], english: str, russian: str) -> None:
    """The council signs these words."""
    (only,) = rules(rule).rules
    assert only.sentence("en", NAMES) == english
    assert only.sentence("ru", NAMES) == russian


def test_budgets_and_reasons() -> None:
    """Totals, years with and without carry-over, and why the council wants it so."""
    said = sentences(
        rules(
            {"kind": "count", "at_most": 3, "reason": {"en": "Few, well done.", "ru": "Меньше, да лучше."}},
            budget={"total": 80000, "carry_over": True, "years": {2013: 9000, 2014: 1000}},
            funds={"regional": {"years": {2013: 10}}},
        ),
        "en",
        names=NAMES,
    )
    assert list(said) == ["budget", "budget.2013", "budget.2014", "funds.regional.2013", "count-1"]
    assert said["budget"] == "All that is chosen asks the council's budget for at most 80,000 million RUB."
    assert "at most 10,000 million RUB" in said["budget.2014"]
    gap = sentences(rules(budget={"carry_over": True, "years": {2013: 6, 2015: 1}}), "en", names=NAMES)
    assert [
        "6 million" in gap["budget.2013"],
        "6 million" in gap["budget.2014"],
        "7 million" in gap["budget.2015"],
    ] == [True] * 3
    said_once = {"reason": {"en": "It is all there is.", "ru": "Больше нет."}, "total": 5, "years": {2013: 4}}
    both = sentences(rules(budget=said_once), "en", names=NAMES)
    assert ["all there is" in text for text in both.values()] == [True, False]
    assert said["count-1"] == "At most 3 projects are chosen. Reason: Few, well done."


@pytest.mark.parametrize("seed", range(15))
def test_every_row_has_its_sentence(seed: int) -> None:
    """Whatever is drawn, each rule behind a row can be said in both languages, without titles too."""
    council = random_council(seed, projects=5, rules=9)
    for language in LANGUAGES:
        said = sentences(council.rules, language)
        assert set(council.problem.rules) <= set(said)
        assert all(text.endswith((".", "шт")) for text in said.values())
