"""The feeds: of what (``channels``), what of each article (``items``), written how (``rss``, ``atom``,
``json``), and where pages say they are (``announcing``)."""
