"""Sessions, sign-in and messages for staff, under ``/admin/`` alone.

A reader's request never loads a session, so it can neither set a cookie nor vary by one.
"""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware

from newsroom.staff_area import is_staff_area


class StaffSessionMiddleware(SessionMiddleware):
    def process_request(self, request):
        if is_staff_area(request):
            super().process_request(request)

    def process_response(self, request, response):
        return super().process_response(request, response) if is_staff_area(request) else response


class StaffAuthenticationMiddleware(AuthenticationMiddleware):
    def process_request(self, request):
        if is_staff_area(request):
            super().process_request(request)
        else:
            request.user = AnonymousUser()


class StaffMessageMiddleware(MessageMiddleware):
    def process_request(self, request):
        if is_staff_area(request):
            super().process_request(request)

    def process_response(self, request, response):
        return super().process_response(request, response) if is_staff_area(request) else response
