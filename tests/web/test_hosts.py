"""The names by which the app answers."""

from __future__ import annotations

import pytest
from starlette.types import Message, Receive, Scope, Send

from appraisal.web.hosts import Hosts, answers_to, hosts_of
from tests.web.finished import finished

EVERYWHERE = "0.0.0.0"  # noqa: S104
MINE = ("127.0.0.1:8501", "localhost", "[::1]:8501", "127.8.8.8")


@pytest.mark.parametrize("host", MINE)
def test_this_machine_may_always_ask(host: str) -> None:
    """By each name of loopback, whatever else is allowed."""
    assert answers_to(host, hosts_of(address=None, site=None))
    assert answers_to(host, hosts_of(address=EVERYWHERE, site="https://council.example"))


@pytest.mark.parametrize("host", ["evil.example", "", "council.example.evil", "127.0.0.1.evil", "[::1", "a@b:x"])
def test_foreign_names_are_refused(host: str) -> None:
    """However the server listens."""
    for address, named in ((None, []), (EVERYWHERE, []), (EVERYWHERE, ["council.example"]), ("192.0.2.7", [])):
        assert not answers_to(host, hosts_of(address=address, site="https://council.example", named=named))


def test_of_a_known_address_no_other_is_answered() -> None:
    """Links tell the name, or the address is one: another number of the same machine is refused."""
    assert answers_to("council.example:443", hosts_of(address=EVERYWHERE, site="https://Council.example", named=["x"]))
    assert answers_to("X.", hosts_of(address=EVERYWHERE, site=None, named=[" x "]))
    for hosts in (hosts_of(address="192.0.2.7", site=None), hosts_of(address=EVERYWHERE, site=None, named=["x"])):
        assert not answers_to("192.0.2.8", hosts)
    assert answers_to("192.0.2.7:8501", hosts_of(address="192.0.2.7", site=None))


def test_where_the_address_is_any_numbers_are_answered() -> None:
    """A page of somebody else cannot have a number of ours as its own name."""
    hosts = hosts_of(address=EVERYWHERE, site="http://192.0.2.7:8501")
    assert answers_to("192.0.2.8:8501", hosts)
    assert answers_to("[fd00::1]", hosts)


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_refusal_reaches_nothing_behind_it(kind: str) -> None:
    """A request gets 400, a socket is closed; the app is not asked. Its start and end pass."""
    sent: list[Message] = []
    asked: list[str] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        asked.append(scope["type"])

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    guarded = Hosts(app, hosts_of(address=None, site=None))
    finished(guarded({"type": kind, "headers": [(b"host", b"evil.example")]}, receive, send))
    finished(guarded({"type": "lifespan"}, receive, send))
    assert asked == ["lifespan"]
    assert sent[0].get("status", sent[0].get("code")) in (400, 1008)
