"""The form of a fund's money: whether it is part of the projects' statements, and on which terms it is repaid."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from appraisal.document import Document, Share

COUNCIL_FUND = "council"
Form = Literal["grant", "loan", "equity", "accompanied"]
_Whole = Annotated[int, Field(ge=0, le=50)]


class LoanTerms(Document):
    """A loan in money of the day: `rate` per year on the debt, repaid over `years`, the first `grace` of them free.

    Each sum is repaid in equal parts, the first in the year after the grace, the last `years` after it was received;
    interest is paid every year from the year after it was received.
    """

    rate: Share
    grace: _Whole = 0
    years: Annotated[int, Field(ge=1, le=50)]

    @model_validator(mode="after")
    def _repaid(self) -> LoanTerms:
        if self.grace >= self.years:
            raise PydanticCustomError("loan_grace_long", "loan_grace_long", {"grace": self.grace, "years": self.years})
        return self


class Funding(Document):
    """The form of a fund's money. `accompanied`: the fund does not pay the money itself, and no view includes it.

    If left out, `accompanied` is assumed, and a remark says so.
    """

    form: Form | None = None
    loan: LoanTerms | None = None

    @model_validator(mode="after")
    def _terms(self) -> Funding:
        if self.form == "loan" and self.loan is None:
            raise PydanticCustomError("loan_terms_missing", "loan_terms_missing", {})
        if self.form != "loan" and self.loan is not None:
            raise PydanticCustomError("loan_terms_idle", "loan_terms_idle", {})
        return self
