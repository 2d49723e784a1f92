"""The app with faults in it: pages and the wall break with words that nobody may read, and a save takes its time."""

import os
import time
from pathlib import Path
from typing import Any

import streamlit as st

from appraisal.store.sessions import Store
from appraisal.web import answers, options, server
from appraisal.web.meeting import wall_page

SAID = "7.5 by Anna Ivanova"
saved = Store.append_all


def broken(*_: object, **__: object) -> Any:
    """Break, with another error behind it."""
    try:
        dict[str, str]()[SAID]
    except KeyError as error:
        raise RuntimeError(SAID) from error


def slow(*given: Any, **more: Any) -> Any:
    """Save, after having said so for a while."""
    Path(os.environ["TEST_SLOW"]).touch()
    time.sleep(2)
    return saved(*given, **more)


app = st.App(**server.parts())

if __name__ == "__main__":  # a test that is collected breaks nothing
    if "TEST_SLOW" in os.environ:
        Store.append_all = slow  # type: ignore[method-assign]
    else:
        answers.viewed = broken
        wall_page.page = broken
    app.run(config=options.chosen())
