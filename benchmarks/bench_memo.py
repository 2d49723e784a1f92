"""How long a memo takes: `python -m benchmarks.bench_memo`.

Both files of one language of the sample case with every gap filled, part by part, in processor seconds and beside the
whole; the first drawing starts the chart engine and is shown apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from appraisal.analysis.appraise import appraise
from appraisal.intake.read import read_case
from appraisal.memo import draw
from appraisal.memo.outline import outline
from appraisal.memo.to_docx import to_docx
from appraisal.memo.to_html import to_html
from appraisal.paths import sample_folder

T = TypeVar("T")


def measured(parts: dict[str, tuple[float, float]], name: str, work: Callable[[], T]) -> T:
    """Do the work and keep its wall and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = work()
    parts[name] = time.perf_counter() - wall, time.process_time() - cpu
    return done


def main() -> None:
    """Print a line for each part, and the whole."""
    case = read_case(sample_folder() / "kuzbass")
    parts: dict[str, tuple[float, float]] = {}
    result = measured(parts, "appraise", lambda: appraise(case, scenario="filled"))
    whole = measured(parts, "outline", lambda: outline(result, "ru", versions={}))
    charts = list(whole.charts())
    measured(parts, "first chart", lambda: draw.svg(charts[0].spec))
    measured(parts, "other charts", lambda: [draw.svg(chart.spec) for chart in charts[1:]])
    measured(parts, "docx", lambda: to_docx(whole))
    measured(parts, "html", lambda: to_html(whole))
    wall, cpu = (sum(each[side] for each in parts.values()) for side in (0, 1))
    for name, (seconds, busy) in {**parts, "both files": (wall, cpu)}.items():
        print(f"{name:14} {seconds:6.2f} s wall  {busy:6.2f} s cpu  {busy / cpu:5.0%}")


if __name__ == "__main__":
    main()
