"""A ratio as a criterion: the shipped profitability index, and a ratio of the case's own (rule 13)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from typer.testing import CliRunner

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.cli.main import program
from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.paths import criteria_folder, sample_folder
from appraisal.ranking.scale import normalise
from appraisal.ranking.topsis import closeness
from appraisal.settings import Settings

SMALL = Path(__file__).parents[1] / "samples" / "found" / "no_npv"
INDEX = "profitability_index"
_WEIGHTS = re.compile(r"^weights = .*?$|^\[experts\.weights.*?(?=^\[experts\.r|^\[\[experts\]\])", re.M | re.S)


@pytest.fixture(scope="module")
def kuzbass_with_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the register of Kuzbass with the shipped index as one criterion more."""
    folder = tmp_path_factory.mktemp("index") / "case"
    copytree(sample_folder() / "kuzbass", folder)
    own = folder / "criteria"
    own.mkdir()
    written = own / "standard.toml"
    text = (criteria_folder() / "standard.toml").read_text(encoding="utf-8")
    text = text.replace('"sectoral_fit"]', f'"sectoral_fit", "{INDEX}"]')
    written.write_text(text.replace("[weights]\n", f"[weights]\n{INDEX} = 15\n"), encoding="utf-8")
    council = folder / "council.toml"  # its experts weigh four criteria; here the set's weights hold
    council.write_text(_WEIGHTS.sub("", council.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def appraisal(kuzbass_with_index: Path) -> Appraisal:
    """Return its appraisal under the set's weights."""
    return appraise(desk.open_case(kuzbass_with_index), settings=Settings(weights="set"))


def test_doing_nothing_has_an_index_of_one(appraisal: Appraisal) -> None:
    """Nothing is 0 of a quantity, the worst bound of a rating, and 1 of the index."""
    at = dict(zip(appraisal.decision.criteria, appraisal.decision.nothing.tolist(), strict=True))
    assert at == {"npv": 0, "jobs": 0, "waste_reduction": 0, "sectoral_fit": 1, INDEX: 1}


def test_closeness_is_counted_from_an_index_of_one(appraisal: Appraisal) -> None:
    """What an option adds is its closeness less that of (0, 0, 0, 1, 1), computed here from the formula."""
    choice, scale, weights = appraisal.selection.choice, appraisal.decision.scale, appraisal.weights.values
    nothing = np.array([[0.0, 0.0, 0.0, 1.0, 1.0]])
    right = closeness(normalise(choice.values, scale), weights) - closeness(normalise(nothing, scale), weights)
    np.testing.assert_allclose(appraisal.selection.objective_values.values["closeness"], right, atol=1e-15)


def test_the_index_of_an_option_is_counted_by_its_money(appraisal: Appraisal) -> None:
    """Its part of the additive value is w (index - 1) / 2 x request / reference cost; an index of 1 adds nothing."""
    objective_values, choice = appraisal.selection.objective_values, appraisal.selection.choice
    assert objective_values.shares is not None
    row = appraisal.decision.criteria.index(INDEX)
    costs = np.maximum(choice.candidates.requests["council"], 0).sum(axis=1) / 1000
    reference = appraisal.effective.rules.reference_cost
    assert reference is not None
    index = choice.values[:, row].clip(0, 2)
    np.testing.assert_allclose(objective_values.shares[row], (index - 1) / 2 * costs / reference, atol=1e-12)


def test_a_ratio_has_no_total_and_no_objective(appraisal: Appraisal) -> None:
    """No total is kept of the index; as an objective it is refused with those there are."""
    assert INDEX not in appraisal.candidates.totals
    assert {"npv", "jobs", "investment"} <= set(appraisal.candidates.totals)
    with pytest.raises(InputError) as told:
        appraise(appraisal.case, settings=Settings(objective=INDEX)).portfolio  # noqa: B018
    assert told.value.problems[0].key == "unknown_objective"


def test_a_rule_or_synergy_on_a_ratio_is_refused_in_its_place(kuzbass_with_index: Path, tmp_path: Path) -> None:
    """Both are told at once, each with file and row and the totals there are."""
    folder = tmp_path / "case"
    copytree(kuzbass_with_index, folder)
    rules = folder / "rules.toml"
    head = rules.read_text(encoding="utf-8")
    rules.write_text(
        head
        + f'\n[[rules]]\nkind = "total"\nkey = "x"\nof = "{INDEX}"\nat_least = 1\nreason = "x"\n'
        + '\n[[rules]]\nkind = "synergy"\nkey = "y"\nreason = "x"\nprojects = ["karakan", "itat"]\n'
        + f"bonus = {{ {INDEX} = 1 }}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as told:
        read_case(folder)
    wrong = [each for each in told.value.problems if each.key == "rule_total_unknown"]
    assert len(wrong) == 2
    for each in wrong:
        assert each.place is not None
        assert each.place.file == "rules.toml"
        assert each.place.row is not None
        assert "npv" in each.facts["known"]  # type: ignore[operator]


def test_every_derived_figure_has_the_range_of_its_drivers(appraisal: Appraisal) -> None:
    """Wherever NPV has a range the index has one, which holds it and lies on the same side of 1."""
    npv, index = (appraisal.decision.criteria.index(key) for key in ("npv", INDEX))
    ranged = 0
    for row in appraisal.evidence.figures:
        least, most = row[npv].low, row[npv].high
        if least is None or most is None:
            continue
        ranged += 1
        low, high = row[index].low, row[index].high
        assert low is not None
        assert high is not None
        assert low < row[index].known() < high
        assert (low > 1) == (least > 0)
        assert (high > 1) == (most > 0)
    assert ranged >= 5


def test_the_index_has_its_range_without_npv_beside_it(kuzbass_with_index: Path) -> None:
    """With the index alone among the derived criteria the robustness still gives it a range."""
    written = kuzbass_with_index / "criteria" / "standard.toml"
    before = written.read_text(encoding="utf-8")
    written.write_text(
        before.replace('criteria = ["npv", ', "criteria = [").replace("npv = 30\n", ""), encoding="utf-8"
    )
    try:
        alone = appraise(desk.open_case(kuzbass_with_index), settings=Settings(weights="set"))
        assert alone.evidence.simulates
        column = alone.decision.criteria.index(INDEX)
        assert sum(row[column].low is not None for row in alone.evidence.figures) >= 5
    finally:
        written.write_text(before, encoding="utf-8")


def test_the_command_chooses_by_value_with_the_index(kuzbass_with_index: Path) -> None:
    """`select --objective value` gives the sum of its chosen options' values above nothing."""
    done = CliRunner().invoke(
        program(), ["select", str(kuzbass_with_index), "--objective", "value", "--weights", "set", "--json"]
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["selected"]


@pytest.fixture
def shares(tmp_path: Path) -> Callable[[str], Path]:
    """Return what writes the small case with a share of local content, and a criterion for it."""

    def write(kind: str) -> Path:
        folder = tmp_path / "own"
        copytree(SMALL, folder)
        head = folder / "case.toml"
        text = head.read_text(encoding="utf-8")
        head.write_text(text + f'\n[figures.local]\ntitle = "Local content"\nunit = "share"\n{kind}', encoding="utf-8")
        for project, value in (("a", 0.8), ("b", 0.2)):
            file = folder / "projects" / f"{project}.toml"
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("[figures]\n", f"[figures]\nlocal = {value}\n"), encoding="utf-8")
        return folder

    return write


def test_a_ratio_of_the_case_survives_the_workbook(shares: Callable[[str], Path], tmp_path: Path) -> None:
    """The columns “Adds up” and “At doing nothing” keep what the head says, in both languages."""
    case = read_case(shares("additive = false\nnothing = 0.5\n"))
    for language in ("en", "ru"):
        book = tmp_path / f"{language}.xlsx"
        write_xlsx(case, book, language=language)
        again = read_case(book).head.figures["local"]
        assert (again.additive, again.nothing) == (False, 0.5)


def test_nothing_of_a_quantity_is_refused(shares: Callable[[str], Path]) -> None:
    """Of what adds up doing nothing has 0: another level says that it is a ratio after all."""
    with pytest.raises(InputError) as told:
        read_case(shares("nothing = 0.5\n"))
    assert [each.key for each in told.value.problems] == ["nothing_of_a_quantity"]
    assert told.value.problems[0].place is not None
    assert told.value.problems[0].place.file == "case.toml"


def test_a_smaller_option_has_the_same_ratio(kuzbass_with_index: Path, tmp_path: Path) -> None:
    """Half of a project brings half of the jobs and the same share."""
    folder = tmp_path / "case"
    copytree(kuzbass_with_index, folder)
    head = folder / "case.toml"
    text = head.read_text(encoding="utf-8")
    own = '\n[figures.local]\ntitle = "Local content"\nunit = "share"\nadditive = false\n'
    head.write_text(text + own, encoding="utf-8")
    file = folder / "projects" / "karakan.toml"
    written = file.read_text(encoding="utf-8")
    assert "[figures]\n" in written
    file.write_text(written.replace("[figures]\n", "[figures]\nlocal = 0.6\n"), encoding="utf-8")
    appraisal = appraise(desk.open_case(folder))
    own_jobs = appraisal.case.projects["karakan"].figures["jobs"].value
    assert own_jobs is not None
    variants = [each for each in appraisal.selection.choice.variants if each.project == "karakan"]
    halves = [(each, each.option) for each in variants if each.option]
    assert halves
    for variant, option in halves:
        assert variant.figure("local").known() == 0.6
        assert variant.figure("jobs").known() == pytest.approx(own_jobs * option.scale)
