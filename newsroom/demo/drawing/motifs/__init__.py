"""The compositions, a module per family."""

from . import breach, debate, locks, machines, nature, privacy, records, signals

__all__ = ["breach", "debate", "locks", "machines", "nature", "privacy", "records", "signals"]
