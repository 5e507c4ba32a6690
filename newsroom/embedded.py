"""What the embedded default draws for itself, so that one command suffices to try the site."""

import os
import secrets
from pathlib import Path


def embedded_secret(path: Path) -> str:
    """Return the secret kept in ``path`` (mode 0600), drawing one of 384 bits at the first call.

    Two processes that start together agree: the file is created exclusively, the loser reads it.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)  # atomic, and fails when the other process came first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
