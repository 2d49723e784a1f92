"""Texts that a browser or a program could take for more than text, and a device whose pages are held to them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Request, expect

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.store.sessions import Store
from tests.browser.conftest import tab_of
from tests.browser.device import Device
from tests.web.council_app import SESSION

IMAGE = "<img/src=//x.io onerror=h()>"
TEXTS = (
    IMAGE,
    "<script>h()</script>",
    "<svg/onload=h()>",
    '"><img src=x onerror=h()>',
    "'-h()-'",
    "</textarea><script>h()</script>",
    "<iframe srcdoc='<script>parent.h()</script>'></iframe>",
    "<style>@import '//x.io';</style>",
    "<a href='javascript:h()'>a</a>",
    "<!-- ]]> &lt;script&gt; &amp;",
    "javascript:h()",
    "[a](javascript:h()) [b](//x.io)",
    "![](//x.io/p.png)",
    ":red[x] :material/home: :smile: **y** `z`",
    "$\\href{javascript:h()}{x}$ \\begin{x}",
    "{{7*7}} ${h()} #{h()} {name} {0}",
    "%s %n %(name)s %d",
    "'; DROP TABLE records; --",
    '=HYPERLINK("//x.io";"y")',
    f"../../etc/passwd\\0 {'W' * 200}",
)
# Of what could lead out or run, all that is more than text: in the page, and in the parts that are shadowed from it.
ALIVE = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((each) =>
    [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const names = ["src", "href", "srcdoc", "onerror", "onload"];
  const alive = (each) => names.some((name) => /x[.]io|h[(][)]/.test(each.getAttribute(name) ?? ""));
  return all(document).filter(alive).map((each) => each.outerHTML);
}"""


class Held:
    """A device that holds a seat, or that needs none; what it asked of others, and what its browser had to stop."""

    def __init__(self, browser: Browser, address: str, door: Door | None, seat: str) -> None:
        tab = tab_of(browser)
        self.device, self.page, self._complaints = Device(tab.page, "en", seat), tab.page, tab.complaints
        self.address = address
        self._foreign: list[str] = []
        if door is not None:
            (link,) = door.issue([seat], instead=False)
            self.page.context.add_cookies([{"name": NAME, "value": door.bind(link.token).cookie, "url": address}])
        self.page.add_init_script("window.h = () => { window.hit = true }")
        self.page.on("request", self._asked)

    def look(self, path: str, *, shows: str = IMAGE) -> None:
        """Open a page, wait until it shows a text as it was typed, and hold it to that."""
        self.page.goto(f"{self.address}{path}")
        expect(self.page.locator("body")).to_contain_text(shows)
        if not path.startswith("/wall"):
            self.device.settle()
        self.hold()

    def hold(self) -> None:
        """Hold the page to it: nothing in it leads out or has run, and nothing in it is broken."""
        assert self.page.evaluate(ALIVE) == []
        assert not self.page.evaluate("window.hit ?? false")
        assert self.page.locator(".stException, .trouble").count() == 0

    def close(self) -> None:
        """Hold the whole of it to what it asked for, and put the device away."""
        assert self._foreign == []
        assert [each for each in self._complaints if "Refused" in each or "Content Security" in each] == []
        self.page.context.close()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self._foreign.append(request.url)


class Typist(Held):
    """A device at which hostile texts are typed, one after another."""

    def __init__(
        self, browser: Browser, address: str, store: Store, texts: Iterator[str], *, seat: str, alone: bool = False
    ) -> None:
        super().__init__(browser, address, None if alone else Door(store, SESSION), seat)
        self._store, self._texts = store, texts

    def field(self, key: str) -> Locator:
        """Return the field that is shown under a key."""
        return self.page.locator(f".st-key-{key} :is(textarea, input)").filter(visible=True)

    def type(self, field: str | Locator, *, press: str = "", kept: bool = True) -> str:
        """Type a text, press a button of a key or leave the field, wait until the journal has it, and return it."""
        text = next(self._texts)
        self.device.settle()
        (self.field(field) if isinstance(field, str) else field).fill(text)
        if press:
            self.page.locator(f".st-key-{press} button").filter(visible=True).click()
        else:
            self.page.keyboard.press("Tab")
        if kept:
            self.waits(text)
        self.device.settle()
        self.hold()
        return text

    def waits(self, text: str) -> None:
        """Wait until the journal has a text as it was typed."""
        said = json.dumps(text, ensure_ascii=False)[1:-1]
        for _ in range(600):
            sessions = [each.session for each in self._store.endings()]
            payloads = [each.payload for session in sessions for each in self._store.records(session)]
            if any(said in json.dumps(json.loads(each), ensure_ascii=False) for each in payloads if each):
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"not kept: {text}")

    def unfold(self, title: str) -> None:
        """Open what is folded under some words."""
        self.device.settle()
        self.page.locator("summary").get_by_text(self.device.word(title), exact=True).filter(visible=True).click()

    def sees(self, *texts: str) -> None:
        """Wait until texts are shown as they were typed."""
        for each in texts:
            expect(self.page.locator("body")).to_contain_text(each)
        self.hold()
