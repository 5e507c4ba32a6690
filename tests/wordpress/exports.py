"""Exports for tests: written as WordPress writes them, or as nobody should."""

from html import escape
from itertools import count
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>Le Canard numérique</title>
\t<link>https://canard.example</link>
\t<language>fr-FR</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_site_url>https://canard.example</wp:base_site_url>
\t<wp:base_blog_url>https://canard.example</wp:base_blog_url>
"""
TAIL = "</channel>\n</rss>\n"
SITE = "https://canard.example"


def cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def author(login: str = "ines", name: str = "Inès Moreau", number: int = 1) -> str:
    return (
        f"<wp:author><wp:author_id>{number}</wp:author_id>"
        f"<wp:author_login>{cdata(login)}</wp:author_login>"
        f"<wp:author_email>{cdata(f'{login}@canard.example')}</wp:author_email>"
        f"<wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>\n"
    )


def category(slug: str, name: str = "", parent: str = "", number: int = 2) -> str:
    return (
        f"<wp:category><wp:term_id>{number}</wp:term_id>"
        f"<wp:category_nicename>{cdata(slug)}</wp:category_nicename>"
        f"<wp:category_parent>{cdata(parent)}</wp:category_parent>"
        f"<wp:cat_name>{cdata(name or slug.title())}</wp:cat_name></wp:category>\n"
    )


def tag(slug: str, name: str = "", number: int = 3) -> str:
    return (
        f"<wp:tag><wp:term_id>{number}</wp:term_id><wp:tag_slug>{cdata(slug)}</wp:tag_slug>"
        f"<wp:tag_name>{cdata(name or slug)}</wp:tag_name></wp:tag>\n"
    )


def term(domain: str, slug: str, name: str = "") -> str:
    return f'<category domain="{domain}" nicename="{slug}">{cdata(name or slug)}</category>'


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
    )


def comment(number: int, text: str = "Très juste.", *, parent: int = 0, **fields) -> str:
    """A comment as an export holds it, with an address and an IP as they all have."""
    known = {
        "author": f"Lectrice {number}",
        "author_email": f"lectrice{number}@courriel.example",
        "author_IP": f"192.0.2.{number % 250}",
        "date": "2021-03-02 11:00:00",
        "date_gmt": "2021-03-02 10:00:00",
        "approved": "1",
        "type": "comment",
    } | fields
    parts = "".join(
        f"<wp:comment_{name}>{cdata(v)}</wp:comment_{name}>" for name, v in known.items()
    )
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>{parts}"
        f"<wp:comment_content>{cdata(text)}</wp:comment_content>"
        f"<wp:comment_parent>{parent}</wp:comment_parent>"
        f"<wp:comment_user_id>0</wp:comment_user_id></wp:comment>"
    )


def item(
    number: int = 10, title: str = "Une fuite de données", content: str = "Le texte.", **fields
) -> str:
    """An item; ``fields`` are children by name without "wp:", and ``terms``, ``metas``, ``comments``
    are lists of ready elements. A field that is None is left out."""
    parts = [fields.pop(name, []) for name in ("terms", "metas", "comments")]
    kind = fields.get("post_type", "post")
    known = {
        "post_id": str(number),
        "post_date": "2021-03-01 09:30:00",
        "post_date_gmt": "2021-03-01 08:30:00",
        "comment_status": "open",
        "post_name": f"article-{number}",
        "status": "publish",
        "post_parent": "0",
        "post_type": kind,
        "post_password": "",
        "is_sticky": "0",
    }
    outside = {
        "link": f"{SITE}/2021/03/01/article-{number}/",
        "pubDate": "Mon, 01 Mar 2021 08:30:00 +0000",
        "creator": "ines",
        "guid": f"{SITE}/?p={number}",
        "excerpt": "",
    }
    outside |= {name: fields.pop(name) for name in list(fields) if name in outside}
    known |= fields
    inside = "".join(
        f"\t<wp:{name}>{cdata(value)}</wp:{name}>\n"
        for name, value in known.items()
        if value is not None
    )
    return (
        f"<item>\n\t<title>{cdata(title)}</title>\n\t<link>{escape(outside['link'])}</link>\n"
        f"\t<pubDate>{outside['pubDate']}</pubDate>\n"
        f"\t<dc:creator>{cdata(outside['creator'])}</dc:creator>\n"
        f'\t<guid isPermaLink="false">{escape(outside["guid"])}</guid>\n'
        f"\t<content:encoded>{cdata(content)}</content:encoded>\n"
        f"\t<excerpt:encoded>{cdata(outside['excerpt'])}</excerpt:encoded>\n"
        f"{inside}{''.join(part for group in parts for part in group)}\n</item>\n"
    )


def export(*elements: str) -> str:
    return HEAD + "".join(elements) + TAIL


def save(path: Path, *elements: str) -> Path:
    path.write_text(export(*elements), encoding="utf-8")
    return path


SENTENCES = """Le ministère l’a confirmé mardi soir : les données de milliers d’usagers sont en ligne.
« Nous n’avons rien vu venir », reconnaît une source proche du dossier.
L’autorité de contrôle a ouvert une enquête ; elle devra établir les responsabilités.
Selon nos informations, l’intrusion remonte au printemps, et personne ne s’en est aperçu.
Reste une question : pourquoi les mots de passe n’étaient-ils pas chiffrés ?""".splitlines()


def write_large(path: Path, posts: int, comments: int) -> None:
    """An export of ``posts`` posts with ``comments`` comments each, written as it goes."""
    numbers = count(1)
    slugs = [f"rubrique-{n}" for n in range(8)]
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD + author() + author("karim", "Karim Benali", 2))
        file.writelines(category(slug, number=n + 10) for n, slug in enumerate(slugs))
        file.writelines(tag(f"sujet-{n}", number=n + 100) for n in range(200))
        for n in range(1, posts + 1):
            body = "\n\n".join(
                f"<strong>{SENTENCES[(n + k) % 5]}</strong> {SENTENCES[(n * k) % 5]} {SENTENCES[k % 5]}"
                for k in range(6)
            )
            terms = [term("category", slugs[n % 8])]
            terms += [term("post_tag", f"sujet-{(n * k) % 200}") for k in (1, 3, 7)]
            thread = []
            for k in range(comments):
                number = next(numbers)
                parent = number - 1 if k % 3 == 2 else 0
                text = f"{SENTENCES[number % 5]} {SENTENCES[(number // 5) % 5]}"
                thread.append(comment(number, text, parent=parent))
            file.write(
                item(1_000_000 + n, f"Article numéro {n}", body, terms=terms, comments=thread)
            )
        file.write(TAIL)
