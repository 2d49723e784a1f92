"""Ways in as sentences."""

import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.way_in import WayIn
from appraisal.portfolio.way_in_text import way_in_text
from tests.portfolio.rules.council import NAMES
from tests.portfolio.small import budgeted

PROOF = answers(budgeted([1], [1], 1)).best()
SAID = {"cap": "At most 1 project is chosen."}


@pytest.mark.parametrize(
    ("way", "english", "russian"),
    [
        (
            WayIn(kind="budget", amount=80_400_000, proof=PROOF),
            "The total budget rises to 80,400 million RUB.",
            "Общий лимит повышен до 80\u00a0400 млн руб.",
        ),
        (
            WayIn(kind="cut", amount=0.125, proof=PROOF),
            "Its requests fall by 12.5%.",
            "Запрос проекта снижен на 12,5\u00a0%.",
        ),
        (
            WayIn(kind="criterion", amount=310, key="jobs", proof=PROOF),
            "It gains 310 jobs of “Jobs”, everything else as it is.",
            "Показатель «Рабочие места» выше на 310 рабочих мест при прочих равных.",
        ),
        (
            WayIn(kind="rule", amount=2, key="cap", row="cap", unit="count", proof=PROOF),
            "This rule gives way up to 2 projects: At most 1 project is chosen.",
            "Правило смягчено до 2 projects: At most 1 project is chosen.",
        ),
        (
            WayIn(kind="rule", amount=None, key="cap", proof=PROOF),
            "This rule is dropped: At most 1 project is chosen.",
            "Правило снято: At most 1 project is chosen.",
        ),
        (
            WayIn(kind="gain", amount=0.05, proof=PROOF),
            "It is worth 0.05 more of the objective.",
            "Вклад проекта в значение цели выше на 0,05.",
        ),
    ],
)
def test_each_kind_reads_as_a_sentence(way: WayIn, english: str, russian: str) -> None:
    """Amounts with their units, in both languages."""
    for language, expected in (("en", english), ("ru", russian)):
        assert way_in_text(way, language, sentences=SAID, names=NAMES, unit="projects") == expected  # type: ignore[arg-type]
