"""What a server in a process of its own takes of the machine, as Linux tells it."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def children() -> set[int]:
    """Return the processes that this one has started."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return {int(each) for each in listed.read_text().split()}


def megabytes(process: int) -> float:
    """Return the memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def cpu(process: int) -> float:
    """Return the processor's seconds that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
