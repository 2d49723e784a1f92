"""What one member of the council says in one round."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from appraisal.documents.ballot import Ballot, counted
from appraisal.documents.council import Council, Member
from appraisal.errors import DefectError
from appraisal.text.local import LocalText

COUNCIL = Council(members=tuple(Member(key=key, name=LocalText(key, key)) for key in ("chemist", "economist")))


def test_there_are_four_answers_and_silence_is_none_of_them() -> None:
    """A rating, abstaining and not being able to judge are said of a cell, recusal of a project with all its cells."""
    answers: dict[str, object] = {"fit": {"a": 7, "b": "abstains", "c": "cannot_judge", "d": 9}}
    ballot = Ballot.model_validate({"member": "chemist", "answers": answers, "recused": ["d"]})
    assert [ballot.answer("fit", project) for project in "abcde"] == [7, "abstains", "cannot_judge", "recused", None]
    assert ballot.answer("other", "d") == "recused"
    assert ballot.ratings("fit") == {"a": 7.0}
    assert ballot.ratings("other") == {}


@pytest.mark.parametrize("said", ["7", "recused", "", True, float("nan"), None])
def test_no_other_word_stands_for_an_answer(said: object) -> None:
    """Neither a text that looks like a number nor a flag nor a number that is none is taken."""
    with pytest.raises(ValidationError):
        Ballot.model_validate({"member": "chemist", "answers": {"fit": {"a": said}}})


def test_the_last_round_in_which_a_member_spoke_counts() -> None:
    """In the order of the council, whatever the order of the ballots; who said nothing has an empty ballot."""
    ballots = [Ballot(member="economist", round=2), Ballot(member="economist", recused=("a",))]
    assert counted(COUNCIL, ballots) == (
        (COUNCIL.members[0], Ballot(member="chemist")),
        (COUNCIL.members[1], ballots[0]),
    )


def test_a_ballot_of_nobody_is_a_defect() -> None:
    """It would be lost in silence."""
    with pytest.raises(DefectError, match="stranger"):
        counted(COUNCIL, [Ballot(member="stranger")])
