"""Editing, without a screen: what the command line and the forms of the terminal UI both do.

A `Bench` holds a schedule that is being edited. It turns changes (`crewtrack.app.editing.changes`) into a `Plan`: the
new text of each file, the diff, the new problems of the whole schedule. Nothing is written until the plan is committed.
"""
