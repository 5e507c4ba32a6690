"""What the paper says to those who collect texts for machines to learn from.

In the European Union anybody may mine what he may read, unless its publisher has reserved it in a way
that machines understand: directive (EU) 2019/790, article 4(3); in France, Code de la propriété
intellectuelle, article L. 122-5-3, III and R. 122-28. Said here by all the means that are written down:

- ``/.well-known/tdmrep.json``, the header and the meta element of *TDM Reservation Protocol*, final report
  of the W3C Community Group, 2024 (w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510);
- groups of ``robots.txt`` (RFC 9309) for crawlers whose makers document the name that they obey.

There is no "noai" here: no specification has it.
"""

from django.conf import settings
from django.http import JsonResponse
from django.views.decorators.http import require_safe

TRAINING, ALL, NONE = "training", "all", "none"  # what AI_CRAWLERS may be

# Crawlers that collect for the training of models, and where their makers say how they are turned away.
# Names like Google-Extended are no crawlers but words in robots.txt: search is not touched by them.
TRAINERS = (
    "Amazonbot",  # developer.amazon.com/amazonbot
    "Applebot-Extended",  # support.apple.com/119829
    "CCBot",  # commoncrawl.org/ccbot
    "ClaudeBot",  # support.anthropic.com/articles/8896518
    "Google-Extended",  # developers.google.com/search/docs/crawling-indexing/google-common-crawlers
    "GPTBot",  # platform.openai.com/docs/bots
    "meta-externalagent",  # developers.facebook.com/docs/sharing/webmasters/web-crawlers
)
# Those that fetch pages to answer questions, by an index of their own or at somebody's request. They name
# their sources and send readers: turned away only where the paper says so.
ANSWERERS = (
    "ChatGPT-User",  # platform.openai.com/docs/bots
    "Claude-SearchBot",  # support.anthropic.com/articles/8896518
    "Claude-User",
    "DuckAssistBot",  # duckduckgo.com/duckduckgo-help-pages/results/duckassistbot
    "MistralAI-User",  # docs.mistral.ai/robots
    "OAI-SearchBot",  # platform.openai.com/docs/bots
    "PerplexityBot",  # docs.perplexity.ai/guides/bots
)
TURNED_AWAY = {NONE: (), TRAINING: TRAINERS, ALL: (*TRAINERS, *ANSWERERS)}


def robots_lines() -> list[str]:
    """The group of those who are turned away, and in a comment what people need to know of it."""
    lines = []
    if settings.TDM_RESERVED:
        lines += [
            "# Text and data mining is reserved: directive (EU) 2019/790, art. 4(3); CPI, art. L. 122-5-3.",
            "# Fouille de textes et de données : droits réservés. /.well-known/tdmrep.json",
        ]
    if names := TURNED_AWAY[settings.AI_CRAWLERS]:
        lines += [*(f"User-agent: {name}" for name in names), "Disallow: / # everything"]
    return [*lines, ""] if lines else []


def reservation() -> dict[str, str]:
    """The words of the protocol, as headers and meta elements have them; none when nothing is reserved.

    Nothing said would be the same as "0" for the law; a paper that reserves nothing says nothing.
    """
    if not settings.TDM_RESERVED:
        return {}
    policy = {"tdm-policy": settings.TDM_POLICY} if settings.TDM_POLICY else {}
    return {"tdm-reservation": "1", **policy}


@require_safe
def tdmrep(request):
    """The rules for the whole site (TDMRep §6.1): a list, the first whose location matches counts."""
    rule = {"location": "/", "tdm-reservation": int(settings.TDM_RESERVED)}
    if settings.TDM_RESERVED and settings.TDM_POLICY:
        rule["tdm-policy"] = settings.TDM_POLICY
    return JsonResponse([rule], safe=False)
