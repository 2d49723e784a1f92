"""The what-if slider in a real browser over both samples: while dragged, and from the release to the redrawn page.

Run `python -m benchmarks.bench_slider`, with `kuzbass` or `region` behind it for one of them; needs the machine's
Chromium. The box beside the slider has the new budget as soon as its portfolio is known; the page is at rest when its
last change has come, with the answers that are filled in below. The processor's time of the server says more than the
waits on a machine that others use. The large sample is first left alone for the seconds that `--ahead` names, in which
portfolios are solved ahead at the slider's positions.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from appraisal.paths import sample_folder
from benchmarks.process import children, cpu, megabytes
from tests.browser.conftest import ARGUMENTS, serving

MOVES = 40
# From an input event to the frame in which the answer stands.
DRAGGED = """(budget) => new Promise((done) => {
  const slider = [...document.querySelectorAll('*')].map((each) => each.shadowRoot)
    .find((root) => root && root.querySelector('.track')).querySelector('.track');
  slider.value = budget;
  const start = performance.now();
  slider.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
# From the release to the box beside the slider, and to the last change of the page that the server's answer brings.
RELEASED = """(budget) => new Promise((done) => {
  const slider = [...document.querySelectorAll('*')].map((each) => each.shadowRoot)
    .find((root) => root && root.querySelector('.track')).querySelector('.track');
  const app = document.querySelector('.stApp');
  let last = performance.now();
  let redrawn = null;
  const watching = new MutationObserver(() => { last = performance.now(); });
  watching.observe(document.querySelector('.stMain'), {subtree: true, childList: true, characterData: true,
    attributes: true});
  slider.value = budget;
  slider.dispatchEvent(new Event('input'));
  const start = performance.now();
  slider.dispatchEvent(new Event('change'));
  const wait = () => {
    const box = Number(document.querySelector('.st-key-pick_budget input').value) === budget;
    if (box && redrawn === null) redrawn = performance.now() - start;
    const rests = app.getAttribute('data-test-script-state') === 'notRunning';
    if (rests && box && performance.now() - last > 300) {
      watching.disconnect();
      done([redrawn, last - start]);
    } else setTimeout(wait, 4);
  };
  wait();
})"""
VIEWS = (("kuzbass", ""), ("kuzbass", "filled"), ("region", ""))
STEPS = {"kuzbass": (200, 60, 430), "region": (50, 84, 130)}  # of the slider, and the positions between which it goes


def main() -> None:
    """Print medians and the slowest of each."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("sample", nargs="?", choices=sorted(STEPS))
    reading.add_argument("--moves", type=int, default=MOVES)
    reading.add_argument("--ahead", type=float, default=60.0)
    asked = reading.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is not on this machine")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for sample, scenario in VIEWS:
            if asked.sample in (None, sample):
                _measured(browser, sample, scenario, asked.moves, asked.ahead)
        browser.close()


def _measured(browser: Browser, sample: str, scenario: str, moves: int, ahead: float) -> None:
    folder, before = sample_folder() / sample, children()
    case = folder / f"{sample}.xlsx" if sample == "region" else folder
    with serving(Path(__file__).parents[1] / "app.py", case=case) as address:
        (server,) = children() - before
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(600_000)
        start = time.perf_counter()
        page.goto(f"{address}/portfolio?language=en&scenario={scenario}")
        page.wait_for_selector(".stVegaLiteChart svg, .stVegaLiteChart canvas")
        opened = time.perf_counter() - start
        print(f"{sample} {scenario}: first opened in {opened:.1f} s; {megabytes(server):.0f} MB")
        page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
        if sample == "region":
            time.sleep(ahead)
        _told("dragged, to the next frame", _times(page, sample, DRAGGED, moves))
        used = cpu(server)
        released = [both for both in _times(page, sample, RELEASED, moves) if isinstance(both, list)]
        used = (cpu(server) - used) / moves
        _told("released, to the box beside it", [each[0] for each in released])
        _told("released, to the page at rest", [each[1] for each in released])
        print(f"  {'processor of the server':32} {1000 * used:7.1f} ms for each release")
        page.close()


def _told(what: str, times: Sequence[float]) -> None:
    print(f"  {what:32} median {statistics.median(times):7.1f} ms, slowest of {len(times)} {max(times):8.1f} ms")


def _times(page: Page, sample: str, script: str, moves: int) -> list[Any]:
    draw, (step, low, high) = random.Random(1), STEPS[sample]  # noqa: S311
    return [page.evaluate(script, step * draw.randrange(low, high)) for _ in range(moves)]


if __name__ == "__main__":
    main()
