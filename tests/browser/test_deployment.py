"""The examples of docs/deployment/: read by the programs that they are for; a phone rates through nginx."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import Any

import pytest
import requests
import yaml
from playwright.sync_api import Browser, expect

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.store.sessions import Store
from appraisal.text import say
from tests.browser.conftest import ROOT, free_port, running
from tests.web.council_app import CASE, SESSION, hold

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:Unverified HTTPS request")]
PLACE = ROOT / "docs" / "deployment"
FIRST = next(iter(CASE.projects))


def _needs(program: str) -> str:
    where = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin")
    if where is None:
        pytest.skip(f"there is no {program} on this machine")
    return where


def _proxy(folder: Path, *, app: int, plain: int, tls: int) -> list[str]:
    """Write the example for free ports and a certificate of our own, and return nginx's command."""
    nginx, openssl = _needs("nginx"), _needs("openssl")
    made = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=localhost", "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*made, *named], check=True, capture_output=True)
    example = Template((PLACE / "nginx.conf.template").read_text(encoding="utf-8"))
    text = example.safe_substitute(SITE_NAME="localhost", UPSTREAM=f"127.0.0.1:{app}")
    ours = {"/etc/nginx/tls": str(folder), "listen 80 ": f"listen 127.0.0.1:{plain} "}
    ours["listen 443 "] = f"listen 127.0.0.1:{tls} "
    for theirs, own in ours.items():
        assert theirs in text
        text = text.replace(theirs, own)
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{each}_temp_path {folder / each};" for each in kinds)
    whole = f"{user} daemon off; pid {folder / 'pid'}; events {{}} http {{ {folders}\n{text}\n}}"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return [nginx, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def test_nginx_reads_its_file(tmp_path: Path) -> None:
    """Without a warning, with a name and an address put in."""
    command = _proxy(tmp_path, app=free_port(), plain=free_port(), tls=free_port())
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr


def test_systemd_reads_its_unit(tmp_path: Path) -> None:
    """Every line of it, with a program that is there; and the command is one of ours."""
    verify = _needs("systemd-analyze")
    text = (PLACE / "appraisal.service").read_text(encoding="utf-8")
    (given,) = re.findall(r"^ExecStart=/opt/appraisal/bin/appraisal (.*)$", text, re.MULTILINE)
    _is_our_command(given.split())
    unit = tmp_path / "appraisal.service"
    unit.write_text(text.replace("/opt/appraisal/bin/appraisal", "/bin/true"), encoding="utf-8")
    tried = subprocess.run([verify, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stdout + tried.stderr) == (0, "")


def test_the_compose_file_names_what_is_there() -> None:
    """Services, networks, volumes, files and settings; the app has no rights and a root that is read only."""
    text = (PLACE / "compose.yaml").read_text(encoding="utf-8")
    said: dict[str, Any] = yaml.safe_load(text)
    services = said["services"]
    for each in services.values():
        assert set(each.get("depends_on", {})) <= set(services)
        assert set(each["networks"]) <= set(said["networks"])
        for volume in each.get("volumes", []):
            source = volume.partition(":")[0]
            there = source in said["volumes"] or source.startswith("${") or (PLACE / source).exists()
            assert there, source
    app = services["app"]
    assert (app["read_only"], app["cap_drop"], app["tmpfs"]) == (True, ["ALL"], ["/tmp"])  # noqa: S108
    assert (PLACE / app["build"]["context"] / app["build"]["dockerfile"]).resolve() == PLACE / "Containerfile"
    _is_our_command(app["command"])
    settings = set(re.findall(r"\$\{(\w+)", text))
    example = (PLACE / "example.env").read_text(encoding="utf-8")
    assert settings == set(re.findall(r"^(\w+)=", example, re.MULTILINE))
    proxy = set(services["proxy"]["environment"])
    assert proxy == set(re.findall(r"\$\{(\w+)\}", (PLACE / "nginx.conf.template").read_text(encoding="utf-8")))


def _is_our_command(words: list[str]) -> None:
    help_ = subprocess.run(
        [sys.executable, "-m", "appraisal", words[0], "--help"], capture_output=True, text=True, check=True,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
    ).stdout  # fmt: skip
    assert [each for each in words if each.startswith("--") and each not in help_] == []


@contextmanager
def _started(command: list[str], port: int) -> Iterator[list[str]]:
    """Run nginx until the block ends; what it said is in the list then."""
    said: list[str] = []
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(100):
            try:
                requests.get(f"http://127.0.0.1:{port}/", timeout=5, allow_redirects=False)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield said
    finally:
        process.terminate()
        said.append(process.communicate(timeout=20)[1])


def _asked(address: str, host: str | None = None) -> requests.Response:
    headers = {} if host is None else {"Host": host}
    return requests.get(address, headers=headers, verify=False, timeout=60, allow_redirects=False)  # noqa: S501


def test_a_phone_rates_through_the_proxy(tmp_path: Path, browser: Browser) -> None:
    """By a link made with --url, on TLS with a socket and a secure cookie; by no other name; no token is in a log."""
    port, plain, tls = free_port(), free_port(), free_port()
    site, where, heard = f"https://localhost:{tls}", str(tmp_path / "s.sqlite"), tmp_path / "heard"
    command = [sys.executable, "-m", "appraisal", "serve", "--council", "--session", SESSION, "--store", where]
    command += ["--port", str(port), "--url", site, "--log", "json"]
    proxy = _proxy(tmp_path, app=port, plain=plain, tls=tls)
    with Store.at(where) as store:
        hold(store)
        for seat in ("anna", "boris"):
            store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
        store.append(SESSION, "chair", None, RoundOpened(round=1))
        with heard.open("w") as out, running(command, port, stdout=out), _started(proxy, plain) as said:
            (link,) = Door(store, SESSION).issue(["anna"], instead=False)
            context = browser.new_context(ignore_https_errors=True, viewport={"width": 390, "height": 844})
            context.set_default_timeout(120_000)  # a loaded machine is slow, not wrong
            page, sockets = context.new_page(), list[str]()
            page.on("websocket", lambda socket: sockets.append(socket.url))
            answer = page.goto(link.address(site))
            assert answer is not None
            assert answer.headers["strict-transport-security"] == "max-age=31536000"
            page.get_by_role("button").click()
            page.get_by_text("9", exact=True).click()
            expect(page.locator(".st-key-seat")).to_contain_text(say("session.seat_page.saved", "en", receipt="№ "))
            assert store.state(SESSION).rounds[-1].voices["anna"][FIRST].answers
            cookies = {each["name"]: each for each in context.cookies()}
            assert all(each["secure"] for each in cookies.values())
            assert cookies[NAME]["httpOnly"]
            assert sockets
            assert all(each.startswith(f"wss://localhost:{tls}/") for each in sockets)
            context.close()
            assert _asked(site, "evil.example").status_code == 400
            assert _asked(f"{site}/readyz").status_code == 404
            moved = _asked(f"http://127.0.0.1:{plain}/x")
            assert (moved.status_code, moved.headers["location"]) == (308, "https://localhost/x")
    assert link.token not in said[0] + heard.read_text(encoding="utf-8")
