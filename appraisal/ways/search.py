"""The smallest sufficient change: bisection over short decimals, so that the printed number is the proved one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

LESS = 0.99  # with this share of the change it must not suffice
_NEAR = 0.004  # share of the change at which the bisection ends
_TURNS = 60


def shortest_between(low: float, high: float) -> float:
    """Return the number with the fewest decimal digits in low < x <= high; of several the one nearest to the middle.

    Example:
        >>> shortest_between(9.994, 10.02), shortest_between(-0.5, 0.7), shortest_between(0.99, 1.0)
        (10.0, 0.0, 1.0)
    """
    middle = (low + high) / 2
    power = math.ceil(math.log10(max(abs(low), abs(high), high - low))) + 1
    for digits in range(-power, 18 - power):
        size = 10.0**-digits if digits <= 0 else 1 / 10.0**digits
        first, last = math.floor(low / size) + 1, math.floor(high / size)
        if first <= last:
            number = min(max(round(middle / size), first), last)
            value = float(round(number * size, max(digits, 0)))
            if low < value <= high:
                return value
    return high


def least(
    does: Callable[[float], bool], start: float, far: float, *, lead: Callable[[float], float | None] | None = None
) -> float | None:
    """Return the smallest sufficient value from `start` towards `far`, to 1 % of the change; None if none was proved.

    The returned value suffices; with a hundredth less of the change it does not.

    Args:
        does: whether a value suffices; `start` does not, `far` does.
        start: the present value.
        far: a value known to suffice.
        lead: margin of a value, negative if it does not suffice; it only guides the search.
    """
    sign = 1.0 if far > start else -1.0

    def between(low: float, high: float) -> float:
        """Return a short decimal between two changes, the smaller one excluded."""
        if sign > 0:
            return shortest_between(start + low, start + high)
        return -shortest_between(-start + low, -start + high)

    def change(value: float) -> float:
        return (value - start) * sign

    low, high, best = 0.0, change(far), far
    ends: list[float | None] = [None, None] if lead is None else [lead(start), lead(far)]
    halve, above = 0, True
    for _ in range(_TURNS):
        wide = high - low
        if wide <= _NEAR * high:
            break
        straight = None if halve else _straight(low, high, ends, above=above)
        value = between(*(straight or (low + 0.35 * wide, low + 0.65 * wide)))
        done = does(value)
        above = not done
        size = max((abs(each) for each in ends if each is not None), default=0.0)
        reached = ends[done] = None if lead is None else lead(value)
        if done:
            high, best = change(value), value
        else:
            low = change(value)
        # At a jump interpolation does not help: after a bad step the search bisects for a while.
        served = high - low < wide / 2 or (reached is not None and abs(reached) < 0.1 * size)
        halve = max(0, halve - 1) if straight is None or served else 3
    for value in _shorter(between, low, high, best):
        if does(value):
            best = value
            break
    less = start + LESS * (best - start)
    if does(less):
        return None if best == less or change(less) <= 0 else least(does, start, less, lead=lead)
    return best


def _straight(low: float, high: float, ends: Sequence[float | None], *, above: bool) -> tuple[float, float] | None:
    """Return the changes just below and above the zero of a straight line; None without such a line."""
    wide, (under, over) = high - low, ends
    if under is None or over is None or not under < 0 < over:
        return None
    hair = min(0.4 * _NEAR * high, 0.2 * wide)
    cross = low + wide * under / (under - over) + (hair if above else -hair)
    middle = min(max(cross, low + hair / 2), high - hair / 2)
    return middle - 0.4 * hair, middle + 0.4 * hair


def _shorter(between: Callable[[float, float], float], low: float, high: float, best: float) -> Iterator[float]:
    """Yield shorter numbers near the result: within the last open interval, then just above it."""
    for top in (high, high * 1.003):
        value = between(low, top)
        if len(repr(value)) < len(repr(best)):
            yield value
