"""The part of schema.org that the site speaks: each type with the properties of its own, and its parents.

From schema.org/version/latest (29.x): the page of each type. A graph that uses anything else is wrong,
or a word is missing here.
"""

PARENTS = {
    "CreativeWork": ["Thing"],
    "Article": ["CreativeWork"],
    "NewsArticle": ["Article"],
    "AnalysisNewsArticle": ["NewsArticle"],
    "OpinionNewsArticle": ["NewsArticle"],
    "ReviewNewsArticle": ["NewsArticle"],
    "AdvertiserContentArticle": ["Article"],
    "LiveBlogPosting": ["Article"],  # by way of SocialMediaPosting and BlogPosting
    "WebPage": ["CreativeWork"],
    "CollectionPage": ["WebPage"],
    "ProfilePage": ["WebPage"],
    "WebSite": ["CreativeWork"],
    "ImageObject": ["CreativeWork"],  # by way of MediaObject
    "CorrectionComment": ["CreativeWork"],  # by way of Comment
    "Organization": ["Thing"],
    "NewsMediaOrganization": ["Organization"],
    "Person": ["Thing"],
    "ItemList": ["Thing"],
    "BreadcrumbList": ["ItemList"],
    "ListItem": ["Thing"],
    "SearchAction": ["Thing"],  # by way of Action
    "EntryPoint": ["Thing"],
}
OWN = {
    "Thing": "name description url image sameAs mainEntityOfPage potentialAction",
    "CreativeWork": """headline author publisher datePublished dateModified keywords inLanguage isPartOf
        hasPart isAccessibleForFree correction sponsor translator copyrightHolder copyrightNotice creditText
        text mainEntity thumbnailUrl""",
    "Article": "articleSection wordCount",
    "LiveBlogPosting": "coverageStartTime coverageEndTime liveBlogUpdate",
    "WebPage": "breadcrumb primaryImageOfPage",
    "ImageObject": "contentUrl width height caption",
    "Organization": """logo publishingPrinciples ethicsPolicy correctionsPolicy ownershipFundingInfo
        unnamedSourcesPolicy actionableFeedbackPolicy diversityPolicy""",
    "NewsMediaOrganization": """masthead missionCoveragePrioritiesPolicy verificationFactCheckingPolicy
        noBylinesPolicy""",
    "Person": "jobTitle worksFor",
    "ItemList": "itemListElement",
    "ListItem": "position item",
    "SearchAction": "target query-input",
    "EntryPoint": "urlTemplate",
}


def properties_of(kind: str) -> set[str]:
    inherited = (properties_of(parent) for parent in PARENTS.get(kind, []))
    return set(OWN.get(kind, "").split()).union(*inherited)


def objects(value):
    """Every object in a JSON-LD value, itself and inside."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from objects(each)


def types_of(node: dict) -> list[str]:
    kind = node.get("@type", [])
    return kind if isinstance(kind, list) else [kind]


def faults(graph: list[dict]) -> list[str]:
    """Words that schema.org does not have, and references that lead nowhere."""
    named = {node.get("@id") for node in graph}
    found = []
    for node in objects(graph):
        kinds = types_of(node)
        found += [f"no type {kind}" for kind in kinds if kind not in PARENTS]
        known = set().union(*map(properties_of, kinds))
        if kinds:
            found += [
                f"{kinds} has no {name}" for name in node if name not in known and name[0] != "@"
            ]
        elif node["@id"] not in named:
            found.append(f"{node['@id']} is nowhere in the graph")
    return found
