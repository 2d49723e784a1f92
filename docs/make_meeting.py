"""Write docs/meeting.md from the journal itself: `python docs/make_meeting.py`. A test holds the two together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from appraisal.journal.events.base import ROLES, STAGES
from appraisal.journal.events.kinds import KINDS
from appraisal.journal.rights import right
from appraisal.text import say

TARGET = Path(__file__).with_name("meeting.md")
HEAD = """# The journal of a council session

What `appraisal/journal/` holds, for whoever builds on it: pages, commands and stores come after it and are not
part of it.

- **Events.** Everything that happens is an event: a header and a payload, each a frozen document with a
  version. Nothing is changed or deleted later; what is wrong is corrected or annulled by another event. An
  event of an older version is lifted when it is read, never rewritten.
- **State.** A `Session` is a fold of its events, as of any of them. `accept` is the one door for the next
  event: it gives the state after it, or every problem at once, and then nothing has changed.
- **Chain.** A header is hashed with the hash before it and holds a salted commitment to its payload
  (`journal/chain.py`). While a round is blind, the header of a ballot says neither what it is, nor whose, nor
  when.
- **Control code.** The first 80 bits of the last hash. `verify` says three things apart: whether the rows agree
  with each other, whether they agree with a code that was noted outside, and what was not checked. Whoever owns
  the database can rewrite all of it so that the rows agree; only a code noted outside reveals that. It cannot
  show who held a device, that the server's clock was right, or that nobody with the machine in hand read sealed
  ballots.
- **What a seat may know.** `visible(session, seat)` is the one door to a session for pages, exports and
  engines. Of two sessions that differ only in what others answered in a round that is not revealed, or voted
  while the vote runs, a seat sees the same, whatever its role. Who stands aside from a project sees neither its
  figures nor ratings nor minutes until the memo is signed. Where the council shows ratings by letter, no seat
  is named, but whoever stands aside from a project can still be told by the answers that are not there.
- **A decision.** A motion pins the portfolio that was the best when it was put: the vote is on that, whatever is
  computed later. Amendments come before it, each solved anew; an adopted one stands in the place of its motion.
  A question that was decided with a quorum is not put again, unless two seats annul its vote. Whoever is recused
  from a project that a question names stands aside, and does not hold the chair for it; the portfolio as a whole
  names none. Where its verdict would differ without members who are recused from any project, no memo is issued
  before each of its projects is voted on by itself or put off.
- **A session as a case.** `as_case(case, session)` gives the case with the council's corrections, members and
  revealed ballots: every engine, command and memo works on it. A later round asks for some cells only; the
  others keep the answer of the round before. An answer that a corrected figure has made stale still counts
  until it is given anew.

## Who may do what

*own*: for one's own seat. *any*: for any seat, or where the action is not about a seat. The column *chair* is
for whoever holds the chair at the moment; a chair or deputy who does not hold it has the column *deputy*. The
first event, which opens a session, gives the secretary's seat to whoever opens it.
"""


def meeting() -> str:
    """Return the page."""
    return f"{HEAD}\n" + "\n".join(_rights()) + "\n"


def _rights() -> Iterator[str]:
    yield "| to … | at the stages | " + " | ".join(say(f"session.role.{role}", "en") for role in ROLES) + " |"
    yield "|" + "---|" * (len(ROLES) + 2)
    for kind in KINDS:
        stages = [stage for stage in STAGES if any(right(role, kind, stage) for role in ROLES)]
        if stages:
            told = ", ".join(say(f"session.stage.{stage}", "en") for stage in stages)
            cells = " | ".join(next(filter(None, (right(role, kind, each) for each in stages)), "") for role in ROLES)
            yield f"| {say(f'session.action.{kind}', 'en')} | {told} | {cells} |"


if __name__ == "__main__":
    TARGET.write_text(meeting(), encoding="utf-8")
