"""Settings of the office; every variable is in docs/settings.md."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from dondoc_office.site import environment
from dondoc_office.site.database import database
from dondoc_office.site.secret import secret_key

HOME = Path(environment.text("DONDOC_HOME", str(Path.cwd() / "var"))).resolve()
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)

DEBUG = environment.flag("DONDOC_DEBUG", default=False)
SECRET_KEY = environment.text("DONDOC_SECRET_KEY") or secret_key(HOME / "secret-key")
ALLOWED_HOSTS = environment.names("DONDOC_HOSTS", "localhost,127.0.0.1,[::1]")
ADDRESS = environment.text("DONDOC_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS.startswith("https://") else []
ROOT_URLCONF = "dondoc_office.site.urls"
WSGI_APPLICATION = "dondoc_office.site.wsgi.application"
DATABASES = {"default": database(environment.text("DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

INSTALLED_APPS = [
    "dondoc_office.site",
    "dondoc_office.sheets",
    "dondoc_office.journal",
    "dondoc_office.people",
    "dondoc_office.units",
    "dondoc_office.documents",
    "dondoc_office.tasks",
    "dondoc_office.measures",
    "dondoc_office.urging",
    "dondoc_office.meetings",
    "dondoc_office.criteria",
    "dondoc_office.programmes",
    "dondoc_office.reviews",
    "dondoc_office.reports",
    "dondoc_office.interop",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

# Verbs of the journal: each module holds VERBS, verb -> sentence; tested complete.
JOURNAL_VERBS = [
    "dondoc_office.documents.verbs",
    "dondoc_office.people.verbs",
    "dondoc_office.units.verbs",
    "dondoc_office.tasks.verbs",
    "dondoc_office.measures.verbs",
    "dondoc_office.urging.verbs",
    "dondoc_office.meetings.verbs",
    "dondoc_office.criteria.verbs",
    "dondoc_office.programmes.verbs",
    "dondoc_office.reviews.verbs",
    "dondoc_office.reports.verbs",
    "dondoc_office.interop.verbs",
]

# What the one box of search looks through, in the order of its page: each module holds FINDERS.
SEARCHED = [
    "dondoc_office.tasks.finding",
    "dondoc_office.documents.finding",
    "dondoc_office.meetings.finding",
    "dondoc_office.measures.finding",
    "dondoc_office.criteria.finding",
    "dondoc_office.programmes.finding",
    "dondoc_office.units.finding",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dondoc_office.units.request.stands",
    "dondoc_office.people.middleware.activity",
    "django_htmx.middleware.HtmxMiddleware",
    "dondoc_office.people.middleware.language",
    "dondoc_office.people.showing.typed_words",
    "dondoc_office.site.middleware.without_nul",
    "dondoc_office.site.middleware.house_errors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dondoc_office.site.pages.frame",
            ],
            "builtins": [
                "dondoc_office.site.templatetags.office",
                "dondoc_office.units.templatetags.sending",
                "dondoc_office.people.templatetags.typed",
            ],
        },
    }
]

# Who signs in
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["dondoc_office.people.sessions.BySession"]
SESSION_ENGINE = "dondoc_office.people.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "dondoc_office.people.adapter.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts come by invitation, sent to the address itself
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True  # SESSION_COOKIE_AGE decides, not a checkbox
# Failed attempts are counted for all processes of this machine together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "dondoc_office.people.adapter.Locks"
MFA_FORMS = {
    "add_webauthn": "dondoc_office.people.passkeys.Add",
    "edit_webauthn": "dondoc_office.people.passkeys.Rename",
    "login_webauthn": "dondoc_office.people.passkeys.SignIn",
    "authenticate_webauthn": "dondoc_office.people.passkeys.SecondStep",
    "reauthenticate_webauthn": "dondoc_office.people.passkeys.Confirm",
}
USERSESSIONS_TRACK_ACTIVITY = False  # `people.middleware.activity` does, without a write on every page
SOCIALACCOUNT_ADAPTER = "dondoc_office.people.adapter.OfficeProvider"
SOCIALACCOUNT_ONLY = False
_OIDC = environment.text("DONDOC_OIDC_URL")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "office",
                "name": environment.text("DONDOC_OIDC_NAME", "Tài khoản cơ quan"),
                "client_id": environment.text("DONDOC_OIDC_CLIENT"),
                "secret": environment.text("DONDOC_OIDC_SECRET"),
                "settings": {"server_url": _OIDC, "oauth_pkce_enabled": True},
            }
        ]
        if _OIDC
        else []
    }
}

# Languages: Vietnamese is the source, English is complete and stands beside each app
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Files and pages
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {
        "BACKEND": "dondoc_office.site.storing.WholeFiles",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 2**20
FILE_UPLOAD_PERMISSIONS = 0o600
DOCUMENT_LIMIT_MB = environment.count("DONDOC_DOCUMENT_LIMIT_MB", 50)
CLAMD_ADDRESS = environment.text("DONDOC_CLAMD")

# Security; plain http only on this machine
_SECURE = ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
CSRF_FAILURE_VIEW = "dondoc_office.people.keeping.form_refused"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = _SECURE and environment.flag("DONDOC_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _SECURE
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("DONDOC_PROXY", default=False) else None
)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE_PROXY_SSL_HEADER else 0
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Mail and background work
EMAIL_HOST = environment.text("DONDOC_SMTP_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_PORT = environment.count("DONDOC_SMTP_PORT", 25)
EMAIL_HOST_USER = environment.text("DONDOC_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("DONDOC_SMTP_PASSWORD")
EMAIL_USE_TLS = environment.flag("DONDOC_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DONDOC_MAIL_FROM", "dondoc@localhost")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DROP_FOLDER = environment.text("DONDOC_DROP_FOLDER")
DROP_CLERK = environment.text("DONDOC_DROP_CLERK")
WEBHOOK_HOSTS = environment.names("DONDOC_WEBHOOK_HOSTS")
API_PER_MINUTE = environment.count("DONDOC_API_PER_MINUTE", 600)
# Called by the worker every minute with the time; each must be harmless when called twice.
EVERY_MINUTE = [
    "dondoc_office.site.statistics.refresh",
    "dondoc_office.documents.jobs.take_back_lost",
    "dondoc_office.documents.dropping.take_dropped",
    "dondoc_office.urging.jobs.remind",
    "dondoc_office.urging.jobs.tell_at_once",
    "dondoc_office.urging.jobs.mail_weekly",
    "dondoc_office.urging.jobs.empty_outbox",
    "dondoc_office.units.sending.forget_old_keys",
    "dondoc_office.people.keeping.forget_old",
    "dondoc_office.tasks.jobs.make_occurrences",
    "dondoc_office.tasks.tallies.count_ahead",
    "dondoc_office.interop.api.frame.forget_old_answers",
    "dondoc_office.interop.webhooks.actions.round_of",
]
REMIND_AT = environment.hour("DONDOC_REMIND_AT", "07:30")
# Set by `dondoc office demo` for its own folder; every page says so.
DEMONSTRATION = (HOME / "demonstration").exists()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

environment.refuse_unknown()
