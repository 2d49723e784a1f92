"""What the commands say on both samples, as text and as JSON, in both languages, as it was last read and approved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from typer.testing import CliRunner

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.cli import choose, explain, finance, look, robust
from appraisal.cli.main import program
from appraisal.documents.case import Case
from appraisal.paths import sample_folder
from appraisal.settings import Settings
from appraisal.text import LANGUAGES
from tests.golden.approved import approved

FILLED = ("--scenario", "filled")
WIDTH = 200
MOST = 4  # appraisals kept at a time
DRAWS = ("--draws", "500", "--seed", "1")
KUZBASS: Mapping[str, tuple[str, ...]] = {
    "check": ("check",),
    "rank": ("rank",),
    "rank-filled": ("rank", *FILLED),
    "rank-vikor": ("rank", "--method", "vikor"),
    "rank-optimism": ("rank", "--scenario", "optimism"),
    "finance": ("finance",),
    "finance-low-prices": ("finance", "--scenario", "low-prices"),
    "finance-mencherep": ("finance", "--project", "mencherep"),
    "finance-karakan-optimism": ("finance", "--project", "karakan", "--scenario", "optimism"),
    "robustness": ("robustness", *DRAWS),
    "robustness-detail": ("robustness", "--detail", "all", *FILLED, *DRAWS),
    "select": ("select",),
    "select-filled": ("select", *FILLED),
    "select-value": ("select", "--objective", "value"),
    "select-npv-first": ("select", "--objective", "npv-first", *FILLED),
    "select-balanced": ("select", "--objective", "balanced"),
    "select-jobs": ("select", "--objective", "jobs"),
    "select-optimism": ("select", "--scenario", "optimism"),
    "select-low-prices": ("select", "--scenario", "low-prices"),
    "select-infeasible": ("select", "--budget", "100"),
    "frontier": ("frontier",),
    "frontier-npv-first": ("frontier", "--objective", "npv-first"),
    "explain-mencherep": ("explain", "mencherep"),
    "explain-karakan": ("explain", "karakan"),
    "explain-itat-npv": ("explain", "itat", "--objective", "npv"),
    "explain-serafimovsky-value": ("explain", "serafimovsky", "--objective", "value"),
    "explain-serafimovsky-npv-first": ("explain", "serafimovsky", "--objective", "npv-first"),
    "explain-boilers": ("explain", "boilers"),
    "explain-boilers-filled": ("explain", "boilers", *FILLED),
    "explain-against": ("explain", "karakan", "--against", "mencherep"),
}
# Without `frontier`: its gaps depend on how far a solver comes in two seconds.
REGION: Mapping[str, tuple[str, ...]] = {
    "check": ("check",),
    "rank": ("rank",),
    "select": ("select",),
    "explain-first": ("explain", "p001"),
    "finance-first": ("finance", "--project", "p001"),
}
# Their JSON is megabytes that nobody would read before approving it.
REGION_TEXTS: Mapping[str, tuple[str, ...]] = {
    **REGION,
    "finance": ("finance",),
    "robustness": ("robustness", *DRAWS),
}


def _ran(case: str, arguments: tuple[str, ...], *more: str) -> str:
    command, *rest = arguments
    done = CliRunner().invoke(program(), [command, str(sample_folder() / case), *rest, *more])
    assert done.exit_code in (0, 3), done.stderr
    return done.stdout


@pytest.fixture(scope="module", autouse=True)
def appraised_once() -> Iterator[None]:
    """Let commands that ask the same of the same case share one appraisal: languages and JSON differ in words only."""
    kept: dict[object, Appraisal] = {}

    def shared(given: Case, *, scenario: str | None = None, settings: Settings | None = None) -> Appraisal:
        key = (given.key, scenario, settings or Settings())
        if key not in kept:
            for old in list(kept)[: len(kept) - MOST + 1]:
                del kept[old]
            kept[key] = appraise(given, scenario=scenario, settings=settings)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        for command in (choose, explain, finance, look, robust):
            patch.setattr(command, "appraise", shared)
        yield


@pytest.mark.parametrize("name", KUZBASS)
def test_a_command_says_what_was_approved(name: str) -> None:
    """No sentence, key or number of a command on the real register changes without somebody having read it."""
    for language in LANGUAGES:
        approved(f"commands/kuzbass/{name}-{language}.txt", _ran("kuzbass", KUZBASS[name], "--language", language))
    approved(f"commands/kuzbass/{name}.json", _document("kuzbass", KUZBASS[name]))


@pytest.mark.parametrize("name", REGION_TEXTS)
def test_a_large_register_says_what_was_approved(name: str) -> None:
    """The same for 200 projects, where a solver answers."""
    for language in LANGUAGES:
        approved(f"commands/region/{name}-{language}.txt", _ran("region", REGION_TEXTS[name], "--language", language))
    if name in REGION:
        approved(f"commands/region/{name}.json", _document("region", REGION[name]))


def _document(case: str, arguments: tuple[str, ...]) -> str:
    result = json.loads(_ran(case, arguments, "--json"))
    if "digest" in result:
        result["digest"] = "<digest>"  # it changes with every note of the case; that it is printed is what is approved
    return _laid_out(result)


def _laid_out(value: object, indent: str = "") -> str:
    """Return JSON in which what fits stands on one line: short to read, and a change shows where it is."""
    whole = json.dumps(value, ensure_ascii=False)
    deeper = indent + " "
    if len(whole) <= WIDTH or not isinstance(value, dict | list):
        return whole
    if not any(isinstance(each, dict | list | str) for each in (value.values() if isinstance(value, dict) else value)):
        return whole
    if isinstance(value, list):
        inside = [deeper + _laid_out(each, deeper) for each in value]
        return "[\n" + ",\n".join(inside) + f"\n{indent}]"
    inside = [f"{deeper}{json.dumps(key)}: {_laid_out(each, deeper)}" for key, each in value.items()]
    return "{\n" + ",\n".join(inside) + f"\n{indent}}}"
