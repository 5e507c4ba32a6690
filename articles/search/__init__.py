"""Search: what a reader asks for (query), which articles hold it (matching), in which order they come
(ranking), what shows why (extracts), how to narrow it (facets), and what was meant (spelling).
"""
