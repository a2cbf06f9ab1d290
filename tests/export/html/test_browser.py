"""The page in a browser: skipped where there is none.

Chromium is looked for on the PATH; `CREWTRACK_AXE` names axe-core's `axe.min.js`, to check accessibility as well.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from tests.hostile.names import NAMES, schedule
from tests.support import at

import crewtrack
from crewtrack.export.formats import VIEWS, Subject, View
from crewtrack.export.html.page import html, station_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = os.environ.get("CREWTRACK_AXE")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
]

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=2500",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--v=0",
)  # fmt: skip


class Seen:
    """What a page is once it has run: its elements, what it said, and what it asked for."""

    def __init__(self, page: bytes, folder: Path) -> None:
        path, log = folder / "page.html", folder / "net.json"
        path.write_bytes(page)
        ran = subprocess.run(
            [
                str(CHROMIUM),
                *FLAGS,
                f"--user-data-dir={folder / 'profile'}",
                f"--log-net-log={log}",
                "--dump-dom",
                path.as_uri(),
            ],
            capture_output=True,
            check=True,
            timeout=120,
            env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        )
        self.dom = ran.stdout.decode()
        self.said = [line for line in ran.stderr.decode().splitlines() if "CONSOLE" in line]
        asked = re.findall(r'"url":"(https?://[^"]*)"', log.read_text(errors="replace"))
        # what the browser asks for by itself, of those who made it
        own = re.compile(r"https?://[a-z0-9.-]+\.(google|googleapis|gstatic)\.com[:/]")
        self.asked = {one for one in asked if not own.match(one)}

    @property
    def text(self) -> str:
        body = self.dom.partition("<body>")[2].partition("<script>")[0]
        return " ".join(unescape(re.sub(r"<[^>]*>", "", body)).split())


def scene(*, live: bool = False) -> bytes:
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    return station_page(Subject(book=book, station="iss", at=at("2022-02-25T12:00"), live=live))


def page_of(view: View, file: str | Path, of: str) -> bytes:
    book = crewtrack.load(file)
    subject = Subject(
        book=book,
        station=book.at().station,
        at=at("2022-02-25T12:00"),
        of=of if view.of is not None else None,
    )
    return html(subject, view)


def test_it_runs_says_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    seen = Seen(scene(), tmp_path)
    assert seen.said == []
    assert seen.asked == set()


def test_what_a_page_asks_for_would_be_seen(tmp_path: Path) -> None:
    page = re.sub(b"<meta http-equiv[^>]*/>", b"", scene())
    page = page.replace(b"</main>", b'<img src="http://example.invalid/x.png"/></main>')
    assert Seen(page, tmp_path).asked == {"http://example.invalid/x.png"}


def test_the_policy_keeps_out_what_is_not_the_pages_own(tmp_path: Path) -> None:
    page = scene().replace(
        b"</main>",
        b'<img src="http://example.invalid/x.png"/><script>document.title = "run"</script></main>',
    )
    seen = Seen(page, tmp_path)
    assert seen.asked == set()
    assert "<title>run</title>" not in seen.dom
    assert len(seen.said) == 2


def test_a_replay_runs_from_its_instant_on(tmp_path: Path) -> None:
    seen = Seen(scene(), tmp_path)
    assert re.search(r"25 Feb 2022 12:00:0[1-9] UTC", seen.text)
    # from 12:00:00 it is 21 days 3:55:18
    assert re.search(r'<b data-unit="s">1[0-7]</b>', seen.dom)


def test_a_live_page_follows_the_clock(tmp_path: Path) -> None:
    seen = Seen(scene(live=True), tmp_path)
    # All of the scene's times are long past by the reader's clock, and what was vague is told no more.
    assert re.search(r"\d+d ago", seen.text)
    assert not re.search(r"data-vague=\"data-vague\">[^<]", seen.dom)


@pytest.mark.parametrize("name", [NAMES[0], NAMES[1], NAMES[9], NAMES[11]])
def test_hostile_names_are_shown_as_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(schedule(name), encoding="utf-8")
    book = crewtrack.load(path)
    seen = Seen(
        station_page(Subject(book=book, station="alpha", at=at("2022-02-25T12:00"))), tmp_path
    )
    assert (seen.said, seen.asked) == ([], set())
    assert " ".join(name.split()) in seen.text


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.id))
def test_every_page_shows_them_as_text(tmp_path: Path, view: View) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(schedule(NAMES[0]), encoding="utf-8")
    seen = Seen(page_of(view, path, "ada"), tmp_path)
    assert (seen.said, seen.asked) == ([], set())
    assert NAMES[0] in seen.text


@pytest.mark.skipif(AXE is None, reason="CREWTRACK_AXE names no axe.min.js")
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.id))
def test_axe_finds_nothing(tmp_path: Path, view: View, dark: bool) -> None:
    page = page_of(view, "crewtrack:iss-2022-02-25", "vande-hei").decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*/>', "", page)
    if dark:
        page = page.replace("prefers-color-scheme:dark", "min-width:1px")
    axe = Path(str(AXE)).read_text(encoding="utf-8")
    run = "axe.run().then(r=>{const p=document.createElement('pre');p.id='axe';p.textContent=JSON.stringify(r.violations.map(v=>[v.id,v.nodes.map(n=>n.html)]));document.body.append(p)})"
    page = page.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>")
    found = re.search(r'<pre id="axe">(.*?)</pre>', Seen(page.encode(), tmp_path).dom, re.DOTALL)
    assert found is not None
    assert json.loads(unescape(found[1])) == []
