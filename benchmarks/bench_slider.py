"""The what-if slider in a real browser over the sample case: while dragged, and from the release to the redrawn page.

Run `python -m benchmarks.bench_slider`; needs the machine's Chromium.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

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
# From the release to the last change of the page that the server's answer brings.
RELEASED = """(budget) => new Promise((done) => {
  const slider = [...document.querySelectorAll('*')].map((each) => each.shadowRoot)
    .find((root) => root && root.querySelector('.track')).querySelector('.track');
  const app = document.querySelector('.stApp');
  let last = performance.now();
  const watching = new MutationObserver(() => { last = performance.now(); });
  watching.observe(document.querySelector('.stMain'), {subtree: true, childList: true, characterData: true,
    attributes: true});
  slider.value = budget;
  slider.dispatchEvent(new Event('input'));
  const start = performance.now();
  slider.dispatchEvent(new Event('change'));
  const wait = () => {
    const rests = app.getAttribute('data-test-script-state') === 'notRunning';
    const box = document.querySelector('[data-testid=stNumberInputField]').value;
    if (rests && Number(box) === budget && performance.now() - last > 300) {
      watching.disconnect();
      done(last - start);
    } else setTimeout(wait, 20);
  };
  wait();
})"""


def main() -> None:
    """Print medians and the slowest of each."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is not on this machine")
    launcher = Path(__file__).parents[1] / "app.py"
    with serving(launcher) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for scenario in ("", "filled"):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"{address}/portfolio?language=en&scenario={scenario}")
            page.wait_for_selector(".stVegaLiteChart svg, .stVegaLiteChart canvas")
            page.wait_for_timeout(1500)
            for name, script in (("dragged, to the next frame", DRAGGED), ("released, to the redrawn page", RELEASED)):
                times = _times(page, script)
                print(
                    f"{scenario or 'as it stands':12} {name:30} median {statistics.median(times):6.1f} ms, "
                    f"slowest of {MOVES} {max(times):6.1f} ms"
                )
            page.close()
        browser.close()


def _times(page: Page, script: str) -> list[float]:
    budgets = random.Random(1)  # noqa: S311
    return [float(page.evaluate(script, 200 * budgets.randrange(60, 430))) for _ in range(MOVES)]


if __name__ == "__main__":
    main()
