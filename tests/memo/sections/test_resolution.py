"""A session's memo: what was decided stands in it, and no forms of a meeting are left to fill in."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.kept_case import kept
from appraisal.meeting.motions import motion_put, told
from appraisal.memo.identity import command, digest
from appraisal.memo.outline import outline
from appraisal.origin import Origin
from appraisal.report.resolution import Held
from appraisal.store.cases import session_case
from appraisal.store.sessions import Store
from tests.journal.kuzbass import CASE, met
from tests.journal.meeting import Step, named
from tests.meeting.made import AS_IS, SMALLER, council, deciding, put
from tests.store.kept import save


def _held() -> Held:
    return Held(case=council(), session=put(deciding(), "less", "smaller"), code="K7QX-M2RD-94TZ-HC1P")


def test_the_resolution_comes_first_and_the_forms_are_gone() -> None:
    """After what the memo is about; presence and votes are facts by now, and only signatures are still to come."""
    held = _held()
    appraisal = told(held.case, held.session, "less").appraisal
    keys = [each.key for each in outline(appraisal, "en", versions={}, held=held).sections]
    assert keys[:3] == ["resolution", "asked", "head"]
    assert {"presence", "votes"} & set(keys) == set()
    assert keys[-1] == "signatures"
    assert {"presence", "votes"} <= {each.key for each in outline(appraisal, "en", versions={}).sections}


def test_the_identity_is_that_of_the_journal() -> None:
    """Another code, or a name that was forgotten, is another memo; the command names session, event and motion."""
    held = _held()
    appraisal = told(held.case, held.session, "less").appraisal
    other = Held(case=held.case, session=held.session, code="0000-0000-0000-0000")
    forgotten = Held(case=held.case, session=held.session.changed(withheld=1), code=held.code)
    assert len({digest(appraisal, each) for each in (held, other, forgotten, None)}) == 4
    said = command(appraisal, "ru", Origin(session="k-1", as_of=90, motion="less", store="postgresql://u:p@h/d"))
    assert said == "appraisal memo --session k-1 --as-of 90 --motion less --out memo --language ru"


def test_the_memo_under_a_motion_is_written_by_its_command(tmp_path: Path) -> None:
    """`--motion` takes budget and limits from the journal; with a budget beside it the command is refused."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        for number, step in enumerate(met()):
            if number:
                save(store, step, "k-1")
            else:
                store.append("k-1", step.actor, step.for_seat, step.event, case=kept(CASE))
        save(store, Step("head", None, StageEntered(stage="portfolio")), "k-1")
        for variant in (AS_IS, SMALLER):
            save(store, Step("head", None, variant), "k-1")
        save(store, Step("head", None, StageEntered(stage="decision")), "k-1")
        state = store.state("k-1")
        event = motion_put(session_case(store, state), state, motion="less", title=named("Less"), variant="smaller")
        save(store, Step("head", None, event), "k-1")
    asked = [
        "memo",
        "--session",
        "k-1",
        "--motion",
        "less",
        "--store",
        where,
        "--out",
        str(tmp_path),
        "--format",
        "html",
    ]
    done = CliRunner().invoke(program(), asked)
    assert done.exit_code == 0, done.output
    text = (tmp_path / "memo-en.html").read_text(encoding="utf-8")
    assert "60,000" in text
    assert "--motion less" in text
    refused = CliRunner().invoke(program(), [*asked, "--budget", "5"])
    assert refused.exit_code == 2
    assert "less" in refused.stderr
    assert CliRunner().invoke(program(), ["memo", str(tmp_path), "--motion", "less", "--out", "x"]).exit_code == 2
