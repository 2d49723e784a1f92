"""A real disk without room: a small one is mounted where only the process of the test sees it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import lacks, need
from tests.faults.full_disk import SCENARIOS
from tests.store.server import CONTROL, programs

ROOT = Path(__file__).parents[2]
# Mounts a disk of a size on a folder, which vanishes with the process, and goes on there.
_ON_A_DISK = 'mount -t tmpfs -o size="$0" small "$1" && shift && exec "$@"'


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on which a disk is mounted; PostgreSQL's own user may enter it, unlike those of other tests."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_acknowledged_is_lost_and_the_store_goes_on_once_there_is_room(scenario: str, disk: Path) -> None:
    """Events are saved until the disk is full; the refusal is in words, and with room again the session is whole."""
    alone = [need("unshare", "disks are not filled"), "-m", *([] if os.geteuid() == 0 else ["-Ur"]), "sh", "-c"]
    if subprocess.run([*alone, _ON_A_DISK, "1m", disk, "true"], capture_output=True).returncode:
        # Not promised by CI: many containers may mount nothing. A limit of the database itself is tested everywhere.
        pytest.skip("this machine mounts no disk: disks are not filled")
    if scenario.startswith("postgres"):
        need(CONTROL, "the disk of a real PostgreSQL is not filled", path=programs())
        if os.geteuid() != 0:
            lacks("only root gives PostgreSQL a disk of its own")
    command = [sys.executable, "-m", "tests.faults.full_disk", scenario, str(disk)]
    on_disk = [*alone, _ON_A_DISK, SCENARIOS[scenario][1], str(disk), *command]
    run = subprocess.run(on_disk, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stderr
