"""From an appraisal to the outline of its memo: pure, in one language, every number taken from the appraisal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from textwrap import shorten

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.outlook import outlook
from appraisal.memo.identity import digest
from appraisal.memo.sections import (
    criteria,
    decision,
    evidence,
    experts,
    finance,
    portfolio,
    portfolio_robustness,
    ranking,
    record,
    resolution,
    robustness,
    stability,
    unfunded,
)
from appraisal.memo.verdicts import verdicts
from appraisal.memo.voice import Voice
from appraisal.origin import Origin
from appraisal.report.blocks import BlankForm, Block, Chart, Outline, Section, Table
from appraisal.report.decision import decision_view
from appraisal.report.resolution import Held
from appraisal.text import Language

# Parts of a memo that this program does not compute from a case alone; the memo says that they are missing.
_RUNNING = 60  # most characters of the case's title in the header of every page
_OF_A_SESSION = ("rounds", "dissent")


def outline(
    appraisal: Appraisal,
    language: Language,
    *,
    versions: Mapping[str, str],
    today: str | None = None,
    origin: Origin | None = None,
    held: Held | None = None,
) -> Outline:
    """Return the memo of an appraisal.

    Args:
        appraisal: the appraisal.
        language: of all texts.
        versions: of the program and its libraries, for the record.
        today: the date to print, as text; by default a blank to be filled in.
        origin: where the case was read from, for the command to repeat; by default the case's key.
        held: the council's session; what was decided then stands first, and no forms of it are left to fill in.
    """
    voice = Voice(appraisal=appraisal, language=language, versions=versions, today=today, origin=origin, held=held)
    said = verdicts(voice)
    ahead = outlook(appraisal)
    built = {
        "resolution": None if held is None else resolution.resolution(voice, held),
        "asked": None,
        "head": decision.head(voice),
        "recommendation": decision.recommendation(voice, said),
        "portfolio": portfolio.portfolio(voice),
        "readings": stability.readings(voice),
        "scenarios": decision.scenarios(voice, ahead),
        "what_if": stability.what_if(voice),
        "steadiness": portfolio_robustness.portfolio_robustness(voice),
        "ranking": ranking.ranking(voice),
        "robustness": robustness.robustness(voice),
        "finance": finance.finance(voice),
        "why_not": unfunded.why_not(voice, said),
        "gaps": unfunded.gaps(voice),
        "criteria": criteria.criteria(voice),
        "experts": experts.experts(voice),
        "passports": evidence.passports(voice),
        "sources": evidence.sources(voice),
    }
    screen = decision_view(appraisal, language, ahead)
    built["asked"] = decision.asked(voice, screen, [key for key, section in built.items() if section is not None])
    missing = [key for key, section in built.items() if section is None and key != "resolution"]
    missing += _OF_A_SESSION if held is None else ()
    built["limits"] = evidence.limits(voice, tuple(voice.say(f"left_out.{key}") for key in missing))
    built["sources"] = built.pop("sources")  # they come after the limits
    sections = [section for section in built.values() if section is not None]
    sections += [record.reproducibility(voice)]
    sections += [record.presence(voice), record.votes(voice)] if held is None else []
    sections += [record.signatures(voice)]
    case = appraisal.effective
    running = voice.say(
        "running",
        status=voice.say("rehearsal" if held is not None and held.session.rehearsal else "draft"),
        case=shorten(case.head.title.to(language), _RUNNING, placeholder="…"),
        run=digest(appraisal, held)[:12],
    )
    return Outline(
        language=language,
        title=voice.say("title"),
        subtitle=case.head.title.to(language),
        running=running,
        identifier=digest(appraisal, held),
        sections=tuple(_numbered(voice, sections)),
    )


def _numbered(voice: Voice, sections: Iterable[Section]) -> Iterable[Section]:
    """Number the headings, the tables and the charts through the whole memo."""
    tables = charts = 0
    for number, section in enumerate(sections, start=1):
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Table | BlankForm) and block.caption:
                tables += 1
                blocks.append(replace(block, caption=voice.say("table", number=tables, caption=block.caption)))
            elif isinstance(block, Chart):
                charts += 1
                blocks.append(replace(block, caption=voice.say("figure", number=charts, caption=block.caption)))
            else:
                blocks.append(block)
        yield replace(section, title=f"{number}. {section.title}", blocks=tuple(blocks))
