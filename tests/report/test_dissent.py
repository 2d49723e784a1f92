"""A dissent in words."""

from __future__ import annotations

from appraisal.journal.events.voting import Dissent
from appraisal.meeting.dissent import own_portfolio
from appraisal.report.dissent import dissent_sentences
from appraisal.text import LANGUAGES, Language
from tests.meeting.made import amended, council

SAID = Dissent(motion="whole", text="Too much for one project.", portfolio=None)


def told(seat: str, language: Language) -> list[str]:
    """Return a dissent from the motion in words."""
    own = own_portfolio(council(), amended(), seat=seat, motion="whole", asked_by=None)
    return list(dissent_sentences(council(), amended(), seat, SAID, own, language))


def test_own_weights_that_choose_otherwise_are_told() -> None:
    """The dissent, the weights, their portfolio, and what differs from the motion."""
    said = told("economist", "en")
    assert said[0] == "Economist dissents from the motion “whole”: Too much for one project."
    assert "(net present value 50.0%, jobs 20.0%" in said[1]
    assert "Itatskoye deposit”" in said[1]
    assert said[2].startswith("Against the motion: in: “Technological complex")
    assert "58,000 million RUB less is asked" in said[2]
    assert len(told("economist", "ru")) == 3


def test_own_weights_that_choose_the_same_say_so() -> None:
    """Whoever dissents for another reason is not given a portfolio of an other kind."""
    assert told("ecologist", "en")[1].endswith("the portfolio of the motion is the best as well.")


def test_what_was_recorded_is_told_when_figures_changed() -> None:
    """A recorded portfolio that the weights would not choose today stands, without the difference; an empty one too."""
    own = own_portfolio(council(), amended(), seat="economist", motion="whole", asked_by=None)
    assert own is not None
    today = tuple(each.project for each in own.holding.options)
    for recorded, words in (
        (("itat",), "as recorded, the best portfolio was “Technological complex"),
        ((), "as recorded, the best portfolio was nothing"),
        (today, "the best portfolio is “Power producing"),
    ):
        said = SAID.model_copy(update={"portfolio": recorded})
        assert words in list(dissent_sentences(council(), amended(), "economist", said, own, "en"))[1]
    alone = list(
        dissent_sentences(
            council(), amended(), "economist", SAID.model_copy(update={"portfolio": ("itat",)}), None, "ru"
        )
    )
    assert "как записано" in alone[1]


def test_without_weights_it_is_not_known() -> None:
    """A seat without weights has its words alone, in both languages."""
    for language in LANGUAGES:
        assert len(told("head", language)) == 2
