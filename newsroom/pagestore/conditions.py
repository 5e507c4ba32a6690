"""Conditional requests (RFC 9110, 13): has the client got this very page already?"""

from http import HTTPStatus

from django.utils.http import parse_etags, parse_http_date_safe

from newsroom.pagestore.page import Page, Variant


def outcome(page: Page, variant: Variant, environ: dict) -> int:
    """200, 304 (the client's copy is this one) or 412 (the client wanted another).

    In the order of RFC 9110, 13.2.2. Only a page that answers 200 has conditions.
    """
    if page.status != HTTPStatus.OK:
        return page.status
    if (wanted := environ.get("HTTP_IF_MATCH")) is not None:
        if not matches(variant.etag, wanted):
            return HTTPStatus.PRECONDITION_FAILED
    elif is_later(page, environ.get("HTTP_IF_UNMODIFIED_SINCE")):
        return HTTPStatus.PRECONDITION_FAILED
    if (known := environ.get("HTTP_IF_NONE_MATCH")) is not None:
        is_known = matches(variant.etag, known.replace("W/", ""))  # weak comparison
    else:
        is_known = is_unchanged(page, environ.get("HTTP_IF_MODIFIED_SINCE"))
    return HTTPStatus.NOT_MODIFIED if is_known else HTTPStatus.OK


def matches(etag: str, listed: str) -> bool:
    found = parse_etags(listed)
    return found == ["*"] or etag in found


def is_later(page: Page, date: str | None) -> bool:
    moment = date and parse_http_date_safe(date)
    return bool(moment) and int(page.made_at) > moment


def is_unchanged(page: Page, date: str | None) -> bool:
    moment = date and parse_http_date_safe(date)
    return bool(moment) and page.dates_count and int(page.made_at) <= moment
