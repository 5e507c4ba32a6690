"""Pages made once, after a change, and then served as bytes.

A request comes in at ``layer``; ``addresses`` says which page it is for; ``memory`` and the ``store``
(``files``: ``index``, ``bodies``, ``clock``) have it or not; ``making`` asks Django for it, noting what it
shows (``articles.surrogates``); ``changes`` kills what a change concerns; ``remaking`` makes the first of
them again before a reader asks.
"""
