"""The way to a seat, over HTTP to a real server."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from appraisal.access.attempts import OF_ALL, OF_ONE
from appraisal.access.cookie import HOURS, NAME
from appraisal.journal.events.seats import SeatRevoked
from appraisal.web.memo_route import PATH as MEMO
from tests.web.council_app import SESSION, Served, council_app


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server of a session."""
    with council_app(tmp_path_factory.mktemp("council")) as running:
        yield running


def _token(served: Served, seat: str) -> str:
    (link,) = served.door.issue([seat], instead=False)
    return link.token


def _once(page: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page)
    assert found is not None
    return found[1]


@contextmanager
def _from_address(address: str) -> Iterator[requests.Session]:
    """Yield a client whose requests come from another address of this machine."""

    class Adapter(requests.adapters.HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, **kwargs, source_address=(address, 0))

    with requests.Session() as client:
        client.mount("http://", Adapter())
        yield client


def _joined(served: Served, seat: str) -> requests.Session:
    """Return a device that has taken a seat."""
    device = requests.Session()
    link = f"{served.address}/join/{_token(served, seat)}"
    answer = device.post(link, data={"once": _once(device.get(link).text)}, allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    return device


@pytest.mark.parametrize("seat", ["secretary", "chair", "vera", "gleb", None])
def test_in_a_session_nobody_posts_to_the_route_of_uploads(served: Served, seat: str | None) -> None:
    """Streamlit would keep in memory whatever comes: refused before it is read, by whatever method."""
    device = requests.Session() if seat is None else _joined(served, seat)
    address = f"{served.address}/_stcore/upload_file/some-session/some-file"
    for ask in (device.put, device.post, device.delete, device.options):
        answer = ask(address, files={"file": ("a.xlsx", b"PK")}, timeout=60)
        assert answer.status_code == (401 if seat is None else 403)


def test_without_a_seat_nothing_of_the_app_is_served(served: Served) -> None:
    """Pages, files and sockets answer with the page for a code, and never with a case."""
    for path in ("/", "/ranking", MEMO, "/_stcore/host-config", "/static/js/x.js", "/media/x", "//files/memo"):
        answer = requests.get(served.address + path, timeout=60)
        assert answer.status_code == 401, path
        assert 'name="code"' in answer.text
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"
    upgrade = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }  # fmt: skip
    assert requests.get(f"{served.address}/_stcore/stream", headers=upgrade, timeout=60).status_code == 403


def test_a_scanner_that_opens_a_link_binds_nothing(served: Served) -> None:
    """GET and HEAD as often as one likes, a POST without the button's value, a form of another site: no device."""
    link = f"{served.address}/join/{_token(served, 'auditor')}"
    assert {requests.get(link, timeout=60).status_code for _ in range(5)} == {200}
    assert requests.head(link, timeout=60).status_code == 200
    assert requests.post(link, timeout=60).status_code == 200
    assert requests.post(link, data={"once": "guess"}, timeout=60).status_code == 409
    device = requests.Session()
    once = _once(device.get(link).text)
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert device.post(link, data={"once": once}, headers=headers).status_code == 409
    assert served.door.state().seats["auditor"].device is None


