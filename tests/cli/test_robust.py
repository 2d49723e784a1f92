"""The command robustness, on the real register and on two hundred projects."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.cli.robust_findings import PARTS
from appraisal.paths import sample_folder

KUZBASS, REGION = str(sample_folder() / "kuzbass"), str(sample_folder() / "region")


def run(*arguments: str) -> tuple[str, str]:
    """Run a command that succeeds; return its standard output and standard error."""
    done = CliRunner().invoke(program(), ["robustness", *arguments])
    assert done.exit_code == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    """Return the JSON document for the real register with its gaps filled."""
    out, err = run(KUZBASS, "--scenario", "filled", "--draws", "2000", "--json")
    assert not err
    result: dict[str, Any] = json.loads(out)
    return result


def test_the_pinned_keys_are_there(answer: dict[str, Any]) -> None:
    """The keys that outsiders rely on, and those added since."""
    pinned = {"draws", "seed", "acceptability", "intervals", "bands", "first_place_flip", "pairwise"}
    added = {"central_weights", "confidence", "neighbour_flips", "weight_spans", "figure_flips", "methods", "leave_out",
             "council", "exchange_rates", "portfolios", "information", "left_out"}  # fmt: skip
    assert pinned | added <= set(answer)
    assert (answer["draws"], answer["seed"], answer["left_out"]) == (2000, 1, [])


def test_the_document_holds_together(answer: dict[str, Any]) -> None:
    """Shares of places sum to 1, wins of a pair to at most 1, bands and portfolios are of projects of the case."""
    projects = list(answer["acceptability"])
    for one in projects:
        assert sum(answer["acceptability"][one]) == pytest.approx(1)
        for other in projects:
            if one != other:
                assert answer["pairwise"][one][other] + answer["pairwise"][other][one] <= 1 + 1e-12
    assert sorted(chain(*answer["bands"])) == sorted(projects)
    kinds = [answer["portfolios"][kind] for kind in ("core", "borderline", "exterior")]
    assert sorted(chain(*kinds)) == sorted(projects)
    assert set(answer["portfolios"]["experts"]["own"]) == set(answer["council"]["weights"])
    assert len(answer["neighbour_flips"]) == len(projects) - 1
    assert {each["method"] for each in answer["methods"]["opinions"]} >= {"vikor", "promethee_ii", "spotis"}


def test_the_same_seed_gives_the_same_bytes() -> None:
    """Rule 12: two runs print the same document, another seed another one."""
    one, two, other = (run(KUZBASS, "--draws", "500", "--seed", seed, "--json")[0] for seed in ("3", "3", "4"))
    assert one == two
    assert one != other


def test_the_weighted_sum_ranks_when_asked() -> None:
    """Known weights, no ranges: the weighted sum puts its own first place first in every draw."""
    asked = ("--scenario", "filled", "--draws", "50", "--space", "known", "--vary", "weights", "--json")
    shares = {
        model: json.loads(run(KUZBASS, "--model", model, *asked)[0])["acceptability"] for model in ("topsis", "sum")
    }
    for model, result in shares.items():
        assert sorted(row[0] for row in result.values())[-1] == 1, model
    assert shares["topsis"] != shares["sum"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_detail_adds_to_the_short_answer(language: str) -> None:
    """Every part that can be named has a table of its own, or what is in the short answer already."""
    short, _ = run(KUZBASS, "--draws", "200", "--language", language)
    for part in PARTS:
        longer, _ = run(KUZBASS, "--draws", "200", "--language", language, "--detail", part)
        assert len(longer) > len(short) - 200, part
        assert longer != short


def test_a_large_register_says_what_is_left_out() -> None:
    """Of two hundred projects the slow parts are named as left out, in the document and in the text."""
    result = json.loads(run(REGION, "--draws", "500", "--json")[0])
    assert len(result["left_out"]) == 3
    assert result["portfolios"] is None
    assert len(result["neighbour_flips"]) == 9
    assert all(each["portfolio_changes"] is None for each in result["information"])
    assert len(result["acceptability"]) == 200
