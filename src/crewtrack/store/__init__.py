"""Files: bytes, decoding, the shipped schedules, and watching for changes."""
