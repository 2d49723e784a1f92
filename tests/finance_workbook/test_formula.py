"""The formulas of the workbook, computed as a spreadsheet computes them."""

from __future__ import annotations

import pytest

from appraisal.errors import DefectError
from appraisal.finance_workbook.formula import Address, Formula, Scalar, addresses

ROW: dict[Address, Scalar] = {
    ("s", 0, 0): -100.0,
    ("s", 0, 1): 60.0,
    ("s", 0, 2): 60.0,
    ("s", 1, 0): "",
    ("s", 1, 1): 4.0,
}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("-2^2", 4.0),
        ("2-3-4", -5.0),
        ("2^3^2", 64.0),
        ("8/2/2*3", 6.0),
        ("(1+0.5)^-1*3", 2.0),
        ("1<>1", 0.0),
        ("MAX($A$1:$C$1)-MIN(A1:C1)", 160.0),
        ("SUMPRODUCT((A1:C1<0)*-A1:C1,A1:C1)", -10_000.0),
        ("COUNT(A2:B2)", 1.0),
        ("SUMPRODUCT(ABS(A1:C1))", 220.0),
        ("INDEX(A1:C1,1,2)", 60.0),
        ("MATCH(60,A1:C1,0)", 2.0),
        ('IF(AND(A1<0,B1>0),"yes","no")', "yes"),
        ("A1+NPV(0.1,B1:C1)", -100 + 60 / 1.1 + 60 / 1.21),
        ("IRR(A1:C1,0.1)", 0.1306623862918075),
        ("'s'!B2*1E-1", 0.4),
    ],
)
def test_a_formula_gives_what_a_spreadsheet_gives(text: str, result: float | str) -> None:
    """Order of signs, rows, texts passed over, choices and rates as in LibreOffice and Excel."""
    results = Formula(text, "s").result(lambda at: ROW.get(at, 0.0))
    assert results == (result if isinstance(result, str) else pytest.approx(result))


def test_a_formula_knows_its_cells() -> None:
    """A span is every cell of it, on the sheet that is named or on its own."""
    assert addresses("'Terms'!$B$3:$D$3", "s") == tuple(("Terms", 2, column) for column in (1, 2, 3))
    assert Formula("A1+AA2", "s").needs == (("s", 0, 0), ("s", 1, 26))


def test_what_the_workbook_never_writes_is_a_defect() -> None:
    """A formula that cannot be read, a block of cells or a text in arithmetic is the program's own fault."""
    for text in ("A1 & B1", "SUMPRODUCT(A1:B2)", "A2+1"):
        with pytest.raises(DefectError):
            Formula(text, "s").result(lambda at: ROW.get(at, 0.0))
