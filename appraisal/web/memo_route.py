"""`/files/memo`: builds the memo described by its address and sends it; nothing is kept on the server.

Streamlit's own downloads under `/media/` are open to anyone with the link.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from appraisal import desk
from appraisal.errors import InputError
from appraisal.text import Language, problem_text
from appraisal.web import answers, context

PATH = "/files/memo"
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
_UNSAFE = re.compile(r"[^a-z0-9-]+")


def address(view: context.View, *, file_format: str, language: Language) -> str:
    """Return the address of a memo with the reader's choices."""
    asked = context.said(view) | {"format": file_format, "language": language}
    return f"{PATH}?{urlencode(asked)}"


async def memo(request: Request) -> Response:
    """Build a memo and send it as a file."""
    file_format = request.query_params.get("format", "docx")
    if file_format not in MEDIA:
        return PlainTextResponse(f"format: {' | '.join(MEDIA)}", status_code=404)
    view = context.View(**context.read(dict(request.query_params)))  # type: ignore[arg-type]
    try:
        name, content = await run_in_threadpool(_build, view, file_format)
    except InputError as error:
        lines = [problem_text(each, view.language) for each in error.problems]
        return PlainTextResponse("\n".join(lines), status_code=422)
    sent = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA[file_format], headers=sent)


def _build(view: context.View, file_format: str) -> tuple[str, bytes]:
    case = answers.case(view.upload)
    appraisal = answers.viewed(view, with_budget=True)
    with tempfile.TemporaryDirectory() as folder:
        (path,) = desk.write_memo(
            appraisal,
            Path(folder),
            origin=answers.origin(view.upload),
            formats=(file_format,),
            language=view.language,
        )
        content = Path(path).read_bytes()
    return file_name(case.key, view.scenario, view.language, file_format), content


def file_name(case: str, scenario: str | None, language: Language, file_format: str) -> str:
    """Return a file name that is valid on every system, whatever the name of the case.

    Example:
        >>> file_name("Кузбасс../case", "filled", "ru", "docx")
        'memo-case-filled-ru.docx'
    """
    parts = [_UNSAFE.sub("-", part.lower())[:40].strip("-") for part in ("memo", case, scenario or "", language)]
    return f"{'-'.join(part for part in parts if part)}.{file_format}"
