"""What the tests let through from the environment: the database, and nothing else of the site's.

Importing it gives this process a state of its own, which goes when the process ends.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

VARIABLES = """SECRET_KEY DEBUG ALLOWED_HOSTS SITE_URL DATABASE_REPLICA_URLS CACHE_URL EMAIL_URL
    DEFAULT_FROM_EMAIL MEDIA_STORAGE_URL VAULT_PUBLIC_KEY VAULT_PRIVATE_KEY VAULT_INDEX_KEY
    LANGUAGE_CODE TIME_ZONE SECURE_SSL_REDIRECT SITE_NAME SITE_TAGLINE
    SECURITY_CONTACT TRUSTED_PROXIES PAGE_STORE PAGE_STORE_LIMIT ARTICLE_CHECKS
    COMMENT_EDIT_MINUTES COMMENT_NOTICE_QUIET COMMENT_NOTICES_A_DAY
    WEBSUB_HUB INDEXNOW_KEY INDEXNOW_URL PING_PRIVATE_HOSTS TDM_RESERVED TDM_POLICY AI_CRAWLERS""".split()

# The first process removes everything at its end: workers of pytest-xdist end without a farewell.
FIRST = "NEWSROOM_TESTS"
VAR = Path(tempfile.mkdtemp(prefix="newsroom-tests-", dir=os.environ.get(FIRST)))
if FIRST not in os.environ:
    os.environ[FIRST] = str(VAR)
    atexit.register(shutil.rmtree, VAR, ignore_errors=True)
os.environ["NEWSROOM_VAR"] = str(VAR)
for variable in VARIABLES:
    os.environ.pop(variable, None)
