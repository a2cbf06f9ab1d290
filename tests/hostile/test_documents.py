"""Documents by area of TOML's grammar: each valid one loads, each invalid one gets one problem with a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crewtrack.app.loading import load
from crewtrack.app.locating import located
from crewtrack.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

# What is valid stands under `note`, a key of `[bulletin.b]`: so its type may be wrong, but it is read.
VALID: dict[str, list[str]] = {
    "comment": ["# x", "#", "x = 1 # y", "x = '#' # '", "#\t\u00e9 \U0001f680"],
    "key": ["a = 1", "a-b_c = 1", "1 = 2", '"" = 1', '"a b" = 1', "'a.b' = 1", "a.b.c = 1", "a . b = 1"],
    "boolean": ["a = true", "a = false", "true = 1"],
    "integer": ["a = 0", "a = -0", "a = +99", "a = 1_000", "a = 0xff", "a = 0o7", "a = 0b1", f"a = {2**63 - 1}"],
    "float": ["a = 0.0", "a = -0.0", "a = 1e6", "a = 6.6e-34", "a = inf", "a = -inf", "a = nan", "a = 1_0.0_1"],
    "string": [
        'a = ""', "a = ''", 'a = "\\u00e9\\U0001F680"', 'a = """\nb\n"""', "a = '''\nb\n'''", 'a = """x""""',
        'a = """\\\n   b"""', 'a = "\\t"', 'a = "\\\\"',
    ],
    "date-time": [
        "a = 1979-05-27T07:32:00Z", "a = 1979-05-27 07:32:00.999-07:00", "a = 1979-05-27T07:32:00",
        "a = 1979-05-27", "a = 07:32:00", "a = 0001-01-01", "a = 9999-12-31T23:59:59Z", "a = 2024-02-29",
    ],
    "array": ["a = []", "a = [1, 'x', 2.0]", "a = [[1], ['x']]", "a = [\n1,\n# c\n2,\n]", "a = [{b = 1}, {c = 2}]"],
    "inline table": ["a = {}", "a = { b = 1 }", "a = { b.c = 1, d = [] }", "a = { 'b c' = { } }"],
    "table": ["[a]", "[a.b]\n[a]", "[ a . 'b' ]", "[a]\n[b]\n[a.c]", "[a]\nb.c = 1"],
    "array of tables": ["[[a]]", "[[a]]\n[[a]]", "[[a]]\n[a.b]\n[[a]]\n[a.b]", "[[a.b]]\n[[a.b]]"],
    "spec 1.1": [
        "a = { b = 1,\n c = 2,\n}", "a = {\n# c\n}", 'a = "\\x41"', "a = 07:32", "a = 1979-05-27T07:32Z",
    ],
    "line ends": ["", "\n\n", "a = 1\r\nb = 2\r\n", "a = 1\nb = 2\r\n", "\ufeffa = 1\n", "a = 1"],
}  # fmt: skip

INVALID: dict[str, list[str]] = {
    "comment": ["# \x00", "# \x07", "# \x7f", "a = 1 # \x1f", "# a\rb"],
    "key": [
        "a", "a =", "= 1", "a b = 1", "a = 1 b = 2", ".a = 1", "a. = 1", "a..b = 1", "a = 1\na = 2", "a.b = 1\na = 2",
        "a = 1\na.b = 2", "\u00e9 = 1", '"""a""" = 1', "a\n= 1", "'a\nb' = 1", "a# = 1", "[a]\nb = 1\nb = 2", "a: 1",
    ],
    "boolean": ["a = True", "a = TRUE", "a = tru", "a = truer", "a = fals"],
    "integer": [
        "a = 01", "a = 1__0", "a = _1", "a = 1_", "a = 0x", "a = 0xg", "a = +0x1", "a = 0b2", "a = 0o8", "a = --1",
        f"a = {2**63}", "a = 1a", "a = " + "9" * 5000,
    ],
    "float": ["a = .1", "a = 1.", "a = 1e", "a = 1.e1", "a = 1e1.5", "a = 1_.0", "a = Inf", "a = ++inf", "a = 1.0.0"],
    "string": [
        'a = "', "a = '", 'a = "b', 'a = """', "a = '''b''", 'a = "\\q"', 'a = "\\u12"', 'a = "\\ud800"', 'a = "\n"',
        'a = "\\U00110000"', 'a = "\x00"', "a = 'b\x1f'", 'a = "b" c', "a = b", 'a = "\u202e"',
        'a = "\\u202e"', 'a = "\\u0000"',
    ],
    "date-time": [
        "a = 0000-01-01", "a = 0000-01-01T00:00:00Z", "a = 10000-01-01", "a = 2022-13-01", "a = 2022-02-30",
        "a = 2023-02-29", "a = 2022-01-01T24:00:00Z", "a = 2022-01-01T00:60:00Z", "a = 2016-12-31T23:59:60Z",
        "a = 2022-1-1", "a = 2022-01-01T", "a = 2022-01-01T00:00:00+25:00", "a = 25:00:00", "a = 2022-01-01x",
    ],
    "array": ["a = [", "a = [1", "a = [1,,2]", "a = [,]", "a = [1 2]", "a = 1]", "a = [1}", "a = [[1]", "a = [] b"],
    "inline table": [
        "a = {", "a = {b}", "a = {b = }", "a = {b = 1, b = 2}", "a = {,}", "a = {b = 1 c = 2}", "a = {b = 1}\na.c = 2",
        "a = {b = 1}\n[a]", "a = {b = 1,, c = 2}", "a = {b = {c = 1}, b.d = 2}",
    ],
    "table": ["[", "[]", "[a", "[a]]", "[a]\n[a]", "[a] b", "[a..b]", "[.a]", "a = 1\n[a]", "[a.b]\nc = 1\n[a.b.c]"],
    "array of tables": ["[[a]", "[[a", "[[]]", "[a]\n[[a]]", "[[a]]\n[a]", "a = []\n[[a]]", "[ [a]]", "[[a] ]"],
    "line ends": ["a = 1\rb = 2", "a = 1\n\ufeffb = 2", "\x00", "a = 1\x0c", "\u2028a = 1"],
}  # fmt: skip

