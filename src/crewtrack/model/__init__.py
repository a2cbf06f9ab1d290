"""The nouns of the schedule, its times, problems and addresses: no I/O and no clock."""
