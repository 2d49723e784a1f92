"""A case as a folder of TOML files, with keys in the order in which a person would write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from appraisal.documents.case import Case
from appraisal.intake.tidy import tidy
from appraisal.intake.toml_writer import toml
from appraisal.intake.writing import write_folder

OURS = ("case.toml", "council.toml", "rules.toml", "projects/*.toml", "scenarios/*.toml", "criteria/*.toml")


def write_toml(case: Case, folder: Path, *, overwrite: bool = False) -> None:
    """Write a case as a folder with its criteria; reading it gives the same case.

    Args:
        case: the case.
        folder: the target; its parent must exist.
        overwrite: whether a case in the folder may be replaced; other files are kept.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    write_folder(Path(folder), files(case), ours=OURS, overwrite=overwrite)


def files(case: Case) -> dict[str, str]:
    """Return the text of each file by its name."""
    tree = {name: each for name, each in tidy(case).items() if isinstance(each, Mapping)}
    if "rules" in tree["rules"]:
        tree["rules"] = {**tree["rules"], "rules": [_kind_first(each) for each in tree["rules"]["rules"]]}
    written = {"case.toml": toml(tree["case"])}
    written |= {f"{name}.toml": toml(tree[name]) for name in ("council", "rules") if tree[name]}
    for room in ("projects", "scenarios", "criteria"):
        written |= {f"{room}/{key}.toml": toml(each) for key, each in tree[room].items()}
    return {**written, f"criteria/{case.head.criteria}.toml": toml(tree["set"])}


def _kind_first(rule: Mapping[str, object]) -> dict[str, object]:
    """Put a rule's kind first and its reason last."""
    order = {"kind": 0, "key": 1, "reason": 3}
    return dict(sorted(rule.items(), key=lambda each: order.get(each[0], 2)))
