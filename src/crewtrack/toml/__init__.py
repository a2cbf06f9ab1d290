"""TOML as text: read it, and find where a key or a value stands in it."""
