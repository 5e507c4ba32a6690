"""A moderator's own choice: how often the desk writes to him."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comments.admin.desk import may_moderate
from comments.digesting import digest_of
from comments.models import Digest


class DigestForm(forms.ModelForm):
    class Meta:
        model = Digest
        fields = ["pace", "sections", "language"]
        widgets = {"pace": forms.RadioSelect, "sections": forms.CheckboxSelectMultiple}


@may_moderate
@require_http_methods(["GET", "HEAD", "POST"])
def digest(request):
    form = DigestForm(request.POST or None, instance=digest_of(request.user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Your choice is kept."))
        return HttpResponseRedirect(reverse("moderation:digest"), status=303)
    context = admin.site.each_context(request) | {"title": _("Mail about what waits"), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "admin/comments/digest.html", context, status=status)
