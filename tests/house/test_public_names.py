"""The public names."""

from __future__ import annotations

import pytest

import appraisal


def test_every_public_name_exists() -> None:
    """`__all__` is sorted and each name can be had."""
    assert appraisal.__all__ == sorted(appraisal.__all__)
    for name in appraisal.__all__:
        assert getattr(appraisal, name) is not None


def test_appraise_is_the_function() -> None:
    """The package's `appraise` is what users call, though a module has the same name."""
    assert callable(appraisal.appraise)


def test_an_unknown_name_is_no_attribute() -> None:
    """A misspelt name fails as any module's would."""
    with pytest.raises(AttributeError):
        _ = appraisal.apraise
