"""The case that a session is about, as bytes that are kept beside its journal: years later nothing else is needed."""

from __future__ import annotations

import json
from hashlib import sha256

from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.documents.findings import Path
from appraisal.errors import Place, refuse


def kept(case: Case) -> bytes:
    """Return all that a case says, in its order, whatever kind of files it was read from: JSON in UTF-8."""
    return json.dumps(case.tree(), ensure_ascii=False).encode()


def digest_of(content: bytes) -> str:
    """Return the digest of the case that bytes hold: `Case.digest`, which does not depend on their order.

    Raises:
        InputError: `kept_case_unreadable`.
    """
    return sha256(json.dumps(_tree(content), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def case_of(content: bytes, *, key: str, digest: str) -> Case:
    """Return the case that was kept.

    Args:
        content: of the case, as `kept` gives it.
        key: of the case.
        digest: what the session's first event says of it.

    Raises:
        InputError: `kept_case_unreadable`, `kept_case_differs`, or each problem of a case that this version of the
            program no longer reads.
    """
    if digest_of(content) != digest:
        raise refuse("kept_case_differs", case=key)
    return check(_tree(content), key=key, locate=_place)


def checked(case: Case) -> Case:
    """Return a case that was put together by hand, such as one with corrected figures, after all checks of a read one.

    Raises:
        InputError: with every problem.
    """
    return check(case.tree(), key=case.key, locate=_place)


def _tree(content: bytes) -> dict[str, object]:
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        raise refuse("kept_case_unreadable") from None
    if not isinstance(tree, dict):
        raise refuse("kept_case_unreadable")
    return tree


def _place(path: Path) -> Place:
    return Place(file=str(path[0]), column=".".join(map(str, path[1:])) or None)
