"""Every page of the desk under its content policy, in a browser that reports what it refuses."""

import pytest
from django.conf import settings

from newsroom.models import User
from tests.desk.places import VERBS, address, own_addresses, registered

NOT_PAGES = ("logout", "upload", "describe", "rows/", "thumbnail", "decisions", "autocomplete")
VARIANTS = (
    "/admin/articles/article/?status__exact=published&pending=yes&who=me&q=fuite",
    "/admin/articles/image/?alt__isempty=1",
    "/admin/articles/section/add/?_popup=1",
    "/admin/articles/page/add/?_to_field=id&_popup=1",
)


def directives(header: str) -> dict[str, list[str]]:
    parts = (part.split() for part in header.split(";") if part.strip())
    return {name: values for name, *values in parts}


@pytest.mark.django_db
def test_the_policy_of_the_desk_has_no_unsafe_word():
    policy = str(settings.ADMIN_CONTENT_SECURITY_POLICY)
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy


def test_no_page_of_the_desk_breaks_its_policy_or_complains(
    open_as, at_desk, complaints, live_server
):
    root = User.objects.create_superuser("root@octet.example", "x", name="Racine")
    rows, asked = registered(), at_desk(root)
    pages = [address(model, verb, row) for model, row in rows.items() for verb in VERBS]
    asked.get("/admin/articles/front/")  # makes the fronts that are missing
    own = [path for path in own_addresses(next(iter(rows.values())).pk) if is_page(path)]
    pages += [path for path in own if asked.get(path).status_code != 405]  # what is only posted to
    page = open_as(root, "/admin/")
    broken = {}
    for path in sorted({*pages, *VARIANTS}):
        answer = page.goto(live_server.url + path)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        policy = directives(answer.headers["content-security-policy"])
        if answer.status >= 500 or "unsafe" in str(policy):
            complaints.append(f"{answer.status} {policy}")
        heard = [text for text in complaints if "status of 4" not in text]
        if heard:
            broken[path] = list(heard)
        complaints.clear()
    assert broken == {}


def is_page(path: str) -> bool:
    return not any(word in path for word in NOT_PAGES)
