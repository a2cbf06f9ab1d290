"""What follows from a schedule: events in order, and the state at any instant."""
