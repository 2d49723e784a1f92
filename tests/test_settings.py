"""What a reader may turn: weights as words or numbers."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.errors import InputError
from appraisal.memo.identity import command, digest
from appraisal.settings import Settings, as_option

MIXED = {"npv": 0.4, "jobs": 0.3, "waste_reduction": 0.2, "sectoral_fit": 0.1}
WAYS = [
    dict(reversed(MIXED.items())),
    list(MIXED.values()),
    np.array(list(MIXED.values())),
    pd.Series(MIXED),
    pd.Series(list(MIXED.values())),
    as_option(Settings(weights=MIXED).weights),
    list(MIXED.items()),
]


def test_numbers_are_the_weights(kuzbass: Case) -> None:
    """By name they reach the ranking whatever their order, brought to the sum of 1 (rule 5), and are the reader's."""
    appraisal = appraise(
        kuzbass, scenario="filled", settings=Settings(weights={key: 7 * w for key, w in MIXED.items()})
    )
    assert appraisal.weights.whose == "reader"
    assert appraisal.weights.by_criterion() == pytest.approx(MIXED)
    assert appraisal.ranking is not None
    assert appraisal.ranking.weights == pytest.approx([MIXED[key] for key in appraisal.weights.criteria])


@pytest.mark.parametrize("given", WAYS, ids=range(len(WAYS)))
def test_however_they_are_given_they_are_one_memo(kuzbass: Case, given: object) -> None:
    """A mapping, a sequence, an array, a Series and text of the same numbers have one digest."""
    named = appraise(kuzbass, settings=Settings(weights=MIXED))
    appraisal = appraise(kuzbass, settings=Settings(weights=given))  # type: ignore[arg-type]
    assert digest(appraisal) == digest(named)
    hash(appraisal.settings)


def test_other_numbers_are_another_memo(kuzbass: Case, base: Appraisal) -> None:
    """The digest knows the numbers, and that numbers were given at all."""
    one = appraise(kuzbass, settings=Settings(weights=[1, 1, 1, 1]))
    two = appraise(kuzbass, settings=Settings(weights=[1, 1, 1, 2]))
    assert len({digest(base), digest(one), digest(two)}) == 3


def test_the_command_repeats_them(kuzbass: Case) -> None:
    """The memo's command line gives the same weights again, to the last digit."""
    appraisal = appraise(kuzbass, settings=Settings(weights=[1 / 3, 2, 3, 4]))
    words = command(appraisal, "en").split()
    said = words[words.index("--weights") + 1]
    assert digest(appraise(kuzbass, settings=Settings(weights=said))) == digest(appraisal)


def test_they_are_said_to_be_the_readers(kuzbass: Case) -> None:
    """In both languages, in the title and among the remarks."""
    appraisal = appraise(kuzbass, settings=Settings(weights=[1, 2, 3, 4]))
    assert appraisal.weights_text("en") == "weights given by the reader"
    assert appraisal.weights_text("ru") == "веса, заданные читателем"
    texts = [each.text("en") for each in appraisal.remarks]
    assert "The weights were given by the reader, not by the council." in texts


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"npv": 1}, "label_missing"),
        ({**MIXED, "glory": 1}, "label_unknown"),
        ([1, 2], "labels_wrong_count"),
        ([1, 2, 3, -4], "weight_negative"),
        ([0, 0, 0, 0], "weights_all_zero"),
        ([1, 2, 3, float("nan")], "weight_not_finite"),
        ([], "labels_wrong_count"),
        (["a"], "not_numbers"),
        (3, "not_numbers"),
        ("npv=a", "not_numbers"),
        ("npv=1,npv=2", "ids_repeated"),
        ([("npv", 1), 2], "not_numbers"),
        ("nobody", "unknown_weights"),
    ],
)
def test_what_cannot_be_weights_is_refused_in_words(kuzbass: Case, given: object, key: str) -> None:
    """Rule 5, names and counts; nothing left out is taken for zero."""
    with pytest.raises(InputError) as caught:
        appraise(kuzbass, settings=Settings(weights=given))  # type: ignore[arg-type]
    assert key in [each.key for each in caught.value.problems]
    assert "{" not in str(caught.value)


def test_settings_show_only_what_is_unusual() -> None:
    """Their `repr` is what makes them again."""
    assert repr(Settings()) == "Settings()"
    asked = Settings(weights={"npv": 2, "jobs": 1}, budget=80.5)
    assert repr(asked) == "Settings(weights=(('jobs', 1.0), ('npv', 2.0)), budget=80.5)"
    assert eval(repr(asked)) == asked  # noqa: S307  our own text
    json.dumps(asked.weights)
