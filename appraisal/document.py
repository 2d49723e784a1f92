"""The base of every document: frozen, strict, and without unknown keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from appraisal.text.local import LocalText

LONGEST_TEXT = 4000
LONGEST_NAME = 300
LONGEST_SHORT = 28
FIRST_YEAR, LAST_YEAR = 1900, 2200
SMALLEST = 1e-100  # smallest size apart from zero, so that quotients stay finite; the noise of sums is below it
LARGEST = 1e15  # largest size of any number that a user gives, so that products and sums stay finite


class Document(BaseModel):
    """A frozen document: no coercion of text to numbers, no unknown keys, no infinities."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, populate_by_name=True)


def _year(given: object) -> object:
    """Read the key of a table by year, which is a text in TOML."""
    return int(given) if isinstance(given, str) and given.isdecimal() and len(given) == 4 else given


Year = Annotated[int, BeforeValidator(_year), Field(ge=FIRST_YEAR, le=LAST_YEAR)]
# A list in a file becomes a tuple here; its items are still checked strictly.
LIST = Field(strict=False)
Share = Annotated[float, Field(ge=0, le=1)]
LONGEST_KEY = 60
KEY_PATTERN = rf"^[a-z0-9][a-z0-9_-]{{0,{LONGEST_KEY - 1}}}$"
Key = Annotated[str, Field(pattern=KEY_PATTERN)]
_MONTH_AND_DAY = r"(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?|(0[469]|11)(-(0[1-9]|[12]\d|30))?|02(-(0[1-9]|[12]\d))?"
DAY_PATTERN = rf"^\d{{4}}(-({_MONTH_AND_DAY}))?$"
POINT_PATTERN = r"^-?\d+(\.\d+)?$"


def _local_text(given: object) -> object:
    if isinstance(given, str):
        given = {"en": given, "ru": given}
    if isinstance(given, LocalText):
        return given
    if not isinstance(given, dict) or not given or not set(given) <= {"en", "ru"}:
        raise PydanticCustomError("text_in_languages", "text_in_languages", {})
    cleaned = {language: clean(text) if isinstance(text, str) else "" for language, text in given.items()}
    for text in cleaned.values():
        if not text:
            raise PydanticCustomError("text_in_languages", "text_in_languages", {})
        if len(text) > LONGEST_TEXT:
            raise PydanticCustomError("text_too_long", "text_too_long", {"longest": LONGEST_TEXT, "length": len(text)})
    first = next(iter(cleaned.values()))
    return LocalText(en=cleaned.get("en", first), ru=cleaned.get("ru", first))


def clean(text: str) -> str:
    """Remove what no document format allows (control characters, marks of direction); line ends become blanks.

    Of the separators only no-break spaces, which French and Russian numbers use, are kept.
    """
    return (text if text.isprintable() else "".join(_mark(each) for each in text)).strip()


def visible(text: str) -> str:
    r"""Return a text with invisible characters shown as code points, so that a message shows why two names differ.

    Example:
        >>> visible("energy\u200b")
        'energy<U+200B>'
    """
    return "".join(
        each if each.isprintable() or each in "\u00a0\u202f" else " " if each in "\t\n\r" else f"<U+{ord(each):04X}>"
        for each in text
    ).strip()


def _mark(mark: str) -> str:
    if mark.isprintable() or mark in "\u00a0\u202f":
        return mark
    return " " if mark.isspace() else ""


# A line of text without a language: the name of a person or a firm, a unit, a page.
Line = Annotated[str, BeforeValidator(lambda given: clean(given) if isinstance(given, str) else given)]


def _written(text: LocalText) -> str | dict[str, str]:
    return text.en if text.en == text.ru else {"en": text.en, "ru": text.ru}


# A text in one language serves for both.
Text = Annotated[LocalText, BeforeValidator(_local_text), PlainSerializer(_written)]


def _name(given: LocalText) -> LocalText:
    length = max(len(given.en), len(given.ru))
    if length > LONGEST_NAME:
        raise PydanticCustomError("text_too_long", "text_too_long", {"longest": LONGEST_NAME, "length": length})
    return given


def _short_name(given: LocalText) -> LocalText:
    for language, text in (("en", given.en), ("ru", given.ru)):
        if len(text) > LONGEST_SHORT:
            facts = {"longest": LONGEST_SHORT, "length": len(text), "language": language}
            raise PydanticCustomError("short_too_long", "short_too_long", facts)
    return given


# Names are shown in tables and titles, so they must be shorter than texts.
Name = Annotated[LocalText, BeforeValidator(_local_text), AfterValidator(_name), PlainSerializer(_written)]
# A name for narrow places: one line of a wall, of a phone, of a chart's axis.
ShortName = Annotated[LocalText, BeforeValidator(_local_text), AfterValidator(_short_name), PlainSerializer(_written)]
