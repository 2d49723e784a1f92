"""The outline of a memo: what stands in it, and that every number of it was computed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.documents.council import Council
from appraisal.figures import Status
from appraisal.memo.outline import outline
from appraisal.memo.to_docx import to_docx
from appraisal.memo.to_html import to_html
from appraisal.memo.to_text import to_text
from appraisal.report.blocks import Chart, KeyValues, Outline, Section, Table
from appraisal.rules.file import Rules
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language
from appraisal.text.local import LocalText

VERSIONS = {"appraisal": "1"}


def _of(appraisal: Appraisal, language: Language = "en") -> Outline:
    return outline(appraisal, language, versions=VERSIONS)


def _keys(appraisal: Appraisal) -> list[str]:
    return [section.key for section in _of(appraisal).sections]


def _section(whole: Outline, key: str) -> Section:
    return next(section for section in whole.sections if section.key == key)


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def test_both_languages_have_the_same_shape(base: Appraisal) -> None:
    """A reader of one language misses nothing: the same sections, blocks, columns and rows."""

    def shape(language: Language) -> list[object]:
        return [
            (
                section.key,
                type(block).__name__,
                (len(block.rows), len(block.columns)) if isinstance(block, Table) else 0,
            )
            for section in _of(base, language).sections
            for block in section.blocks
        ]

    assert shape("en") == shape("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_portfolio_says_whose_weights_it_uses(base: Appraisal, language: Language) -> None:
    """Among the facts of the portfolio stands whose weights closeness and value use."""
    facts = [block for block in _section(_of(base, language), "portfolio").blocks if isinstance(block, KeyValues)]
    assert any(said == base.weights_text(language) for _, said in facts[0].pairs)


def test_the_outline_repeats(base: Appraisal, kuzbass: Case) -> None:
    """The same inputs give the same memo, word for word: no clock and no chance is in it."""
    assert to_text(_of(base)) == to_text(_of(appraise(kuzbass)))


def test_the_day_is_printed_only_when_it_is_given(base: Appraisal) -> None:
    """Without a day there is a blank, and nothing is read from a clock."""
    dated = to_text(outline(base, "ru", versions=VERSIONS, today="31.12.2012")).splitlines()
    blank = to_text(_of(base, "ru")).splitlines()
    differing = [pair for pair in zip(dated, blank, strict=True) if pair[0] != pair[1]]
    assert len(differing) == 1
    assert differing[0][0] == "Дата и место: 31.12.2012"
    assert set(differing[0][1].removeprefix("Дата и место: ")) == {"_"}


def test_what_was_left_out_is_named(base: Appraisal, filled: Appraisal, kuzbass: Case) -> None:
    """A section with nothing to say is not there, and the limits say that it is not."""
    assert "gaps" in _keys(base)
    assert "gaps" not in _keys(filled)
    assert "there are none" in to_text(_of(filled))
    bare = appraise(replace(kuzbass, council=Council(), ballots=(), rules=Rules()))
    assert "experts" not in _keys(bare)
    assert "the case holds no ratings" in to_text(_of(bare))


def test_headings_tables_and_figures_are_numbered_through(base: Appraisal) -> None:
    """Numbers rise by one from the first page to the last, so that a speaker can refer to them."""
    whole = _of(base)
    assert [section.title.split(".")[0] for section in whole.sections] == [
        str(number + 1) for number in range(len(whole.sections))
    ]
    text = to_text(whole)
    for word in ("Table", "Figure"):
        result = [int(number) for number in re.findall(rf"^(?:\[chart\] )?{word} (\d+)\. ", text, flags=re.MULTILINE)]
        assert result == list(range(1, len(result) + 1))
        assert result


def test_places_and_closeness_are_those_of_the_appraisal(base: Appraisal) -> None:
    """The ranking prints the result and nothing of its own: the places over all draws, a dash for a gap."""
    table = _tables(_section(_of(base), "ranking"))[0]
    by_number = {row[2].text: row for row in table.rows}
    for number, project in enumerate(base.decision.projects, start=1):
        row, where = by_number[str(number)], base.place_interval(project)
        assert where.interval is not None
        if where.place is None:
            assert row[0].text == "–"
        else:
            assert row[0].text.split("\u00a0")[0] == str(where.place)
            assert row[4].text == f"{where.closeness:.2f}"
        best, worst = base.evidence.places_seen(project)
        assert row[1].text == (str(best) if best == worst else f"{best}–{worst}")
        assert best <= where.interval[0] <= where.interval[1] <= worst
        for cell, key in zip(row[5:], base.decision.criteria, strict=True):
            assert (cell.status is Status.MISSING) == base.decision.cells[project][key].missing


def test_ties_are_shown_as_ties(kuzbass: Case) -> None:
    """Projects of equal closeness share the best place, and the table says so."""
    twin = {**kuzbass.projects, "twin": kuzbass.projects["karakan"]}
    ballots = tuple(
        each.model_copy(
            update={
                "answers": {
                    key: {**said, "twin": said["karakan"]} for key, said in each.answers.items() if "karakan" in said
                }
            }
        )
        for each in kuzbass.ballots
    )
    appraisal = appraise(replace(kuzbass, projects=twin, ballots=ballots, rules=Rules()))
    places = [row[0].text for row in _tables(_section(_of(appraisal), "ranking"))[0].rows]
    shared = f"{appraisal.places['karakan']}\u00a0="
    assert sum(place.startswith(shared) for place in places) == 2


def test_losses_stand_first_in_the_finance(filled: Appraisal) -> None:
    """The indicators begin with the largest loss, and the section begins by naming the losses."""
    section = _section(_of(filled), "finance")
    numbers = [row[0].text for row in next(t for t in _tables(section) if len(t.columns) == 9).rows]
    npv = {str(n): filled.decision.cells[p]["npv"].known() for n, p in enumerate(filled.decision.projects, start=1)}
    assert [npv[number] for number in numbers] == sorted(npv.values())
    assert to_text(_of(filled)).index("NPV is negative for") < to_text(_of(filled)).index("Discount rate")


def test_the_rules_are_those_under_the_asked_budget(kuzbass: Case) -> None:
    """Another budget is the budget of every sentence, not only of the solve."""
    text = to_text(_of(appraise(kuzbass, settings=Settings(budget=20_000.0))))
    assert "at most 20,000" in text
    assert "at most 80,000" not in text


def test_clashing_rules_are_named_with_their_ways_out(kuzbass: Case) -> None:
    """Where no portfolio keeps to the rules, the memo asks for another decision and shows each smallest clash."""
    text = to_text(_of(appraise(kuzbass, settings=Settings(budget=1.0))))
    assert "No portfolio keeps to all the rules" in text
    assert "cannot be kept together" in text
    assert "Recommended on conditions" not in text.split("Raised")[0].split("“Recommended”")[0]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(objective="npv"),
        Settings(objective="npv-first"),
        Settings(objective="balanced"),
        Settings(objective="jobs"),
        Settings(method="vikor"),
        Settings(weights="equal"),
    ],
    ids=str,
)
def test_every_setting_gives_a_memo(kuzbass: Case, settings: Settings) -> None:
    """Objectives, methods and weights that a reader may choose all have their words in both languages."""
    appraisal = appraise(kuzbass, scenario="filled", settings=settings)
    for language in LANGUAGES:
        assert len(_of(appraisal, language).sections) > 12


def test_a_register_without_anything_to_rank_gives_a_memo(kuzbass: Case) -> None:
    """Five projects without figures: no ranking, no finance, but what is missing and the forms of the meeting."""
    gaps = {key: kuzbass.projects[key] for key in appraise(kuzbass).decision.missing}
    appraisal = appraise(replace(kuzbass, projects=gaps, rules=Rules(), council=Council(), ballots=()))
    text = to_text(_of(appraisal))
    assert "finance: no project has a cash flow" in text
    assert {"gaps", "votes", "signatures"} <= set(_keys(appraisal))


def test_bounds_read_off_the_data_are_told(kuzbass: Case) -> None:
    """With such bounds places may move when a project leaves, and the memo says so (rule 3)."""
    criteria = {key: each.model_copy(update={"bounds": "data"}) for key, each in kuzbass.criteria.items()}
    assert "places may move" in to_text(_of(appraise(replace(kuzbass, criteria=criteria))))


def test_hostile_names_go_through_every_format(kuzbass: Case, hostile: str) -> None:
    """Markup, template marks, 300 letters without a blank: text in every format, never more."""
    name = LocalText(en=hostile[:300], ru=hostile[:300])
    projects = {key: each.model_copy(update={"name": name}) for key, each in list(kuzbass.projects.items())[:3]}
    criteria = kuzbass.criteria_set.model_copy(update={"criteria": ("npv", "jobs")})
    appraisal = appraise(
        replace(kuzbass, projects=projects, rules=Rules(), council=Council(), ballots=(), criteria_set=criteria)
    )
    whole = _of(appraisal, "ru")
    assert to_docx(whole).startswith(b"PK")
    page = to_html(whole).decode("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_every_chart_says_what_it_finds(base: Appraisal) -> None:
    """Each chart has a caption that states a finding, and an alt text that says what is to be seen."""
    charts = list(_of(base).charts())
    assert len(charts) >= 7
    assert all(isinstance(each, Chart) and each.caption.rstrip().endswith(".") and each.alt for each in charts)


def test_no_figure_is_called_optimal_without_an_objective(filled: Appraisal) -> None:
    """The memo never says "optimal"; what is best is best by an objective that is named."""
    for language, word in (("en", "optimal"), ("ru", "оптимальн")):
        assert word not in to_text(_of(filled, language)).lower()  # type: ignore[arg-type]
