"""A session as one file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.errors import InputError
from appraisal.journal.file import read_session, write_session
from tests.journal.made import SESSION, records
from tests.journal.meeting import signed

RECORDS = tuple(each.withheld() if number % 7 == 0 else each for number, each in enumerate(records(signed())))
WHOLE = write_session(SESSION, RECORDS)


def test_a_file_comes_back_byte_for_byte() -> None:
    """Records are the same after the file, withheld ones included; so are the bytes of a second writing."""
    assert read_session(WHOLE) == (SESSION, RECORDS, None)
    assert write_session(*read_session(WHOLE)) == WHOLE
    assert read_session(write_session("empty", ())) == ("empty", (), None)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_short_is_told(length: int) -> None:
    """Wherever a copy broke off, it is refused in words."""
    with pytest.raises(InputError, match=r"session_file_(short|unreadable)"):
        read_session(WHOLE[:length])


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (b"", "session_file_unreadable"),
        (b"PK\x03\x04", "session_file_unreadable"),
        (WHOLE.replace(b'"version":1', b'"version":2', 1), "session_file_newer"),
        (WHOLE.replace(b'"prev":"0', b'"prev":"x', 1), "session_file_unreadable"),
        (WHOLE + b"\n", "session_file_short"),
        (WHOLE[: WHOLE.index(b"\n")].replace(b'"events":', b'"events":-'), "session_file_unreadable"),
    ],
)
def test_other_files_are_refused(given: bytes, key: str) -> None:
    """Not a session, a later format, a damaged line, a line too many."""
    with pytest.raises(InputError, match=key):
        read_session(given)


def test_another_head_is_told() -> None:
    """The first line names the last hash; a last record of another chain is refused."""
    head = RECORDS[-1].hash.hex().encode()
    with pytest.raises(InputError, match="session_file_unreadable"):
        read_session(WHOLE.replace(b'"head":"' + head, b'"head":"' + b"0" * 64, 1))
