"""The council as its file has it."""

from __future__ import annotations

from appraisal.documents.ballot import Ballot
from appraisal.documents.case import Case
from appraisal.documents.council_file import CouncilFile, council_file

FILE = {
    "pooling": "mean",
    "quorum": 2,
    "experts": [
        {
            "key": "chemist",
            "name": "A chemist",
            "recused": ["b"],
            "weights": {"jobs": 2.0, "fit": 1.0},
            "ratings": {"fit": {"a": 5.0, "b": 6.0}},
            "reasons": {"fit": {"a": "Known technology."}, "fuel": {"c": "Said without a rating."}},
        },
        {"key": "economist", "name": {"en": "An economist", "ru": "Экономист"}},
    ],
}


def test_a_file_falls_into_members_and_ballots_and_comes_together_again() -> None:
    """Nothing is lost on the way, a rating of a recused expert and a reason without a rating included."""
    file = CouncilFile.model_validate(FILE)
    assert [each.key for each in file.council.members] == ["chemist", "economist"]
    assert (file.council.pooling, file.council.quorum, file.council.tolerance) == ("mean", 2, 2.0)
    assert [(each.member, each.round, each.answer("fit", "a")) for each in file.ballots] == [
        ("chemist", 1, 5.0),
        ("economist", 1, None),
    ]
    again = council_file(file.council, file.ballots)
    assert again == file
    assert again.model_dump(mode="json", exclude_defaults=True) == FILE


def test_what_the_file_has_no_words_for_is_left_blank(kuzbass: Case) -> None:
    """Who abstains or cannot judge gives no rating there, and the last round is written."""
    first, *others = kuzbass.ballots
    later = Ballot(member=first.member, round=2, answers={"sectoral_fit": {"itat": "abstains", "karakan": 4.0}})
    file = council_file(kuzbass.council, [first, *others, later])
    assert file.experts[0].ratings == {"sectoral_fit": {"karakan": 4.0}}
    assert file.experts[1:] == kuzbass.council_file.experts[1:]
