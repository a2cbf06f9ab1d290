"""A session without a screen: load schedules, keep the last good one, run commands."""
