"""Frozen answers to questions about a ledger: roster, agenda, ports, person."""
