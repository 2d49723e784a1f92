"""The pages on the way to a seat: type a code, confirm the seat, or why not. Plain HTML; one script forgets drafts."""

from __future__ import annotations

import os

from markupsafe import Markup
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from appraisal.access.door import JOIN
from appraisal.journal.session import Seat
from appraisal.text import Language, say
from appraisal.web import council

_STYLE = Markup("""body{font:1.25rem/1.5 sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color:#111}
h1{font-size:1.6rem}button{font:inherit;font-weight:bold;padding:.7rem 1.4rem;border:0;border-radius:.4rem;
background:#0072B2;color:#fff}input{font:inherit;padding:.5rem;width:12rem;margin-right:.6rem}""")
_PAGE = Markup("""<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{title}</title><style>{style}</style>
<script src="{left}"></script></head><body><main><h1>{title}</h1>{body}</main></body></html>""")
LEFT = f"{JOIN}/left.js"  # a script: whoever stands here has no seat, and what was typed in an earlier one is forgotten
_FORM = Markup('<form method="post" action="{to}"><input type="hidden" name="once" value="{once}">{inside}</form>')
_CODE = Markup(
    '<label>{label}<br><input name="code" autocomplete="off" autocapitalize="characters" maxlength="20" required '
    'placeholder="K7QX-M2RD"></label>'
)
_BUTTON = Markup("<button>{}</button>")
_LINK = Markup('<a href="{to}">{text}</a>')
SIGN_IN = f"{JOIN}/sign-in"
SIGN_IN_VARIABLE = "APPRAISAL_OIDC"  # whether the server lets people sign in at a provider
_PARAGRAPH = Markup("<p>{}</p>")
_MARK = Markup('<p class="mark"><strong>{}</strong></p>')


def language_of(request: HTTPConnection) -> Language:
    """Return the language that a browser asks for first, English unless it is Russian."""
    return "ru" if request.headers.get("accept-language", "").lower().startswith("ru") else "en"


def typing(request: HTTPConnection, *, status: int = 200, problem: str = "") -> Response:
    """Return the page on which the code of a card is typed, or from which one goes to sign in at a provider."""
    language = language_of(request)
    inside = _CODE.format(label=say("access.code", language)) + _BUTTON.format(say("access.next", language))
    body = _rehearsed(language) + _PARAGRAPH.format(problem or say("access.how", language))
    body += _form(JOIN, "", inside)
    if os.environ.get(SIGN_IN_VARIABLE):
        body += _PARAGRAPH.format(_LINK.format(to=SIGN_IN, text=say("access.sign_in", language)))
    return _page(language, say("access.join", language), body, status)


def confirming(request: HTTPConnection, seat: Seat, *, to: str, once: str, code: str = "") -> Response:
    """Return the page of a seat with its one button; `once` ties the button to this browser."""
    language = language_of(request)
    role = say(f"session.role.{seat.role}", language)
    who = role if seat.name is None else say("access.who", language, role=role, name=seat.name)
    hidden = Markup('<input type="hidden" name="code" value="{}">').format(code) if code else Markup()
    body = _rehearsed(language) + _PARAGRAPH.format(who) + _PARAGRAPH.format(say("access.binds", language))
    inside = hidden + _BUTTON.format(say("access.take", language))
    return _page(language, say("access.seat", language), body + _form(to, once, inside), 200)


def refusing(request: HTTPConnection, text: str, *, status: int, wait: int = 0) -> Response:
    """Return the page that says why not."""
    language = language_of(request)
    answer = _page(language, say("access.join", language), _PARAGRAPH.format(text), status)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _rehearsed(language: Language) -> Markup:
    return _MARK.format(say("session.rehearsal.mark", language)) if council.rehearsed() else Markup()


def _form(to: str, once: str, inside: Markup) -> Markup:
    return _FORM.format(to=to, once=once, inside=inside)


def _page(language: Language, title: str, body: Markup, status: int) -> Response:
    text = _PAGE.format(language=language, title=title, style=_STYLE, body=body, left=LEFT)
    return HTMLResponse(str(text), status_code=status, headers={"Cache-Control": "no-store"})
