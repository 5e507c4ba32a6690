"""Who may do what with an article, for the admin: it asks the table of :mod:`articles.models.rights`."""

from django.core.exceptions import PermissionDenied

from articles.models import Section
from articles.models.rights import CHANGE, RIGHTS, sections_of

READ, NOTE, WRITE, INVITE = "read", "note", "write", "invite"
ASSIGN, EMBARGO, PUBLISH, WITHDRAW = "assign", "embargo", "publish", "withdraw"
TRASH, DELETE = "trash", "delete"


class Rights:
    """Of ArticleAdmin: Django's questions, each about one article or, without one, about articles at all."""

    def may(self, right: str, request, article=None) -> bool:
        if article is None or article.pk is None:
            return any(request.user.has_perm(permission) for permission, _over in RIGHTS[right])
        return article.allows(request.user, right)

    def require(self, right: str, request, article=None) -> None:
        if not self.may(right, request, article):
            raise PermissionDenied

    def has_view_permission(self, request, obj=None):
        return self.may(READ, request, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm(CHANGE)
        return self.may(WRITE, request, obj)

    def has_publish_permission(self, request, obj=None) -> bool:
        return self.may(PUBLISH, request, obj)

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted; anything else goes into the bin first."""
        is_open = obj is None or (obj.is_trashed and not obj.was_public)
        return is_open and self.may(DELETE, request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)  # a class of this request's own
        form.user = request.user
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """One files an article in one's own sections."""
        named = sections_of(request.user)
        if db_field.name == "section" and named:
            kwargs["queryset"] = Section.objects.filter(pk__in=named)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
