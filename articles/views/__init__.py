"""Placeholders until the public site lands."""

from django.shortcuts import get_object_or_404, render

from articles.models import Article, Section


def front(request):
    articles = Article.objects.public().newest_first().for_cards()[:30]
    return render(request, "articles/front.html", {"articles": articles})


def section(request, slug):
    section = get_object_or_404(Section, slug=slug)
    articles = Article.objects.public().filter(section=section).newest_first().for_cards()[:30]
    return render(request, "articles/section.html", {"section": section, "articles": articles})


def article(request, section, slug):
    article = get_object_or_404(Article.objects.public(), section__slug=section, slug=slug)
    return render(request, "articles/article.html", {"article": article})
