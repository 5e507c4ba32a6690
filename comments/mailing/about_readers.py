"""Letters to readers about what they asked or told: the link to their comments, thanks for a correction."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy

from articles.addresses import absolute
from comments.asking import address_in
from comments.mailing.message import Draft
from comments.models import AccessRequest, ErrorReport, Letter
from comments.models.access import LIFE


def own_comments(letter: Letter) -> Draft | None:
    asked = AccessRequest.objects.filter(pk=letter.about, about__isnull=False).first()
    to = asked and address_in(asked.contact_id)
    return to and Draft(
        to=to,
        subject=gettext_lazy("What you wrote at %(site)s"),
        fill={"site": settings.SITE_NAME},
        template="access",
        context={
            "link": absolute(reverse("comments:own", args=[asked.token])),
            "hours": int(LIFE.total_seconds() // 3_600),
        },
    )


def thanks(letter: Letter) -> Draft | None:
    reports = ErrorReport.objects.select_related("article__section", "correction")
    report = reports.filter(pk=letter.about, correction__isnull=False).first()
    to = report and report.contact_id and address_in(report.contact_id)
    if not to or not report.article.is_public:
        return None
    return Draft(
        to=to,
        subject=gettext_lazy("Thank you: the article has been corrected"),
        template="thanks",
        context={
            "article": report.article,
            "correction": report.correction,
            "link": absolute(f"{report.article.get_absolute_url()}#corrections"),
        },
        language=report.article.language,
    )
