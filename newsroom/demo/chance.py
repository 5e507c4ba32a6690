"""Chance that repeats itself: the same name gives the same numbers on every machine."""

from random import Random


def seeded(name: str | int) -> Random:
    """A generator for pictures and sample texts; never for anything that must not be guessed."""
    return Random(name)  # noqa: S311 - samples, no secrets
