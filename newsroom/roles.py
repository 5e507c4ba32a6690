"""Who may what: one table, read aloud by people and written into groups by a migration.

A new role, or a new act for an old one, is a line here and a migration that calls :func:`grant`.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.utils.translation import gettext_noop

READ, WRITE, ALL = "view", "view add change", "view add change delete"

JOURNALIST = {
    "articles.article": WRITE,  # which of them: articles/models/rights.py
    "articles.image": WRITE,
    "articles.author articles.correction articles.dossier": READ,
    "articles.breaking articles.front": READ,
    "articles.folder": READ,  # they make one by naming it
    "articles.productbox articles.promo articles.section articles.tag": READ,
    "comments.errorreport": "view change",
}
EDITOR = {
    "articles.article": f"{ALL} review publish",
    "articles.author articles.correction articles.dossier articles.dossierevent": ALL,
    "articles.folder articles.image articles.productbox articles.promo": ALL,
    "articles.front": "view change launch",
    "articles.breaking": WRITE,
    "articles.page articles.section articles.tag": ALL,
    "articles.articlelog articles.checklevel articles.frontlog": READ,
    "articles.redirect articles.scheduledchange": READ,
    # Who answers for what is published answers for its comments as well.
    "comments.comment": "view moderate",
    "comments.appeal comments.commenter comments.legallog": READ,
    "comments.moderationlog comments.notice": READ,
    "comments.cannedanswer": ALL,
    "comments.errorreport": "view change",
    "comments.siterules": "change",
    "comments.wordlist comments.disposabledomain": ALL,
    "comments.learnedmodel comments.purgereport": READ,
}
MODERATOR = {
    "comments.comment": "view moderate",
    "comments.appeal comments.commenter comments.legallog": READ,
    "comments.moderationlog comments.notice": READ,
    "comments.cannedanswer comments.wordlist comments.disposabledomain": ALL,
    "comments.learnedmodel": READ,
    "articles.article": READ,
}
ADMINISTRATOR = {
    "articles.*": "*",
    "comments.*": "*",
    "newsroom.user": ALL,
}
ROLES = {
    gettext_noop("Journalist"): JOURNALIST,
    gettext_noop("Editor"): EDITOR,
    gettext_noop("Moderator"): MODERATOR,
    gettext_noop("Administrator"): ADMINISTRATOR,
}
APPS = ("articles", "comments", "newsroom")


def grant(apps, schema_editor) -> None:
    """Give every group of the table exactly its permissions, making both where they are missing.

    For migrations: ``apps`` is their registry. Django makes permissions only after the last
    migration, too late for this one; what the table names and no app defines (yet) is left out.
    """
    Group = apps.get_model("auth", "Group")
    for label in APPS:
        if installed.is_installed(label) or label == "newsroom":
            make_permissions(installed.get_app_config(label), apps)
    for name, acts in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions(apps, acts))


def make_permissions(config, apps) -> None:
    module, config.models_module = config.models_module, True  # a registry of the past has none
    try:
        create_permissions(config, apps=apps, verbosity=0)
    finally:
        config.models_module = module


def permissions(apps, acts: dict) -> list:
    """The rows of auth.Permission that one role's part of the table names."""
    Permission = apps.get_model("auth", "Permission")
    wanted = set()
    for models, verbs in acts.items():
        for model in models.split():
            label, _, name = model.partition(".")
            wanted |= {(label, name, verb) for verb in verbs.split()}
    found = Permission.objects.filter(content_type__app_label__in=APPS).select_related(
        "content_type"
    )
    return [row for row in found if names(row) & wanted]


def names(permission) -> set:
    """Every way in which the table may name a permission."""
    label, model = permission.content_type.app_label, permission.content_type.model
    verb = permission.codename.removesuffix(f"_{model}")
    return {(label, model, verb), (label, "*", "*")}
