"""Ways out of a clash, said."""

from appraisal.analysis.appraise import Appraisal
from appraisal.portfolio.answers import answers
from appraisal.portfolio.clashes import clashes
from appraisal.portfolio.relaxations import relaxations
from appraisal.report.rules import relaxation_text, rule_sentences
from appraisal.report.ways import rule_text
from appraisal.rules.names import Names
from tests.rules.council import problem, rules


def test_a_rule_for_each_investor_names_whom_it_gives_for() -> None:
    """The way out says for which investor the limit is raised."""
    asked = answers(
        problem(
            rules(
                {"kind": "mandatory", "projects": ["karakan"]},
                {"kind": "investor", "key": "each", "at_most_projects": 0},
            )
        )
    )
    said = [relaxation_text(way, "en", sentences={}, names=Names()) for way in relaxations(asked, clashes(asked))]
    assert any(text.startswith("A way out: for “") for text in said)


def test_rules_can_be_said_without_their_reasons(base: Appraisal) -> None:
    """Inside another sentence a rule is named, not defended."""
    with_reasons = rule_sentences(base, "en")
    without = {key: rule_text(base, key, "en") for key in with_reasons}
    assert all(len(without[key]) <= len(text) for key, text in with_reasons.items())
    assert any("Reason" in text for text in with_reasons.values())
    assert "Reason" not in " ".join(without.values())
