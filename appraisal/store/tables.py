"""The tables of a store, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text

METADATA = MetaData()

# The only rows that are ever changed: where each journal ends, and how often names were forgotten in it.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("session", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("forgotten", Integer, nullable=False),
)

# Bytes are stored as they were hashed.
HEADERS = Table(
    "headers",
    METADATA,
    Column("session", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("session", "seq"),
    ForeignKeyConstraint(["session"], ["sessions.session"]),
)

# Apart from the headers, so that a payload can be withheld and a name forgotten while the chain still holds.
PAYLOADS = Table(
    "payloads",
    METADATA,
    Column("session", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    PrimaryKeyConstraint("session", "seq"),
    ForeignKeyConstraint(["session", "seq"], ["headers.session", "headers.seq"]),
)

# The cases that sessions are about, by their digest; a row is written once and never changed.
CASES = Table(
    "cases",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

VERSION = Table("store", METADATA, Column("version", Integer, nullable=False))

# No part of the journal: what opens a seat may end and be made anew. Only digests of secrets stand here.
LINKS = Table(
    "links",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("session", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("ended", Integer, nullable=False),
    ForeignKeyConstraint(["session"], ["sessions.session"]),
)

SIGNING = Table(
    "signing",
    METADATA,
    Column("session", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    ForeignKeyConstraint(["session"], ["sessions.session"]),
)
