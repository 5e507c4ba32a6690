"""Coming from WordPress: reads WXR exports (1.0 to 1.2) and makes articles, pictures and comments of them.

The way of an item: :mod:`files` (bytes to clean text) → :mod:`scanning` (text cut into elements) →
:mod:`wxr` (an element as a record) → :mod:`body` (its text as ours) → :mod:`writing` (rows).
:mod:`importing` walks that way for whole files; :mod:`report` counts what went in and came out.
"""
