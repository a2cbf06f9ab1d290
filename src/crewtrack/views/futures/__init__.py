"""Two futures of a station laid side by side: what `crewtrack.views.comparison` puts together."""
