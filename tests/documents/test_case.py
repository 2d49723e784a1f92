"""What a case is known by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from appraisal.documents.ballot import Ballot
from appraisal.documents.case import Case


def test_a_ballot_moves_the_digest_of_the_ballots_and_that_of_the_whole(kuzbass: Case) -> None:
    """Another answer is another case with the same figures; another figure is another case with the same ballots."""
    first, *others = kuzbass.ballots
    changed = first.model_copy(update={"answers": {"sectoral_fit": {"itat": 9.0}}})
    balloted = replace(kuzbass, ballots=(changed, *others))
    assert balloted.figures_digest == kuzbass.figures_digest
    assert len({balloted.ballots_digest, kuzbass.ballots_digest}) == len({balloted.digest, kuzbass.digest}) == 2
    fewer = replace(kuzbass, scenarios={})
    assert fewer.ballots_digest == kuzbass.ballots_digest
    assert len({fewer.figures_digest, kuzbass.figures_digest}) == len({fewer.digest, kuzbass.digest}) == 2


def test_the_whole_is_what_its_files_say(kuzbass: Case) -> None:
    """The digest that a memo prints is that of the tree: it does not tell how the program divides it."""
    said = json.dumps(kuzbass.tree(), sort_keys=True, ensure_ascii=False).encode()
    assert kuzbass.digest == hashlib.sha256(said).hexdigest()


def test_the_whole_also_pins_what_the_files_have_no_words_for(kuzbass: Case) -> None:
    """Abstaining reads as a blank in a file, and a round is not stated there: the digest still tells them apart."""
    first, *others = kuzbass.ballots
    rest = {project: said for project, said in first.answers["sectoral_fit"].items() if project != "itat"}
    silent, abstains, later = (
        replace(kuzbass, ballots=(Ballot.model_validate({**dict(first), **changes}), *others))
        for changes in (
            {"answers": {"sectoral_fit": rest}},
            {"answers": {"sectoral_fit": {**rest, "itat": "abstains"}}},
            {"answers": {"sectoral_fit": rest}, "round": 2},
        )
    )
    assert silent.tree() == abstains.tree() == later.tree()
    assert len({each.digest for each in (kuzbass, silent, abstains, later)}) == 4
    assert len({each.ballots_digest for each in (kuzbass, silent, abstains, later)}) == 4


def test_a_narrow_place_shows_the_short_name_or_the_whole(kuzbass: Case) -> None:
    """Each of the sample's projects has a short name; without one the whole name stands there, never a part of it."""
    for project in kuzbass.projects.values():
        assert project.short is not None
        assert project.brief is project.short
        assert project.model_copy(update={"short": None}).brief is project.name
