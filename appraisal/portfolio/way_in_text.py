"""A way in as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.money import amount
from appraisal.portfolio.rules.names import Names
from appraisal.portfolio.rules.sentences import one_stop
from appraisal.portfolio.way_in import WayIn
from appraisal.text import Language, say


def way_in_text(way: WayIn, language: Language, *, sentences: Mapping[str, str], names: Names, unit: str = "") -> str:
    """Return what would have to change, as a sentence.

    Args:
        way: one way in.
        language: the reader's.
        sentences: rule key -> its sentence in that language (`rules/sentences.py`).
        names: titles and units of the case.
        unit: unit of the relaxed rule's amount where it is neither money nor a total, such as "projects".
    """
    return one_stop(_text(way, language, sentences, names, unit))


def _text(way: WayIn, language: Language, sentences: Mapping[str, str], names: Names, unit: str) -> str:
    if way.kind == "budget":
        money = names.unit("money", language)
        return say("portfolio.way_in.budget", language, amount=amount(int(way.amount or 0)), unit=money)
    if way.kind == "cut":
        return say("portfolio.way_in.cut", language, share=way.amount)
    if way.kind == "gain":
        return say("portfolio.way_in.gain", language, amount=way.amount)
    if way.kind == "criterion":
        facts = {"criterion": names.total(way.key, language), "unit": names.unit(way.key, language)}
        return say("portfolio.way_in.criterion", language, amount=way.amount, **facts)
    rule = sentences.get(way.key, way.key)
    if way.amount is None:
        return say("portfolio.way_in.drop", language, rule=rule)
    own = unit if way.unit == "count" else names.unit(way.unit, language)
    return say("portfolio.way_in.rule", language, amount=way.amount, unit=own, rule=rule)
