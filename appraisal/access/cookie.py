"""What a device holds after it was bound to a seat: its own token, signed with the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from itsdangerous import BadSignature, TimestampSigner, URLSafeTimedSerializer

NAME = "appraisal_seat"
HOURS = 12
_SALT = "seat of a session"


@dataclass(frozen=True, slots=True)
class Held:
    """What a cookie says: the seat of a session, and the device's token."""

    session: str
    seat: str
    device: str


class Cookies:
    """Signs cookies and reads them. `clock` gives seconds since 1970."""

    def __init__(self, key: bytes, *, clock: Callable[[], float]) -> None:
        self._clock = clock

        class Signer(TimestampSigner):
            def get_timestamp(self) -> int:
                return int(clock())

        self._signing = URLSafeTimedSerializer(key, salt=_SALT, signer=Signer)

    def write(self, held: Held) -> str:
        """Return a cookie's value."""
        return str(self._signing.dumps([held.session, held.seat, held.device]))

    def read(self, value: str) -> Held | None:
        """Return what a cookie says; None if it is older than 12 hours, or if we have not signed it.

        One from the future is taken: the clock went back, and nobody else could have signed it.
        """
        try:
            said, written = self._signing.loads(value, return_timestamp=True)
            held = Held(*said)
        except (BadSignature, TypeError):
            return None
        return held if self._clock() - written.timestamp() <= HOURS * 3600 else None
