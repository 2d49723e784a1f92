"""What the server says of itself: one JSON object a line for machines, or plain lines for people.

No line holds a name, a ballot, a token or what an error says; a reader's number (`trouble.py`) is in `reference`.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime
from typing import Literal

from appraisal.web.trouble import trace_of

LOG_VARIABLE = "APPRAISAL_LOG"
Kind = Literal["text", "json"]
_NUMBERED = "streamlit.error_util"  # repeats what `trouble.py` has written, with what the error says


def wanted() -> Kind:
    """Return which log the environment asks for."""
    return "json" if os.environ.get(LOG_VARIABLE) == "json" else "text"


class JsonLines(logging.Formatter):
    """A line of the log: `at`, `level`, `logger`, `message`, and the facts that its writer has added."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        facts: dict[str, object] = getattr(record, "facts", {})
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage().partition("\n")[0],
            **facts,
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["trace"] = trace_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up() -> None:
    """Let all loggers write as the environment asks; called once Streamlit and its server have set up theirs."""
    logging.getLogger(_NUMBERED).addFilter(_not_again)
    if wanted() != "json":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    names = [name for name, each in logging.root.manager.loggerDict.items() if isinstance(each, logging.Logger)]
    for logger in map(logging.getLogger, names):
        if logger.handlers:  # one without is silent on purpose, as the server's own list of addresses, with links
            logger.handlers.clear()
            logger.propagate = True
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.INFO)
    logging.getLogger("appraisal").setLevel(logging.DEBUG)  # each request
    logging.captureWarnings(capture=True)


def _not_again(record: logging.LogRecord) -> bool:
    return record.getMessage() != "Uncaught app execution"
