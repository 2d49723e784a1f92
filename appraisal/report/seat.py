"""What the page of an expert's seat says of figures, scales and answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from appraisal.documents.ballot import Said
from appraisal.documents.ballot_form import AskedCriterion, ShownFigure
from appraisal.report.blocks import DASH
from appraisal.report.finance_words import unit_title
from appraisal.text import Language, number, say
from appraisal.text.typeset import titled


def said_text(said: Said, language: Language) -> str:
    """Return an answer as its button says it.

    Example:
        >>> said_text(7.0, "en"), said_text("abstains", "en")
        ('7', 'Abstain')
    """
    return number(said, "plain", language) if isinstance(said, float) else say(f"session.seat_page.{said}", language)


def answered_text(answers: Mapping[str, Said], language: Language) -> str:
    """Return the answers on a project one after another, in the order of the criteria."""
    return ", ".join(said_text(each, language) for each in answers.values()) or DASH


def anchor_texts(criterion: AskedCriterion, language: Language) -> Iterator[str]:
    """Yield what points of a scale mean."""
    for points, meaning in criterion.anchors.items():
        yield say("session.seat_page.anchor", language, points=points, meaning=meaning.to(language))


def figure_texts(figures: Iterable[ShownFigure], language: Language) -> Iterator[tuple[str, str]]:
    """Yield each figure with its unit, its range and its status, and beside it the title of its source, or nothing."""
    for each in figures:
        figure, unit = each.figure, unit_title(each.figure.unit, language)
        value = DASH if figure.value is None else number(figure.value, "money", language)
        if figure.low is not None and figure.high is not None:
            value = say("session.seat_page.range", language, value=value, low=figure.low, high=figure.high)
        said = say(
            "session.seat_page.figure",
            language,
            title=titled(each.title.to(language), unit),
            value=value,
            status=say(f"statuses.{figure.status}", language),
        )
        yield said, "" if each.source is None else each.source.to(language)
