"""Pages are opened here as in their own tests."""

from tests.web.conftest import opened, sample

__all__ = ["opened", "sample"]
