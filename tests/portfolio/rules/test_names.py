"""What keys are called."""

from tests.portfolio.rules.council import NAMES


def test_titles_stand_for_keys_and_keys_for_missing_titles() -> None:
    """A key without a title stands for itself; the council's own fund has a name of its own."""
    assert NAMES.project("karakan", "ru") == "«Каракан»"
    assert NAMES.project("unknown", "en") == "“unknown”"
    assert NAMES.group("power", "en") == "power"
    assert NAMES.fund("council", "ru") == "бюджет совета"
    assert NAMES.fund("regional", "en") == "the regional fund"
    assert (NAMES.unit("money", "ru"), NAMES.unit("jobs", "en"), NAMES.unit("waste", "en")) == ("млн руб.", "jobs", "")
