"""What a button of the secretary's pages does: what it saved is told by receipts in its place, or every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from appraisal.errors import InputError
from appraisal.journal.codes import receipt
from appraisal.text import Language, problem_text, say
from appraisal.web import context, parts
from appraisal.web.meeting.press import NOTHING
from appraisal.web.meeting.said import zone

if TYPE_CHECKING:
    from appraisal.session_desk import Saved

Do = Callable[[], "Iterable[Saved] | Saved | None"]
_Noted = tuple[int, str, bytes]  # number, time and head of a saved event
GONE = object()  # stands for a value where a key is dropped
_BOX = "secretary_box"  # of this browser; it holds the following
_TOLD = "told"  # place and outcome of the last press
_LEFT = "left"  # what is still to be written to the browser's state
_DRAWN = "drawn"  # the event after which the page was drawn
_DONE = "done"  # by place, the drawing whose press was done


class _Press:
    """What a button does, once.

    A run may end at any touch of the browser's state, and on a slow machine the same press was seen to come twice, in
    two threads. So a press of what was drawn after one event is done once, and what follows from it is put into a plain
    dictionary, which nothing interrupts.
    """

    def __init__(self, place: str, do: Do, then: Callable[[], Mapping[str, object]]) -> None:
        self._place, self._do, self._then, self._drawn = place, do, then, _box().get(_DRAWN)

    def __call__(self) -> None:
        box = _box()
        done: dict[str, int] = box.setdefault(_DONE, {})
        if self._drawn is not None and done.get(self._place) == self._drawn:
            return
        if self._drawn is not None:
            done[self._place] = self._drawn  # before it is done: the second call may come while the first one runs
        came: tuple[_Noted, ...] = ()
        try:
            if (saved := self._do()) is None:
                return
            came = tuple(_noted(each) for each in (saved if isinstance(saved, Iterable) else (saved,)))
        except InputError as error:
            box[_TOLD] = (self._place, error)
            return
        finally:
            if not came:
                done.pop(self._place, None)
        box[_TOLD] = (self._place, came)
        box.setdefault(_LEFT, {}).update(self._then())


def act(place: str, do: Do, then: Mapping[str, object] | Callable[[], Mapping[str, object]] = NOTHING) -> _Press:
    """Return what a button does; what is refused stays as it was typed, for mending.

    Args:
        place: where `told` tells what it came to.
        do: what saves the events; None where nothing was to be done after all.
        then: keys of the browser's state with what stands there once it is done, `GONE` for nothing.
    """
    return _Press(place, do, then if callable(then) else lambda: then)


def settle(drawn: int | None = None) -> None:
    """Write what the last presses left to be written, before any field is drawn; `drawn`: after which event that is."""
    box = _box()
    for key, value in box.get(_LEFT, {}).items():
        if value is GONE:
            context.drop([key])
        else:
            context.keep(key, value)
    box.pop(_LEFT, None)
    box[_DRAWN] = drawn


def told(place: str, language: Language) -> None:
    """Draw what the last press in a place came to."""
    where, came = _box().get(_TOLD, ("", ()))
    if where != place:
        return
    if isinstance(came, InputError):
        parts.bullets((problem_text(each, language) for each in came.problems), kind="problems")
    elif came:
        receipts = [_receipt(*each) for each in came]
        shown = receipts if len(receipts) < 3 else [receipts[0], "…", receipts[-1]]
        parts.paragraph(say("session.secretary_page.saved", language, receipt=", ".join(shown)), kind="note")


def _box() -> dict[str, Any]:
    box: dict[str, Any] | None = context.kept(_BOX)
    if box is None:
        box = {}
        context.keep(_BOX, box)
    return box


def receipt_text(saved: Saved) -> str:
    """Return the receipt of a saved event by the clock of the device."""
    return _receipt(*_noted(saved))


def _noted(saved: Saved) -> _Noted:
    """Return what a receipt tells of a saved event; the session that came with it is not for a browser's state."""
    return saved.entry.seq, saved.entry.at, saved.head


def _receipt(seq: int, at: str, head: bytes) -> str:
    return receipt(seq, datetime.fromisoformat(at).astimezone(zone()), head)


def number_of(typed: str) -> float | str:
    """Return a number as somebody typed it, with a point or a comma and blanks; what is none stays as it is.

    Example:
        >>> number_of(" 1 200,5 "), number_of("2.5"), number_of("many")
        (1200.5, 2.5, 'many')
    """
    try:
        return float("".join(typed.split()).replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return typed


def share_of(typed: str) -> float | str:
    """Return a share as somebody typed it: 0.5, 1/2 or 50 %; what is none stays as it is, for the rules to refuse.

    Example:
        >>> share_of("2/3") == 2 / 3, share_of("50 %"), share_of("0,5"), share_of("most")
        (True, 0.5, 0.5, 'most')
    """
    plain = "".join(typed.split()).replace(",", ".")
    try:
        if plain.endswith("%"):
            return float(plain[:-1]) / 100
        return float(Fraction(plain)) if "/" in plain else float(plain)
    except (ValueError, ZeroDivisionError):
        return typed
