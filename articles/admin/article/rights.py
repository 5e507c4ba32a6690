"""Who may do what with an article. Every address and every act of the writing page names its right here."""

from django.core.exceptions import PermissionDenied

# The names of rights, as Django's admin spells them: has_<right>_permission(request, article).
READ, WRITE, PUBLISH, DELETE = "view", "change", "publish", "delete"


class Rights:
    """Of ArticleAdmin: the questions, each about one article or, without one, about articles at all."""

    def has_publish_permission(self, request, obj=None) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_change_permission(self, request, obj=None):
        """Editors change every article; journalists those that they began."""
        if not super().has_change_permission(request, obj):
            return False
        mine = obj is None or obj.created_by_id == request.user.pk
        return mine or self.has_publish_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and not (obj and obj.was_public)

    def require(self, right: str, request, article=None) -> None:
        if not getattr(self, f"has_{right}_permission")(request, article):
            raise PermissionDenied
