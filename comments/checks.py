"""System checks of the vault: a site that cannot lock addresses away does not start."""

from django.conf import settings
from django.core.checks import Error, register

from comments import keys


@register("newsroom")
def check_vault_keys(app_configs, **kwargs):
    if settings.IS_PRODUCTION and not settings.VAULT_PUBLIC_KEY:
        return [
            Error(
                "VAULT_PUBLIC_KEY is missing: `python manage.py vault keygen` prints a pair of keys.",
                id="comments.E001",
            )
        ]
    try:
        for entries in (settings.VAULT_PUBLIC_KEY, settings.VAULT_PRIVATE_KEY):
            keys.from_environment(entries)
        if settings.VAULT_INDEX_KEY:
            keys.index_key()
    except keys.KeyMalformed as error:
        return [Error(f"A key of the vault is malformed: {error}.", id="comments.E002")]
    return []
