"""Who comes in at a session's door."""

from __future__ import annotations

from datetime import timedelta

import pytest

from appraisal.access.cookie import HOURS
from appraisal.access.door import DAYS, Door
from appraisal.errors import InputError
from appraisal.journal.events.closing import Signed
from appraisal.journal.events.seats import Left, SeatRevoked
from appraisal.journal.visible import visible
from appraisal.store.links import Links
from appraisal.store.sessions import Store
from tests.access.conftest import SESSION, Clock
from tests.journal.meeting import prepared, signed


def _keys(error: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [each.key for each in error.value.problems]


def test_a_link_binds_a_device_and_can_be_used_again(door: Door) -> None:
    """Looking at a link binds nothing; a second device ends the first; the short code opens the same seat."""
    (link,) = door.issue(["boris"], instead=False)
    assert door.seat_of(link.token).device is None
    first = door.bind(link.token)
    assert not first.another_before
    assert (holder := door.holder(first.cookie)) is not None
    assert holder.key == "boris"
    second = door.bind(door.token_of(link.short_code.lower()))
    assert second.another_before
    assert door.holder(first.cookie) is None
    assert door.holder(second.cookie) is not None


def test_a_cookie_ends_after_twelve_hours(door: Door, clock: Clock) -> None:
    """A device left in a pocket over night has to come in again, by the same link."""
    (link,) = door.issue(["boris"], instead=False)
    cookie = door.bind(link.token).cookie
    clock.now += timedelta(hours=HOURS, seconds=1)
    assert door.holder(cookie) is None
    assert door.holder(door.bind(link.token).cookie) is not None


def test_a_seat_that_is_taken_back_is_out(door: Door, store: Store) -> None:
    """Its cookie and its link end with it, and no new link is made."""
    (link,) = door.issue(["guest"], instead=False)
    cookie = door.bind(link.token).cookie
    store.append(SESSION, "secretary", "guest", SeatRevoked(reason="Gone."))
    assert door.holder(cookie) is None
    with pytest.raises(InputError) as error:
        door.bind(link.token)
    assert _keys(error) == ["link_not_valid"]
    with pytest.raises(InputError) as error:
        door.issue(["guest", "nobody", "anna"], instead=True)
    assert _keys(error) == ["seat_revoked_already", "seat_unknown"]


def test_new_cards_end_old_links_but_no_device(door: Door) -> None:
    """Who sits there already stays; a link that was made beside another leaves both."""
    (first,) = door.issue(["boris"], instead=False)
    (second,) = door.issue(["boris"], instead=False)
    cookie = door.bind(first.token).cookie
    (third,) = door.issue(["boris"], instead=True)
    assert door.holder(cookie) is not None
    for link in (first, second):
        with pytest.raises(InputError) as error:
            door.seat_of(link.token)
        assert _keys(error) == ["link_not_valid"]
    assert door.seat_of(third.token).key == "boris"


def test_an_address_opens_its_seat_until_it_is_taken_away(door: Door, store: Store) -> None:
    """In any letters, one for a seat; new cards leave it, a forgotten name takes it along, and the store has none."""
    door.give_mail("boris", "Boris@Example.org")
    door.give_mail("boris", " boris@example.org ")
    kept = door.kept_of_mail("BORIS@example.org")
    assert door.seat_at(kept).key == "boris"
    assert "boris" not in door.unlinked()
    for seat, key in (("vera", "mail_given_already"), ("nobody", "seat_unknown")):
        with pytest.raises(InputError) as error:
            door.give_mail(seat, "boris@example.org")
        assert _keys(error) == [key]
    door.issue(["boris"], instead=True)
    assert door.seat_at(kept).key == "boris"
    with store._reads() as connection:
        assert "example.org" not in "".join(connection.connection.iterdump())
    store.forget(SESSION, "boris")
    with pytest.raises(InputError) as error:
        door.bind_at(kept)
    assert _keys(error) == ["link_not_valid"]
    door.give_mail("vera", "boris@example.org")
    door.give_mail("vera", "vera@example.org")
    with pytest.raises(InputError):
        door.seat_at(kept)
    assert door.drop_mail("vera")
    assert not door.drop_mail("vera")
    with pytest.raises(InputError) as error:
        door.drop_mail("nobody")
    assert _keys(error) == ["seat_unknown"]


def test_links_end_by_themselves(door: Door, clock: Clock) -> None:
    """After thirty days a link opens nothing, and its seat counts as one without a link."""
    (link,) = door.issue(["boris"], instead=False)
    assert "boris" not in door.unlinked()
    clock.now += timedelta(days=DAYS)
    assert "boris" in door.unlinked()
    with pytest.raises(InputError):
        door.seat_of(link.token)


def test_a_door_of_another_session_stays_shut(door: Door, store: Store, clock: Clock) -> None:
    """Neither link nor cookie of one session opens a seat of another in the same store."""
    for step in prepared():
        store.append("north-1", step.actor, step.for_seat, step.event)
    north = Door(store, "north-1", clock=clock)
    (link,) = door.issue(["boris"], instead=False)
    with pytest.raises(InputError):
        north.seat_of(link.token)
    assert north.holder(door.bind(link.token).cookie) is None
    assert door.holder("") is door.holder(None) is None


def test_after_the_signature_a_link_binds_no_device(store: Store, clock: Clock) -> None:
    """Links can be used again until the close; who holds a seat then stays until the twelve hours are over."""
    steps = list(signed())
    close = next(at for at, step in enumerate(steps) if isinstance(step.event, Signed))
    for step in steps[:close]:
        store.append("north-1", step.actor, step.for_seat, step.event)
    north = Door(store, "north-1", clock=clock)
    (link,) = north.issue(["boris"], instead=False)
    cookies = [north.bind(link.token).cookie for _ in range(2)]
    for step in steps[close:]:
        store.append("north-1", step.actor, step.for_seat, step.event)
    assert north.state().stage == "signed"
    with pytest.raises(InputError) as error:
        north.bind(link.token)
    assert _keys(error) == ["meeting_over"]
    assert [north.holder(each) is not None for each in cookies] == [False, True]


def test_who_runs_the_meeting_is_told_of_a_seat_taken_over(door: Door) -> None:
    """Chair and secretary, of second devices since their own came in; nobody else, and not of a first device."""
    links = {each.seat: each for each in door.issue(["chair", "secretary", "anna", "boris", "guest"], instead=True)}

    def told(seat: str) -> list[str]:
        return [each.key for each in door.taken_over(door.state().seats[seat])]

    for seat in ("boris", "chair", "guest"):
        door.bind(links[seat].token)
    assert told("chair") == []
    door.bind(links["boris"].token)
    assert told("chair") == told("secretary") == ["boris"]
    assert told("boris") == told("guest") == []
    door.bind(links["chair"].token)
    assert told("chair") == []
    assert told("secretary") == ["chair", "boris"]


def test_who_may_see_the_whole_case(door: Door, store: Store, clock: Clock) -> None:
    """Not one who is recused from a project or has not answered on conflicts; before the seal the secretary alone."""
    seats = door.state().seats
    assert {key for key in seats if door.sees_case(seats[key])} == {
        "secretary", "auditor", "guest", "anna", "boris", "vera",
    }  # fmt: skip
    for step in prepared():
        store.append("north-1", step.actor, step.for_seat, step.event)
    north = Door(store, "north-1", clock=clock)
    assert [key for key, seat in north.state().seats.items() if north.sees_case(seat)] == ["secretary"]


def test_no_secret_stands_in_the_store(door: Door, store: Store) -> None:
    """Neither token nor short code nor a device's token is in a row, only digests of them."""
    (link,) = door.issue(["boris"], instead=False)
    cookie = door.bind(link.token).cookie
    with store._reads() as connection:
        kept = "".join(connection.connection.iterdump())
    assert "boris" in kept
    assert not any(secret in kept for secret in (link.token, link.short_code, cookie, *cookie.split(".")))


def test_the_signing_key_outlives_the_server(door: Door, store: Store, clock: Clock) -> None:
    """A server that starts again in the same store lets devices stay."""
    (link,) = door.issue(["boris"], instead=False)
    cookie = door.bind(link.token).cookie
    assert Door(store, SESSION, clock=clock).holder(cookie) is not None
    assert len(Links(store).signing_key(SESSION)) == 32


def test_what_a_seat_may_know_is_worked_out_once_until_something_happens(door: Door, store: Store) -> None:
    """Each seat has its own view, the same until the next event, and after it what it may know then."""
    first, head = door.now("anna")
    assert door.now("anna") == (first, head)
    assert door.now("anna")[0] is first
    assert first == visible(door.state(), "anna")
    assert door.now("boris")[0] == visible(door.state(), "boris")
    store.append(SESSION, "boris", "boris", Left())
    after, then = door.now("anna")
    assert then != head
    assert after == visible(door.state(), "anna") != first
