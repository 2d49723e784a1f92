"""Every kind of event, by its name in the journal."""

from __future__ import annotations

from appraisal.journal.events.agenda import AGENDA
from appraisal.journal.events.base import Event
from appraisal.journal.events.closing import CLOSING
from appraisal.journal.events.conflicts import CONFLICTS
from appraisal.journal.events.opening import OPENING
from appraisal.journal.events.rating import RATING
from appraisal.journal.events.seats import SEATS
from appraisal.journal.events.voting import PORTFOLIO, VOTING

_ALL: tuple[type[Event], ...] = (*OPENING, *SEATS, *CONFLICTS, *AGENDA, *RATING, *PORTFOLIO, *VOTING, *CLOSING)
KINDS: dict[str, type[Event]] = {each.kind: each for each in _ALL}
