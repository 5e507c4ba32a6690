"""JSON-LD for search engines, one @graph for each page, its nodes tied together by ``@id``.

Types and properties are schema.org's; what is recommended beyond that is Google's (Search Central:
Article, Breadcrumb, Profile page, Image metadata). Built from what the page's view has loaded:
nothing here queries when bylines, tags, corrections, section and pictures are.
"""
