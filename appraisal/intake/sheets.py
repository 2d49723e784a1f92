"""All sheets of a workbook, in their order."""

from __future__ import annotations

from appraisal.intake.case_sheets import CASE, MORE, REGISTERS
from appraisal.intake.council_sheets import COUNCIL_SHEETS
from appraisal.intake.layout import Sheet
from appraisal.intake.project_sheets import PROJECT_SHEETS

SHEETS: tuple[Sheet, ...] = (CASE, *PROJECT_SHEETS, *COUNCIL_SHEETS, *REGISTERS, MORE)
README = "readme"  # a sheet of explanations, which is not read
