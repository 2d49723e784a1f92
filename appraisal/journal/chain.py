"""The chain: each event's header is hashed with the hash before it, and holds a salted commitment to its payload.

    commitment = SHA-256(0x00 ‖ salt ‖ payload)        hash = SHA-256(0x01 ‖ hash before ‖ header)

The two prefixes keep a commitment from passing for a header's hash. The salt of 16 random bytes keeps a ballot of a few
ratings from being guessed from its commitment. Stored bytes are hashed, never written again from what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from pydantic import ValidationError

from appraisal.errors import DefectError, refuse
from appraisal.journal.entry import SEALED, Entry, Envelope, Header, Withheld
from appraisal.journal.events.base import canonical
from appraisal.journal.events.reading import payload, read_event, read_plain

GENESIS = bytes(32)  # stands before the first event
SALT = 16  # bytes


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it is stored. `salt` and `payload` are None if the payload is withheld."""

    header: bytes
    prev: bytes
    hash: bytes
    salt: bytes | None
    payload: bytes | None

    def withheld(self) -> Record:
        """Return the record without its payload; the chain holds as before."""
        return Record(self.header, self.prev, self.hash, None, None)


def commitment(salt: bytes, stored: bytes) -> bytes:
    """Return the commitment (32 bytes) to a payload."""
    return sha256(b"\x00" + salt + stored).digest()


def link(prev: bytes, header: bytes) -> bytes:
    """Return the hash (32 bytes) of a header after the hash before it."""
    return sha256(b"\x01" + prev + header).digest()


def record(session: str, entry: Entry, *, prev: bytes, salt: bytes) -> Record:
    """Return an entry as it is stored after the hash `prev`; the header of a blind event tells nothing of it.

    Raises:
        DefectError: for a salt that is not 16 bytes.
    """
    if len(salt) != SALT:
        raise DefectError(f"a salt has {SALT} bytes")
    event = entry.event
    stored = payload(event)
    told: dict[str, object] = {
        "at": entry.at,
        "kind": event.kind,
        "version": event.version,
        "actor": entry.actor,
        "for_seat": entry.for_seat,
    }
    if event.blind:
        stored = canonical({**told, "event": read_plain(stored)})
        told = {"at": None, "kind": SEALED, "version": 1, "actor": None, "for_seat": None}
    committed = commitment(salt, stored).hex()
    header = canonical({"session": session, "seq": entry.seq, "commitment": committed, **told})
    return Record(header, prev, link(prev, header), salt, stored)


def read_header(stored: bytes) -> Header:
    """Return the header of stored bytes.

    Raises:
        InputError: `header_unreadable`.
    """
    try:
        return Header.model_validate_json(stored)
    except ValidationError:
        raise refuse("header_unreadable") from None


def read_entry(stored: Record) -> Entry | Withheld:
    """Return the entry of a record, with an event of an older version lifted.

    Raises:
        InputError: `header_unreadable`, `payload_unreadable`, or what `read_event` refuses.
    """
    header = read_header(stored.header)
    if stored.payload is None:
        return Withheld(header.seq, header.kind, header.for_seat)
    plain = read_plain(stored.payload)
    if header.kind == SEALED:
        try:
            inner = Envelope.model_validate(plain)
        except ValidationError:
            raise refuse("payload_unreadable") from None
        event = read_event(inner.kind, inner.version, inner.event)
        return Entry(header.seq, inner.at, inner.actor, inner.for_seat, event)
    if header.at is None or header.actor is None:
        raise refuse("header_unreadable")
    return Entry(
        header.seq, header.at, header.actor, header.for_seat, read_event(header.kind, header.version, plain)
    )  # fmt: skip


def read_entries(records: Iterable[Record]) -> Iterator[Entry | Withheld]:
    """Yield the entries of records."""
    return map(read_entry, records)
