"""`/files/template`: the empty workbook to fill in; the same for everybody, and nothing of any case."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from appraisal import desk
from appraisal.text import LANGUAGES, Language

PATH = "/files/template"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def address(language: Language) -> str:
    """Return the address of the workbook in a language."""
    return f"{PATH}?{urlencode({'language': language})}"


async def template(request: Request) -> Response:
    """Make the workbook and send it as a file."""
    asked = request.query_params.get("language")
    language = next((each for each in LANGUAGES if each == asked), LANGUAGES[0])
    content = await run_in_threadpool(desk.template_bytes, language)
    sent = {"Content-Disposition": f'attachment; filename="appraisal-template-{language}.xlsx"'}
    return Response(content, media_type=_KIND, headers=sent | {"Cache-Control": "no-store"})
