"""The fields of one way to weigh the criteria: points, swings, places in an order, or judgements of pairs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

import streamlit as st

from appraisal import money
from appraisal.documents.ballot_form import BallotForm
from appraisal.documents.weighting import Judgement, Weighting
from appraisal.errors import InputError, Problem
from appraisal.meeting.weighing import shares_of
from appraisal.report.weighing import pair_text
from appraisal.text import Language, say, typed
from appraisal.web import choice, context, number_box

Method = Literal["points", "swing", "rank_order", "ahp"]
TIMES = (
    *range(9, 1, -1),
    1,
    *range(-2, -10, -1),
)  # the first of a pair matters so many times more; below 0 the second


def draw(number: int, method: Method, form: BallotForm, language: Language) -> None:
    """Draw the fields of a way to weigh in a round."""
    names = {key: each.to(language) for key, each in form.weighed.items()}
    if method == "ahp":
        for one, other in combinations(names, 2):
            choice.one_of(
                say("session.weights.pair", language, one=names[one], other=names[other]),
                {times: _judgement(names[one], names[other], language, times) for times in TIMES},
                index=None,
                key=_field(number, method, f"{one}/{other}"),
                placeholder=say("session.weights.choose", language),
            )
        return
    for key, name in names.items():
        if method == "rank_order":
            st.segmented_control(name, range(1, len(names) + 1), key=_field(number, method, key))
        else:
            st.text_input(name, key=_field(number, method, key))


def read(number: int, method: Method, form: BallotForm) -> Weighting | str | InputError:
    """Return what the fields say; the key of words, or the problems, where that is not whole."""
    if method == "ahp":
        given = {pair: context.kept(_field(number, method, "/".join(pair))) for pair in combinations(form.weighed, 2)}
        if None in given.values():
            return method
        weighting = Weighting(method="ahp", judgements=tuple(_judged(*pair, times) for pair, times in given.items()))
    elif method == "rank_order":
        places = {key: context.kept(_field(number, method, key)) for key in form.weighed}
        if sorted(each or 0 for each in places.values()) != list(range(1, len(places) + 1)):
            return method
        weighting = Weighting(method="rank_order", order=tuple(sorted(places, key=lambda key: places[key] or 0)))
    else:
        try:
            points = dict(_points(number, method, form))
        except InputError as error:
            return error
        if not any(points.values()) or (method == "swing" and max(points.values()) != 100):
            return method
        weighting = Weighting(method=method, points=points)
    try:
        shares_of(weighting, list(form.weighed))
    except InputError as error:
        return error
    return weighting


def _points(number: int, method: Literal["points", "swing"], form: BallotForm) -> Iterator[tuple[str, float]]:
    """Yield the points that were typed, a blank as 0; all that cannot be read is raised as one `InputError`."""
    language, most = context.view().language, 100.0 if method == "swing" else float(money.MOST)
    problems: list[Problem] = []
    for key, name in form.weighed.items():
        text = context.kept(_field(number, method, key)) or ""
        try:
            yield key, number_box.read(text, name.to(language), most=most) if text.strip() else 0.0
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)


def fill(number: int, weighting: Weighting, form: BallotForm) -> None:
    """Fill the fields from weights that were saved."""
    language = context.view().language
    method = weighting.method
    for key, points in weighting.points.items():
        context.keep(_field(number, method, key), typed(points, language))
    for place, key in enumerate(weighting.order, start=1):
        context.keep(_field(number, method, key), place)
    said = {(each.more, each.less): each.times for each in weighting.judgements}
    for one, other in combinations(form.weighed, 2) if said else ():
        times = said.get((one, other), -said.get((other, one), 0.0))
        context.keep(_field(number, method, f"{one}/{other}"), next((each for each in TIMES if each == times), None))


def _judged(one: str, other: str, times: int) -> Judgement:
    return Judgement(more=one, less=other, times=times) if times > 0 else Judgement(more=other, less=one, times=-times)


def _judgement(one: str, other: str, language: Language, times: int) -> str:
    return pair_text(one, other, times, language) if times > 0 else pair_text(other, one, -times, language)


def _field(number: int, method: str, name: str) -> str:
    return f"seat:{number}:weight:{method}:{name}"
