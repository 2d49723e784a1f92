"""Two programs save over the same ballot at once, a thousand times."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from appraisal.documents.ballot import Said
from appraisal.errors import InputError
from appraisal.journal.events.rating import BallotCast, RoundOpened
from appraisal.journal.verify import verify
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, problem_text
from tests.journal import meeting
from tests.journal.meeting import Step, own
from tests.store.kept import SESSION, hold, save

RACES = 1_000


def ballot(points: float, seen: int) -> BallotCast:
    """Return a save over the ballot that was seen."""
    answers: dict[str, Said] = {"fit": points}
    return BallotCast(round=1, project="mine", answers=answers, replaces=seen)


def test_of_two_saves_of_one_ballot_the_second_is_told_of_both(where: str) -> None:
    """One is taken; the other keeps its own in hand, is told the number of the one that stands, and reads it there."""
    with Store.at(where) as one, Store.at(where) as other, ThreadPoolExecutor(2) as pool:
        hold(one, [*meeting.seated(), Step("chair", None, RoundOpened(round=1))])
        stores, seen = (one, other), 0
        for number in range(RACES):
            given = [ballot(float(1 + number % 9), seen), ballot(float(2 + number % 9), seen)]
            saves = [pool.submit(save, store, own("anna", each)) for store, each in zip(stores, given, strict=True)]
            failures = [each.exception() for each in saves]
            assert failures.count(None) == 1
            first = failures.index(None)
            second, refused = 1 - first, failures[1 - first]
            taken = saves[first].result()
            assert isinstance(refused, InputError)
            assert [(each.key, each.facts) for each in refused.problems] == [
                ("ballot_newer", {"seq": taken.entry.seq, "seen": seen})
            ]
            words = [problem_text(refused.problems[0], language) for language in LANGUAGES]
            assert all(
                str(taken.entry.seq) in each.replace("\N{NO-BREAK SPACE}", "").replace(",", "") for each in words
            )
            voice = stores[second].state(SESSION).voice("anna", "mine")
            assert voice is not None
            assert (voice.seq, voice.answers) == (taken.entry.seq, given[first].answers)
            again = given[second].model_copy(update={"replaces": taken.entry.seq})
            seen = save(stores[second], own("anna", again)).entry.seq
        assert verify(one.records(SESSION), session=SESSION).rows == "agree"
        assert one.state(SESSION) == other.state(SESSION)
