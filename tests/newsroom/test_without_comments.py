"""articles/ knows nobody: without comments/ the site still publishes."""

from tests.newsroom.process import run

WITHOUT = {"DJANGO_SETTINGS_MODULE": "tests.settings_without_comments"}
SCRIPT = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("check", fail_level="WARNING")
call_command("migrate", verbosity=0)
from django.apps import apps
from articles.models import Article, Author, Section
from tests.jobs import run_jobs
assert not apps.is_installed("comments")
section = Section.objects.create(name="Sécurité", slug="securite")
article = Article.objects.create(title="Une fuite", section=section, body="<p>Texte.</p>")
article.tags.add("CNIL")
article.bylines.create(author=Author.objects.create(name="Inès", slug="ines"))
article.publish()
run_jobs()
client = Client(SERVER_NAME="127.0.0.1")
for path in ("/", article.section.get_absolute_url(), article.get_absolute_url(), "/no/page/"):
    answer = client.get(path)
    print(answer.status_code, "Une fuite" in answer.content.decode())  # a 404 helps
print(client.get("/admin/login/").status_code)
"""


def test_the_site_publishes_without_comments(tmp_path):
    result = run("-c", SCRIPT, var=tmp_path, **WITHOUT)
    assert result.returncode == 0, result.stderr
    answers = result.stdout.splitlines()[-5:]
    assert answers == ["200 True", "200 True", "200 True", "404 True", "200"], result.stdout
