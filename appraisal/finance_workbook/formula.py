"""An interpreter of the finance workbook's formulas, so that each is stored together with its result."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_cell_to_rowcol

from appraisal.errors import DefectError
from appraisal.finance.irr import internal_rates
from appraisal.once import once

Scalar = float | str
Row = tuple[Scalar, ...]
Value = Scalar | Row
Address = tuple[str, int, int]
Look = Callable[[Address], Scalar]
_REFERENCE = r"(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"
_TOKEN = re.compile(rf"({_REFERENCE})|(\d+\.?\d*(?:E-?\d+)?)|(\"[^\"]*\")|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/^<>=(),])")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
_ADDED: dict[str, Callable[[float, float], float]] = {"+": operator.add, "-": operator.sub}
_TIMES: dict[str, Callable[[float, float], float]] = {"*": operator.mul, "/": operator.truediv}
_RAISED: dict[str, Callable[[float, float], float]] = {"^": operator.pow}
# As in a spreadsheet, a sign binds more tightly than a power.
_LEVELS = (_COMPARED, _ADDED, _TIMES, _RAISED)
Node = Callable[[Look], Value]


def addresses(reference: str, sheet: str) -> tuple[Address, ...]:
    """Return the cells of a reference, in the order of a row.

    Example:
        >>> addresses("'Terms'!$B$3:$C$3", "x")
        (('Terms', 2, 1), ('Terms', 2, 2))
    """
    name, _, cells = reference.rpartition("!")
    corners = [xl_cell_to_rowcol(cell) for cell in cells.split(":")]
    (top, left), (bottom, right) = corners[0], corners[-1]
    if top != bottom:
        raise DefectError(f"{reference} is no row")
    return tuple((name.strip("'") or sheet, top, column) for column in range(left, right + 1))


@dataclass(frozen=True)
class Formula:
    """A formula of a sheet, without its equals sign."""

    text: str
    sheet: str

    @once
    def _tokens(self) -> list[tuple[str, str]]:
        result, at = [], 0
        while at < len(self.text):
            match = _TOKEN.match(self.text, at)
            if match is None or match.lastindex is None:
                raise DefectError(f"no formula of the workbook's own: {self.text[at : at + 40]}")
            result.append((("cell", "number", "text", "call", "sign")[match.lastindex - 1], match[0]))
            at = match.end()
        return result

    @once
    def needs(self) -> tuple[Address, ...]:
        """Every cell that the formula refers to."""
        return tuple(each for kind, text in self._tokens if kind == "cell" for each in addresses(text, self.sheet))

    def result(self, look: Look) -> Scalar:
        """Return what a spreadsheet shows; `ZeroDivisionError` is its #DIV/0!."""
        tokens = [*self._tokens, ("end", "")]
        node, rest = _read(tokens, 0, self.sheet, 0)
        if tokens[rest][0] != "end":
            raise DefectError(f"a formula ends too early: {self.text}")
        result = node(look)
        return _one(result) if not isinstance(result, str) else result


def _read(tokens: list[tuple[str, str]], at: int, sheet: str, level: int) -> tuple[Node, int]:
    if level == len(_LEVELS):
        return _signed(tokens, at, sheet)
    left, at = _read(tokens, at, sheet, level + 1)
    while tokens[at][0] == "sign" and tokens[at][1] in _LEVELS[level]:
        action = _LEVELS[level][tokens[at][1]]
        right, at = _read(tokens, at + 1, sheet, level + 1)
        left = _both(action, left, right)
    return left, at


def _both(action: Callable[[float, float], float], left: Node, right: Node) -> Node:
    def node(look: Look) -> Value:
        one, other = left(look), right(look)
        if not isinstance(one, tuple) and not isinstance(other, tuple):
            return float(action(_number(one), _number(other)))
        length = max(len(each) for each in (one, other) if isinstance(each, tuple))
        ones, others = (each if isinstance(each, tuple) else (each,) * length for each in (one, other))
        return tuple(float(action(_number(a), _number(b))) for a, b in zip(ones, others, strict=True))

    return node


def _signed(tokens: list[tuple[str, str]], at: int, sheet: str) -> tuple[Node, int]:
    kind, text = tokens[at]
    if text == "-" and kind == "sign":
        inner, at = _signed(tokens, at + 1, sheet)
        return _both(operator.mul, lambda _: -1.0, inner), at
    if text == "(":
        inner, at = _read(tokens, at + 1, sheet, 0)
        return inner, at + 1
    if kind == "call":
        return _call(tokens, at, sheet)
    if kind == "cell":
        cells = addresses(text, sheet)
        if ":" in text:
            return lambda look: tuple(look(each) for each in cells), at + 1
        return lambda look: look(cells[0]), at + 1
    constant: Scalar = text.strip('"') if kind == "text" else float(text)
    return lambda _: constant, at + 1


def _call(tokens: list[tuple[str, str]], at: int, sheet: str) -> tuple[Node, int]:
    name, given = tokens[at][1], []
    at += 1
    while tokens[at][1] != ")":
        node, at = _read(tokens, at + 1, sheet, 0)
        given.append(node)
    if name == "IF":
        return lambda look: given[1](look) if _one(given[0](look)) else given[2](look), at + 1
    function = _FUNCTIONS[name]
    return lambda look: function(*(node(look) for node in given)), at + 1


def _number(given: Scalar) -> float:
    if isinstance(given, str):
        raise DefectError(f"a formula computes with the text {given!r}")
    return given


def _one(given: Value) -> float:
    if isinstance(given, tuple):
        raise DefectError("a row stands where one number is wanted")
    return _number(given)


def _numbers(given: Sequence[Value]) -> list[float]:
    """Return the numbers among the arguments; texts are ignored, as in a spreadsheet."""
    rows = [each if isinstance(each, tuple) else (each,) for each in given]
    return [each for row in rows for each in row if not isinstance(each, str)]


def _row(given: Value) -> Row:
    return given if isinstance(given, tuple) else (given,)


def _sum_product(*given: Value) -> float:
    total = 0.0
    for parts in zip(*map(_row, given), strict=True):
        product = 1.0
        for part in parts:
            product *= 0.0 if isinstance(part, str) else part
        total += product
    return total


def _net_present_value(rate: Value, flows: Value) -> float:
    growth = 1.0 + _one(rate)
    return sum(flow / growth**at for at, flow in enumerate(_numbers([flows]), start=1))


def _internal_rate(flows: Value, guess: Value) -> Scalar:
    """Return the internal rate nearest to the guess."""
    rates = internal_rates(_numbers([flows])).rates
    return min(rates, key=lambda rate: abs(rate - _one(guess))) if rates else "#NUM!"


def _each_absolute(given: Value) -> Value:
    return tuple(abs(_number(each)) for each in given) if isinstance(given, tuple) else abs(_one(given))


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "AND": lambda *given: float(all(_numbers(given))),
    "ABS": _each_absolute,
    "COUNT": lambda *given: float(len(_numbers(given))),
    "INDEX": lambda row, _, at: _row(row)[round(_one(at)) - 1],
    "IRR": _internal_rate,
    "MATCH": lambda wanted, row, _: float(_row(row).index(wanted) + 1),
    "MAX": lambda *given: max(_numbers(given), default=0.0),
    "MIN": lambda *given: min(_numbers(given), default=0.0),
    "NPV": _net_present_value,
    "SUMPRODUCT": _sum_product,
}
