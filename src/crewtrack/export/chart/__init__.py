"""The timeline as cells: one drawing for the terminal and for text."""
