"""Lazy imports: `import appraisal` is cheap, and `appraisal.portfolio.choose` still works."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def modules_of(package: str) -> Callable[[str], ModuleType]:
    """Return a `__getattr__` for a package that imports its modules when they are first asked for.

    Example:
        >>> modules_of("appraisal.finance")("discounting").__name__
        'appraisal.finance.discounting'
    """

    def module(name: str) -> ModuleType:
        if name.startswith("_") or find_spec(f"{package}.{name}") is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f"{package}.{name}")

    return module
