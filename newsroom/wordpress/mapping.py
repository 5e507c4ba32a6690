"""The mapping file: which category is a section, which field goes where. Proposed, then edited by hand.

TOML, because people edit it. Without a file an import follows the proposal that --dry-run would write.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from articles.models import Article

MOST_SECTIONS = 12  # a masthead holds no more
UNFILED = {"uncategorized", "non-classe", "sans-categorie", "non-classifiee"}
FIELDS = (
    *("kicker", "standfirst", "advertiser", "language"),
    *("seo_title", "seo_description", "social_title", "canonical_url"),
)
TAXONOMY_FATES = ("tag", "drop")
TYPE_FATES = ("article", "page", "drop")


class MappingError(Exception):
    """A mapping file that cannot be followed; the message is for whoever edited it."""


@dataclass(frozen=True)
class Fate:
    """What becomes of a category: a section (``section`` is its slug), a tag, both, or nothing."""

    section: str = ""
    is_tag: bool = False

    @classmethod
    def read(cls, slug: str, text: str) -> "Fate":
        """``section``, ``section:politics``, ``section:politics+tag``, ``tag`` or ``drop``."""
        words, _sep, extra = text.partition("+")
        kind, _sep, target = words.partition(":")
        if kind not in ("section", "tag", "drop") or extra not in ("", "tag"):
            raise MappingError(_("category “%(slug)s”: “%(text)s” is none of the fates.") % {
                "slug": slug, "text": text,
            })  # fmt: skip
        section = (target or slug) if kind == "section" else ""
        return cls(section, kind == "tag" or extra == "tag")

    def __str__(self):
        if not self.section:
            return "tag" if self.is_tag else "drop"
        return f"section:{self.section}" + ("+tag" if self.is_tag else "")


@dataclass
class Mapping:
    default_section: str = "actualites"
    categories: dict[str, Fate] = field(default_factory=dict)
    section_names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # category → Article.Kind
    taxonomies: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    carry_modified: bool = False
    category_base: str = "category"
    tag_base: str = "tag"

    def fate(self, category: str) -> Fate:
        return self.categories.get(category, Fate(is_tag=category not in UNFILED))

    def digest_source(self) -> str:
        return repr(self)


def read_mapping(path: Path) -> Mapping:
    """Raises MappingError, in one line, for a file that cannot be followed."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MappingError(f"{path}: {error}") from error
    for table in ("categories", "sections", "kinds", "taxonomies", "types", "fields"):
        check_table(path, table, data.get(table, {}))
    mapping = Mapping(
        default_section=str(data.get("default_section", "") or Mapping.default_section),
        categories={
            slug: Fate.read(slug, text) for slug, text in data.get("categories", {}).items()
        },
        section_names=data.get("sections", {}),
        kinds=data.get("kinds", {}),
        taxonomies=data.get("taxonomies", {}),
        types=data.get("types", {}),
        fields=data.get("fields", {}),
        carry_modified=bool(data.get("carry_modified", False)),
        category_base=str(data.get("category_base") or Mapping.category_base),
        tag_base=str(data.get("tag_base") or Mapping.tag_base),
    )
    check(path, "kinds", mapping.kinds, Article.Kind.values)
    check(path, "taxonomies", mapping.taxonomies, TAXONOMY_FATES)
    check(path, "types", mapping.types, TYPE_FATES)
    check(path, "fields", mapping.fields, FIELDS)
    return mapping


def check_table(path: Path, table: str, values) -> None:
    is_table = isinstance(values, dict) and all(isinstance(value, str) for value in values.values())
    if not is_table:
        raise MappingError(f"{path}: [{table}] " + _("must hold names and texts."))


def check(path: Path, table: str, values: dict[str, str], allowed) -> None:
    for name, value in values.items():
        if value not in allowed:
            message = _("“%(value)s” is none of: %(allowed)s.")
            text = message % {"value": value, "allowed": ", ".join(allowed)}
            raise MappingError(f"{path}: [{table}] {name}: {text}")


def propose(categories: dict, uses: dict[str, int]) -> Mapping:
    """The mapping to begin with: the fullest top-level categories are sections, what is below them goes
    into them and stays findable as a tag, and the rest are tags.

    ``categories`` are the export's terms by slug, ``uses`` counts the posts of each.
    """
    roots = {slug: root_of(slug, categories) for slug in categories}
    weight: dict[str, int] = {}
    for slug, root in roots.items():
        weight[root] = weight.get(root, 0) + uses.get(slug, 0)
    fullest = sorted(
        (root for root in weight if root not in UNFILED), key=lambda r: (-weight[r], r)
    )
    sections = {root for root in fullest[:MOST_SECTIONS] if weight[root]}
    mapping = Mapping()
    for slug, root in sorted(roots.items()):
        if slug in UNFILED:
            mapping.categories[slug] = Fate()
        elif root in sections:
            mapping.categories[slug] = Fate(root, is_tag=slug != root)
        else:
            mapping.categories[slug] = Fate(is_tag=True)
    mapping.section_names = {slug: categories[slug].name for slug in sorted(sections)}
    return mapping


def root_of(slug: str, categories: dict) -> str:
    """The top of the tree in which a category stands; a circle ends where it closes."""
    seen = set()
    while slug not in seen and slug in categories and categories[slug].parent in categories:
        seen.add(slug)
        slug = categories[slug].parent
    return slug


HEAD = """\
# {intro}
#
# categories:  "section"              a section of its own
#              "section:politics"     into that section
#              "section:politics+tag" into that section, and a tag
#              "tag" · "drop"
# sections:    the names of sections, by their address
# kinds:       posts of that category are: {kinds}
# taxonomies:  terms of other taxonomies: {taxonomies}
# types:       posts of other types: {types}
# fields:      custom fields: {fields}
#
# carry_modified: whether WordPress's date of the last change is shown as "updated"
# category_base, tag_base: the first word of their addresses there
"""


def write_mapping(
    path: Path, mapping: Mapping, uses: dict[str, int], seen: dict[str, dict]
) -> None:
    """Write ``mapping`` with the number of posts behind each category. ``seen`` counts, per table, what
    else the export holds and nobody has decided about."""
    intro = _(
        "What becomes of the old site’s categories and fields. Edit, then pass it by --mapping."
    )
    lines = [
        HEAD.format(
            intro=intro,
            kinds=", ".join(Article.Kind.values),
            taxonomies=", ".join(TAXONOMY_FATES),
            types=", ".join(TYPE_FATES),
            fields=", ".join(FIELDS),
        ),
        f"default_section = {quoted(mapping.default_section)}",
        f"carry_modified = {str(mapping.carry_modified).lower()}",
        f"category_base = {quoted(mapping.category_base)}",
        f"tag_base = {quoted(mapping.tag_base)}",
        "",
        "[sections]",
        *(f"{quoted(slug)} = {quoted(name)}" for slug, name in mapping.section_names.items()),
        "",
        "[categories]",
    ]
    for slug, fate in mapping.categories.items():
        lines.append(f"{quoted(slug)} = {quoted(str(fate))}  # {uses.get(slug, 0)}")
    for table in ("kinds", "taxonomies", "types", "fields"):
        lines += ["", f"[{table}]"]
        lines += [
            f'# {quoted(name)} = "…"  # {n}' for name, n in sorted(seen.get(table, {}).items())
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
