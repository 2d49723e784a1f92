"""The wall up to the reveal and the items under discussion: seats, conflicts, rounds, bands, ratings of a project."""

from __future__ import annotations

from appraisal.report.wall_charts import Progress, bands_chart, dots_chart
from appraisal.report.wall_view import Room, WallView


def join(room: Room) -> WallView:
    """Return the way to a seat, and how many seats are taken."""
    opened, seats = room.session.opened, [each for each in room.session.seats.values() if not each.revoked]
    taken = sum(each.devices > 0 for each in seats)
    title = room.session.key if opened is None else opened.title.to(room.language)
    lead = room.say("taken", n=len(seats), done=taken)
    return WallView(scene="join", title=title, lead=lead, lines=(room.say("how"),), join=True)


def conflicts(room: Room) -> WallView:
    """Return how many members have answered on conflicts of interest."""
    session = room.session
    members = [each.key for each in session.members()]
    projects = [each.key for each in session.sealed.projects]
    done = sum(all(session.answered(seat, each) for each in projects) for seat in members)
    return WallView(
        scene="conflicts",
        title=room.say("conflicts"),
        lead=room.say("answered", done=done, n=len(members)),
        lines=(room.say("before_figures"),),
        chart=Progress(done, len(members)),
        join=True,
    )


def blind(room: Room) -> WallView:
    """Return how many members have finished the round, and nothing of what they answered."""
    last, progress = room.session.rounds[-1], room.finished()
    return WallView(
        scene="blind",
        title=room.say("blind", round=last.number),
        lead=room.say("finished", done=progress.done, n=progress.of),
        lines=(room.say("sealed"),),
        chart=progress,
    )


def closed(room: Room) -> WallView:
    """Return that a round waits for its reveal."""
    number = room.session.rounds[-1].number
    return WallView(scene="closed", title=room.say("closed", round=number), lead=room.say("to_reveal"))


def ranking(room: Room) -> WallView:
    """Return the best projects in bands."""
    number = room.session.rounds[-1].number
    title = room.say("ranking", round=number)
    if room.engines is None:
        return WallView(scene="ranking", title=title, lines=(room.say("no_figures"),))
    appraisal = room.engines.varied(None).appraisal
    run = room.engines.draws(appraisal)
    if run is None:
        return WallView(scene="ranking", title=title, lines=(room.say("no_bands"),))
    chart = bands_chart(appraisal, run, room.language)
    more = chart.places - len(chart.rows)
    lines = (room.say("bands_legend"), room.say("more", n=more) if more else "")
    return WallView(scene="ranking", title=title, lead=room.say("bands", n=len(run.bands)), lines=lines, chart=chart)


def item(room: Room) -> WallView:
    """Return the project under discussion with what was revealed of it."""
    session = room.session
    key = "" if session.item is None else session.item.key
    listed = [each.key for each in session.sealed.projects]
    number = listed.index(key)
    chart = dots_chart(session, key, room.language, named=room.face == "council")
    aside = [each.key for each in session.members() if session.recused(each.key, key)]
    wide = sum(row.wide for row in chart.rows)
    running = bool(session.rounds) and session.rounds[-1].closed is None
    finished = room.finished() if running else None
    return WallView(
        scene="item",
        title=session.sealed.projects[number].brief.to(room.language),
        lead=room.say("item", number=number + 1, n=len(listed)),
        lines=(
            room.aside(aside),
            room.say("wide") if wide else "" if chart.rows else room.say("no_ratings"),
            "" if finished is None else room.say("finished", done=finished.done, n=finished.of),
        ),
        chart=chart if chart.rows else None,
    )
