"""Every public address of the site, derived from the URL configuration.

What is tested "everywhere" is tested here: a new pattern is walked from the day it is written, or
fails the walk until somebody says what to put in its place-holders.
"""

from itertools import product

from django.urls import URLPattern, get_resolver, reverse

ADMIN = "admin/"


class UnknownAddress(AssertionError):
    """A pattern that the walk cannot fill in."""


def public_patterns(resolver=None, prefix: str = "", names: tuple = (), above: tuple = ()):
    """Yield (name for reverse(), route, names of its parameters) of each pattern outside the admin."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if route.startswith(ADMIN):
            continue
        parameters = (*above, *parameters_of(pattern.pattern))
        if isinstance(pattern, URLPattern):
            if not pattern.name:
                raise UnknownAddress(
                    f"“{route}” has no name: give it one, so that it can be walked."
                )
            yield ":".join((*names, pattern.name)), route, parameters
        else:
            inner = (*names, *([pattern.namespace] if pattern.namespace else []))
            yield from public_patterns(pattern, route, inner, parameters)


def parameters_of(pattern) -> tuple:
    return tuple(pattern.regex.groupindex)


def addresses(patterns, values: dict[str, list]):
    """Yield (name, address) for every pattern with every combination of ``values``."""
    for name, route, parameters in patterns:
        if unknown := [each for each in parameters if each not in values]:
            raise UnknownAddress(
                f"“{route}” ({name}) takes {', '.join(unknown)}, and the walk over all public pages"
                " does not know what to put there. Add values to the dictionary that the failing"
                " test hands to tests.site_map.addresses, among them some that reach hidden articles."
            )
        for chosen in product(*(values[each] for each in parameters)):
            yield name, reverse(name, kwargs=dict(zip(parameters, chosen, strict=True)))
