"""`crewtrack serve`: the terminal UI in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, FailedError, MisuseError
from crewtrack.cli.opening import asked, moments, open_book
from crewtrack.cli.output import tell
from crewtrack.cli.parser import WHEN_HELP, Parser, add_file, add_what_if

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

HOST, PORT = "localhost", 8000


def parser() -> Parser:
    """Return the options of `serve`."""
    made = Parser(
        "serve",
        "crewtrack serve [options]",
        "The terminal UI in a browser, on this computer alone unless --host says otherwise, and to look at only"
        " unless --writable. Needs the extra serve: pip install 'crewtrack[serve]'.",
        "crewtrack serve --port 8001 -f my.toml",
    )
    add_file(made)
    add_what_if(made)
    made.add_argument("--at", metavar="WHEN", help=f"open at {WHEN_HELP}")
    made.add_argument("--station", metavar="ID", help="the station to open")
    made.add_argument(
        "--theme", metavar="THEME", choices=("dark", "light"), help="dark (usual) or light"
    )
    made.add_argument(
        "--host",
        metavar="NAME",
        default=HOST,
        help=f"the name or address to listen at; usually {HOST}",
    )
    made.add_argument("--port", metavar="N", default=str(PORT), help=f"the port; usually {PORT}")
    made.add_argument(
        "--public-url", metavar="URL", help="how others reach it, where a proxy stands in front"
    )
    made.add_argument(
        "--writable",
        action="store_true",
        help="let everybody who can open the page edit the schedule",
    )
    made.set_defaults(output=None)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Serve until ctrl+c."""
    port, url = _port(options.port), _url(options.public_url)
    # what is wrong with the command line is told here and now, and not to every visitor
    asked(options, now)
    if options.station == "all":
        msg = "the screens show one station"
        raise MisuseError(msg, "leave --station out, or name one")
    moments(open_book(options, now), options)
    try:
        from crewtrack.cli.serving import Served, quiet
    except ImportError as error:
        if not (error.name or "").startswith(("textual_serve", "aiohttp")):
            raise
        msg = "serve needs textual-serve, which is not installed"
        raise FailedError(msg, "pip install 'crewtrack[serve]'") from None
    import asyncio

    _prepare()
    quiet()
    server = Served(_words(options), host=options.host, port=port, public_url=url)

    def started() -> None:
        shown = url or f"http://{_in_url(options.host)}:{port}"
        how = "everybody who opens it can edit" if options.writable else "to look at only"
        tell(f"crewtrack is at {shown} ({how}); ctrl+c stops it")

    try:
        asyncio.run(server.until_stopped(started))
    except OSError as error:
        msg = f"cannot listen at {options.host} port {port}: {error.strerror or error}"
        raise FailedError(msg, "--port chooses another port, --host another address") from None
    return OK


def _words(options: Namespace) -> list[str]:
    """Return the command line of one visitor's session."""
    words = [] if options.writable else ["--read-only"]
    for flag, value in (
        ("--file", options.file),
        ("--now", options.now),
        ("--at", options.at),
        ("--station", options.station),
        ("--theme", options.theme),
        ("--known-on", options.known_on),
    ):
        if value is not None:
            words.append(f"{flag}={value}")
    words += [f"--with={one}" for one in options.above]
    words += [f"--without={one}" for one in options.without]
    return words


def _prepare() -> None:
    """Give the sessions an environment of their own: no editor, and a terminal that a browser is."""
    import os

    for name in ("VISUAL", "EDITOR", "NO_COLOR"):
        os.environ.pop(name, None)
    os.environ["PYTHONUTF8"] = "1"
    os.environ["PYTHONIOENCODING"] = "utf-8"


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < len(text) < 6 and 0 < int(text) < 65536:
        return int(text)
    msg = f'--port: "{text}" is no port; it is a number from 1 to 65535'
    raise MisuseError(msg)


def _url(text: str | None) -> str | None:
    if text is None:
        return None
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        found = parts.scheme in {"http", "https"} and parts.hostname and not parts.query
    except ValueError:
        found = False
    if not found:
        msg = (
            f'--public-url: "{text}" is no address of a page; write it as https://crew.example.org'
        )
        raise MisuseError(msg)
    return text.rstrip("/")


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
