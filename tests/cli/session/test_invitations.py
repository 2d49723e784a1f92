"""Cards and links of seats."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from appraisal.access.door import Door
from appraisal.errors import InputError
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language
from tests.cli.session.terminal import KUZBASS, Terminal
from tests.printed import codes_of, text_of

SITE = "http://192.168.0.10:8501"


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """A session with a chair and an expert."""
    terminal = Terminal(str(tmp_path / "s.sqlite"))
    terminal("new", KUZBASS, "--id", "k-1")
    terminal("seat", "give", "k-1", "head", "--role", "chair", "--name", "Irina Sokolova")
    terminal("seat", "give", "k-1", "anna", "--role", "expert", "--name", "Анна Щёголева")
    return terminal


def _opens(run: Terminal, link: str) -> str:
    """Return the seat that a link or a code opens, or the key of the problem."""
    with Store.at(run.store) as store:
        door = Door(store, "k-1")
        try:
            return door.seat_of(link.rpartition("/")[2]).key
        except InputError as error:
            return error.problems[0].key


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_open_every_seat_and_end_older_ones(run: Terminal, tmp_path: Path, language: Language) -> None:
    """Only their owner may read the file; what it holds opens the seats, and what was handed out before does not."""
    (before,) = json.loads(run("links", "k-1", "--seat", "anna", "--url", SITE, "--json"))["links"]
    out = tmp_path / "cards.pdf"
    wifi = ["--wifi", "Совет", "--wifi-password", "password"]
    said = run("cards", "k-1", "--out", str(out), "--url", f"{SITE}/", *wifi, language=language)
    assert str(out) in said
    assert "secretary, head" in said
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o600
    read = codes_of(out.read_bytes(), tmp_path)
    joins = [each for each in read if each.startswith(f"{SITE}/join/")]
    assert sorted(_opens(run, each) for each in joins) == ["anna", "head", "secretary"]
    assert read.count("WIFI:T:WPA;S:Совет;P:password;;") == 3
    assert _opens(run, before["link"]) == _opens(run, before["code"]) == "link_not_valid"
    text = text_of(out.read_bytes())
    assert "Irina Sokolova" in text
    assert "Анна Щёголева" in text
    assert not any(each in said for each in [*joins, "password"])


def test_only_named_seats_get_new_cards(run: Terminal, tmp_path: Path) -> None:
    """The others' links stay valid."""
    made = json.loads(run("links", "k-1", "--json"))
    links = {each["seat"]: each["link"] for each in made["links"]}
    out = tmp_path / "cards.pdf"
    told = json.loads(run("cards", "k-1", "--out", str(out), "--seat", "anna", "--json"))
    assert (told["written"], told["seats"]) == ([str(out)], ["anna"])
    assert made["site"] == told["site"]
    assert {seat: _opens(run, link) for seat, link in links.items()} == {
        "secretary": "secretary", "head": "head", "anna": "link_not_valid",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_are_printed_with_their_codes(run: Terminal, language: Language) -> None:
    """One line a seat with name, role, link and code, each of which opens the seat."""
    said = run("links", "k-1", "--url", SITE, language=language).splitlines()
    line = next(each for each in said if each.startswith("Irina Sokolova"))
    link = next(word for word in line.split() if word.startswith(SITE)).rstrip(",")
    assert _opens(run, link) == _opens(run, line.split()[-1]) == "head"


def test_what_is_wrong_is_told_at_once_and_nothing_changes(run: Terminal, tmp_path: Path) -> None:
    """Address, network and seats together; a file in the way, or a folder that is not there: older links still open."""
    (before,) = json.loads(run("links", "k-1", "--seat", "anna", "--json"))["links"]
    out = tmp_path / "cards.pdf"
    wrong = ["--url", "nowhere", "--wifi", "", "--wifi-password", "short", "--seat", "nobody"]
    assert run.keys("cards", "k-1", "--out", str(out), *wrong) == [
        "site_malformed", "wifi_name_malformed", "wifi_password_malformed", "seat_unknown",
    ]  # fmt: skip
    assert run.keys("links", "k-1", "--url", "nowhere", "--seat", "nobody") == ["site_malformed", "seat_unknown"]
    assert run.keys("links", "k-9") == run.keys("cards", "k-9", "--out", str(out)) == ["session_unknown"]
    assert run.keys("cards", "k-1", "--out", str(tmp_path / "none" / "cards.pdf")) == ["target_unwritable"]
    out.write_bytes(b"mine")
    assert run.keys("cards", "k-1", "--out", str(out)) == ["target_exists"]
    assert out.read_bytes() == b"mine"
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix == ".pdf") == ["cards.pdf"]
    assert _opens(run, before["link"]) == "anna"
    run("cards", "k-1", "--out", str(out), "--overwrite")
    assert out.read_bytes().startswith(b"%PDF")
    assert _opens(run, before["link"]) == "link_not_valid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_is_given_and_taken_away(run: Terminal, language: Language) -> None:
    """It is not repeated in the answer; what is wrong is said, and nothing changes."""
    assert "example" not in run("email", "k-1", "anna", "anna@example.org", language=language)
    with Store.at(run.store) as store:
        door = Door(store, "k-1")
        assert door.seat_at(door.kept_of_mail("anna@example.org")).key == "anna"
    assert run.keys("email", "k-1", "head", "anna@example.org") == ["mail_given_already"]
    assert run.keys("email", "k-1", "anna", "nothing") == ["mail_malformed"]
    assert run.keys("email", "k-1", "anna") == ["mail_or_remove"]
    assert run.keys("email", "k-1", "anna", "a@b.c", "--remove") == ["mail_or_remove"]
    assert run.keys("email", "k-1", "nobody", "--remove") == ["seat_unknown"]
    assert json.loads(run("email", "k-1", "anna", "--remove", "--json")) == {
        "session": "k-1", "seat": "anna", "given": False,
    }  # fmt: skip
    assert run("email", "k-1", "head", "anna@example.org", language=language)


def test_a_seat_taken_back_gets_no_card(run: Terminal, tmp_path: Path) -> None:
    """Cards of all seats leave it out; asked for by name, it is refused."""
    run("seat", "revoke", "k-1", "anna", "--reason", "Gone.")
    told = json.loads(run("cards", "k-1", "--out", str(tmp_path / "cards.pdf"), "--json"))
    assert told["seats"] == ["secretary", "head"]
    assert run.keys("links", "k-1", "--seat", "anna") == ["seat_revoked_already"]
