"""How Streamlit is set."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from appraisal.web import options

PROTECTING = {
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.maxUploadSize": 5,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.disableDataExport": True,
    "client.toolbarMode": "minimal",
    "logger.enableRich": False,
    "runner.magicEnabled": False,
}


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
    """A port and an address given by the host are taken."""
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "9123")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")  # noqa: S104
    chosen = options.chosen()
    assert chosen["server.port"] == 9123
    assert chosen["server.address"] == "0.0.0.0"  # noqa: S104


def test_alone_on_this_machine_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word from the host the app listens on loopback."""
    monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS", raising=False)
    assert options.chosen()["server.address"] == "127.0.0.1"


def test_what_protects_readers_is_set() -> None:
    """No traces, no foreign forms, no telemetry, no files beside the app, no large uploads."""
    chosen = options.chosen()
    assert {name: chosen[name] for name in PROTECTING} == PROTECTING


def test_a_log_of_json_has_no_other_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's welcome is told to people alone."""
    assert "logger.hideWelcomeMessage" not in options.chosen()
    options.chosen.cache_clear()
    monkeypatch.setenv("APPRAISAL_LOG", "json")
    assert options.chosen()["logger.hideWelcomeMessage"] is True
