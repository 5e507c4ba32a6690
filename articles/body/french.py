"""French: which small signs readers get for what was typed.

Source: *Lexique des règles typographiques en usage à l'Imprimerie nationale*, 2002, under
« Ponctuation », « Guillemets », « Nombres », « Abréviations », « Siècles » and « Tiret ». A thin no-break
space before ``; ! ?`` and in numbers, a no-break space before ``:``, inside « » and between a number and
what it counts; typographic apostrophes, dashes and ellipses. What is typed « œ » stays « œ ».
"""

import re

from articles.body.spaces import ANY, SPACE, THIN

UNITS = (
    "%|€|\\$|£|°C?|[kMGT]?o|[kMG]bit/s|[kMG]?Hz|[kMG]?Wh?|mAh|[km]?m[²³]?|cm[²³]?|k?g|h|m?s|px"
    "|millions?|milliards?|euros?"
)
# The groups of a pattern give way to the texts of those names.
RULES = tuple(
    (re.compile(pattern), replacements)
    for pattern, replacements in (
        (r"(?P<dots>\.\.\.)", {"dots": "…"}),
        (rf"(?<=[^\d\s]{ANY})(?P<dash>--?)(?={ANY}[^\d\s])", {"dash": "–"}),
        (r"(?<=[^\W\d_])(?P<mark>')(?=[\w«“\"])", {"mark": "’"}),
        (
            rf'(?<![\w"])(?P<open>"{ANY}?)(?=[^\s"])(?:[^"\n]*[^\s"])??(?P<close>{ANY}?")(?![\w"])',
            {"open": f"«{SPACE}", "close": f"{SPACE}»"},
        ),
        (rf"«(?P<gap>{ANY}*)(?=\S)", {"gap": SPACE}),
        (rf"(?<=[^\s«])(?P<gap>{ANY}*)»", {"gap": SPACE}),
        (rf"(?<=\S)(?P<gap>{ANY}+)(?=[;!?])", {"gap": THIN}),
        (r"(?<=[\w)\]»…’%€])(?P<gap>)(?=[!?]+(?:\s|$|[»)])|;(?:\s|$))", {"gap": THIN}),
        (rf"(?<=[^\s:])(?P<gap>{ANY}+)(?=:(?:\s|$))", {"gap": SPACE}),
        (r"(?<=[\w)\]»…’%€])(?P<gap>)(?=:(?:\s|$))", {"gap": SPACE}),
        (
            rf"(?<![\d.,])(?:(?<!\d{ANY})|(?<=\b[12]\d{{3}}{ANY}))\d{{1,3}}(?:{THIN}\d{{3}})*"
            rf"(?P<gap>[ {SPACE}])(?=\d{{3}}(?:{ANY}\d{{3}})*(?!{ANY}?\d))",
            {"gap": THIN},  # the first gap of a number: not after a year, not in telephone numbers
        ),
        (rf"(?<=\d)(?P<gap>{ANY}?)(?=[%€](?!\w))", {"gap": SPACE}),
        (rf"(?<=\d)(?P<gap>{ANY})(?=(?:{UNITS})(?!\w))", {"gap": SPACE}),
        (rf"(?<=\d{ANY}h)(?P<gap>{ANY})(?=\d\d?\b)", {"gap": SPACE}),
        (rf"\b(?:n°|no|art\.|p\.)(?P<gap>{ANY})(?=\d)", {"gap": SPACE}),
        (rf"§(?P<gap>{ANY})(?=\d)", {"gap": SPACE}),
        (rf"\b[IVXL]+e(?P<gap>{ANY})(?=siècles?\b)", {"gap": SPACE}),
        (rf"\b(?:M\.|MM\.|Mme|Mmes|Dr|Me)(?P<gap>{ANY})(?=[A-ZÀ-Ý])", {"gap": SPACE}),
    )
)
