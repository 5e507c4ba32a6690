"""Settings, all read from the environment; safe by default.

The embedded default (SQLite, files under ``var/``) needs no variable at all. What is set wrongly is
refused at start-up, in one clear line, by ``newsroom.checks``.
"""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from articles.body.schema import EDITOR_EXTENSIONS
from newsroom.embedded import embedded_secret
from newsroom.media_storage import storage_from

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(
    env.str("NEWSROOM_VAR", default=str(BASE_DIR / "var"))
)  # all state of the embedded default
KEYS_DIR = VAR / "keys"

DEBUG = env.bool("DEBUG", default=False)
SITE_NAME = env.str("SITE_NAME", default="Octet")
SITE_TAGLINE = env.str("SITE_TAGLINE", default="Le numérique, sans traceur")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_IS_HTTPS = SITE_URL.startswith("https://")
LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[*LOOPBACK_HOSTS, urlsplit(SITE_URL).hostname])
IS_PUBLIC = not {*ALLOWED_HOSTS, urlsplit(SITE_URL).hostname} <= {*LOOPBACK_HOSTS, "::1"}
IS_PRODUCTION = IS_PUBLIC and not DEBUG

# In production the secret comes from the environment (newsroom.E001); on one's own machine it is
# drawn once and kept under var/.
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY and not IS_PRODUCTION:
    SECRET_KEY = embedded_secret(KEYS_DIR / "secret_key")

# The vault (DESIGN §5). Each is "key_id:base64", several separated by commas; empty: var/keys/.
VAULT_PUBLIC_KEY = env.list("VAULT_PUBLIC_KEY", default=[])
VAULT_PRIVATE_KEY = env.list("VAULT_PRIVATE_KEY", default=[])
VAULT_INDEX_KEY = env.str("VAULT_INDEX_KEY", default="")

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "comments",
    "articles",
    "taggit",
    "django_prose_editor",
    "js_asset",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # its templates, for FORM_RENDERER
]

MIDDLEWARE = [
    "newsroom.leftovers.LeftoversMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.headers.HeadersMiddleware",
    "newsroom.headers.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compression.CompressionMiddleware",
    "newsroom.form_sizes.FormSizeMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.staff_sessions.StaffSessionMiddleware",
    "newsroom.staff_sessions.StaffAuthenticationMiddleware",
    "newsroom.staff_sessions.StaffMessageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.addresses.FormerAddressMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets may have templates of ours

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'newsroom.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait (WAL); writers queue instead of failing (IMMEDIATE takes the lock at the
    # start of the transaction, so that no upgrade can meet a busy writer half-way).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
            "PRAGMA secure_delete=ON;"  # what was erased is overwritten, and in no copy of the file
            "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;"
        ),
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)  # seconds
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# What readers look at may come from these; see newsroom/replicas.py.
REPLICAS = []
for replica in env.list("DATABASE_REPLICA_URLS", default=[]):
    REPLICAS.append(f"replica{len(REPLICAS) + 1}")
    DATABASES[REPLICAS[-1]] = DATABASES["default"] | env.db_url_config(replica)
    DATABASES[REPLICAS[-1]]["TEST"] = {"MIRROR": "default"}
if REPLICAS:
    DATABASE_ROUTERS = ["newsroom.replicas.ReplicaRouter"]
    MIDDLEWARE.insert(0, "newsroom.replicas.ReplicaMiddleware")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The page store (newsroom/pagestore): pages are made once and then served without Django. Off until
# its Redis tier and its figures on a quiet machine are there; complete and tested for one machine.
PAGE_STORE = env.bool("PAGE_STORE", default=False)
PAGE_STORE_FOLDER = VAR / "pages"
PAGE_STORE_LIMIT = env.int("PAGE_STORE_LIMIT", default=50_000)  # pages on the disk
PAGE_STORE_MEMORY = 48 * 1024 * 1024  # bytes of pages in each process of the web server
# Every argument that a public page reads; all others are folded away before Django sees them.
PAGE_STORE_ARGUMENTS = {"before", "comments", "comments_thread", "comments_from"}
# By these the site's former system named a page at "/" (newsroom/wordpress/permalinks.py): the store must
# not answer with the front page.
PAGE_STORE_FORMER = {
    *("p", "page_id", "attachment_id", "cat", "category_name", "tag", "author", "author_name"),
    *("s", "feed"),
}
# What is never asked of the store: pages for one person, and what is a file already.
PAGE_STORE_BYPASS = [
    *("/admin/", "/comments/", "/preview/", "/search/", "/healthz"),
    *("/static/", "/media/", "/robots.txt", "/.well-known/", "/oembed", "/partner/"),
]

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://newsroom")}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 20  # seconds; a mail server that says nothing for longer is tried again later
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Octet <redaction@octet.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whom security.txt names: a mailto: or https: address.
MAILBOX = parseaddr(DEFAULT_FROM_EMAIL)[1]
SECURITY_CONTACT = env.str(
    "SECURITY_CONTACT", default=f"mailto:{MAILBOX}" if MAILBOX else f"{SITE_URL}/contact/"
)

