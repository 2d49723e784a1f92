"""The wall from the portfolio to the decision: what-ifs and motions beside the base, votes, verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.errors import DefectError
from appraisal.journal.decision import adopted, decided, standing, unsettled
from appraisal.journal.session import Vote
from appraisal.meeting.holdings import Holding
from appraisal.meeting.votes import resolution
from appraisal.money import amount
from appraisal.report.session import share_text
from appraisal.report.totals import total_text
from appraisal.report.votes import counts_sentence, verdict_sentence, without_sentence
from appraisal.report.wall_charts import Progress, beside_chart, votes_chart
from appraisal.report.wall_proposal import approved, proposed
from appraisal.report.wall_scene import Scene, last_vote
from appraisal.report.wall_view import Room, WallView
from appraisal.text import say


def proposal(room: Room) -> WallView:
    """Return the decision that the case as it is comes to."""
    if room.engines is None:
        title = room.say("portfolio", title=say("meeting.variant.as_is", room.language))
        return WallView(scene="proposal", title=title, lines=(room.say("no_figures"),))
    return proposed(room, room.engines)


def portfolio(room: Room) -> WallView:
    """Return the last what-if that was kept, beside the case as it is."""
    kept = next(reversed(list(room.session.variants.values())))
    title = room.say("portfolio", title=kept.title.to(room.language))
    if room.engines is None:
        return WallView(scene="portfolio", title=title, lines=(room.say("no_figures"),))
    base, now = room.engines.varied(None), room.engines.varied(kept)
    if now.holding is None:
        return WallView(scene="portfolio", title=title, lead=room.say("none_keeps"))
    held = [(room.say("base"), base.holding)] if base.holding is not None else []
    return beside(room, "portfolio", title, now.appraisal, [*held, (room.say("variant"), now.holding)])


def motion(room: Room) -> WallView:
    """Return the motion that is called, or the last one that is open, beside the case as it is."""
    session, item = room.session, room.session.item
    open_ones = unsettled(session) or tuple(session.motions)
    key = item.key if item is not None and item.of == "motion" else open_ones[-1]
    title = room.say("motion", title=session.motions[key].title)
    if room.engines is None:
        return WallView(scene="motion", title=title, lines=(room.say("no_figures"),))
    base, told = room.engines.varied(None).holding, room.engines.told(key)
    held = [(room.say("base"), base)] if base is not None else []
    return beside(room, "motion", title, told.appraisal, [*held, (room.say("proposed"), told.holding)])


def vote(room: Room) -> WallView:
    """Return the question that is open: how many have voted, and nothing of how."""
    running = last_vote(room.session)
    if running is None:
        raise DefectError("a running vote was to be shown where there is none")
    asked = running.opened
    progress = Progress(len(room.seen.voted[asked.vote]), len(asked.electorate))
    return WallView(
        scene="vote",
        title=asked.question.to(room.language),
        lead=room.say("voted", done=progress.done, n=progress.of),
        lines=(room.aside(asked.aside), room.say("open_vote")),
        chart=progress,
    )


def verdict(room: Room) -> WallView:
    """Return what the last vote came to."""
    closed = last_vote(room.session)
    if closed is None:
        raise DefectError("the verdict of a vote was to be shown where there is none")
    return _told(room, "verdict", closed)


def decision(room: Room) -> WallView:
    """Return what was adopted, or the verdict on what was not."""
    session, motion = room.session, adopted(room.session)
    signed = room.say("signed") if session.stage == "signed" else ""
    if motion is None:
        firsts = [standing(session, key) for key, put in session.motions.items() if put.amends is None]
        last = decided(session, firsts[-1], "portfolio") if firsts else None
        if last is not None:
            return _told(room, "decision", last[1])
        return WallView(scene="decision", title=room.say("nothing_approved"), lead=signed)
    title = room.say("approved", title=session.motions[motion].title)
    facts = {"conditions": len(session.conditions), "dissents": len(session.dissents)}
    besides = room.say("besides", **facts) if any(facts.values()) else ""
    lines = (_last_tally(room, motion), f"{signed} {besides}".strip())
    if room.engines is None:
        return WallView(scene="decision", title=title, lines=lines)
    told, result = room.engines.told(motion), resolution(session, motion)
    verdicts = {key: room.say(f"by_itself.{each}") for key, each in result.by_project.items()}
    verdicts |= dict.fromkeys(result.put_off, room.say("put_off")) if result.one_by_one else {}
    if not verdicts:
        view = approved(room, room.engines, told.appraisal, told.holding, title=title, lines=lines)
        if view is not None:
            return view
    held = [(room.say("decided"), told.holding)]
    return beside(room, "decision", title, told.appraisal, held, lines=lines, verdicts=verdicts)


def _last_tally(room: Room, motion: str) -> str:
    found = decided(room.session, motion, "portfolio")
    tally = None if found is None else found[1].tally
    return "" if tally is None else counts_sentence(tally, room.language)


def _told(room: Room, scene: Scene, vote: Vote) -> WallView:
    question = vote.opened.question.to(room.language)
    free = vote.without_conflicted
    if vote.tally is None or free is None:
        return WallView(scene=scene, title=question)
    present = room.say("present", n=vote.tally.electorate, done=vote.tally.present)
    majority = vote.opened.majority
    needed = room.say(
        f"needed.{majority.reach}",
        share=share_text(majority.share, room.language),
        base=room.say(f"base_of.{majority.base}", n=vote.tally.base),
    )
    nobody_apart = free.electorate == vote.tally.electorate
    return WallView(
        scene=scene,
        title=question,
        lead=verdict_sentence(vote.tally, vote.opened.majority, room.language),
        lines=(
            f"{present} {needed}",
            "" if nobody_apart else without_sentence(vote.opened, vote.tally, free, room.language),
        ),
        chart=votes_chart(vote.tally, room.language),
    )


def beside(
    room: Room,
    scene: Scene,
    title: str,
    appraisal: Appraisal,
    held: Sequence[tuple[str, Holding]],
    *,
    lines: tuple[str, ...] = (),
    verdicts: Mapping[str, str] | None = None,
) -> WallView:
    """Return portfolios side by side; the words are on the last of them."""
    language = room.language
    options = [(name, each.options) for name, each in held]
    chart = beside_chart(appraisal.case, options, language, verdicts=verdicts or {})
    more = room.say("more", n=chart.more) if chart.more else ""
    base = room.say("of_base", said=_sums(room, appraisal, held[0][1])) if len(held) > 1 else ""
    lead = _sums(room, appraisal, held[-1][1])
    return WallView(scene=scene, title=title, lead=lead, lines=(*lines, base, more), chart=chart)


def _sums(room: Room, appraisal: Appraisal, holding: Holding) -> str:
    """Return the money of a portfolio and its NPV, if that is known of every option."""
    unit, npv = appraisal.effective.names.unit("money", room.language), holding.totals.get("npv")
    said = [room.say("spent", amount=amount(holding.cost), unit=unit)]
    said += [] if npv is None else [total_text(appraisal, "npv", npv, room.language)]
    return " · ".join(said)
