"""Streamlit's options for this app, with the reason for each group; a user's own settings have priority."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

from streamlit import config

from appraisal.web import logs

OPTIONS: dict[str, object] = {
    # By default one laptop and a projector. Foreign host names are refused by `hosts.py`.
    "server.address": "127.0.0.1",
    "server.maxUploadSize": 5,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    # A reader never sees a traceback, nor the developer's menu.
    "client.showErrorDetails": "none",
    "logger.enableRich": False,  # it would write what an error says, and its source
    "client.showErrorLinks": "false",
    "client.disableDataExport": True,
    "client.toolbarMode": "minimal",
    # A garbage collection after every run blocks the interpreter for 40-60 ms; the warm-up freezes permanent objects.
    "runner.postScriptGC": False,
    # runner.enforceSerializableSessionState stays off: components of Streamlit's second variant cannot be pickled.
    "runner.magicEnabled": False,
    # Legible from the back row: large type, Okabe and Ito's blue. The reader's own system chooses between light and
    # dark; what style.css draws itself follows the same choice.
    "theme.baseFontSize": 18,
    "theme.showWidgetBorder": True,
    "theme.metricValueFontSize": "1.9rem",
    "theme.headingFontSizes": ["1.9rem", "1.5rem", "1.25rem"],
    "theme.font": "sans-serif",
    "theme.light.primaryColor": "#0072B2",
    "theme.light.linkColor": "#0072B2",
    "theme.light.backgroundColor": "#FFFFFF",
    "theme.light.secondaryBackgroundColor": "#F1F4F7",
    "theme.light.textColor": "#111111",
    "theme.light.borderColor": "#B8C0C8",
    "theme.dark.primaryColor": "#5DB5EC",
    "theme.dark.linkColor": "#7CC6F5",
    "theme.dark.backgroundColor": "#10151A",
    "theme.dark.secondaryBackgroundColor": "#1D252D",
    "theme.dark.textColor": "#EDF1F5",
    "theme.dark.borderColor": "#53606C",
}


# Streamlit reads only secrets from the environment, unless `streamlit run` starts it.
_READ: dict[str, Callable[[str], object]] = {
    "server.address": str,
    "server.port": int,
    "server.headless": lambda text: text.lower() == "true",
    "server.baseUrlPath": str,
    "server.sslCertFile": str,
    "server.sslKeyFile": str,
}


@cache
def chosen() -> dict[str, object]:
    """Return our options without those that the user has set: in a file, the environment or on the command line."""
    result = {name: value for name, value in OPTIONS.items() if not config.is_manually_set(name)}
    for name, read in _READ.items():
        given = os.environ.get(config.get_config_options()[name].env_var)
        if given:
            result[name] = read(given)
    if logs.wanted() == "json":
        result["logger.hideWelcomeMessage"] = True  # it is no line of JSON
    return result


def apply() -> None:
    """Set the options in this process, for launchers that do not accept options."""
    for name, value in chosen().items():
        config.set_option(name, value)
