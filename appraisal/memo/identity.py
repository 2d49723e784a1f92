"""The identity of an appraisal: the digest of its case, scenario, settings and draws, and the command to repeat it."""

from __future__ import annotations

import hashlib
import json
import shlex
from dataclasses import asdict
from pathlib import Path

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.uncertainty import LEVEL, MARGIN
from appraisal.measures.risk import DRAWS as RANGE_DRAWS
from appraisal.origin import Origin
from appraisal.report.resolution import Held
from appraisal.robustness.information import DRAWS as INFORMATION_DRAWS
from appraisal.settings import as_option


def draws(appraisal: Appraisal) -> dict[str, dict[str, object]]:
    """Return the random draws of a memo: by kind their count, their seed and what was drawn.

    Empty without draws. `places` are draws of weights and figures; `ranges` are draws of drivers, which give the range
    of a net present value; `information` are draws of a project's other unknown figures.
    """
    decision, evidence, seed = appraisal.decision, appraisal.evidence, appraisal.settings.seed
    made: dict[str, dict[str, object]] = {}
    if decision.scale.bounds != "declared" and decision.missing:
        return made
    space = evidence.default_space()
    made["places"] = {"draws": appraisal.settings.draws, "seed": seed, "space": space, "level": LEVEL}
    if space == "within":
        made["places"]["margin"] = MARGIN
    if evidence.simulates:
        made["ranges"] = {"draws": RANGE_DRAWS, "seed": seed}
    if len(evidence.figure_space().cells):
        made["information"] = {"draws": INFORMATION_DRAWS, "seed": seed}
    return made


def digest(appraisal: Appraisal, held: Held | None = None) -> str:
    """Return SHA-256 of all input of a memo: equal digests mean equal memos.

    Of a session its code pins all events; a name that was forgotten since is withheld, which counts as well.
    """
    asked = {
        "case": appraisal.case.digest,
        "scenario": appraisal.scenario,
        "settings": asdict(appraisal.settings),
        "draws": draws(appraisal),
    }
    if held is not None:
        asked["session"] = {"code": held.code, "withheld": held.session.withheld}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def command(appraisal: Appraisal, language: str, origin: Origin | None = None) -> str:
    """Return the command, quoted for a shell, that writes this memo again.

    Args:
        appraisal: the appraisal.
        language: of the memo.
        origin: where the case was read from; its key if unknown.
    """
    asked, usual = appraisal.settings, type(appraisal.settings)()
    origin = origin or Origin()
    parts = ["appraisal", "memo", *_opened(appraisal, origin), "--out", "memo"]
    if origin.criteria is not None:
        parts += ["--criteria", _path(origin.criteria)]
    free = origin.motion is None  # else the motion says them
    given = {
        "--scenario": appraisal.scenario if free else None,
        "--method": asked.method if asked.method != usual.method else None,
        "--objective": asked.objective if free and asked.objective != usual.objective else None,
        "--budget": _number(asked.budget) if free and asked.budget is not None else None,
        "--weights": None if asked.weights is None else as_option(asked.weights),
        "--draws": str(asked.draws) if asked.draws != usual.draws else None,
        "--seed": str(asked.seed) if asked.seed != usual.seed else None,
    }
    parts += [each for name, value in given.items() if value is not None for each in (name, value)]
    return shlex.join([*parts, "--language", language])


def _opened(appraisal: Appraisal, origin: Origin) -> list[str]:
    """Return what names the case: its folder or workbook, or the session as of its event."""
    if origin.session is None:
        return [_path(origin.case or appraisal.case.key)]
    store = [] if origin.store is None or "://" in origin.store else ["--store", origin.store]
    motion = [] if origin.motion is None else ["--motion", origin.motion]
    return ["--session", origin.session, "--as-of", str(origin.as_of), *motion, *store]


def _path(given: Path | str) -> str:
    """Write a path so that it cannot be read as an option."""
    written = str(given)
    return f"./{written}" if written.startswith("-") else written


def _number(value: float) -> str:
    """Write a number to its last digit."""
    return repr(float(value)).removesuffix(".0")
