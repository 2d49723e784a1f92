"""Who may do what, and when: one table of roles, actions and stages. Nothing else decides it.

The column `chair` is for whoever holds the chair at the moment; a chair or a deputy who does not hold it has the column
`deputy`. `own`: for one's own seat only. `any`: for any seat, or where the event is not about a seat.
"""

from __future__ import annotations

from typing import Literal

from appraisal.journal.events.base import ROLES, STAGES, Role, Stage

Right = Literal["own", "any"]
_TABLE = """
                    stages                             chair deputy secretary expert observer auditor
opened              -                                  -     -      -         -      -        -
rules_sealed        prepare                            any   -      any       -      -        -
seated              prepare,seats,rating               -     -      any       -      -        -
seat_named          prepare,seats,rating,portfolio,decision  - -    any       -      -        -
seat_revoked        prepare,seats,rating,portfolio,decision  any -  any       -      -        -
device_bound        prepare,seats,rating,portfolio,decision  own own own      own    own      own
arrived             seats,rating,portfolio,decision    own   own    any       own    own      own
left                seats,rating,portfolio,decision    own   own    any       own    own      own
chair_handed_over   seats,rating,portfolio,decision    any   own    any       -      -        -
conflict_declared   seats,rating,portfolio,decision    own   own    any       own    -        -
conflict_ruled      seats,rating,portfolio,decision    any   -      -         -      -        -
item_called         rating,portfolio,decision          any   -      -         -      -        -
item_closed         rating,portfolio,decision          any   -      -         -      -        -
item_put_off        rating,portfolio,decision          any   -      -         -      -        -
minutes_text        seats,rating,portfolio,decision    -     -      any       -      -        -
round_opened        seats,rating                       any   -      -         -      -        -
ballot              rating                             -     -      -         own    -        -
paper_ballot        rating                             -     -      any       -      -        -
absent_opinion      rating                             -     -      any       -      -        -
paper_contested     rating                             -     -      -         own    -        -
answer_confirmed    rating                             -     -      any       own    -        -
finished            rating                             -     -      any       own    -        -
unfinished          rating                             -     -      any       own    -        -
round_closed        rating                             any   -      -         -      -        -
revealed            rating                             any   -      -         -      -        -
results_read        rating,portfolio,decision,signed   any   any    any       any    any      any
figure_corrected    seats,rating,portfolio,decision    -     -      any       -      -        -
stage_entered       rating,portfolio                   any   -      -         -      -        -
variant_kept        portfolio,decision                 any   -      any       -      -        -
motion_put          decision                           any   -      -         -      -        -
vote_opened         decision                           any   -      -         -      -        -
vote                decision                           -     -      any       own    -        -
vote_closed         decision                           any   -      -         -      -        -
vote_annulled       decision                           any   -      any       -      -        -
condition_set       decision                           any   -      any       -      -        -
dissent             decision                           -     -      any       own    -        -
memo_issued         decision,signed                    -     -      any       -      -        -
signed              decision,signed                     own   -      own       -      -        -
correction          signed                             any   -      any       -      -        -
code_shown          prepare,seats,rating,portfolio,decision,signed  any - any -      -        any
"""


def _cells() -> dict[tuple[Role, str, Stage], Right]:
    cells: dict[tuple[Role, str, Stage], Right] = {}
    for line in _TABLE.strip().splitlines()[1:]:
        kind, stages, *rights = line.split()
        for role, right in zip(ROLES, rights, strict=True):
            for stage in STAGES:
                if stage in stages.split(",") and right in ("own", "any"):
                    cells[role, kind, stage] = "own" if right == "own" else "any"
    return cells


_CELLS = _cells()


def right(role: Role, kind: str, stage: Stage) -> Right | None:
    """Return what a role may do at a stage: nothing, for its own seat, or for any.

    Example:
        >>> right("expert", "ballot", "rating"), right("chair", "ballot", "rating")
        ('own', None)
    """
    return _CELLS.get((role, kind, stage))
