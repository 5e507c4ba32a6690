"""Which network a request comes from: what one household or one machine is given by its provider."""

import ipaddress

from django.conf import settings

IPV4_PREFIX = 32  # bits; neighbours in a /24 share nothing
IPV6_PREFIX = (
    64  # bits; the smallest that a household gets, and machines in it change the rest at will
)


def parse(text: str):
    try:
        address = ipaddress.ip_address(text.strip().strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def client_address(request):
    """The nearest address that is not a proxy of ours (``TRUSTED_PROXIES``), or None.

    What stands further left in ``X-Forwarded-For`` was written by whoever sent the request.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    hops = [*forwarded.split(","), request.META.get("REMOTE_ADDR", "")]
    proxies = [ipaddress.ip_network(network) for network in settings.TRUSTED_PROXIES]
    address = None
    for hop in reversed(hops):
        found = parse(hop)
        if found is None:
            break
        address = found
        if not any(address in network for network in proxies):
            break
    return address


def client_network(request) -> str:
    """Such as "203.0.113.7/32" or "2001:db8::/64"; empty when nothing is known."""
    address = client_address(request)
    if address is None:
        return ""
    prefix = IPV4_PREFIX if address.version == 4 else IPV6_PREFIX
    return str(ipaddress.ip_network((address, prefix), strict=False))