def test_a_link_a_press_and_the_pages(served: Served) -> None:
    """The page names seat and person; the cookie is hidden from scripts, lax and ends in 12 hours; a memo is sent."""
    device = requests.Session()
    link = f"{served.address}/join/{_token(served, 'anna')}"
    page = device.get(link, headers={"Accept-Language": "ru-RU"})
    assert "Anna Ivanova, эксперт" in page.text
    assert link.rpartition("/")[2] not in page.headers.get("set-cookie", "")
    answer = device.post(link, data={"once": _once(page.text)}, allow_redirects=False)
    (cookie,) = [each for each in answer.raw.headers.getlist("set-cookie") if each.startswith(NAME)]
    assert {"HttpOnly", "Path=/", "SameSite=lax", f"Max-Age={HOURS * 3600}"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert device.get(served.address).status_code == 200
    assert device.get(f"{served.address}{MEMO}?format=html", timeout=600).status_code == 200


def test_behind_a_proxy_with_tls_the_cookie_is_secure(served: Served) -> None:
    """The proxy on this machine is believed when it says https."""
    device, https = requests.Session(), {"X-Forwarded-Proto": "https"}
    link = f"{served.address}/join/{_token(served, 'vera')}"
    page = device.get(link, headers=https)
    once = _once(page.text)
    kept = {"Cookie": page.headers["set-cookie"].partition(";")[0]}  # a client on plain HTTP would not send it back
    answer = requests.post(link, data={"once": once}, headers={**https, **kept}, allow_redirects=False, timeout=60)
    assert answer.status_code == 303
    assert "; Secure" in answer.headers["set-cookie"]


def test_another_proxy_is_not_believed(served: Served) -> None:
    """Neither the scheme nor the address that a stranger's request claims: its own address is counted."""
    with _from_address("127.0.0.2") as stranger:
        link = f"{served.address}/join/{_token(served, 'vera')}"
        claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.9.9.9"}
        assert "Secure" not in stranger.get(link, headers=claims).headers["set-cookie"]
        for number in range(OF_ONE):
            claims["X-Forwarded-For"] = f"10.9.9.{number}"
            assert stranger.get(f"{served.address}/join/{number:043d}", headers=claims).status_code == 404
        assert stranger.get(link, headers=claims).status_code == 429
    assert requests.get(link, timeout=60).status_code == 200


def test_no_secret_is_said_in_the_log(tmp_path: Path) -> None:
    """A link that was opened, pressed and taken over leaves neither its token nor a cookie in what the server says."""
    heard: list[str] = []
    with council_app(tmp_path, heard=heard) as served:
        devices = [_joined(served, "boris") for _ in range(2)]
        requests.get(f"{served.address}/join/{'x' * 43}", timeout=60)
    assert "Another device holds seat boris now" in heard[0]
    cookies = [part for each in devices for part in str(each.cookies[NAME]).split(".")]
    assert not any(secret in heard[0] for secret in ("/join/", "x" * 43, *cookies))


def test_a_second_device_ends_the_first(served: Served) -> None:
    """The first is asked for a code again, the second is in."""
    first = _joined(served, "boris")
    assert first.get(served.address).status_code == 200
    second = _joined(served, "boris")
    assert first.get(served.address).status_code == 401
    assert second.get(served.address).status_code == 200


def test_a_seat_taken_back_is_out(served: Served) -> None:
    """At its next request."""
    device = _joined(served, "guest")
    assert device.get(served.address).status_code == 200
    served.store.append(SESSION, "secretary", "guest", SeatRevoked(reason="Gone."))
    assert device.get(served.address).status_code == 401


def test_a_changed_cookie_is_none(served: Served) -> None:
    """Another seat's name in a cookie that we have not signed opens nothing."""
    cookie = str(_joined(served, "boris").cookies[NAME])
    for changed in (cookie[:-4] + "AAAA", "x" + cookie, cookie.partition(".")[2], ""):
        assert requests.get(served.address, cookies={NAME: changed}, timeout=60).status_code == 401


def test_who_stands_aside_gets_no_file_of_the_whole_case(served: Served) -> None:
    """A memo holds every project; gleb is recused from one."""
    device = _joined(served, "gleb")
    assert device.get(served.address).status_code == 200
    answer = device.get(f"{served.address}{MEMO}?format=html")
    assert answer.status_code == 403
    assert "stand aside" in answer.text


def test_a_typed_code_leads_to_the_seat(served: Served) -> None:
    """Small letters and all; what is no code is said above the field."""
    (link,) = served.door.issue(["vera"], instead=False)
    device, join = requests.Session(), f"{served.address}/join"
    assert 'name="code"' in device.get(join).text
    page = device.post(join, data={"code": link.short_code.lower()})
    assert "Vera Ivanova" in page.text
    answer = device.post(join, data={"code": link.short_code, "once": _once(page.text)}, allow_redirects=False)
    assert answer.status_code == 303
    assert requests.get(f"{join}/{link.short_code}", timeout=60).status_code == 404
    assert device.post(join, data={"code": "x" * 5000}).status_code in (404, 413)


def test_of_a_thousand_wrong_tries_few_are_heard(tmp_path: Path) -> None:
    """At once from many threads: eight are answered, the rest are told to wait, a right link as well meanwhile."""
    with council_app(tmp_path) as served:
        link = f"{served.address}/join/{_token(served, 'vera')}"
        wrong = [f"{served.address}/join/{number:043d}" for number in range(1000)]
        with ThreadPoolExecutor(16) as pool, requests.Session() as client:
            answers = list(pool.map(lambda each: client.get(each, timeout=120), wrong))
        assert sorted(each.status_code for each in answers)[: OF_ONE + 1] == [404] * OF_ONE + [429]
        last = answers[-1]
        assert last.status_code == 429
        assert 0 < int(last.headers["Retry-After"]) <= 60
        assert "Try again in" in last.text
        assert requests.get(link, timeout=60).status_code == 429


def test_a_thousand_wrong_codes_are_not_heard_and_keep_no_link_away(tmp_path: Path) -> None:
    """From a hundred addresses: sixty are answered, the rest wait; a link of another address opens its seat."""
    with council_app(tmp_path) as served, ExitStack() as stack:
        once = {"code": "0000-0000"}
        clients = [stack.enter_context(_from_address(f"127.0.1.{number}")) for number in range(1, 101)]
        answers = [each.post(f"{served.address}/join", data=once).status_code for _ in range(10) for each in clients]
        assert Counter(answers) == {404: OF_ALL, 429: 1000 - OF_ALL}
        assert requests.post(f"{served.address}/join", data=once, timeout=60).status_code == 429
        assert _joined(served, "vera").get(served.address).status_code == 200


def test_a_cookie_of_another_session_is_none(served: Served, tmp_path: Path) -> None:
    """The same seat and the same key of the browser: each session's server knows its own devices alone."""
    with council_app(tmp_path) as other:
        cookies = {NAME: str(_joined(other, "vera").cookies[NAME])}
        assert requests.get(other.address, cookies=cookies, timeout=60).status_code == 200
        assert requests.get(served.address, cookies=cookies, timeout=60).status_code == 401
