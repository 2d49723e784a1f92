"""Links to seats: digests of secrets, apart from the journal, so that an old link can be ended and a new one made."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from appraisal.errors import refuse
from appraisal.store.mails import BY_MAIL, drop_mails
from appraisal.store.sessions import Store
from appraisal.store.tables import LINKS, SIGNING

_BYTES = 32  # of a key that signs cookies


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as it is kept: the digest of its secret, the seat that it opens, until when (UTC, as the journal does)."""

    digest: str
    session: str
    seat: str
    until: str
    ended: bool = False


class Links:
    """The links of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, rows: Iterable[LinkRow], *, instead: Iterable[str] = ()) -> None:
        """Keep new links of a session, and end the older ones of the seats named in `instead`, all or nothing."""
        added, ended = list(rows), list(instead)
        with self._store._writing() as connection:
            for each in {row.session for row in added}:
                of_seats = (LINKS.c.session == each) & LINKS.c.seat.in_(ended) & ~BY_MAIL
                connection.execute(LINKS.update().where(of_seats).values(ended=1))
            for row in added:
                kept = {"digest": row.digest, "session": row.session, "seat": row.seat, "until": row.until}
                connection.execute(LINKS.insert(), {**kept, "ended": 0})

    def give_mail(self, row: LinkRow) -> None:
        """Let an address open a seat, in place of the one that opened it before.

        Raises:
            InputError: `mail_given_already`: it opens another seat.
        """
        with self._store._writing() as connection:
            of_row = LINKS.c.digest == row.digest
            before = connection.execute(select(LINKS.c.seat).where(of_row)).scalar_one_or_none()
            if before not in (None, row.seat):
                raise refuse("mail_given_already", seat=before)
            drop_mails(connection, row.session, row.seat)
            kept = {"digest": row.digest, "session": row.session, "seat": row.seat, "until": row.until}
            connection.execute(LINKS.insert(), {**kept, "ended": 0})

    def drop_mail(self, session: str, seat: str) -> bool:
        """Take the address of a seat away; return whether it had one."""
        with self._store._writing() as connection:
            return drop_mails(connection, session, seat) > 0

    def find(self, digest: str) -> LinkRow | None:
        """Return the link with a digest, ended or not; None if there was never one."""
        with self._store._reads() as connection:
            row = connection.execute(select(LINKS).where(LINKS.c.digest == digest)).one_or_none()
        return None if row is None else LinkRow(row.digest, row.session, row.seat, row.until, bool(row.ended))

    def linked(self, session: str, *, now: str) -> frozenset[str]:
        """Return the seats of a session that have a link which still opens them."""
        valid = (LINKS.c.session == session) & (LINKS.c.ended == 0) & (LINKS.c.until > now)
        with self._store._reads() as connection:
            return frozenset(connection.execute(select(LINKS.c.seat).where(valid)).scalars())

    def signing_key(self, session: str) -> bytes:
        """Return the key that signs the cookies of a session, made on first request.

        It stands in the store, so that a server may start again, or two may share a database. Who reads it there can
        sign, but has no token of a device, of which the journal holds the digest alone.
        """
        asked = select(SIGNING.c.key).where(SIGNING.c.session == session)
        with self._store._writing() as connection:
            if (kept := connection.execute(asked).scalar_one_or_none()) is None:
                kept = secrets.token_bytes(_BYTES)
                connection.execute(SIGNING.insert(), {"session": session, "key": kept})
            return bytes(kept)
