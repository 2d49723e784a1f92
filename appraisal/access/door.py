"""The door of a session's server: it gives links, binds a device to the seat of a link, and knows who comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from appraisal.access.cookie import Cookies, Held
from appraisal.access.tokens import (
    digest,
    kept_mail,
    new_short_code,
    new_token,
    read_mail,
    read_short_code,
    stretched,
)
from appraisal.cache import Latest
from appraisal.errors import InputError, Problem, refuse
from appraisal.journal.entry import stamp
from appraisal.journal.events.base import Role
from appraisal.journal.events.seats import DeviceBound
from appraisal.journal.session import Seat, Session
from appraisal.journal.visible import Visible, visible
from appraisal.store.links import LinkRow, Links
from appraisal.store.sessions import Store

DAYS = 30  # that a link opens its seat: cards are printed before the meeting
JOIN = "/join"
_RUN_THE_MEETING = ("chair", "deputy", "secretary")


@dataclass(frozen=True, slots=True)
class Link:
    """What is handed to a seat, and shown this once: its token and its short code."""

    seat: str
    role: Role
    name: str | None
    token: str
    short_code: str

    def address(self, server: str) -> str:
        """Return the address to open; `server` is its beginning, such as `https://council.example`."""
        return f"{server.rstrip('/')}{JOIN}/{self.token}"


@dataclass(frozen=True, slots=True)
class Bound:
    """A device that holds a seat from now on: the value of its cookie, and whether another device held it before."""

    seat: Seat
    cookie: str
    another_before: bool


class Door:
    """The door of one session. `clock` gives the time in UTC.

    `sign_in_key` signs what a browser holds while somebody signs in at a provider.
    """

    def __init__(
        self, store: Store, session: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store, self._links, self.session, self._clock = store, Links(store), session, clock
        self._seen: Latest[str | None, Visible] = Latest()
        store.state(session)  # refuses a session that is not there
        self.sign_in_key = sha256(b"sign-in" + self._links.signing_key(session)).hexdigest()
        self._cookies = Cookies(self._links.signing_key(session), clock=lambda: clock().timestamp())

    def state(self) -> Session:
        """Return the session as of now."""
        return self._store.state(self.session)

    def now(self, seat: str | None) -> tuple[Visible, bytes]:
        """Return the session as a seat, or without one the council, may know it now, and the hash after its last event.

        Every device asks for it every second, and its seat may know the same until the next event.
        """
        state, head = self._store.now(self.session)
        return self._seen.get(seat, state, lambda: visible(state, seat)), head

    def seats(self) -> tuple[str, ...]:
        """Return the seats that were not taken back."""
        return tuple(each.key for each in self.state().seats.values() if not each.revoked)

    def unlinked(self) -> tuple[str, ...]:
        """Return the seats that no link opens."""
        linked = self._links.linked(self.session, now=stamp(self._clock()))
        return tuple(each for each in self.seats() if each not in linked)

    def draw(self, seats: Iterable[str]) -> tuple[Link, ...]:
        """Make a link for each of some seats; it opens nothing until it is kept.

        Raises:
            InputError: for each seat that is not there or was taken back.
        """
        held, asked = self.state().seats, tuple(dict.fromkeys(seats))
        problems = [
            Problem("seat_revoked_already" if each in held else "seat_unknown", {"seat": each})
            for each in asked
            if each not in held or held[each].revoked
        ]
        if problems:
            raise InputError(problems)
        return tuple(
            Link(each.key, each.role, each.name, new_token(), new_short_code()) for each in map(held.__getitem__, asked)
        )

    def keep(self, links: Iterable[Link], *, instead: bool) -> None:
        """Let links open their seats from now on; `instead` ends older links of these seats, but sends no device away.

        Either all links open their seats or none does.
        """
        kept, until = tuple(links), stamp(self._clock() + timedelta(days=DAYS))
        rows = [
            LinkRow(secret, self.session, link.seat, until)
            for link in kept
            for secret in (digest(link.token), stretched(link.short_code, self.session))
        ]
        self._links.add(rows, instead=[each.seat for each in kept] if instead else ())

    def issue(self, seats: Iterable[str], *, instead: bool) -> tuple[Link, ...]:
        """Make a link for each of some seats and let it open the seat, as `draw` and `keep` do.

        Raises:
            InputError: as `draw` does; then no link is made.
        """
        made = self.draw(seats)
        self.keep(made, instead=instead)
        return made

    def give_mail(self, seat: str, address: str) -> None:
        """Let a seat be taken by whoever signs in with an e-mail address; only what scrypt makes of it is kept.

        Raises:
            InputError: `mail_malformed`, `mail_given_already`, or as `draw` does.
        """
        self.draw([seat])
        until = stamp(self._clock() + timedelta(days=DAYS))
        self._links.give_mail(LinkRow(self.kept_of_mail(address), self.session, seat, until))

    def drop_mail(self, seat: str) -> bool:
        """Take the e-mail address of a seat away; return whether it had one.

        Raises:
            InputError: `seat_unknown`.
        """
        if seat not in self.state().seats:
            raise refuse("seat_unknown", seat=seat)
        return self._links.drop_mail(self.session, seat)

    def kept_of(self, secret: str) -> str:
        """Return what is kept of a token or a short code."""
        return stretched(secret, self.session) if _is_short(secret) else digest(secret)

    def kept_of_mail(self, address: str) -> str:
        """Return what is kept of an e-mail address.

        Raises:
            InputError: `mail_malformed`.
        """
        return kept_mail(read_mail(address), self.session)

    def token_of(self, typed: str) -> str:
        """Return a secret as `seat_of` and `bind` take it, from a short code that somebody typed.

        Raises:
            InputError: `short_code_malformed`.
        """
        return read_short_code(typed)

    def seat_of(self, secret: str) -> Seat:
        """Return the seat that a token or a short code opens, as `seat_at` does."""
        return self.seat_at(self.kept_of(secret))

    def seat_at(self, kept: str) -> Seat:
        """Return the seat that is opened by what is kept of a secret; nothing is changed.

        Raises:
            InputError: `link_not_valid`: never made, ended, too old, or its seat was taken back; `meeting_over`.
        """
        row, state = self._links.find(kept), self.state()
        seats = state.seats
        if row is None or row.ended or row.session != self.session or row.until <= stamp(self._clock()):
            raise refuse("link_not_valid")
        if row.seat not in seats or seats[row.seat].revoked:
            raise refuse("link_not_valid")
        if state.stage == "signed":
            raise refuse("meeting_over")
        return seats[row.seat]

    def bind(self, secret: str) -> Bound:
        """Bind a new device to the seat of a token or a short code, as `bind_at` does."""
        return self.bind_at(self.kept_of(secret))

    def bind_at(self, kept: str) -> Bound:
        """Bind a new device to the seat that is opened by what is kept of a secret; the one before is out at once.

        Raises:
            InputError: what `seat_of` says, or the journal where the memo was signed in between.
        """
        seat, device = self.seat_at(kept), new_token()
        saved = self._store.append(self.session, seat.key, seat.key, DeviceBound(device=digest(device)))
        cookie = self._cookies.write(Held(self.session, seat.key, device))
        return Bound(saved.session.seats[seat.key], cookie, seat.device is not None)

    def holder(self, cookie: str | None) -> Seat | None:
        """Return the seat of a cookie; None if it is forged, too old, of another session or device, or seatless."""
        held = self._cookies.read(cookie) if cookie else None
        if held is None or held.session != self.session:
            return None
        seat = self.state().seats.get(held.seat)
        if seat is None or seat.revoked or seat.device != digest(held.device):
            return None
        return seat

    def taken_over(self, seat: Seat) -> tuple[Seat, ...]:
        """Return the seats that another device took over after the device of a seat came in.

        Only who runs the meeting is told, and everything else about devices stays with their own seats.
        """
        if seat.role not in _RUN_THE_MEETING:
            return ()
        others = (each for each in self.state().seats.values() if each.key != seat.key and not each.revoked)
        return tuple(each for each in others if each.devices > 1 and each.bound > seat.bound)

    def sees_case(self, seat: Seat) -> bool:
        """Return whether a seat may see the pages of the whole case, which hold every project's figures.

        Before the rules are sealed only the secretary prepares; afterwards whoever may see all projects.
        """
        state = self.state()
        if state.rules is None:
            return seat.role == "secretary"
        return self.now(seat.key)[0].projects == {each.key for each in state.rules.projects}


def _is_short(secret: str) -> bool:
    return len(secret) < 16  # a token has 43 characters, a short code nine
