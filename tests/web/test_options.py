"""How Streamlit is set."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from appraisal.web import options


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget what another test has chosen, and that one may have set it."""
    monkeypatch.setattr(config, "is_manually_set", lambda _name: False)
    options.chosen.cache_clear()
    yield
    options.chosen.cache_clear()


def test_every_option_is_known_to_streamlit() -> None:
    """None of our settings is a name that Streamlit would ignore."""
    known = config.get_config_options()
    assert set(options.OPTIONS) <= set(known)


def test_the_file_for_streamlit_run_agrees() -> None:
    """The options that stand in a file say the same as ours."""
    file = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    for section, table in written.items():
        for name, value in table.items():
            assert options.OPTIONS[f"{section}.{name}"] == value


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port and an address given by the host are taken; then foreign names are no longer refused."""
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "9123")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")  # noqa: S104
    chosen = options.chosen()
    assert chosen["server.port"] == 9123
    assert chosen["server.address"] == "0.0.0.0"  # noqa: S104
    assert "server.allowedHosts" not in chosen


def test_alone_on_this_machine_only_our_own_names_are_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word from the host the app listens on loopback and knows its names."""
    monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS", raising=False)
    chosen = options.chosen()
    assert chosen["server.address"] == "127.0.0.1"
    assert chosen["server.allowedHosts"] == ["localhost", "127.0.0.1"]
