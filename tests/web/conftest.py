"""The pages without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal import paths
from appraisal.web import answers, server
from appraisal.web.main import ROOMS

Opened = Callable[..., AppTest]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the real case that a test may spoil."""
    return Path(shutil.copytree(paths.sample_folder() / "kuzbass", tmp_path / "case"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Return a way to open a page: its name, the case's folder, the fields of the address."""

    def open_page(room: str = "decision", *, case: Path | None = None, **address: str) -> AppTest:
        if case is None:
            monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
        else:
            monkeypatch.setenv(answers.CASE_VARIABLE, str(case))
        page = AppTest.from_file(str(server.SCRIPT), default_timeout=600)
        for name, value in address.items():
            page.query_params[name] = value
        page.run()
        return page if room == ROOMS[0] else page.switch_page(f"views/{room}.py").run()

    return open_page


def text_of(page: AppTest) -> str:
    """Return all the markup that a page has drawn through our own parts, with plain blanks for those that hold."""
    assert not page.exception
    return "\n".join(each.proto.body for each in page.get("html")).replace("\u00a0", " ")
