from pathlib import Path

import pytest
from django.conf import settings

from newsroom.wordpress.importing import Import
from tests.wordpress import exports


@pytest.fixture
def bring_in(db, tmp_path):
    """Import these elements as one export; returns the report."""

    def run(*elements: str, **options):
        path = exports.save(tmp_path / "export.xml", *elements)
        report = Import([path], **options).run()
        assert report.balance(), report.data()["items"]
        return report

    return run


@pytest.fixture(scope="session")
def theme_test() -> Path:
    """WordPress's own export for testing themes, kept beside the project and not in it."""
    path = Path(settings.BASE_DIR).parent / "shared" / "wxr" / "themeunittestdata.wordpress.xml"
    for folder in (path, *(parent / "shared/wxr" / path.name for parent in path.parents)):
        if folder.is_file():
            return folder
    pytest.skip(f"the theme test export is not at {path}")
