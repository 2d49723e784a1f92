"""stub"""
from pathlib import Path
from appraisal.appraise import Appraisal
from appraisal.text import Language


def write_finance_workbook(found: Appraisal, path: Path, *, language: Language, overwrite: bool) -> None:
    """Stub."""
