"""Further remarks of `check`: surprises in a case that can be appraised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.analysis.portfolio import Selection
from appraisal.analysis.reach import reach
from appraisal.analysis.remarks import Remark
from appraisal.analysis.titles import gap_title
from appraisal.documents.case import Case
from appraisal.rules.sentences import sentences
from appraisal.text import LANGUAGES, LocalText, say


def doubts_of_case(case: Case) -> Iterator[Remark]:
    """Yield remarks that hold under every scenario: two projects of one name, ratings that do not count."""
    called: dict[str, list[str]] = {}
    for key, project in case.projects.items():
        for name in {_plain(project.name.to(language)) for language in LANGUAGES}:
            called.setdefault(name, []).append(key)
    told: set[tuple[str, ...]] = set()
    for keys in map(tuple, called.values()):
        if len(keys) > 1 and keys not in told:
            told.add(keys)
            yield Remark("remarks.same_name", {"name": case.projects[keys[0]].name, "keys": list(keys), "n": len(keys)})
    for member, ballot in case.counted:
        rated = {project for answers in ballot.answers.values() for project in answers} & set(ballot.recused)
        if names := [_quoted(case.projects[key].name) for key in case.projects if key in rated]:
            facts = {"expert": member.name, "projects": names, "n": len(names)}
            yield Remark("remarks.recused_rated", facts)


def doubts_of_choice(case: Case, selection: Selection) -> Iterator[Remark]:
    """Yield the projects that cannot be chosen under one scenario, with missing data or opposing rules."""
    missing: dict[tuple[str, ...], list[str]] = {}
    for name, gaps in selection.choice.left_out.items():
        if name in case.projects:
            missing.setdefault(gaps, []).append(name)
    for gaps, projects in missing.items():
        facts = {"projects": [_quoted(case.projects[key].name) for key in projects], "n": len(projects)}
        yield Remark("remarks.not_choosable", {**facts, "missing": [_gap(case, key) for key in gaps]})
    said = _sentences(case, selection)
    result = reach(selection.answers)
    for clash in result.clashes:
        yield Remark("remarks.no_portfolio", {"rules": [said.get(rule, rule) for rule in clash], "n": len(clash)})
    for project, clash in result.unreachable.items():
        facts = {
            "project": case.projects[project].name,
            "rules": [said.get(rule, rule) for rule in clash],
            "n": len(clash),
        }
        yield Remark("remarks.unreachable" if clash else "remarks.unreachable_at_all", facts)


def _gap(case: Case, key: str) -> LocalText:
    return LocalText(*(gap_title(case, key, language) for language in LANGUAGES))


def _sentences(case: Case, selection: Selection) -> Mapping[str, LocalText]:
    plain = selection.rules.without_reasons()
    english, russian = (sentences(plain, language, names=case.names) for language in LANGUAGES)
    return {key: _quoted(LocalText(english[key].rstrip("."), russian[key].rstrip("."))) for key in english}


def _quoted(name: LocalText) -> LocalText:
    return LocalText(*(say("rules.name", language, name=name) for language in LANGUAGES))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
