"""The desk of a front page, filled in as a browser fills it in."""

import html5lib

from articles.models import Front

SPACE = "{http://www.w3.org/1999/xhtml}"


class FrontDesk:
    """What ``client`` sees at the desk of ``front``; :meth:`press` sends all of its form."""

    def __init__(self, client, front):
        self.client, self.address = client, f"/admin/articles/front/{front.pk}/change/"
        self.open()

    def open(self):
        self.read(self.client.get(self.address))
        return self

    def read(self, response):
        self.response = response
        self.html = response.content.decode()
        tree = html5lib.parse(self.html)
        form = next(e for e in tree.iter(f"{SPACE}form") if e.get("id") == "arranging")
        self.fields = [pair for element in form.iter() for pair in sent_by(element)]

    def press(self, do: str, **values):
        """Send the form as it stands with ``values`` over it (``c1-title`` as ``c1_title``)."""
        data: dict[str, list[str]] = {}
        for name, value in self.fields:
            data.setdefault(name, []).append(value)
        for name, value in values.items():
            data[name.replace("_", "-")] = value if isinstance(value, list) else [str(value)]
        self.answer = self.client.post(self.address, data | {"do": [do]})
        return self.answer


def sent_by(element):
    name, tag = element.get("name"), element.tag.removeprefix(SPACE)
    if not name or name == "do" or element.get("type") in ("radio", "submit"):
        return
    if tag == "input":
        yield name, element.get("value", "")
    elif tag == "select":
        options = list(element.iter(f"{SPACE}option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        yield from ((name, each.get("value", "")) for each in chosen)


def again(front) -> Front:
    return Front.objects.select_related("launched").get(pk=front.pk)


def lead(front) -> list[int]:
    return [card.article for card in again(front).drafted.containers[0].cards]
