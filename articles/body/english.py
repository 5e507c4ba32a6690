"""English: which small signs readers get for what was typed.

Source: *New Hart's Rules* (Oxford University Press, 2014), chapters 4 (punctuation), 9 (quotation) and 11
(numbers), with double quotation marks first, as news does: curly quotation marks and apostrophes, a
spaced en rule for a dash, ellipses, a no-break space between a number and its unit and after a title.
No space stands before a sign.
"""

import re

from articles.body.spaces import ANY, SPACE

UNITS = (
    "[kMGT]?B|[kMG]bit/s|[kMG]?Hz|[kMG]?Wh?|mAh|[km]?m[²³]?|cm[²³]?|k?g|ms|px"
    "|million|billion|euros?|pounds?|dollars?|per cent"
)
# The groups of a pattern give way to the texts of those names.
RULES = tuple(
    (re.compile(pattern), replacements)
    for pattern, replacements in (
        (r"(?P<dots>\.\.\.)", {"dots": "…"}),
        (rf"(?<=[^\d\s]{ANY})(?P<dash>--?)(?={ANY}[^\d\s])", {"dash": "–"}),
        (r"(?<!\w)(?P<mark>')(?=\d0s\b)", {"mark": "’"}),  # the ’90s
        (r"(?<=[^\W\d_])(?P<mark>')", {"mark": "’"}),
        (r"(?<=[.,!?…”])(?P<mark>')(?!\w)", {"mark": "’"}),
        (r"(?:^|(?<=[\s(\[“–]))(?P<mark>')(?=[^\W\d_])", {"mark": "‘"}),
        (
            r'(?<![\w"])(?P<open>")(?=[^\s"])(?:[^"\n]*[^\s"])??(?P<close>")(?![\w"])',
            {"open": "“", "close": "”"},
        ),
        (rf"(?<=\d)(?P<gap>{ANY})(?=(?:{UNITS})(?!\w))", {"gap": SPACE}),
        (rf"\b(?:No\.|p\.|pp\.)(?P<gap>{ANY})(?=\d)", {"gap": SPACE}),
        (rf"\b(?:Mr|Mrs|Ms|Dr|Prof|St)\.?(?P<gap>{ANY})(?=[A-Z])", {"gap": SPACE}),
    )
)
