"""A session in words and tables, as one seat may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.journal.events.opening import CouncilRules
from appraisal.journal.next_step import next_step
from appraisal.journal.session import Session
from appraisal.journal.tally import Majority, exact
from appraisal.journal.visible import Visible
from appraisal.report.agenda import seat_names
from appraisal.report.blocks import DASH, Block, Column, KeyValues, Table, cells, heading, paragraph, points
from appraisal.text import Language, say
from appraisal.text.numbers import number


def session_blocks(seen: Visible, language: Language) -> list[Block]:
    """Return all that a seat may know of where a session stands, ending with the next step."""
    session = seen.session
    return [
        paragraph(_where(session, language), "lead"),
        *_rules(session, language),
        _seats(session, language),
        *_projects(session, language),
        *_rounds(session, language),
        *_votes(session, language),
        *_closing(session, language),
        paragraph(next_text(session, language)),
    ]


def next_text(session: Session, language: Language, *, named: bool = False) -> str:
    """Return the next step as a sentence, with the seats that it waits for; `named`: by the names of who holds them."""
    step = next_step(session)
    who = say(f"session.role.{step.who}", language) if step.who != "seats" else ""
    seats = seat_names(session, step.seats) if named else list(step.seats)
    return say(f"session.next.{step.key}", language, who=who, seats=seats, n=len(step.seats))


def majority_text(majority: Majority, language: Language) -> str:
    """Return what carries a question, such as “more than 50 % of the votes cast, abstentions aside; …”."""
    base = say(f"session.majority.base.{majority.base}", language)
    if majority.base == "cast":  # in the other bases those who abstain count in any case
        base += f"; {say(f'session.majority.abstentions.{majority.abstentions}', language)}"
    return say(
        f"session.majority.{majority.reach}",
        language,
        share=share_text(majority.share, language),
        base=base,
        tie=say(f"session.majority.tie.{majority.tie}", language),
    )


def share_text(share: float, language: Language) -> str:
    """Return a share in percent, or as a fraction where percent would round it.

    Example:
        >>> share_text(0.5, "en"), share_text(2 / 3, "en"), share_text(0.667, "en")
        ('50%', '2/3', '66.7%')
    """
    fraction = exact(share)
    whole = (fraction * 10**6).denominator == 1
    return number(share, "share", language) if whole else f"{fraction.numerator}/{fraction.denominator}"


def _where(session: Session, language: Language) -> str:
    title = "" if session.opened is None else session.opened.title.to(language)
    stage = say(f"session.stage.{session.stage}", language)
    return say("session.where", language, session=session.key, title=title, stage=stage, seq=session.seq)


def _rules(session: Session, language: Language) -> Iterator[Block]:
    if session.rules is None:
        return
    yield heading(say("session.rules.title", language))
    yield KeyValues(rule_texts(session.rules.council, language))


def rule_texts(council: CouncilRules, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the council's own rules, each as its name and what it says."""
    said = {
        "pooling": say(f"session.pooling.{council.pooling}", language),
        "tolerance": number(council.tolerance, "figure", language),
        "ratings": number(council.quorum, "int", language),
        "present": share_text(council.present, language),
        "majority": majority_text(council.majority, language),
        "late": say(f"session.late.{council.late}", language),
        "opinions": say(f"session.opinions.{'yes' if council.written_opinions else 'no'}", language),
        "shown": say(f"session.shown.{council.shown}", language),
    }
    return tuple((say(f"session.rules.{name}", language), each) for name, each in said.items())


def _columns(language: Language, *names: str) -> tuple[Column, ...]:
    return tuple(Column(say(f"session.column.{name}", language)) for name in names)


def _seats(session: Session, language: Language) -> Table:
    presiding = session.presiding()
    rows = []
    for each in session.seats.values():
        if each.revoked:
            standing = say("session.seat.revoked", language)
        else:
            standing = say(f"session.seat.{'present' if each.present else 'absent'}", language)
        if each.key == presiding:
            standing = say("session.seat.presides", language, standing=standing)
        role = say(f"session.role.{each.role}", language)
        rows.append(cells(each.key, role, each.name or DASH, standing))
    caption = say("session.seats", language)
    return Table(columns=_columns(language, "seat", "role", "name", "standing"), rows=tuple(rows), caption=caption)


def _projects(session: Session, language: Language) -> Iterator[Block]:
    """Yield the projects with who stands aside from each; who has not answered yet is for the next step to say."""
    if session.rules is None:
        return
    members = [each.key for each in session.members()]
    rows = []
    for project in session.rules.projects:
        aside = [each for each in members if session.recused(each, project.key)]
        item = session.items.get(("project", project.key))
        called = session.item is not None and session.item.of == "project" and session.item.key == project.key
        standing = "called" if called else item or "waiting"
        rows.append(
            cells(
                project.title.to(language),
                project.key,
                ", ".join(each.to(language) for each in project.investors) or DASH,
                ", ".join(aside) or DASH,
                say(f"session.item.{standing}", language),
            )
        )
    columns = _columns(language, "project", "key", "investors", "aside", "item")
    yield Table(columns=columns, rows=tuple(rows), caption=say("session.projects", language))


def _rounds(session: Session, language: Language) -> Iterator[Block]:
    if not session.rounds:
        return
    members = [each.key for each in session.members()]
    rows = []
    for each in session.rounds:
        state = "open" if each.closed is None else "closed" if each.revealed is None else "revealed"
        asked = (
            say("session.round.all", language)
            if each.cells is None
            else say("session.round.cells", language, n=len(each.cells))
        )
        finished = [seat for seat in members if seat in each.finished]
        rows.append(
            cells(str(each.number), asked, say(f"session.round.{state}", language), ", ".join(finished) or DASH)
        )
    columns = _columns(language, "round", "asked", "standing", "finished")
    yield Table(columns=columns, rows=tuple(rows), caption=say("session.rounds", language))


def _votes(session: Session, language: Language) -> Iterator[Block]:
    texts = [
        *_named("session.variant", [each.title.to(language) for each in session.variants.values()], language),
        *_named("session.motion", [each.title.to(language) for each in session.motions.values()], language),
    ]
    if texts:
        yield points(*texts)


def _named(key: str, titles: Sequence[str], language: Language) -> list[str]:
    return [say(key, language, title=each) for each in titles]


def _closing(session: Session, language: Language) -> Iterator[Block]:
    texts = [say("session.condition", language, text=each.text, due=each.due) for each in session.conditions.values()]
    texts += [
        say("session.dissented", language, seat=seat) for seat in dict.fromkeys(seat for seat, _ in session.dissents)
    ]
    texts += [say("session.memo", language, revision=each.revision, digest=each.digest) for each in session.memos]
    if session.signatures:
        texts.append(say("session.signatures", language, seats=sorted(session.signatures)))
    texts += [say("session.erratum", language, seq=each.concerns, text=each.text) for each in session.errata]
    if texts:
        yield points(*texts)
