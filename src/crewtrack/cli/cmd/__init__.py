"""The commands, a module each: `parser()` and `run(options, now)`."""
