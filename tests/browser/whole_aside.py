"""What a member who stands aside from a project is sent of it: nothing, by page, socket or file, since the ruling."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.documents.ballot_form import ShownFigure
from appraisal.journal.paper import form_of
from appraisal.report.seat import figure_texts
from appraisal.text import LANGUAGES, Language
from tests.browser.whole_meeting import CASE, KEPT_FROM, Meeting

RECUSED, RATES_IT = "expert-3", "expert-1"


def secrets(meeting: Meeting) -> dict[Language, list[str]]:
    """Return what tells of the project, by language: its names, and its figures as the open round shows them."""
    (asked,) = (each for each in form_of(meeting.state(), RATES_IT, CASE).projects if each.key == KEPT_FROM)
    return {language: list(_secrets(asked.figures, language)) for language in LANGUAGES}


def _secrets(figures: tuple[ShownFigure, ...], language: Language) -> Iterator[str]:
    project = CASE.projects[KEPT_FROM]
    told = [project.name.to(language), project.brief.to(language)]
    told += [figure for figure, _ in figure_texts(figures, language)]
    yield from (_plain(each.encode()) for each in told)


def nothing_came(meeting: Meeting, kept: dict[Language, list[str]]) -> None:
    """Search all that came to the recused member; the device of a member who rates the project had all of it."""
    vera, others = meeting.devices[RECUSED], meeting.devices[RATES_IT]
    media = [each for each in vera.unread if "/media/" in each]
    assert media == [], media
    asked = ("files/memo?format=html&language=en", "wall", "wall/now?face=council", f"?project={KEPT_FROM}")
    for address in (*vera.unread, *(f"{meeting.address}/{each}" for each in asked)):
        vera.pieces.append(vera.page.context.request.get(address).body())
    vera.page.goto(f"{meeting.address}/finance?project={KEPT_FROM}")  # no page of this seat leads there
    vera.sees(vera.word("seat_page.vote.over"))
    got, had = _plain(vera.received()), _plain(others.received())
    came = [_around(got, each) for of in kept.values() for each in of if each in got]
    assert came == [], came
    lacking = [each for each in kept[meeting.language] if each not in had]
    assert lacking == [], lacking


def _plain(received: bytes) -> str:
    """Return what was received with plain blanks: pages set hard ones where no line may end."""
    text = received.decode("utf-8", errors="replace").replace("&nbsp;", " ")
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _around(got: str, told: str) -> str:
    """Return what tells of the project, with what stands around it."""
    at = got.index(told)
    return got[max(0, at - 200) : at + 200]
