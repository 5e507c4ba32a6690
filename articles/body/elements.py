"""Which HTML elements are what, for those who read a body."""

VOID = frozenset({"br", "hr", "img"})
# A sentence reads on across these…
INLINE = frozenset("a abbr b br cite code em i mark s small strong sub sup u".split())
# …and not across these: words must not run together.
BREAKING = frozenset(
    "p h2 h3 ul ol li br hr blockquote figcaption figure aside div table tbody tr th td".split()
)
# Text inside these is not set: a computer reads it.
UNTOUCHED = frozenset({"code", "pre", "kbd", "samp"})
EMPTY_PARAGRAPHS = frozenset({"<p></p>", "<p><br></p>"})  # left behind by an editor's Enter key
