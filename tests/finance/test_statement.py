"""Reading a statement."""

from __future__ import annotations

import pytest

from appraisal.errors import DefectError
from appraisal.finance.cash_flow import statement
from appraisal.finance.drivers import Drivers, Product
from appraisal.finance.terms import Terms
from appraisal.text import say

FOUND = statement(
    Drivers(investment=10.0, life=2, products=(Product(name="coke", volume=2.0, price=3.0),), revenue=1.0),
    Terms(base_year=2012, rate=0.1),
)


def test_lines_of_a_kind_sum_over_their_items() -> None:
    """Revenue of products and revenue without a product together."""
    assert FOUND.amounts("revenue").tolist() == [0.0, 7.0, 7.0]
    assert FOUND.amounts("interest_of_the_moon").tolist() == [0.0, 0.0, 0.0]
    assert FOUND.line("revenue", "coke").total == 12.0


def test_a_line_that_is_not_there_is_a_defect() -> None:
    """Nobody reads a line by a wrong name in silence."""
    with pytest.raises(DefectError):
        FOUND.line("revenue", "steel")


def test_empty_lines_can_be_told() -> None:
    """A page leaves out what is zero in every year."""
    assert FOUND.line("payroll").empty
    assert not FOUND.line("investment").empty


def test_every_line_and_role_has_words_in_both_languages() -> None:
    """No line of a statement is printed by its key."""
    for language in ("en", "ru"):
        for line in FOUND.lines:
            assert say(f"finance.line.{line.kind}", language)
            assert say(f"finance.role.{line.role}", language)