BYTES = {
    "utf-16": "a = 1\n".encode("utf-16"),
    "utf-32": "a = 1\n".encode("utf-32"),
    "latin-1": b"a = '\xe9'\n",
    "a lone surrogate": b"a = '\xed\xa0\x80'\n",
    "a pair of surrogates": b"a = '\xed\xa0\xbd\xed\xb8\x80'\n",
    "too long for its character": b"a = '\xc0\xaf'\n",
    "past the last character": b"a = '\xf4\x90\x80\x80'\n",
    "cut short": b"a = '\xf0\x9f",
    "nothing but zeros": bytes(4096),
    "two byte-order marks": b"\xef\xbb\xbf\xef\xbb\xbfa = 1\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "an archive": b"\x1f\x8b\x08\x00" + bytes(range(256)) * 4,
}


def cases(table: dict[str, list[str]]) -> list[object]:
    return [
        pytest.param(text, id=f"{area}-{place}".replace(" ", "-"))
        for area, texts in table.items()
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize("text", cases(VALID))
def test_what_is_valid_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(text.encode())
    one = load(path)
    assert one.schedule is not None
    assert not {problem.code for problem in one.problems} & {"T101", "T102", "T103"}
    assert run(["check", str(path)]) in (0, 1)


@pytest.mark.parametrize("text", cases(INVALID))
def test_what_is_invalid_gets_one_problem_with_its_place(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(text.encode())
    one = load(path)
    assert one.schedule is None
    (problem,) = located(one, one.problems)
    assert problem.code in ("T101", "T102")
    assert problem.place is not None
    assert 1 <= problem.place.line <= text.count("\n") + 2
    assert run(["check", str(path)]) == 1
    out, err = capsys.readouterr()
    assert f"[{problem.code}]" in out
    assert err == "1 error\n"


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_text_get_one_problem(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(BYTES[name])
    one = load(path)
    assert one.schedule is None
    (problem,) = one.problems
    assert problem.code in ("T101", "T102", "T103")
    assert run(["check", str(path)]) == 1
    assert capsys.readouterr().err == "1 error\n"
