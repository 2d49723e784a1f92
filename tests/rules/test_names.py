"""What keys are called."""

from appraisal.intake.read import read_case
from appraisal.paths import sample_folder
from appraisal.rules.file import Rules
from appraisal.rules.sentences import sentences
from tests.rules.council import NAMES


def test_titles_stand_for_keys_and_keys_for_missing_titles() -> None:
    """A key without a title stands for itself; the council's own fund has a name of its own."""
    assert NAMES.project("karakan", "ru") == "«Каракан»"
    assert NAMES.project("unknown", "en") == "“unknown”"
    assert NAMES.group("power", "en") == "power"
    assert NAMES.fund("council", "ru") == "бюджет совета"
    assert NAMES.fund("regional", "en") == "the regional fund"
    assert (NAMES.unit("money", "ru"), NAMES.unit("jobs", "en"), NAMES.unit("waste", "en")) == ("млн руб.", "jobs", "")


def test_an_investor_is_called_in_the_reader_s_language() -> None:
    """A rule names the key; the sentence says the registered name, and a name that is not registered as it stands."""
    names = read_case(sample_folder() / "kuzbass").names
    assert names.investor("skolkovo", "ru") == "Фонд «Сколково»"
    assert names.investor("skolkovo", "en") == "Skolkovo Foundation"
    assert names.investor("ООО «Другой»", "en") == "ООО «Другой»"
    rules = Rules.model_validate({"rules": [{"kind": "investor", "investor": "skolkovo", "at_most_projects": 1}]})
    assert any("Фонд «Сколково»" in said for said in sentences(rules, "ru", names=names).values())
    assert any("Skolkovo Foundation" in said for said in sentences(rules, "en", names=names).values())
