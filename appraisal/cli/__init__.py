"""The commands."""

from appraisal.cli.main import main

__all__ = ["main"]
