"""The screens in a browser: what the page may load, who may open a session, and what a session may do."""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import re
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from crewtrack.cli.cmd import serve
from crewtrack.cli.serving import MOST_SESSIONS, Served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

TestServer.__test__ = False
TestClient.__test__ = False


@contextlib.asynccontextmanager
async def serving(
    *words: str, host: str = "localhost", public_url: str | None = None
) -> AsyncIterator[tuple[Served, Any]]:
    served = Served(words or ("--read-only",), host=host, port=0, public_url=public_url)
    async with TestClient(TestServer(await served._make_app())) as client:
        yield served, client


def origin(client: Any, **more: str) -> dict[str, str]:
    return {"Origin": f"http://{client.host}:{client.port}", **more}


# -- the page --------------------------------------------------------------------------------------


async def test_the_page_loads_nothing_from_elsewhere() -> None:
    async with serving() as (_, client):
        answer = await client.get("/")
        page = await answer.text()
        assert answer.status == 200
        assert not re.search(r"(?:src|href)=\"https?:", page)
        assert "googleapis" not in page
        assert re.findall(r"wss?://[^\"]*", page) == [f"ws://{client.host}:{client.port}/ws"]
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        nonce = re.search(r"'nonce-([^']*)'", policy)
        assert nonce
        assert f'<script nonce="{nonce[1]}">' in page
        for address in re.findall(r"(?:src|href)=\"(/[^\"]*)\"|url\(\"([^\"]*)\"\)", page):
            assert (await client.get("".join(address))).status == 200


async def test_every_page_has_a_nonce_of_its_own() -> None:
    async with serving() as (_, client):
        pages = [(await client.get("/")).headers["Content-Security-Policy"] for _ in range(2)]
        assert pages[0] != pages[1]


@pytest.mark.parametrize("size", ["<script>", "1000", "-1", "x"])
async def test_a_size_of_letters_is_a_number(size: str) -> None:
    async with serving() as (_, client):
        page = await (await client.get("/", params={"fontsize": size})).text()
        assert 'data-font-size="16"' in page


@pytest.mark.parametrize(
    "path", ["/font/../page.html", "/font/x.ttf", "/static/../server.py", "/x"]
)
async def test_nothing_else_is_handed_out(path: str) -> None:
    async with serving() as (_, client):
        assert (await client.get(path)).status in {403, 404}


async def test_behind_a_proxy() -> None:
    async with serving(host="crew.internal", public_url="https://crew.example.org/iss") as (
        _,
        client,
    ):
        page = await (await client.get("/", headers={"Host": "crew.example.org"})).text()
        assert 'data-session-websocket-url="wss://crew.example.org/iss/ws"' in page
        assert 'src="/iss/static/js/textual.js"' in page


# -- who may come in -------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example"])
async def test_a_name_that_was_led_here_is_not_answered(host: str) -> None:
    async with serving() as (_, client):
        assert (await client.get("/", headers={"Host": host})).status == 421


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
async def test_this_computer_has_several_names(host: str) -> None:
    async with serving() as (_, client):
        assert (await client.get("/", headers={"Host": host})).status == 200


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "file://"}]
)
async def test_no_other_page_opens_a_session(headers: dict[str, str]) -> None:
    async with serving() as (served, client):
        with pytest.raises(WSServerHandshakeError) as error:
            await client.ws_connect("/ws?width=80&height=24", headers=headers)
        assert error.value.status == 403
        assert served.sessions == 0


@pytest.mark.parametrize("size", ["width=1000000&height=24", "width=80&height=-1", "width=x"])
async def test_no_terminal_is_that_large(size: str) -> None:
    async with serving() as (_, client):
        with pytest.raises(WSServerHandshakeError) as error:
            await client.ws_connect(f"/ws?{size}", headers=origin(client))
        assert error.value.status == 400


async def test_there_is_an_end_to_visitors() -> None:
    async with serving() as (served, client):
        served.sessions = MOST_SESSIONS
        with pytest.raises(WSServerHandshakeError) as error:
            await client.ws_connect("/ws", headers=origin(client))
        assert error.value.status == 503


@pytest.mark.slow
async def test_a_session_shows_the_screens_and_survives_nonsense() -> None:
    async with serving("--read-only", "--at", "2022-02-25T12:00:00Z") as (served, client):
        ws = await client.ws_connect("/ws?width=100&height=30", headers=origin(client))
        for nonsense in ("{}", "[]", "[1]", '["resize", 7]', '["resize", {"width": 9e9}]', "x"):
            await ws.send_str(nonsense)
        await ws.send_str('["ping", "here"]')
        shown, pong = b"", False
        while not (b"Shkaplerov" in shown and pong):
            message = await ws.receive(timeout=30)
            if isinstance(message.data, bytes):
                shown += message.data
            else:
                pong = pong or message.data == '["pong", "here"]'
        assert served.sessions == 1
        await ws.close()
        async with asyncio.timeout(30):
            while served.sessions:  # noqa: ASYNC110 - its process ends with it, and nothing tells
                await asyncio.sleep(0.02)


# -- the command -----------------------------------------------------------------------------------


def options(*words: str) -> Any:
    return serve.parser().read(words)


def test_a_session_only_looks_unless_it_is_told_otherwise() -> None:
    assert serve._words(options()) == ["--read-only"]
    assert serve._words(options("--writable")) == []


def test_a_session_gets_the_words_of_the_command_line_and_no_shell_reads_them() -> None:
    words = serve._words(
        options("-f", "a b;rm -rf $HOME.toml", "--with", "x'y.toml", "--without", "nasa@2022")
    )
    served = Served(words, host="localhost", port=1, public_url=None)
    assert served.run_words == (
        sys.executable, "-m", "crewtrack",
        "--read-only", "--file=a b;rm -rf $HOME.toml", "--with=x'y.toml", "--without=nasa@2022",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--port", "0"), '--port: "0" is no port'),
        (("--port", "http"), '--port: "http" is no port'),
        (("--public-url", "crew.example.org"), "is no address of a page"),
        (("--public-url", "javascript:alert(1)"), "is no address of a page"),
        (("--station", "all"), "the screens show one station"),
        (("--station", "isss"), 'did you mean "iss"?'),
        (("--at", "soon"), "--at"),
    ],
)
def test_what_makes_no_sense(
    crewtrack: Callable[..., Ran], words: tuple[str, ...], says: str
) -> None:
    ran = crewtrack("serve", *words)
    assert (ran.code, says in ran.err) == (2, True)


def test_without_the_extra_it_says_what_is_missing(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def bare(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] in {"aiohttp", "textual_serve"}:
            msg = f"No module named {name!r}"
            raise ModuleNotFoundError(msg, name=name)
        return real(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "crewtrack.cli.serving", raising=False)
    monkeypatch.setattr(builtins, "__import__", bare)
    ran = crewtrack("serve")
    assert ran.code == 1
    assert ran.err == (
        "crewtrack: serve needs textual-serve, which is not installed\n  pip install 'crewtrack[serve]'\n"
    )


@pytest.mark.slow
def test_it_says_where_it_is_and_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "crewtrack", "serve", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said == (
            f"crewtrack is at http://127.0.0.1:{port} (to look at only); ctrl+c stops it\n"
        )
        second = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        assert second.returncode == 1
        assert f"cannot listen at 127.0.0.1 port {port}" in second.stderr
        assert "Traceback" not in second.stderr
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - start < 30
        assert process.stderr.read() == ""
    assert list(tmp_path.iterdir()) == []
