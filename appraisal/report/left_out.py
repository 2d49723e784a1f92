"""Projects that could not be chosen, and their missing data, shown before any portfolio."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.titles import gap_title, option_title
from appraisal.portfolio.problem import Option
from appraisal.text import Language, say


def not_chosen_for_gaps(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return a sentence for each project or option that lacks data of the objective or the rules.

    The first one states how many of the projects could not be chosen at all.
    """
    choice, case = appraisal.selection.choice, appraisal.effective
    if not choice.left_out:
        return ()
    said = []
    for key, gaps in choice.left_out.items():
        project, _, option = key.partition("/")
        missing = [gap_title(case, gap, language) for gap in gaps]
        facts = {"project": case.projects[project].name, "missing": missing}
        if option:
            title = option_title(case, Option(project, option), language)
            said.append(say("explain.not_chosen.option", language, option=title, **facts))
        else:
            said.append(say("explain.not_chosen.project", language, **facts))
    whole = [key for key in choice.left_out if "/" not in key]
    if not whole:
        return tuple(said)
    key = "nobody" if len(whole) == len(case.projects) else "some"
    return (say(f"explain.not_chosen.{key}", language, n=len(whole), all=len(case.projects)), *said)
