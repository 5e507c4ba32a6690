"""Jobs of the comments app. Each is a shell around one function, safe to run twice, and takes ids only:
a job's arguments are stored in clear."""

from django_tasks import task

from comments import recognition


@task()
def recognise(contact_id: str) -> None:
    recognition.recognise_contact(contact_id)
