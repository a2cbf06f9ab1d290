"""The filter language: which people, flights, events, ports, bulletins or problems are meant.

    filter     = [ any ] ;
    any        = every { "or" every } ;
    every      = one { [ "and" ] one } ;
    one        = { "-" | "not" } ( "(" any ")" | comparison | word | text ) ;
    comparison = field operator value { "," value } ;
    operator   = ":" | "=" | "!=" | "<" | "<=" | ">" | ">=" ;
    value      = word | text ;
    text       = '"' { any character but '"' } '"' ;
    word       = any characters but blanks, quotes and brackets ;

What fields there are, and what each means, is in one table (`terms`), from which the page docs/filter.md,
completion and the parser are made. A word that is a flag (``aboard``) means ``is:aboard``; any other is looked
for in names, whatever its capitals and accents. Nothing raises for a bad filter: `parse` returns a `Fault`,
which says what is wrong, in which column, and what would help.

A filter is a value that can be called with `facts.Facts`. Its answer is one of three, since times are only
known so well: no, perhaps, yes; what is not certainly out is shown.
"""

from __future__ import annotations

from crewtrack.views.filter.nodes import Filter
from crewtrack.views.filter.parser import Fault, parse

__all__ = ["Fault", "Filter", "parse"]
