"""The panels of the overview: each builds the lines of one part of the screen from a view."""
