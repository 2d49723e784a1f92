"""Each test has an empty store of either kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from appraisal.store.sessions import Store


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with Store.at(where) as opened:
        yield opened
