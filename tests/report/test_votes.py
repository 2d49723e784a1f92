"""A vote in words: one sentence for a tally with its verdict."""

from __future__ import annotations

from itertools import product

import pytest

from appraisal.journal.events.agenda import Item, ItemPutOff
from appraisal.journal.events.voting import VoteAnnulled
from appraisal.journal.session import Session
from appraisal.journal.tally import Majority, Tally
from appraisal.meeting.motions import told
from appraisal.meeting.votes import resolution, vote_opened
from appraisal.report.votes import resolution_sentences, tally_sentence, vote_sentences
from appraisal.text import LANGUAGES, Language
from tests.journal.made import taken
from tests.journal.meeting import SIMPLE, Step
from tests.meeting.made import EXPERTS, amended, council, deciding, put, voted

RECUSED = "materials_scientist"
TALLY = Tally(
    electorate=7, present=6, in_favour=3, against=2, abstained=1, silent=1, aside=2, base=5, by_casting_vote=False,
    verdict="carried",
)  # fmt: skip


def _divided() -> Session:
    return voted(put(deciding(), "whole", "as-is"), "whole", (RECUSED, *EXPERTS[2:5]), vote="roll-call")


def test_a_tally_says_votes_need_and_verdict() -> None:
    """Every number of the tally is in the sentence, in both languages."""
    assert tally_sentence(TALLY, SIMPLE, "en") == (
        "In favour 3, against 2, abstained 1, did not vote 1; present 6 of 7 who may vote, standing aside 2. "
        "Needed: more than 50% of the votes cast; abstentions do not count; where half is in favour and half against, "
        "the chair's vote decides. Counted from 5. Carried."
    )
    said = tally_sentence(TALLY, SIMPLE, "ru")
    assert said.startswith(
        "За — 3, против — 2, воздержались — 1, не голосовали — 1; присутствуют 6 из 7 имеющих право голоса, "
        "не участвуют из-за конфликта интересов — 2. Решение принимается, если "
    )
    assert said.endswith("; основа подсчёта — 5. Решение принято.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_majority_and_verdict_has_words_of_its_own(language: Language) -> None:
    """No two rules read alike but where one and the same counts; a casting vote is told where it decided or lacked."""
    rules = [
        Majority.model_validate({"share": 2 / 3, "reach": reach, "base": base, "abstentions": abstentions, "tie": tie})
        for reach, base, abstentions, tie in product(
            ("more_than", "at_least"),
            ("cast", "present", "electorate"),
            ("in_base", "aside"),
            ("fails", "casting_vote"),
        )
    ]
    assert len({tally_sentence(TALLY, each, language) for each in rules}) == 16  # abstentions matter for votes cast
    assert all(" 2/3 " in tally_sentence(TALLY, each, language) for each in rules)
    tie = TALLY.model_copy(update={"in_favour": 3, "against": 3, "base": 6})
    verdicts = {
        tally_sentence(tie.model_copy(update={"verdict": verdict, "by_casting_vote": casting}), SIMPLE, language)
        for verdict, casting in product(("carried", "lost", "no_quorum"), (False, True))
    }
    assert len(verdicts) == 5


def test_a_divided_vote_is_told_with_and_without_conflicted_members() -> None:
    """Both tallies are said, and that each project is voted on by itself."""
    question, counted, without = vote_sentences(_divided(), _divided().votes["roll-call"], "en")
    assert question == "Vote “roll-call”. Is the portfolio of the motion “whole” approved?"
    assert counted.startswith("In favour 4, against 3")
    assert counted.endswith("Carried.")
    assert (
        "in favour 3, against 3, abstained 0, did not vote 0. "
        "The votes are equal, and the chair has not voted for or against: lost." in without
    )
    assert without.endswith("The two verdicts differ: each project of the portfolio is voted on by itself.")
    lost = voted(put(deciding(), "whole", "as-is"), "whole", (), vote="roll-call")
    assert "differ" not in list(vote_sentences(lost, lost.votes["roll-call"], "en"))[-1]


def test_an_amendment_names_who_stands_aside() -> None:
    """While it runs no vote is told; then nobody who votes has a conflict, and an annulled one says why."""
    session = taken(amended(), Step("head", None, vote_opened(amended(), vote="v", motion="fibre-in")))
    running = list(vote_sentences(session, session.votes["v"], "en"))
    assert running[1:] == [
        "Standing aside for a conflict of interest: Materials scientist.",
        "The vote is open; 6 members may vote.",
    ]
    closed = voted(amended(), "fibre-in", EXPERTS, vote="v")
    assert list(vote_sentences(closed, closed.votes["v"], "en"))[-1] == (
        "Nobody who may vote has a conflict of interest with any project."
    )
    annulled = taken(closed, Step("head", None, VoteAnnulled(vote="v", reason="Misheard.", second="secretary")))
    assert list(vote_sentences(annulled, annulled.votes["v"], "en"))[-1].endswith("Misheard.")


def test_single_votes_are_summed_up() -> None:
    """What is approved, not approved, put off and left; at the end the money and the rules that break."""
    assert list(resolution_sentences(told(council(), amended(), "whole"), resolution(amended(), "whole"), "en")) == []
    session = voted(_divided(), "whole", EXPERTS, project="karakan")
    session = voted(session, "whole", (), project="sorbents")

    def said(state: Session) -> list[str]:
        return list(resolution_sentences(told(council(), state, "whole"), resolution(state, "whole"), "en"))

    approved, refused, left = said(session)
    assert approved.startswith("Approved by a vote of its own: “Power producing cluster")
    assert refused.startswith("Not approved by a vote of its own: “Industrial production of sorbents")
    assert left.startswith("Still to be voted on one by one: ")
    session = voted(session, "whole", EXPERTS, project="mencherep")
    later = ItemPutOff(item=Item(of="project", key="dalnie_gory"), reason="No permit.")
    *_, put_off, rest = said(taken(session, Step("head", None, later)))
    assert put_off.startswith("Put off to another meeting: “Underground gasification")
    assert rest.startswith("Without what was not approved 74,500 million RUB is asked, and these rules are no longer")
    assert "“At least 1 project of the group ‘Carbon materials’ is chosen”" in rest


def test_a_rest_that_keeps_to_the_rules_says_so() -> None:
    """Where one of several projects of a group leaves, no rule breaks."""
    session = voted(put(deciding(), "whole", "smaller"), "whole", (RECUSED, *EXPERTS[2:5]))
    for pinned in session.motions["whole"].portfolio:
        session = voted(session, "whole", () if pinned.project == "carbon_fiber" else EXPERTS, project=pinned.project)
    said = list(resolution_sentences(told(council(), session, "whole"), resolution(session, "whole"), "en"))
    assert said[-1] == "Without what was not approved 15,500 million RUB is asked, and all rules are kept."
