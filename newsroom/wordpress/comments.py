"""Writes comments in bulk, and seals the addresses of those who wrote them on the way in."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from articles.models import Article
from comments import vault
from comments.models import Comment, CommenterContact, State
from newsroom.models import ImportedItem
from newsroom.wordpress.planning import Plan
from newsroom.wordpress.remarks import Remark
from newsroom.wordpress.report import CHANGED, CREATED, UNCHANGED, Report

ROWS = 1_000  # written by one statement

Ids = dict[str, list]  # id there → [id here, digest]


class CommentWriter:
    def __init__(self, report: Report):
        self.report = report

    def write(self, pairs: list[tuple[Plan, Article]]) -> dict[str, Ids]:
        """Write the comments of new articles; return their ids, by the plans' keys."""
        ids: dict[str, Ids] = {plan.key: {} for plan, _article in pairs}
        waiting = [
            (plan.key, remark, article.pk) for plan, article in pairs for remark in plan.remarks
        ]
        self.write_levels(waiting, ids)
        articles = [article.pk for plan, article in pairs if plan.remarks]
        if articles:
            Comment.objects.recount(articles)
        return ids

    def write_levels(self, waiting: list[tuple[str, Remark, int]], ids: dict[str, Ids]) -> None:
        """Write those whose parents are written, until all are: a level of the threads at a time."""
        roots: dict[tuple[str, str], int | None] = {}
        while waiting:
            ready = [one for one in waiting if not one[1].parent or one[1].parent in ids[one[0]]]
            level = {id(one[1]) for one in ready}
            waiting = [one for one in waiting if id(one[1]) not in level]
            made = [
                (key, remark, self.comment(key, remark, article, ids, roots))
                for key, remark, article in ready
            ]
            Comment.objects.bulk_create([comment for _k, _r, comment in made], ROWS)
            for key, remark, comment in made:
                ids[key][remark.id] = [comment.pk, remark.digest]
                roots[key, remark.id] = comment.parent_id or comment.pk
            self.seal(made)

    def comment(self, key: str, remark: Remark, article: int, ids, roots) -> Comment:
        answered = ids[key][remark.parent][0] if remark.parent else None
        root = self.root(answered, roots.get((key, remark.parent))) if answered else None
        at = remark.at or timezone.now()
        return Comment(
            article_id=article,
            parent_id=root,
            answering_id=answered if answered != root else None,
            author_name=remark.name,
            text=remark.text,
            state=remark.state,
            created_at=at,
            decided_at=None if remark.state == State.PENDING else at,
        )

    def root(self, answered: int, known: int | None) -> int:
        """The first comment of the thread that ``answered`` stands in."""
        if known is None:
            known = Comment.objects.filter(pk=answered).values_list("parent_id", flat=True).first()
        return known or answered

    def seal(self, made: Iterable[tuple[str, Remark, Comment]]) -> None:
        contacts, seal = [], vault.sealer()
        for key, remark, comment in made:
            if "@" not in remark.email:
                continue
            contact = CommenterContact(comment=comment, created_at=comment.created_at)
            try:
                contact.sealed, contact.key_id = seal(contact.pk, remark.email)
            except vault.VaultError:
                reason = _("addresses of commenters that are too long to be sealed")
                self.report.lose(reason, f"{key}, comment {remark.id}")
                continue
            contacts.append(contact)
        CommenterContact.objects.bulk_create(contacts, ROWS)

    @transaction.atomic
    def update(self, plan: Plan, row: ImportedItem) -> dict[str, int]:
        """Bring an article's comments up to date: new ones come in, changed ones change unless somebody
        has decided about them here, and what was erased or deleted here stays so. Returns how many."""
        ids: Ids = dict(row.comments)
        fresh = [remark for remark in plan.remarks if remark.id not in ids]
        known = [remark for remark in plan.remarks if remark.id in ids]
        changed = [remark for remark in known if ids[remark.id][1] != remark.digest]
        counts = {CREATED: len(fresh), CHANGED: len(changed), UNCHANGED: len(known) - len(changed)}
        if self.report.is_dry_run:
            return counts
        for remark in changed:
            Comment.objects.filter(pk=ids[remark.id][0], version=1, log=None).update(
                author_name=remark.name, text=remark.text, state=remark.state
            )
            ids[remark.id] = [ids[remark.id][0], remark.digest]
        for remark in fresh:
            if remark.parent in ids:
                is_there = Comment.objects.filter(pk=ids[remark.parent][0]).exists()
                remark.parent = remark.parent if is_there else ""
        self.write_levels([(plan.key, remark, row.article_id) for remark in fresh], {plan.key: ids})
        row.comments, row.comments_digest = ids, plan.comments_digest
        row.save(update_fields=["comments", "comments_digest", "imported_at"])
        Comment.objects.recount([row.article_id])
        return counts
