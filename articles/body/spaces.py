"""The spaces that rules of typography put, and what they may replace."""

THIN = "\u202f"
SPACE = "\u00a0"
ANY = "[ \u00a0\u202f]"
