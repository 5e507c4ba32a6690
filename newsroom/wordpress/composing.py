"""A plan with everything in it: the item's text converted, its section, tags and pictures found."""

import hashlib
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from articles.body.document import plain_text
from articles.models import Article
from articles.models.publication import Status
from newsroom.wordpress import planning, wxr
from newsroom.wordpress.body import Context, Picture, convert
from newsroom.wordpress.filing import Filing
from newsroom.wordpress.index import Index
from newsroom.wordpress.mapping import Mapping
from newsroom.wordpress.pictures import MISSING, NO_FOLDER, Library
from newsroom.wordpress.planning import Plan
from newsroom.wordpress.report import Report

VERSION = 1  # raise when the conversion changes, so that a second run brings everything up to date
HANDLED = {"category", "post_tag", "author", "byline", "language"}
PAGE_TITLE, PAGE_SLUG = 120, 50  # characters
IGNORED_FIELDS = {"pubDate", "guid", "description", "wp:ping_status", "wp:menu_order"}
PICTURE_LOST = _("pictures not carried, kept as links")


class Composer:
    def __init__(
        self, mapping: Mapping, index: Index, library: Library, filing: Filing, report: Report
    ):
        self.mapping, self.index, self.library = mapping, index, library
        self.filing, self.report = filing, report
        self.hosts = hosts_of(index.site)
        self.meta = planning.USED_META | set(mapping.fields)
        self.salt = f"{VERSION}{mapping!r}"

    def digest(self, item: wxr.Item) -> str:
        """The same as long as nothing has changed that the import looks at."""
        fields = sorted(pair for pair in item.fields.items() if pair[0] not in IGNORED_FIELDS)
        meta = sorted(pair for pair in item.meta.items() if pair[0] in self.meta)
        terms = [(term.taxonomy, term.slug, term.name) for term in item.terms]
        whole = repr((self.salt, fields, meta, terms)).encode("utf-8", "replace")
        return hashlib.blake2b(whole, digest_size=16).hexdigest()

    def compose(self, plan: Plan) -> None:
        """Fill the plan from its item."""
        item, where = plan.item, plan.where
        notice = partial(self.tell, self.report.notice, where)
        plan.is_page = self.type_of(item) == "page"
        planning.plan_status(item, plan, notice)
        if plan.is_page and not plan.is_public:
            plan.is_page = False
            notice(_("pages that are not public: kept as draft articles"), item["title"])
        body = convert(item["content:encoded"], self.context(item, plan, where))
        title = planning.plan_title(item, plan, plain_text(body)[:2000], notice)
        plan.columns = {"title": title, "body": body, "slug": planning.plan_slug(item, title)}
        if plan.is_page:
            self.fit_page(plan, notice)
        else:
            self.add_article(plan, title, notice)

    def tell(self, channel, where: str, reason: str, detail: str = "") -> None:
        channel(reason, where, detail)

    def type_of(self, item: wxr.Item) -> str:
        """What an item becomes: "article", "page", or "drop"."""
        default = {"post": "article", "page": "page"}.get(item.type, "drop")
        return self.mapping.types.get(item.type, default)

    def context(self, item: wxr.Item, plan: Plan, where: str) -> Context:
        lose = partial(self.tell, self.report.lose, where)

        def place(picture: Picture) -> int | None:
            row, why, detail = self.library.place(picture)
            if row is None:
                plan.lacks_pictures |= why in (NO_FOLDER, MISSING)
                lose(PICTURE_LOST, f"{picture.url or picture.attachment}: {gettext(why)} {detail}")
            return row

        return Context(
            post=item.id,
            hosts=self.hosts,
            place=place,
            attachment=self.index.attachment,
            attachments=self.index.attachments,
            reusable=self.index.reusable,
            at_home=self.index.has_address,
            note=lose,
            footnotes=item.meta.get("footnotes", ""),
        )

    def fit_page(self, plan: Plan, notice) -> None:
        title = plan.columns["title"]
        if len(title) > PAGE_TITLE:
            notice(_("titles that were too long, cut"), title)
        plan.columns["title"] = planning.cut(title, PAGE_TITLE)
        plan.columns["slug"] = plan.columns["slug"][: PAGE_SLUG - 3].strip("-")

    def add_article(self, plan: Plan, title: str, notice) -> None:
        item = plan.item
        primary = next(filter(None, (item.meta.get(name) for name in planning.PRIMARY)), "")
        plan.section, category_tags = self.filing.plan_section(item, primary)
        plan.tags = category_tags + self.plain_tags(item, plan.where)
        plan.authors = planning.plan_authors(item)
        plan.lead = self.lead(item, plan)
        plan.front_place = self.index.front_place(item.id)
        is_open = item["wp:comment_status"].strip() != "closed"
        policy = Article.CommentPolicy
        plan.columns |= {
            "standfirst": planning.plan_standfirst(item, notice),
            "kind": self.kind(item),
            "comment_policy": policy.INHERIT if is_open else policy.CLOSED,
            "language": self.language(item),
            **planning.plan_search(item, title, self.index.site.get("title", "")),
            **planning.plan_fields(item, self.mapping.fields),
        }
        if self.mapping.carry_modified and plan.status == Status.PUBLISHED:
            modified = planning.moment(item["wp:post_modified_gmt"], item["wp:post_modified"])
            is_later = modified and (modified - plan.at).total_seconds() > planning.SAME_DAY
            plan.updated_at = modified if is_later else None

    def kind(self, item: wxr.Item) -> str:
        kinds = (self.mapping.kinds.get(term.slug) for term in item.terms)
        return next(filter(None, kinds), Article.Kind.NEWS)

    def language(self, item: wxr.Item) -> str:
        """The text's own (Polylang and WPML keep it as a term), or the old site's; "" for ours."""
        slugs = (term.slug for term in item.terms if term.taxonomy == "language")
        found = next(slugs, "") or self.index.site.get("language", "")
        is_ours = found[:2].lower() == settings.LANGUAGE_CODE[:2]
        return "" if is_ours else found.lower().replace("_", "-")[:8]

    def plain_tags(self, item: wxr.Item, where: str) -> list[tuple[str, str]]:
        tags = []
        for term in item.terms:
            fate = self.mapping.taxonomies.get(term.taxonomy)
            if term.taxonomy == "post_tag" or fate == "tag":
                tags.append((term.slug, term.name))
            elif term.taxonomy not in HANDLED and fate is None:
                self.report.lose(
                    _("terms of other taxonomies"), where, f"{term.taxonomy}: {term.name}"
                )
        return tags

    def lead(self, item: wxr.Item, plan: Plan) -> int | None:
        key = item.meta.get("_thumbnail_id", "").strip()
        if not key or key == "0":
            return None
        row, why, detail = self.library.place(Picture(attachment=key))
        if row is None:
            plan.lacks_pictures |= why in (NO_FOLDER, MISSING)
            attachment = self.index.attachment(key)
            address = attachment.url if attachment else key
            self.report.lose(
                _("lead pictures not carried"), plan.where, f"{address}: {gettext(why)} {detail}"
            )
        return row


def hosts_of(site: dict[str, str]) -> frozenset[str]:
    """The hosts under which the old site answered, with and without www."""
    found = set()
    for name in ("link", "wp:base_blog_url"):
        try:
            host = urlsplit(site.get(name, "")).netloc.lower()
        except ValueError:
            continue
        if host:
            found |= {host, host.removeprefix("www."), f"www.{host.removeprefix('www.')}"}
    return frozenset(found)
