"""Answers that take long: computed beside the page, which shows all else and answers a newer press at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from appraisal.web import context

T = TypeVar("T")
Wanted = Callable[[], bool]  # whether anybody still waits
EVERY = 0.02  # seconds between two looks whether the reader has pressed again
PATIENCE = 0.2  # seconds after which something is shown meanwhile

_beside = ThreadPoolExecutor(max_workers=32, thread_name_prefix="beside")  # a program that ends waits for it


def beside(do: Callable[[], object]) -> None:
    """Do something in another thread, for which nobody waits."""
    _beside.submit(do)


def awaited(compute: Callable[[Wanted], T], *, meanwhile: Callable[[], object] = lambda: None) -> T:
    """Return an answer that another thread computes; the run that waits for it ends where the reader presses again.

    Args:
        compute: is told by its argument whether anybody still waits, and may end with any exception if not. What it
            computes should be kept, because it may be asked for anew.
        meanwhile: draws what stands in the place of an answer that is not known yet.
    """
    waits = True
    answer = _beside.submit(compute, lambda: waits)
    try:
        if not wait([answer], timeout=PATIENCE).done:
            meanwhile()
        while not wait([answer], timeout=EVERY).done:
            context.heed()
    finally:
        waits = False
        answer.cancel()
    return answer.result()
