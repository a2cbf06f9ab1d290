"""HTML: one page that holds all it needs, and asks nobody for anything.

Its style and its script stand in it and are named by their hashes in its content security policy, which allows
nothing else. It is well-formed XML too. `markup` is the one module that turns text into markup.
"""
