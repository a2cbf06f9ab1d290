"""The terminal UI in a browser: textual-serve, with the doors closed that a public page may not have open.

Each visitor gets a process of their own, which sees what the command line named and nothing else. The page loads
nothing from other hosts, a session is opened only from the page itself, and no visitor chooses what is run.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import shlex
import signal
import sys
from html import escape
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from crewtrack.cli.output import tell
from crewtrack.store.shipped import shipped_root

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable, Sequence

MOST_SESSIONS = 32
"""How many visitors there may be at a time: each has a process."""

MOST_CELLS = 1000
"""The widest and highest terminal that a visitor may have."""

_PATIENCE = 5.0
"""For how many seconds a process may take to leave."""

_FONTS = frozenset({"DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"})


class Served(Server):
    """The server of one schedule.

    Attributes:
        sessions: how many visitors there are.
    """

    def __init__(
        self, words: Sequence[str], *, host: str, port: int, public_url: str | None
    ) -> None:
        """Serve what the words after ``crewtrack`` open."""
        self.run_words = (sys.executable, "-m", "crewtrack", *words)
        super().__init__(
            "crewtrack", host=host, port=port, title="crewtrack", public_url=public_url
        )
        self.own_url = public_url.rstrip("/") if public_url is not None else None
        self.sessions = 0

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self.guard])
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/ws", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.get("/font/{name}", self.handle_font),
                web.static("/static", self.statics_path),
            ]
        )
        return app

    # -- who may come in ---------------------------------------------------------------------------

    @web.middleware
    async def guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Answer only to names that this server has: another name is a page elsewhere that was led here."""
        if not self._known(request.host):
            raise web.HTTPMisdirectedRequest(text="this server has another name\n")
        response = await handler(request)
        if not response.prepared:
            response.headers.setdefault("X-Content-Type-Options", "nosniff")
            response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    def _known(self, host: str) -> bool:
        name = urlsplit(f"//{host}").hostname or ""
        if self.own_url is not None and name == urlsplit(self.own_url).hostname:
            return True
        return name == self.host.lower() or (
            _is_loopback(name) if _is_loopback(self.host) else self.own_url is None
        )

    def _from_own_page(self, request: web.Request) -> bool:
        """Whether a session is asked for by the page itself, and not by one of another site."""
        origin = urlsplit(request.headers.get("Origin", ""))
        own = urlsplit(self.own_url) if self.own_url is not None else None
        if own is not None and (origin.scheme, origin.netloc) == (own.scheme, own.netloc):
            return True
        return origin.scheme in {"http", "https"} and origin.netloc == request.host

    # -- what they get -----------------------------------------------------------------------------

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page."""
        nonce = secrets.token_urlsafe(16)
        root = urlsplit(self.own_url).path.rstrip("/") + "/" if self.own_url is not None else "/"
        socket = f"{self.own_url or f'{request.scheme}://{request.host}'}/ws".replace(
            "http", "ws", 1
        )
        size = request.query.get("fontsize", "16")
        given = {
            "title": self.title,
            "root": root,
            "socket": socket,
            "size": size if size.isascii() and size.isdigit() and len(size) < 3 else "16",
            "nonce": nonce,
        }
        page = (shipped_root() / "serve" / "page.html").read_text(encoding="utf-8")
        for name, value in given.items():
            page = page.replace(f"{{{name}}}", escape(value))
        policy = (
            f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline';"
            f" font-src 'self'; img-src 'self' data:; connect-src 'self' {socket.removesuffix('/ws')};"
            " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def handle_font(self, request: web.Request) -> web.StreamResponse:
        """Return one of the fonts that ship."""
        name = request.match_info["name"]
        if name not in _FONTS:
            raise web.HTTPNotFound
        return web.FileResponse(shipped_root() / "fonts" / name)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a session: a process for one visitor, until they leave."""
        if not self._from_own_page(request):
            raise web.HTTPForbidden(text="a session is opened from its own page only\n")
        if any(_cells(request.query.get(one, "80")) is None for one in ("width", "height")):
            raise web.HTTPBadRequest(text="no terminal is that large\n")
        if self.sessions >= MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text="too many visitors; come back later\n")
        self.sessions += 1
        try:
            return await self._session(request)
        finally:
            self.sessions -= 1

    async def _session(self, request: web.Request) -> web.WebSocketResponse:
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)
        session = Session(
            self.run_words,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,
            download_manager=self.download_manager,
        )
        width, height = (int(request.query.get(one, "80")) for one in ("width", "height"))
        try:
            await session.start(width, height)
            await self._process_messages(websocket, session)
        finally:
            # also where the server itself is asked to end meanwhile: no process is left behind
            ending = asyncio.ensure_future(session.end())
            try:
                await asyncio.shield(ending)
            except asyncio.CancelledError:
                await ending
                raise
        return websocket

    async def _process_messages(
        self, websocket: web.WebSocketResponse, app_service: AppService
    ) -> None:
        """Hand on what a browser sends; what makes no sense is left out."""
        async for message in websocket:
            if message.type != WSMsgType.TEXT:
                continue
            try:
                await _hand_on(message.json(), websocket, app_service)
            except (ValueError, TypeError, LookupError, AttributeError):
                continue

    # -- running -----------------------------------------------------------------------------------

    async def until_stopped(self, started: Callable[[], None]) -> None:
        """Serve until the process is asked to end.

        Raises:
            OSError: the address cannot be had.
        """
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for one in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(one, stop.set)
            except (NotImplementedError, RuntimeError):
                break  # ctrl+c raises KeyboardInterrupt then
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=2.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            started()
            await stop.wait()
        finally:
            await runner.cleanup()


class Session(AppService):
    """A process of one visitor. No shell starts it, and it does not outlive the visit."""

    def __init__(self, words: Sequence[str], **given: Any) -> None:
        super().__init__(shlex.join(words), **given)
        self._words = words

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width=width, height=height),
        )
        self._stdin = process.stdin
        return process

    async def end(self) -> None:
        """Ask it to leave, and make sure that it does."""
        process = self._process
        if process is None:
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await self.stop()
                await process.wait()
        except (TimeoutError, OSError):
            if process.returncode is None:
                process.kill()
            await process.wait()
        # its pipes close with it, in the next turns of the loop
        process._transport.close()  # type: ignore[attr-defined]
        for _ in range(3):
            await asyncio.sleep(0)


async def _hand_on(
    envelope: Any, websocket: web.WebSocketResponse, app_service: AppService
) -> None:
    kind, *rest = envelope
    if kind == "stdin":
        await app_service.send_bytes(str(rest[0]).encode("utf-8", "replace"))
    elif kind == "resize":
        width, height = _cells(rest[0]["width"]), _cells(rest[0]["height"])
        if width is not None and height is not None:
            await app_service.set_terminal_size(width, height)
    elif kind == "ping":
        await websocket.send_json(["pong", rest[0]])
    elif kind == "blur":
        await app_service.blur()
    elif kind == "focus":
        await app_service.focus()


def _cells(value: Any) -> int | None:
    """Return a number of columns or rows; None if it is none that a terminal has."""
    try:
        number = int(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return number if 0 < number <= MOST_CELLS else None


def _is_loopback(name: str) -> bool:
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def quiet() -> None:
    """Have what goes wrong in the server said in one line each, and nothing else."""

    class Line(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            what = record.getMessage().splitlines()
            tell(f"crewtrack serve: {what[0] if what else record.levelname}")

    logging.basicConfig(level=logging.ERROR, handlers=[Line()], force=True)
