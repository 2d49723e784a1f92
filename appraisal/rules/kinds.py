"""All kinds of rules. A new kind is a module beside this one, and its name here."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from appraisal.rules.at_least_one_of import AtLeastOneOf
from appraisal.rules.count import Count
from appraisal.rules.excluded import Excluded
from appraisal.rules.exclusive import Exclusive
from appraisal.rules.group_count import GroupCount
from appraisal.rules.group_money import GroupMoney
from appraisal.rules.investor import Investor
from appraisal.rules.mandatory import Mandatory
from appraisal.rules.money_share import MoneyShare
from appraisal.rules.prerequisite import Prerequisite
from appraisal.rules.rule import Rule
from appraisal.rules.synergy import Synergy
from appraisal.rules.total import Total

AnyRule = (
    Count
    | GroupCount
    | GroupMoney
    | MoneyShare
    | Total
    | Investor
    | Mandatory
    | Excluded
    | Exclusive
    | AtLeastOneOf
    | Prerequisite
    | Synergy
)
RuleEntry = Annotated[AnyRule, Field(discriminator="kind")]
# By the word used in files, in the order in which they are offered.
RULE_KINDS: dict[str, type[Rule]] = {
    get_args(each.model_fields["kind"].annotation)[0]: each for each in get_args(AnyRule)
}
