"""The found case `infeasible`: a frontier without a portfolio."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "infeasible")


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout + done.stderr


def answer(*arguments: str) -> dict[str, object]:
    """Return the JSON document that a command prints."""
    done = CliRunner().invoke(program(), [*arguments, "--json"])
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_frontier_without_a_portfolio_says_why() -> None:
    """Exit 3 with what clashes and a way out, as text and as JSON, also for a range that is too poor."""
    for more in ((), ("--from", "0", "--to", "1")):
        code, said = run("frontier", CASE, *more)
        assert code == 3
        assert "cannot be kept together" in said
        assert "A way out" in said
        found = answer("frontier", CASE, *more)
        assert found["status"] == "infeasible"
        assert found["breakpoints"] == []
        assert found["clashes"]
        assert found["relaxations"]
