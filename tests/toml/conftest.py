"""Documents that are hard to find one's way in. Every one is valid TOML, and no two are hard for the same reason."""

from __future__ import annotations

from typing import Any

import pytest

BOM = "\ufeff"

HOSTILE = {
    "empty": "",
    "only a comment": "# nothing = 1",
    "blank lines and tabs": "\n\t\n  x\t=\t1  \n\n\t# end\n",
    "no last line end": "[a]\nx = 1\n[b]\ny = 2",
    "header look-alikes in a long string": 'x = """\n[flight.a]\nlaunch = 1\n[[b]]\n"""\n[flight.a]\nlaunch = 2\n',
    "header look-alikes in a long literal": "x = '''\n[a]\ny = 1\n'''\n[a]\ny = 2\n",
    "header look-alikes in an array": "x = [\n[1],\n[2, 3],\n  [\n[4]\n],\n]\n[a]\ny = 1\n",
    "array deeper than is passed over": "[a]\nx = [[[[[\n[1]\n]]]]]\n[b]\ny = [[[[[2]]]]]\n",
    "comments that look like code": "[a] # [b]\nx = 1 # y = 2\n# [c]\nz = [ # ] \"\n1, # , 2\n# 3\n2 # '\n]\n",
    "brackets in strings": """x = "[a]"\ny = '{b = 1}'\nz = ["]", '}', "#", '"', "'"]\nw = {a = "}", b = '{'}\n""",
    "hash in strings": 'x = "a # b" # c\ny = \'# d\'\nz = ["#", \'#\'] # "\n',
    "escaped quotes": r'x = "a\"b" ' + '\ny = "\\\\"\nz = ["\\\\\\"", "]"]\n',
    "quotes at the end of long strings": 'a = """x"""\nb = """x""""\nc = """x"""""\nd = \'\'\'y\'\'\'\'\'\ne = """"x"""\n',
    "long strings with nothing in them": 'a = """"""\nb = \'\'\'\'\'\'\nc = ""\nd = \'\'\ne = ["", \'\', """""", ""]\n',
    "quotes inside of long strings": 'a = """one " two "" three \\""" four"""\nb = \'\'\'one \' two \'\' \\\'\'\'\nc = 1\n',
    "line continued": 'a = """\\\n   one \\  \n\n  two\\\\\n"""\nb = 1\n',
    "long strings in arrays and tables": 'a = ["""\n]\n""", \'\'\'\n,\'\'\'] \nb = {c = """\n}""", d = 1}\n',
    "quoted keys": '"a b" = 1\n\'c.d\' = 2\n"" = 3\n"e\\"]f" = 4\n["x y".\'z.w\'."]"]\n"#" = 5\n\'=\' = 6\n',
    "escaped keys": '"\\u0041" = 1\n"B" = 2\n["\\x43".d]\n"tab\\t" = 3\n',
    "keys like values": "true = 1\n1979-05-27 = 2\n3.14 = 3\ninf = 4\n- = 5\n_ = 6\n007 = 7\n",
    "dotted keys": 'a.b.c = 1\na.b.d = 2\na . "e f" . g = 3\na.h = {i.j = 4, i.k = 5}\n',
    "dotted keys out of order": "a.x = 1\nb = 2\na.y = 3\n[t]\na.x = 4\nc = 5\na.y = 6\n",
    "super-tables out of order": "[a.b.c]\nx = 1\n[a]\ny = 2\n[d.e]\nz = 3\n[a.b]\nw = 4\n[d]\nv = 5\n",
    "tables taken up again": "[fruit.apple]\nx = 1\n[animal]\ny = 2\n[fruit.pear]\nz = 3\n",
    "blanks in headers": "[ a . b ]\nx = 1\n[[ c . 'd' ]]\ny = 2\n\t[e]\t# f\n\tz = 3\n",
    "arrays of tables": "[[a]]\nx = 1\n[[a]]\n[[a]]\nx = 3\n[[b.c]]\ny = 4\n[[b.c]]\n",
    "arrays of tables with tables in them": (
        "[[a]]\nx = 1\n[a.b]\ny = 2\n[[a.c]]\nz = 3\n[[a.c]]\nz = 4\n[a.c.d]\nw = 5\n"
        "[[a]]\nx = 6\n[a.b]\ny = 7\n[[a.c]]\nz = 8\n[a.c.d]\nw = 9\n"
    ),
    "arrays of tables apart": "[[a]]\nx = 1\n[b]\ny = 2\n[[a]]\nx = 3\n[a.c]\nz = 4\n",
    "arrays of tables, dotted inside": "[[a]]\nb.c = 1\nb.d = [{e = 1}, {e = 2}]\n[[a]]\nb.c = 2\n",
    "inline tables": "a = {}\nb = { }\nc = {d = {e = {f = 1}}, g = [{}, {h = 2}]}\ni = {\"j k\" = 1, 'l' = 2}\n",
    "inline tables over lines (1.1)": "a = {\n  b = 1, # }\n  c = { # {\n    d = [\n      2,\n    ],\n  },\n}\ne = 3\n",
    "arrays over lines": 'crew = [\n  "a",   # first\n  { id = "b",\n role = "c" },\n\n  "d" # last\n  ,\n]\nx = 1\n',
    "nothing but brackets": "a = []\nb = [ ]\nc = [\n# empty\n]\nd = [[], [[]], [{}]]\ne = 1\n",
    "numbers": (
        "a = +1\nb = -0\nc = 1_000\nd = 0xDEAD_beef\ne = 0o17\nf = 0b1_0\ng = 1.5e-3\nh = -inf\ni = +nan\nj = 1e5\n"
        "k = [+1,-2 , 3.0,0x1]\n"
    ),
    "dates and times": (
        "a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00Z\nc = 1979-05-27t00:32:00.999999-07:00 # d\nd = 1979-05-27\n"
        "e = 07:32:00\nf = 07:32\ng = 1979-05-27 07:32\nh = [1979-05-27 07:32:00+01:00,1979-05-27 , 07:32:00.5]\n"
        "i = {j = 1979-05-27 07:32:00, k = 1979-05-27 }\n"
    ),
    "windows": '[a]\r\nx = "b" # c\r\ny = [\r\n  1,\r\n  2,\r\n]\r\nz = """\r\nd\\\r\n  e\r\n"""\r\n[[f]]\r\ng = 1\r\n',
    "mixed line ends": '[a]\r\nx = 1\n[b]\ny = """one\r\ntwo\n"""\r\nz = 2\n',
    "byte-order mark": BOM + "x = 1\n[a]\ny = 2\n",
    "byte-order mark before a header": BOM + "[a]\r\nx = 1\r\n",
    "wide characters": 'name = "Сергей 😀 é"\nx = ["👩‍🚀", "宇宙"] # ☃\n["ключ"]\n"é" = "e\u0301"\n',
    "everything on a line": "a={b=[{c=\"d\"},{c='e'}],f={g.h=1979-05-27 00:00:00Z}}#i\n[j]#k\nl=[1,2,]#m\n",
    "a schedule": (
        'format  = 1\n[flight.soyuz-ms-19]\ncrew   = ["shkaplerov", { id = "shipenko", visitor = true }]\n'
        'launch = { at = 2021-10-05T08:55:02Z, site = "baikonur-31-6" }\n'
        "land.at = 2022-03-30T11:28:26Z\nland.crew = []\n[flight.soyuz-ms-19.dock]\n"
        'port = "rassvet-nadir"\n[[assert]]\nat = 2022-02-25T12:00:00Z\nagencies = { nasa = 4 }\n[[assert]]\ncount = 7\n'
    ),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for `hostile` on every document."""
    if "hostile" in metafunc.fixturenames:
        cases: list[Any] = [
            pytest.param(text, id=name.replace(" ", "-")) for name, text in HOSTILE.items()
        ]
        metafunc.parametrize("hostile", cases)
