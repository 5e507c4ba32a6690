"""The writing page as a browser without script sends it."""

from html.parser import HTMLParser

from django.urls import reverse

LISTS = ("byline-author", "byline-role", "byline-agency", "related-article")


class Fields(HTMLParser):
    """The successful controls of the first form with that id, as a browser would send them."""

    def __init__(self, form_id: str):
        super().__init__()
        self.form_id, self.inside, self.select, self.area = form_id, False, None, None
        self.sent: dict[str, list[str]] = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id
        if not self.inside:
            return
        name, kind = attrs.get("name"), attrs.get("type", "text")
        if tag == "input" and name and kind not in ("submit", "button", "file"):
            if kind not in ("checkbox", "radio") or "checked" in attrs:
                self.add(name, attrs.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "textarea" and name:
            self.area = name
            self.add(name, "")
        elif tag == "select" and name:
            self.select = name
            self.add(name, "")
        elif tag == "option" and self.select and "selected" in attrs:
            self.sent[self.select][-1] = attrs.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.sent[self.area][-1] += data

    def add(self, name, value):
        self.sent.setdefault(name, []).append(value)


def fields_of(html: str, form_id: str = "article_form") -> dict[str, list[str]]:
    parser = Fields(form_id)
    parser.feed(html)
    # A textarea drops the line break that follows its tag (HTML 13.1.2.5).
    return {
        name: [value.removeprefix("\n") for value in values] for name, values in parser.sent.items()
    }


def write(client, article=None, button: str = "_save", follow: bool = True, **changes):
    """Open the writing page, change some fields, press a button."""
    args = [article.pk] if article else []
    address = reverse(f"admin:articles_article_{'change' if article else 'add'}", args=args)
    form = fields_of(client.get(address).content.decode())
    form |= {
        name.replace("__", "-"): value if isinstance(value, list) else [value]
        for name, value in changes.items()
    }
    return client.post(address, form | {button: ["1"]}, follow=follow)


def decide(client, article, page: str = "publish", follow: bool = True, **changes):
    """Open the page of a publication (or "withdraw"), choose, press its button.

    ``at_`` is the field "at", which a browser sends as two (see articles.admin.moments).
    """
    changes = {name.rstrip("_"): value for name, value in changes.items()}
    address = reverse(f"admin:articles_article_{page}", args=[article.pk])
    form = fields_of(client.get(address).content.decode(), "decision_form")
    form |= {name: value if isinstance(value, list) else [value] for name, value in changes.items()}
    return client.post(address, form, follow=follow)
