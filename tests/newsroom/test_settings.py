"""The settings come from the environment, and what is dangerous does not start."""

import json

import pytest
from django.test import RequestFactory

from articles.models import Article
from newsroom import replicas
from newsroom.media_storage import fault, storage_from
from tests.newsroom.process import run

STRONG = "k3Vq-9ZsXw7_TtB2mLr8yNd4Hc6GpJf1Ua5Ee0Oi"
PRODUCTION = {
    "SITE_URL": "https://octet.example",
    "ALLOWED_HOSTS": "octet.example",
    "VAULT_PUBLIC_KEY": "2026-11:3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=",
}
START = ["-c", "import newsroom.wsgi"]
CHECK = ["manage.py", "check"]


def lines(result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("environment", "error"),
    [
        ({}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": f"please-change-me-{STRONG}"}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": STRONG, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS accepts any host"),
        ({"SECRET_KEY": STRONG, "DEBUG": "1"}, "DEBUG is on"),
        ({"SECRET_KEY": STRONG, "SITE_URL": "octet.example"}, "SITE_URL"),
        ({"SECRET_KEY": STRONG, "VAULT_PUBLIC_KEY": ""}, "VAULT_PUBLIC_KEY is missing"),
        ({"SECRET_KEY": STRONG, "VAULT_PUBLIC_KEY": "x:y"}, "A key of the vault is malformed"),
        ({"SECRET_KEY": STRONG, "MEDIA_STORAGE_URL": "ftp://x"}, "MEDIA_STORAGE_URL must be"),
        ({"SECRET_KEY": STRONG, "MEDIA_STORAGE_URL": "s3://bucket"}, "install django-storages"),
    ],
)
def test_an_operator_who_serves_something_dangerous_is_told_so_in_one_line(
    environment, error, tmp_path
):
    result = run(*START, var=tmp_path, **PRODUCTION | environment)
    assert result.returncode != 0
    assert [error in line for line in lines(result)] == [True], result.stderr


@pytest.mark.parametrize("environment", [{}, {"SECRET_KEY": "short"}])
def test_no_command_runs_with_a_missing_or_weak_secret(environment, tmp_path):
    result = run(*CHECK, var=tmp_path, **PRODUCTION | environment)
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert sum("SECRET_KEY" in line for line in lines(result)) == 1, result.stderr


def test_a_safe_production_starts(tmp_path):
    (tmp_path / "static").mkdir()
    result = run(*START, var=tmp_path, SECRET_KEY=STRONG, **PRODUCTION)
    assert (result.returncode, result.stderr) == (0, "")


def test_ones_own_machine_needs_no_variable_and_draws_its_secret_once(tmp_path):
    keys = []
    for _ in range(2):
        assert run(*START, var=tmp_path).returncode == 0
        keys.append((tmp_path / "keys" / "secret_key").read_text())
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 48
    assert (tmp_path / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600


ENVIRONMENT = {
    "SECRET_KEY": STRONG,
    "DEBUG": "true",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "SITE_URL": "http://localhost:8123/",
    "DATABASE_URL": "postgres://web:pw@db.example:5433/octet",
    "DATABASE_REPLICA_URLS": "postgres://r@one.example/octet,postgres://r@two.example/octet",
    "CACHE_URL": "dummycache://",
    "EMAIL_URL": "smtp+tls://user:pw@mail.example:587",
    "DEFAULT_FROM_EMAIL": "Le Journal <redaction@journal.example>",
    "MEDIA_STORAGE_URL": "file:///srv/pictures",
    "VAULT_PUBLIC_KEY": "2026-11:cHVi",
    "VAULT_PRIVATE_KEY": "2026-11:cHJp",
    "VAULT_INDEX_KEY": "aW5kZXg=",
    "LANGUAGE_CODE": "en",
    "TIME_ZONE": "Europe/Brussels",
}
SHOW = """
import json
from newsroom import settings as s
d = s.DATABASES
print(json.dumps({
    "SECRET_KEY": s.SECRET_KEY, "DEBUG": s.DEBUG, "ALLOWED_HOSTS": s.ALLOWED_HOSTS,
    "SITE_URL": s.SITE_URL, "DATABASE_URL": [d["default"]["HOST"], d["default"]["PORT"]],
    "DATABASE_REPLICA_URLS": [d[name]["HOST"] for name in s.REPLICAS],
    "CACHE_URL": s.CACHES["default"]["BACKEND"], "EMAIL_URL": [s.EMAIL_HOST, s.EMAIL_USE_TLS],
    "DEFAULT_FROM_EMAIL": s.DEFAULT_FROM_EMAIL, "MEDIA_STORAGE_URL": str(s.MEDIA_ROOT),
    "VAULT_PUBLIC_KEY": s.VAULT_PUBLIC_KEY, "VAULT_PRIVATE_KEY": s.VAULT_PRIVATE_KEY,
    "VAULT_INDEX_KEY": s.VAULT_INDEX_KEY, "LANGUAGE_CODE": s.LANGUAGE_CODE,
    "TIME_ZONE": s.TIME_ZONE,
}))
"""
MEANS = {
    "SECRET_KEY": STRONG,
    "DEBUG": True,
    "ALLOWED_HOSTS": ["localhost", "127.0.0.1"],
    "SITE_URL": "http://localhost:8123",
    "DATABASE_URL": ["db.example", 5433],
    "DATABASE_REPLICA_URLS": ["one.example", "two.example"],
    "CACHE_URL": "django.core.cache.backends.dummy.DummyCache",
    "EMAIL_URL": ["mail.example", True],
    "DEFAULT_FROM_EMAIL": "Le Journal <redaction@journal.example>",
    "MEDIA_STORAGE_URL": "/srv/pictures",
    "VAULT_PUBLIC_KEY": ["2026-11:cHVi"],
    "VAULT_PRIVATE_KEY": ["2026-11:cHJp"],
    "VAULT_INDEX_KEY": "aW5kZXg=",
    "LANGUAGE_CODE": "en",
    "TIME_ZONE": "Europe/Brussels",
}


def test_every_variable_is_honoured(tmp_path):
    result = run("-c", SHOW, var=tmp_path, **ENVIRONMENT)
    assert json.loads(result.stdout) == MEANS, result.stderr


def test_pictures_may_live_in_a_bucket():
    url = "s3://key:se%2Fcret@pictures?endpoint_url=https://s3.octet.example&region_name=gra"
    assert storage_from(url) == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": "pictures",
            "access_key": "key",
            "secret_key": "se/cret",
            "endpoint_url": "https://s3.octet.example",
            "region_name": "gra",
        },
    }
    assert fault("file:///srv/media") == ""
    assert fault("file://srv/media")


@pytest.mark.parametrize(
    ("method", "path", "database"),
    [
        ("GET", "/", "replica1"),
        ("HEAD", "/securite/une-fuite/", "replica1"),
        ("POST", "/", None),
        ("GET", "/admin/", None),
        ("GET", "/comments/receipt/token/", None),
    ],
)
def test_a_replica_answers_readers_who_only_look(settings, method, path, database):
    settings.REPLICAS = ["replica1"]
    router, asked = replicas.ReplicaRouter(), []
    look = replicas.ReplicaMiddleware(lambda request: asked.append(router.db_for_read(Article)))
    look(RequestFactory().generic(method, path))
    assert asked == [database]
    assert router.db_for_read(Article) is None
    assert router.db_for_write(Article) == "default"
