"""Rows of links that an e-mail address opens, not a card: told apart by how what is kept of the address begins."""

from __future__ import annotations

from sqlalchemy import Connection

from appraisal.store.tables import LINKS

MAIL = "mail:"  # such rows stay where cards and links are made anew, and go where a name is forgotten
BY_MAIL = LINKS.c.digest.startswith(MAIL)


def drop_mails(connection: Connection, session: str, seat: str) -> int:
    """Take the address of a seat away for good; return how many it had."""
    of_seat = (LINKS.c.session == session) & (LINKS.c.seat == seat) & BY_MAIL
    return connection.execute(LINKS.delete().where(of_seat)).rowcount
