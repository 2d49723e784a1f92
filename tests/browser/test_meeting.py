"""A whole meeting in a browser for each seat, from the upload of a workbook to the signed memo, in both stores.

The secretary prepares alone at one machine, in its browser; then `appraisal serve --council` lets the others in. Only
the secretary's own link comes from a command, as nobody who could make it in the app has a device before.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from appraisal.store.sessions import Store
from tests.browser import whole_aside as aside
from tests.browser import whole_decision as decision
from tests.browser import whole_opening as opening
from tests.browser import whole_rating as rating
from tests.browser.whole_meeting import Meeting

pytestmark = pytest.mark.browser


@pytest.fixture(params=[("sqlite", "en"), ("postgresql", "ru")], ids=lambda given: given[0])
def meeting(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Meeting]:
    """An empty store of either kind, and nobody there yet."""
    kind, language = request.param
    where = str(tmp_path / "s.sqlite") if kind == "sqlite" else request.getfixturevalue("in_postgres")
    with Store.at(where) as store:
        made = Meeting(browser, where, language, store, tmp_path)
        yield made
        made.close()


def test_a_whole_meeting(meeting: Meeting) -> None:
    """Each surface leads on to the next; a killed server loses nothing that it acknowledged; all tell one tally."""
    with meeting.served():
        opening.uploaded(meeting)
        opening.sealed(meeting)
    with meeting.served("--council", "--session", meeting.key) as process:
        opening.come_in(meeting)
        opening.conflicts(meeting)
        rating.half_rated(meeting)
        kept = aside.secrets(meeting)
        process.send_signal(signal.SIGKILL)
        process.wait()
    with meeting.served("--council", "--session", meeting.key):
        rating.back_after_the_kill(meeting)
        rating.contested(meeting)
        rating.comes_late(meeting)
        rating.taken_over(meeting)
        rating.rated_again(meeting)
        rating.discussed_aside(meeting)
        decision.voted(meeting)
        aside.nothing_came(meeting, kept)
        decision.signed(meeting)
        decision.told_in_the_files(meeting)