# What the paper says to those who mine texts (newsroom/mining.py): whether its rights are reserved, the
# address of its terms, and which crawlers robots.txt turns away: training, all, or none.
TDM_RESERVED = env.bool("TDM_RESERVED", default=True)
TDM_POLICY = env.str("TDM_POLICY", default="")
AI_CRAWLERS = env.str("AI_CRAWLERS", default="training")

# Who tells readers of feeds at once (WebSub): the address of a hub, named in every feed. Empty: nobody.
WEBSUB_HUB = env.str("WEBSUB_HUB", default="")
# Search engines are told at once (IndexNow) where there is a key: 8 to 128 letters, digits, dashes.
INDEXNOW_KEY = env.str("INDEXNOW_KEY", default="")
INDEXNOW_URL = env.str("INDEXNOW_URL", default="https://api.indexnow.org/indexnow")
PING_PRIVATE_HOSTS = env.list("PING_PRIVATE_HOSTS", default=[])  # hubs of one's own network

AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
LOGIN_URL = "admin:login"

# Cookies exist under /admin/ alone: reading the public site sets none.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = SITE_IS_HTTPS and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # probes speak plain HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000 if SITE_IS_HTTPS else 0  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SITE_IS_HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The writing desk: nonces for what the admin's own pages load; data: for the icons in Django's CSS.
ADMIN_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
}

# What never was public and lies in the bin so long is deleted; its lines of the log stay.
DAYS_IN_BIN = 30

# Checks before publication that this site adds to its own: dotted paths, see CONTRIBUTING.md.
ARTICLE_CHECKS = env.list("ARTICLE_CHECKS", default=[])

# How many days what is kept (comments/retention.py names the sources): addresses after they were sealed,
# spam after it was written, everything else after it was decided or done.
RETENTION_DAYS = {
    "addresses": 365,
    "spam": 90,
    "refused": 365,
    "former texts": 365,
    "notices": 365,
    "appeals": 365,
    "error reports": 365,
    "letters": 90,
    "commenters": 3 * 365,
    "legal log": 5 * 365,
}

# Comments: characters, shortest and longest; (how many, in how many seconds) from one network; whose
# X-Forwarded-For is believed.
COMMENT_LENGTHS = (2, 5_000)
COMMENT_RATES = [(8, 60), (60, 3_600)]
COMMENT_EDIT_MINUTES = env.int("COMMENT_EDIT_MINUTES", default=10)  # to change or withdraw one
# Answers by mail come when none has been added for so many minutes, and so often a day at the most.
COMMENT_NOTICE_QUIET = env.int("COMMENT_NOTICE_QUIET", default=15)
COMMENT_NOTICES_A_DAY = env.int("COMMENT_NOTICES_A_DAY", default=4)
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=["127.0.0.0/8", "::1/128"])

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="fr")
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Paris")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_STORAGE_URL = env.str("MEDIA_STORAGE_URL", default=f"file://{VAR.absolute() / 'media'}")
MEDIA_ROOT = urlsplit(MEDIA_STORAGE_URL).path
STORAGES = {
    "default": storage_from(MEDIA_STORAGE_URL),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600  # seconds, for the few files whose name carries no hash
DJANGO_PROSE_EDITOR_EXTENSIONS = EDITOR_EXTENSIONS
TAGGIT_CASE_INSENSITIVE = TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# A form without files is refused above these, unread. A text that is much too long has to come in all the
# same, so that the desk can say so beside it and give it back; readers have none (newsroom/form_sizes.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # bytes
READERS_FORM_MAX_SIZE = 2_621_440  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_PERMISSIONS = 0o644

# No log line and no error report holds what a reader typed.
DEFAULT_EXCEPTION_REPORTER = "newsroom.discretion.DiscreetReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "newsroom.discretion.DiscreetReports"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "newsroom.discretion.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "WARNING"},
        # A line for a job that failed, none for the others, nor for every look into the queue.
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
