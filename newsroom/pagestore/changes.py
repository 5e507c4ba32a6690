"""Which pages a change concerns: the receivers that turn what articles tell into surrogate keys.

A purge happens twice over: right after the commit, by the process that made the change; and by a job of
the same transaction, in case that process died in between. Whoever comes first does it, for the change
has a name.
"""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    Author,
    Dossier,
    Image,
    Page,
    ProductBox,
    Promo,
    Redirect,
    Section,
    Tag,
)
from articles.models.standing import standing_of
from articles.signals import announced, changed, embargoed, launched, published, withdrawn
from articles.surrogates import (
    BREAKING,
    BREAKING_EVERYWHERE,
    CORRECTIONS,
    EVERYTHING,
    NAVIGATION,
    at,
    comments_under,
    inside,
    key_of,
)
from comments.signals import altered, hidden, shown
from newsroom.pagestore.current import forget_every_page, the_store
from newsroom.pagestore.remaking import purge_and_remake


def kill(keys, again=(), opens_at: datetime | None = None) -> None:
    """Purge what carries ``keys`` once the transaction is committed, and have ``again`` (paths) made.

    ``opens_at``: a moment to come at which the same will be true once more.
    """
    if not settings.PAGE_STORE:
        return
    change, keys, again = uuid4().hex, sorted({*keys, EVERYTHING}), list(again)
    purge_and_remake.enqueue(change, keys, again)
    if opens_at and opens_at > timezone.now():
        purge_and_remake.using(run_after=opens_at).enqueue(f"{change}-opens", keys, again)
    transaction.on_commit(lambda: the_store().purge(keys, change), robust=True)


@receiver(published)
@receiver(withdrawn)
@receiver(embargoed)
def after_publication(sender, article, former, **kwargs):
    now = standing_of(article)
    keys = {*all_of_it(article), *former.lists_that_differ(now)}
    keys |= {at(standing.address) for standing in (former, now) if standing.address}
    again = [now.address, reverse("articles:front"), article.section.get_absolute_url()]
    kill(keys, again, now.opens_at)


@receiver(shown)
@receiver(hidden)
@receiver(altered)
def after_moderation(sender, comment, **kwargs):
    kill({comments_under(comment.article_id)}, [comment.article.get_absolute_url()])


@receiver(launched)
def after_launch(sender, front, **kwargs):
    kill({front.key}, [front.get_absolute_url()])


@receiver(announced)
def after_announcement(sender, breaking, former, **kwargs):
    """Now, when it begins and when it ends: also where a web server in front of us gives out the files."""
    lines = [line for line in (breaking, former) if line]
    everywhere = any(line.everywhere for line in lines)
    keys = {BREAKING, BREAKING_EVERYWHERE} if everywhere else {BREAKING}
    for moment in (breaking.starts_at, breaking.ends_at):
        kill(keys, [reverse("articles:front")], moment)


@receiver(changed)
def after_change(sender, instance, is_inside=False, **kwargs):
    """Anything else that pages show. What is gone, or unknown here, may stand anywhere."""
    concerned = CONCERNED.get(sender)
    if concerned is None or instance.pk is None:
        kill_everything()
    elif is_inside:
        kill({inside(instance)}, [instance.get_absolute_url()])
    else:
        kill(concerned(instance), [reverse("articles:front")])


def kill_everything() -> None:
    transaction.on_commit(forget_every_page, robust=True)


def itself(row) -> set[str]:
    return {key_of(row)}


def itself_and_its_address(row) -> set[str]:
    return {key_of(row), at(row.get_absolute_url())}


def linked_everywhere(row) -> set[str]:
    return itself_and_its_address(row) | {NAVIGATION}


def all_of_it(article) -> set[str]:
    return {key_of(article), inside(article), CORRECTIONS}


CONCERNED = {
    Article: all_of_it,
    Author: itself_and_its_address,
    Dossier: itself_and_its_address,
    Image: itself,
    Page: linked_everywhere,
    ProductBox: itself,
    Promo: itself,
    Redirect: lambda redirect: {at(redirect.path)},
    Section: linked_everywhere,
    Tag: itself_and_its_address,
}
