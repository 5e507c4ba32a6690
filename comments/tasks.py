"""Jobs of the comments app. Each is a shell around one function, safe to run twice, and takes ids only:
a job's arguments are stored in clear."""

from django.dispatch import receiver
from django_tasks import task

from comments import asking, recognition, revealing, settling, subscribing
from comments.models import Letter
from comments.signals import shown


@task()
def recognise(contact_id: str) -> None:
    recognition.recognise_contact(contact_id)


@task()
def settle_again(comment_id: int) -> None:
    settling.settle_again(comment_id)


@receiver(shown)
def after_it_is_shown(sender, comment, **kwargs):
    tell_of.enqueue(comment.pk)


@task()
def tell_of(comment_id: int) -> None:
    subscribing.tell_of(comment_id)


@task()
def subscribed(subscription_id: str) -> None:
    subscribing.ask_to_confirm(subscription_id)


@task()
def confirmed(subscription_id: str) -> None:
    subscribing.confirmed(subscription_id)


@task()
def answer_request(request_id: str) -> None:
    asking.answer(request_id)


@task()
def erase_all(request_id: str) -> None:
    asking.erase(request_id)


@task()
def acknowledge_notice(notice_id: str) -> None:
    """Web may write no letter; it asks for this one."""
    Letter.objects.write("notice-received", notice_id)


@task()
def open_address(reveal_id: str) -> None:
    revealing.open_for(reveal_id)
