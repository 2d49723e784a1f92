"""`/wall`: the meeting for the room, without controls, for the device that stands at the projector.

It shows all projects, so it is open to a chair, a deputy, a secretary, an auditor or an observer, and once the rules
are sealed to none of them who stands aside from a project or has not answered on conflicts. Members have pages of
their own.
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
from appraisal.meeting.motions import Told, told
from appraisal.meeting.variants import Varied, varied
from appraisal.report.wall import wall_of
from appraisal.report.wall_scene import scene_of
from appraisal.report.wall_view import FACES, Engines, Face
from appraisal.robustness.acceptability import Acceptability
from appraisal.session_desk import Served
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language, say
from appraisal.web import answers, council, join_page, trust
from appraisal.web.meeting import wall_page

PATH = "/wall"
NOW = f"{PATH}/now"
SCRIPT = f"{PATH}/wall.js"
STYLE = f"{PATH}/wall.css"
SITE_VARIABLE = "APPRAISAL_SITE"  # the beginning of links by which phones reach the app
_ROLES = ("chair", "deputy", "secretary", "auditor", "observer")
_FIGURES = ("ranking", "portfolio", "motion", "decision")  # scenes that rest on an appraisal
_NO_STORE = {"Cache-Control": "no-store"}

_varied: Cache[tuple[str, str, str], Varied] = Cache(most=8)
_told: Cache[tuple[str, str, str], Told] = Cache(most=8)
_pictures: Cache[tuple[str, int, str, Face, Language, str, bool], str] = Cache(most=16)


def routes() -> list[Route]:
    """Return the routes of the wall."""
    return [Route(PATH, page), Route(NOW, now), Route(SCRIPT, script), Route(STYLE, style)]


async def page(request: Request) -> Response:
    """Send the page; `face` and `language` of the address choose what it shows."""
    refused = await run_in_threadpool(_refused, request)
    if refused is not None:
        return refused
    face, language = _asked(request)
    at = f"{NOW}?{urlencode({'face': face, 'language': language})}"
    html = wall_page.page(language, now=at, script=SCRIPT, style=STYLE)
    return Response(html, media_type="text/html", headers=_NO_STORE)


async def script(_request: Request) -> Response:
    """Send the script of the page."""
    return Response(wall_page.SCRIPT, media_type="text/javascript", headers=_NO_STORE)


async def style(_request: Request) -> Response:
    """Send the style of the page."""
    return Response(wall_page.STYLE, media_type="text/css", headers=_NO_STORE)


async def now(request: Request) -> Response:
    """Send the picture with the number of the last event; nothing if the page has `seen` that event already.

    A `quick` picture has no chart that must be computed first.
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
    before_figures = door.state().stage in ("prepare", "seats")
    if seat.role in _ROLES and (before_figures or door.sees_case(seat)):
        return None
    return PlainTextResponse(say("session.wall.refused", language), status_code=403)


def _now(request: Request) -> Response:
    served = council.served()
    if served is None or request.query_params.get("seen") == str(served.seq()):
        return Response(status_code=204, headers=_NO_STORE)
    face, language = _asked(request)
    seen, code = served.now(None)
    quick = "quick" in request.query_params and scene_of(seen.session) in _FIGURES
    join = f"{os.environ.get(SITE_VARIABLE) or str(request.base_url).rstrip('/')}{JOIN}"

    def drawn() -> str:
        words = (seen, code, None, language)
        if quick:
            return wall_page.picture(wall_of(*words, face=face), language, join=join)
        try:
            view = wall_of(seen, code, _engines(served, seen.session), language, face=face)
        except InputError:  # a case that cannot be appraised: its pages say why, the room is told what stands without
            view = wall_of(*words, face=face)
        return wall_page.picture(view, language, join=join)

    key = (served.session, seen.session.seq, code, face, language, join, quick)
    html = _pictures.get(key, drawn)
    return JSONResponse({"seq": seen.session.seq, "html": html}, headers=_NO_STORE)


def _asked(request: Request) -> tuple[Face, Language]:
    """Return face and language of an address; the public face, and the browser's language where none is named."""
    query = request.query_params
    face = next((each for each in FACES if each == query.get("face")), FACES[0])
    named = next((each for each in LANGUAGES if each == query.get("language")), None)
    return face, named or join_page.language_of(request)


def _engines(served: Served, session: Session) -> Engines | None:
    if session.rules is None:
        return None
    case = answers.cases.get((served.session, session.seq), lambda: served.case(session.seq))

    def under(kept: VariantKept | None) -> Varied:
        if kept is None:
            return Varied(kept=None, appraisal=answers.appraisal(case, scenario=None, settings=Settings()))
        return _varied.get((case.key, case.digest, kept.model_dump_json()), lambda: varied(case, kept))

    def moved(motion: str) -> Told:
        return _told.get((case.digest, session.key, motion), lambda: told(case, session, motion))

    return Engines(case=case, varied=under, draws=_draws, told=moved)


def _draws(appraisal: Appraisal) -> Acceptability | None:
    """Return the draws that the page of the ranking shows, so that both tell the same bands."""
    declared = appraisal.decision.scale.bounds == "declared"
    return trust.trust_of(appraisal, "en").run if declared else None
