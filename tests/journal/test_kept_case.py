"""The case that is kept beside a journal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.journal.kept_case import case_of, checked, digest_of, kept
from appraisal.paths import sample_folder


@pytest.mark.parametrize("name", ["kuzbass", "region"])
def test_a_kept_case_is_the_case(name: str) -> None:
    """Nothing is lost: documents, their order and the digest are those of the folder that was read."""
    case = read_case(sample_folder() / name)
    content = kept(case)
    again = case_of(content, key=case.key, digest=case.digest)
    assert again == case
    assert list(again.projects) == list(case.projects)
    assert digest_of(content) == case.digest == again.digest


def test_another_case_is_told() -> None:
    """One changed figure, and bytes that are no case."""
    case = read_case(sample_folder() / "kuzbass")
    content = kept(case)
    other = content.replace(b'"value": 4', b'"value": 5', 1)
    assert other != content
    for given, key in (
        (other, "kept_case_differs"),
        (b"[]", "kept_case_unreadable"),
        (b"\xff", "kept_case_unreadable"),
    ):
        with pytest.raises(InputError, match=key):
            case_of(given, key=case.key, digest=case.digest)


def test_a_case_put_together_by_hand_is_checked() -> None:
    """A corrected figure that cites an unknown source is refused with its place, as when it is read from a file."""
    case = read_case(sample_folder() / "kuzbass")
    assert checked(case) == case
    name, project = next(iter(case.projects.items()))
    figure, entry = next(iter(project.figures.items()))
    figures = {**project.figures, figure: entry.model_copy(update={"source": "nowhere"})}
    wrong = replace(case, projects={**case.projects, name: project.model_copy(update={"figures": figures})})
    with pytest.raises(InputError) as error:
        checked(wrong)
    assert [(each.place.file, each.place.column) for each in error.value.problems if each.place] == [
        ("projects", f"{name}.figures.{figure}.source")
    ]
