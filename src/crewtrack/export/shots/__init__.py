"""One module for each view that can leave the program, named after it.

Each has, of a `Subject`:

- ``text(subject, ink)``: the view as text that ends in a newline;
- ``data(subject)``: as JSON, with its schema in the first key;
- ``lines(data)``: the things in that JSON one by one, each with a schema of its own, ``crewtrack/NAME-line/1``;
- ``csv(subject)``: as CSV.
"""
