"""One number that somebody types into a form, read as a cell of a workbook is."""

from __future__ import annotations

from appraisal.document import LARGEST
from appraisal.documents.findings import short
from appraisal.errors import Place, refuse
from appraisal.intake.forms import Unread, number


def one_number(
    text: str, unit: str | None, place: Place, *, within: tuple[float, float] = (-LARGEST, LARGEST)
) -> float:
    """Return the number that a text means, in a unit or without one.

    Raises:
        InputError: `typed_number_unclear`: no number, or one that can be read in two ways, such as 1,500;
            `typed_number_outside`: it is not within these two.

    Example:
        >>> one_number("1 500,5", "million RUB", Place(file="Value"))
        1500.5
    """
    read = number(text, unit)
    if read is None or isinstance(read, Unread):
        raise refuse("typed_number_unclear", place, given=short(text))
    if not within[0] <= read <= within[1]:
        raise refuse("typed_number_outside", place, given=short(text), least=within[0], most=within[1])
    return read
