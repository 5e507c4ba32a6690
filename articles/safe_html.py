"""The one module that may declare a string to be safe HTML.

Everything that reaches a page unescaped passes here, so that a review of what can inject markup is a
review of the callers of :func:`bless`. The linter refuses ``mark_safe`` anywhere else.
"""

from django.utils.safestring import SafeString, mark_safe


def bless(html: str) -> SafeString:
    """Mark ``html`` as safe. Call it only with what a sanitiser or a template of ours has just made."""
    return mark_safe(html)
