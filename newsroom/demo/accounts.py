"""The demo's accounts: one for each role, with passwords drawn for this installation alone."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from newsroom.models import User

# Role (the name of its group), e-mail address, name.
STAFF = (
    ("Journalist", "journaliste@octet.example", "Idriss Benhaddou"),
    ("Editor", "redaction@octet.example", "Camille Vasseur"),
    ("Moderator", "moderation@octet.example", "Nadia Colin"),
    ("Administrator", "administration@octet.example", "Paul Astier"),
)
# Read aloud and typed without doubt: no letter that looks like another.
CONSONANTS, VOWELS = "bcdfgjkmnprstvz", "aeiou"


def draw_password() -> str:
    """Four words of four letters, about 50 bits: « kobe-titu-vora-mise »."""
    syllable = "".join
    words = (
        syllable(secrets.choice(letters) for letters in (CONSONANTS, VOWELS) * 2) for _ in range(4)
    )
    return "-".join(words)


def open_accounts() -> dict[str, User]:
    """Make the accounts that are missing, and write down how to sign in; return them by role."""
    staff, logins = {}, []
    for role, email, name in STAFF:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            password = draw_password()
            user = User.objects.create_user(email, password, name=name, is_staff=True)
            logins.append(f"{role:<14} {email:<30} {password}\n")
        user.groups.add(Group.objects.get_or_create(name=role)[0])
        staff[role] = user
    if logins:
        write_down(settings.VAR / "demo-logins.txt", "".join(logins))
    return staff


def write_down(path: Path, text: str) -> None:
    """Write a file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
