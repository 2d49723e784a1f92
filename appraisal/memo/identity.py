"""What an appraisal is known by: the digest of its case, scenario and settings."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from appraisal.appraise import Appraisal


def digest(found: Appraisal) -> str:
    """Return SHA-256 of everything that an appraisal was computed from: whoever has the same has the same memo."""
    asked = {"case": found.case.digest, "scenario": found.scenario, "settings": asdict(found.settings)}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def command(found: Appraisal, language: str) -> str:
    """Return the command that writes the same memo from the same case."""
    asked, usual = found.settings, type(found.settings)()
    parts = ["appraisal", "memo", found.case.key, "--out", "memo"]
    if found.scenario is not None:
        parts += ["--scenario", found.scenario]
    if asked.objective != usual.objective:
        parts += ["--objective", asked.objective]
    if asked.budget is not None:
        parts += ["--budget", f"{asked.budget:.10g}"]
    if asked.weights is not None:
        parts += ["--weights", asked.weights]
    return " ".join([*parts, "--language", language])
