"""`/wall`: the meeting for the room, without controls, for the device that stands at the projector.

It is open to a chair, a deputy, a secretary, an auditor or an observer. A seat that stands aside from a project, or has
not answered on conflicts, gets a neutral picture wherever the wall tells of projects. Members have pages of their own.
"""

from __future__ import annotations

import os
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from appraisal.access.cookie import NAME
from appraisal.access.door import JOIN
from appraisal.analysis.appraise import Appraisal
from appraisal.cache import Cache
from appraisal.errors import InputError
from appraisal.journal.events.voting import VariantKept
from appraisal.journal.session import Session
from appraisal.journal.visible import Visible
from appraisal.meeting.motions import Told
from appraisal.meeting.variants import Varied
from appraisal.report.wall import wall_of
from appraisal.report.wall_scene import scene_of
from appraisal.report.wall_view import FACES, Engines, Face
from appraisal.robustness.acceptability import Acceptability
from appraisal.session_desk import Served
from appraisal.text import LANGUAGES, Language, say
from appraisal.web import answers, council, decided, join_page, trust
from appraisal.web.meeting import remote, wall_page, what_ifs

PATH = "/wall"
NOW = f"{PATH}/now"
SCRIPT = f"{PATH}/wall.js"
STYLE = f"{PATH}/wall.css"
SITE_VARIABLE = "APPRAISAL_SITE"  # the beginning of links by which phones reach the app
_ROLES = ("chair", "deputy", "secretary", "auditor", "observer")
_FIGURES = ("ranking", "proposal", "portfolio", "motion", "decision")  # scenes that rest on an appraisal
_NO_STORE = {"Cache-Control": "no-store"}

_pictures: Cache[tuple[str, str, str, Face, Language, str, bool, str | None], str] = Cache(most=16)


def routes() -> list[Route]:
    """Return the routes of the wall."""
    return [Route(PATH, page), Route(NOW, now), Route(SCRIPT, script), Route(STYLE, style)]


async def page(request: Request) -> Response:
    """Send the page; `language` of the address chooses its words, `face` its face in place of the chair."""
    refused = await run_in_threadpool(_refused, request)
    if refused is not None:
        return refused
    face, language = _asked(request)
    fields = {"language": language} if face is None else {"face": face, "language": language}
    at = f"{NOW}?{urlencode(fields)}"
    html = wall_page.page(language, now=at, script=SCRIPT, style=STYLE)
    return Response(html, media_type="text/html", headers=_NO_STORE)


async def script(_request: Request) -> Response:
    """Send the script of the page."""
    return Response(wall_page.SCRIPT, media_type="text/javascript", headers=_NO_STORE)


async def style(_request: Request) -> Response:
    """Send the style of the page."""
    return Response(wall_page.STYLE, media_type="text/css", headers=_NO_STORE)


async def now(request: Request) -> Response:
    """Send the picture with a mark and the seconds that are left; nothing if the page has `seen` that mark already.

    The mark is of the last event and of what the chair shows. A `quick` picture has no chart that must be computed.
    """
    refused = await run_in_threadpool(_refused, request)
    if refused is not None:
        return refused
    return await run_in_threadpool(_now, request)


def _refused(request: Request) -> Response | None:
    """Return why a device may not open the wall; None if it may. At this machine alone everybody sees everything."""
    language = _asked(request)[1]
    if council.served() is None:
        return PlainTextResponse(say("session.wall.no_session", language), status_code=404)
    door = council.door()
    if door is None:
        return None
    seat = door.holder(request.cookies.get(NAME))
    if seat is None:
        return PlainTextResponse(say("access.ended.title", language), status_code=401)
    if seat.role in _ROLES:
        return None
    return PlainTextResponse(say("session.wall.refused", language), status_code=403)


def _now(request: Request) -> Response:
    served = council.served()
    if served is None:
        return Response(status_code=204, headers=_NO_STORE)
    looks = _limited(request)
    seen, code = served.now(looks)
    put_up = remote.shown(seen.session)
    mark = f"{seen.session.seq}.{put_up.version}"
    if request.query_params.get("seen") == mark:
        return Response(status_code=204, headers=_NO_STORE)
    face, language = _asked(request)
    face = face or put_up.face
    slow = put_up.what_if is not None or scene_of(seen.session) in _FIGURES
    quick = "quick" in request.query_params and slow
    join = f"{os.environ.get(SITE_VARIABLE) or str(request.base_url).rstrip('/')}{JOIN}"

    def drawn() -> str:
        if quick or looks is not None:
            return _picture(seen, code, None, language, face, put_up.what_if, join)
        try:
            return _picture(seen, code, _engines(served, seen.session), language, face, put_up.what_if, join)
        except InputError:  # a case that cannot be appraised: its pages say why, the room is told what stands without
            return _picture(seen, code, None, language, face, put_up.what_if, join)

    key = (served.session, mark, code, face, language, join, quick, looks)
    html = _pictures.get(key, drawn)
    return JSONResponse({"seen": mark, "html": html, "left": put_up.left}, headers=_NO_STORE)


def _picture(
    seen: Visible,
    code: str,
    engines: Engines | None,
    language: Language,
    face: Face,
    what_if: VariantKept | None,
    join: str,
) -> str:
    view = wall_of(seen, code, engines, language, face=face, what_if=what_if)
    return wall_page.picture(view, language, join=join)


def _limited(request: Request) -> str | None:
    """Return the seat that looks, where it may not see every project; None for whoever may."""
    door = council.door()
    seat = None if door is None else door.holder(request.cookies.get(NAME))
    return None if door is None or seat is None or door.sees_case(seat) else seat.key


def _asked(request: Request) -> tuple[Face | None, Language]:
    """Return face and language of an address: None where the chair chooses the face, else the browser's language."""
    query = request.query_params
    face = next((each for each in FACES if each == query.get("face")), None)
    named = next((each for each in LANGUAGES if each == query.get("language")), None)
    return face, named or join_page.language_of(request)


def _engines(served: Served, session: Session) -> Engines | None:
    if session.rules is None:
        return None
    case = answers.cases.get((served.session, session.seq), lambda: served.case(session.seq))

    def under(kept: VariantKept | None) -> Varied:
        return what_ifs.under(case, kept)

    def moved(motion: str) -> Told:
        return what_ifs.told_of(case, session, motion)

    return Engines(case=case, varied=under, draws=_draws, screen=decided.screen, told=moved)


def _draws(appraisal: Appraisal) -> Acceptability | None:
    """Return the draws that the page of the ranking shows, so that both tell the same bands."""
    declared = appraisal.decision.scale.bounds == "declared"
    return trust.trust_of(appraisal, "en").run if declared else None
