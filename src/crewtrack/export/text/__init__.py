"""Views as plain text: one module a view."""
