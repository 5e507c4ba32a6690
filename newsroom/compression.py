"""Text is compressed on its way out, pictures are not: they are compressed already."""

from django.middleware.gzip import GZipMiddleware

COMPRESSIBLE = ("text/", "application/json", "application/xml", "image/svg+xml")


class CompressionMiddleware(GZipMiddleware):
    def process_response(self, request, response):
        kind = response.headers.get("Content-Type", "")
        if kind.startswith(COMPRESSIBLE) or "+xml" in kind or "+json" in kind:
            return super().process_response(request, response)
        return response
