"""`appraisal serve --rehearsal`: what it opens, what it prints, what it leaves behind."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.cli.rehearsal import SESSION, invite, rehearsed
from appraisal.session_desk import Served
from appraisal.text import LANGUAGES, Language, say


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Environment and signals are after the test as they were before it, and no browser is opened."""
    monkeypatch.setattr(os, "environ", {**os.environ, "STREAMLIT_SERVER_HEADLESS": "true"})
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_store_is_its_own_and_goes_with_it(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    """Two links open the chair's and an expert's seat; afterwards nothing is left."""
    with rehearsed(2.0, 1, language) as where:
        door = Served(SESSION, where).door
        invite(door, "http://10.0.0.2:8501", language, local=False)
        said = capsys.readouterr().out
        seats = [door.seat_of(each) for each in re.findall(r"http://10\.0\.0\.2:8501/join/(\S+)", said)]
        assert [each.role for each in seats] == ["chair", "expert"]
        assert seats[1].name is not None
        assert seats[1].name in said
        assert "http://10.0.0.2:8501/wall" in said
        assert door.state().stage == "seats"
        assert Path(where).exists()
    assert not Path(where).parent.exists()


def test_a_signal_to_end_takes_the_store_away_too() -> None:
    """As Ctrl+C does."""
    with pytest.raises(SystemExit), rehearsed(2.0, 1, "en") as where:
        signal.raise_signal(signal.SIGTERM)
    assert not Path(where).parent.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("given", "key"),
    [
        (["sample_projects/kuzbass", "--rehearsal"], "rehearsal_of_its_own"),
        (["--rehearsal", "--council", "--session", "coast-1"], "rehearsal_of_its_own"),
        (["--minutes", "1"], "minutes_without_rehearsal"),
    ],
)
def test_what_does_not_go_together_is_refused(given: list[str], key: str, language: Language) -> None:
    """Exit 2 with the reason and the mend; nothing is opened."""
    done = CliRunner().invoke(program(), ["serve", *given, "--language", language])
    assert (done.exit_code, done.stdout) == (2, "")
    assert say(f"problems.{key}.what", language)[:30] in " ".join(done.stderr.split())
