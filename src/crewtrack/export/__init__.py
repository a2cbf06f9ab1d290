"""A view in, bytes out: one module for each format."""
