"""A vault of its own for every test that touches comments."""

import pytest


@pytest.fixture(autouse=True)
def own_vault(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
