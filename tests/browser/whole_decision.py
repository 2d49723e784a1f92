"""The end of a whole meeting: the vote and its one tally, the memo, two signatures."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import expect

from appraisal import record_desk
from appraisal.journal.session import Vote
from appraisal.journal.tally import Choice, Tally
from appraisal.report.votes import counts_sentence, tally_sentence
from appraisal.text import LANGUAGES, Language
from tests.browser.whole_meeting import LATE, Meeting
from tests.browser.whole_rating import takes_the_chair

VOTES: dict[str, Choice] = {
    "expert-1": "in_favour",
    "expert-2": "in_favour",
    "expert-3": "against",
    LATE[0]: "abstained",
}


def voted(meeting: Meeting) -> None:
    """The best portfolio is put and voted on from the phones; wall, desk and phones then tell one tally."""
    deputy, wall = meeting.devices["deputy"], meeting.devices["observer-1"]
    deputy.press("desk_page.press.portfolio")
    expect(wall.page.locator(".scene.proposal .chart")).to_be_visible()
    meeting.pictures("7-portfolio", "observer-1", "deputy")
    deputy.press("desk_page.press.decision")
    deputy.press("desk_page.press.base_motion")
    expect(wall.page.locator(".scene.motion .chart")).to_be_visible()
    meeting.pictures("7-motion")
    deputy.press("desk_page.press.open_vote")
    for seat, choice in VOTES.items():
        meeting.devices[seat].press(f"seat_page.vote.{choice}")
        meeting.devices[seat].sees(meeting.devices[seat].word(f"seat_page.vote.{choice}"))
    meeting.pictures("8-vote")
    deputy.press("desk_page.press.close_vote")
    meeting.until(lambda state: state.votes["vote-1"].tally is not None, "the tally")
    vote, tally = _vote(meeting)
    assert (tally.in_favour, tally.against, tally.abstained, tally.verdict) == (2, 1, 1, "carried")
    told = _plain(tally_sentence(tally, vote.opened.majority, meeting.language))
    for seat in (*VOTES, "deputy", "secretary"):
        meeting.devices[seat].sees(told)
    wall.sees(_plain(counts_sentence(tally, meeting.language)))
    meeting.pictures("8-verdict")


def _vote(meeting: Meeting) -> tuple[Vote, Tally]:
    vote = meeting.state().votes["vote-1"]
    assert vote.tally is not None
    return vote, vote.tally


def signed(meeting: Meeting) -> None:
    """The secretary issues the memo; the chair is back on a new device, takes the chair, and both sign."""
    secretary = meeting.devices["secretary"]
    chair = meeting.device("chair")
    chair.take(re.findall(rf"{meeting.address}/join/\S+", meeting.said.read_text(encoding="utf-8"))[-1])
    secretary.press("desk_page.press.memo")
    meeting.until(lambda state: len(state.memos) == 1, "the memo")
    secretary.press("desk_page.press.sign")
    meeting.until(lambda state: state.signatures == {"secretary"}, "the secretary's signature")
    expect(chair.button("desk_page.press.sign")).to_be_disabled()  # the deputy still holds the chair
    takes_the_chair(meeting, "chair", "The chair is back.")
    chair.press("desk_page.press.sign")
    expect(chair.button("desk_page.press.done")).to_be_visible()
    state = meeting.state()
    assert state.stage == "signed"
    assert state.signatures == {"secretary", "chair"}
    wall = meeting.devices["observer-1"]
    wall.sees(wall.word("wall.signed"))
    meeting.follows()
    meeting.pictures("9-signed")


def told_in_the_files(meeting: Meeting) -> None:
    """Every file of the memo, as the secretary is handed it, tells the tally of the journal in its language."""
    secretary, (vote, tally) = meeting.devices["secretary"], _vote(meeting)
    issued = record_desk.issued_files(meeting.store, meeting.key, 1, where=meeting.where)
    secretary.go(secretary.word("record_page.title"))
    assert {(Path(each).stem[-2:], Path(each).suffix) for each in issued} == {
        (language, f".{kind}") for language in LANGUAGES for kind in ("html", "docx")
    }
    for name, content in issued.items():
        with secretary.page.expect_download() as got:
            secretary.page.get_by_role("button", name=name, exact=True).first.click()
        assert Path(got.value.path()).read_bytes() == content
        language: Language = "ru" if "-ru." in name else "en"
        assert _plain(tally_sentence(tally, vote.opened.majority, language)) in _plain(_text(name, content)), name
    secretary.picture("9-record")
    assert meeting.command("verify")


def _plain(text: str) -> str:
    """Return a text with single plain blanks."""
    return " ".join(text.split())


def _text(name: str, content: bytes) -> str:
    """Return what a file says."""
    if name.endswith(".docx"):
        return "\n".join(each.text for each in Document(BytesIO(content)).paragraphs)
    return unescape(re.sub(r"<[^>]+>", "", content.decode()))
