"""The rules of `check`, one module a family.

Each rule is a function from a `Ledger` to the problems that it finds; `crewtrack.ledger.check` lists them.
Rules speak in addresses and compare bounds, never the ledger's one instant.
"""
