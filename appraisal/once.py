"""A property that is computed once, even if several threads ask for it at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["once"]

if TYPE_CHECKING:
    from functools import cached_property as once
else:
    from threading import Lock, RLock

    _guard = Lock()

    class once:  # noqa: N801 (a decorator, as `property` is)
        """Compute a property when it is first asked for and keep it with the object.

        Other threads that ask for the same property of the same object wait for the same answer; no others
        wait. (`functools.cached_property` holds one lock for all objects up to Python 3.11, and none from 3.12 on.)
        Properties of one object may use each other, but never in a circle, so that two threads cannot wait for each
        other. An error is not kept: the next request computes again.

        Example:
            >>> class Circle:
            ...     radius = 1.0
            ...     @once
            ...     def area(self) -> float:
            ...         print("computing")
            ...         return 3.14 * self.radius**2
            >>> circle = Circle()
            >>> circle.area, circle.area
            computing
            (3.14, 3.14)
        """

        def __init__(self, compute):
            self._compute = compute
            self.__doc__ = compute.__doc__

        def __set_name__(self, _owner, name):
            self._name, self._lock = name, f"_computing_{name}"

        def __get__(self, instance, _owner=None):
            if instance is None:
                return self
            known = instance.__dict__  # Python looks here first, because this class has no `__set__`
            with _guard:
                lock = known.setdefault(self._lock, RLock())
            with lock:
                if self._name not in known:
                    known[self._name] = self._compute(instance)
                    known.pop(self._lock, None)
                return known[self._name]
