"""Laws of ballots as workbooks: what an expert writes in is what is read, whatever it is and in either language."""

from __future__ import annotations

import tempfile
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.document import clean
from appraisal.documents.ballot import Said
from appraisal.documents.weighting import Judgement, Weighting
from appraisal.intake.ballot_from_xlsx import read_ballot
from appraisal.intake.ballot_to_xlsx import said_in_words
from appraisal.text import LANGUAGES, Language
from tests.intake.filled import Filled, form

PROJECTS, RATED, WEIGHED = ("mine", "port", "park"), ("fit", "skill"), ("npv", "fit", "skill", "jobs")
CELLS = [(project, criterion) for project in PROJECTS for criterion in RATED]


def _thousandths(count: int) -> float:
    """Return a number of as many digits as a spreadsheet keeps."""
    return count / 1_000


SAID: st.SearchStrategy[Said] = st.one_of(
    st.integers(-(10**9), 10**9).map(_thousandths),
    st.integers(1, 9).map(float),
    st.just("abstains"),
    st.just("cannot_judge"),
)
REASONS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=40).filter(
    lambda text: clean(text) == text and text[:1] not in ("", "=")  # which openpyxl would write as a formula
)
ANSWERS = st.dictionaries(st.sampled_from(CELLS), st.tuples(SAID, REASONS), max_size=len(CELLS))
POINTS = st.lists(st.integers(0, 10**9).map(_thousandths), min_size=len(WEIGHED), max_size=len(WEIGHED))
TIMES = st.lists(st.tuples(st.booleans(), st.integers(1_000, 9_000).map(_thousandths)), min_size=6, max_size=6)


def _judged(said: list[tuple[bool, float]]) -> Weighting:
    pairs = zip(combinations(WEIGHED, 2), said, strict=True)
    judgements = [Judgement(more=pair[turned], less=pair[not turned], times=times) for pair, (turned, times) in pairs]
    return Weighting(method="ahp", judgements=tuple(judgements))


WEIGHTS = st.one_of(
    st.none(),
    POINTS.map(lambda points: Weighting(points=dict(zip(WEIGHED, points, strict=True)))),
    POINTS.map(lambda points: Weighting(method="swing", points=dict(zip(WEIGHED, points, strict=True)))),
    st.permutations(WEIGHED).map(lambda order: Weighting(method="rank_order", order=tuple(order))),
    TIMES.map(_judged),
)


def _weigh(filled: Filled, weights: Weighting | None) -> None:
    """Fill in weights as a person would."""
    if weights is None:
        return
    for key, points in weights.points.items():
        filled.weigh(key, points=points)
    for place, key in enumerate(weights.order, start=1):
        filled.weigh(key, place_in_order=place)
    for each in weights.judgements:
        one, other = sorted((each.more, each.less), key=WEIGHED.index)
        filled.compare(one, other, more=each.more, times=each.times)
    if weights.method == "swing":
        filled.head("method", "swing")


@given(answers=ANSWERS, weights=WEIGHTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=60)
def test_what_is_written_in_is_what_is_read(
    answers: dict[tuple[str, str], tuple[Said, str]], weights: Weighting | None, language: Language
) -> None:
    """Every answer, reason and weight comes back, to the last digit and character, and nothing else does."""
    asked = form(PROJECTS, RATED, WEIGHED)
    filled = Filled(asked, language)
    for (project, criterion), (said, reason) in answers.items():
        filled.answer(project, criterion, said_in_words(said, language), reason)
    _weigh(filled, weights)
    with tempfile.TemporaryDirectory() as room:
        read = read_ballot(filled.save(Path(room) / "a.xlsx"), asked.weighed)
    got = {(each.key, key): (said, each.reasons[key]) for each in read.projects for key, said in each.answers.items()}
    assert got == answers
    assert sum(len(each.reasons) for each in read.projects) == len(answers)
    assert read.weights == weights
    assert (read.session, read.round, read.seat, read.seq, read.sheet) == ("coast-1", 2, "anna", 31, None)
