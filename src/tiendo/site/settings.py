"""Settings. What an office may change comes from the environment, with a safe default.

TIENDO_HOME           folder of the register (default: ./var)
TIENDO_DATABASE       postgresql://… (default: SQLite in the home folder)
TIENDO_ALLOWED_HOSTS  names the site answers to, with commas (default: this machine)
TIENDO_ORIGINS        addresses that forms may come from behind a proxy, with commas
TIENDO_SECRET_KEY     key of the sessions (default: made once, kept in the home folder)
TIENDO_HTTPS          1 behind HTTPS: cookies only over it
TIENDO_PUBLIC         0: guests see nothing before they sign in (default: 1, what is open is open)
TIENDO_SECOND_FACTOR  all: every role needs a code beside the password (default: roles: those
                      that register/tables/roles.yaml names)
TIENDO_SESSION_HOURS  a session ends after this (default: 10)
TIENDO_IDLE_MINUTES   and after so long without a page (default: 30)
TIENDO_OIDC_ISSUER    provider of identities; beside it TIENDO_OIDC_CLIENT, _SECRET, _NAME,
                      _CLAIM, _CREATE, _SECOND_FACTOR (docs/nguoi-dung.md)
TIENDO_SCORES         folder of an exported data set whose scores are kept (tiendo score --keep):
                      the API reads them for guests while the register is as it was exported
TIENDO_KEEP_PAGES     0: each page is made anew each time (default: 1, given again while
                      nothing in the register has changed)
TIENDO_DEBUG          1 for developing only
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF

from tiendo.errors import TiendoError
from tiendo.site.database import database
from tiendo.site.home import home, secret_key

HOME = home()


class SettingInvalid(TiendoError):
    code = "setting-invalid"


def on(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes")


def listed(name: str, default: str = "") -> list[str]:
    """Comma separated words of an environment variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A whole number of an environment variable. Raises SettingInvalid."""
    written = os.environ.get(name, "")
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and int(written) > 0):
        raise SettingInvalid(
            f"“{written}” không phải số nguyên dương", where=name, do="Viết ví dụ: 30"
        )
    return int(written)


SECRET_KEY = secret_key(HOME)
DEBUG = on("TIENDO_DEBUG")
ALLOWED_HOSTS = listed("TIENDO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("TIENDO_ORIGINS")

DATABASES = {"default": database(os.environ.get("TIENDO_DATABASE"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "tiendo.register.apps.RegisterConfig",
    "tiendo.scoring.apps.ScoringConfig",
    "tiendo.people.apps.PeopleConfig",
    "tiendo.drafts.apps.DraftsConfig",
    "tiendo.web.apps.WebConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tiendo.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tiendo.web.answers.AnswerMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tiendo.web.sessions.SessionLimits",
    "tiendo.web.middleware.DayMiddleware",
    "tiendo.web.rights.RightsMiddleware",
    "tiendo.web.answers.OwnAnswerMiddleware",
    "tiendo.web.middleware.OnceMiddleware",
    "tiendo.web.middleware.ErrorMiddleware",
]
ROOT_URLCONF = "tiendo.site.urls"
WSGI_APPLICATION = "tiendo.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Before the first collectstatic (tests, a fresh checkout) pages name files without their hash.
WHITENOISE_MANIFEST_STRICT = False

RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{RULES}.UserAttributeSimilarityValidator"},
    {"NAME": f"{RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{RULES}.CommonPasswordValidator"},
    {"NAME": f"{RULES}.NumericPasswordValidator"},
    {"NAME": "tiendo.people.passwords.StrengthValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "tiendo.people.backend.AccountBackend",
]
LOGIN_URL = "web:sign-in"
# Five wrong passwords or codes lock an account's door for a quarter of an hour. An attempt
# while it is locked does not make it longer: else anybody could keep somebody out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Our sign-in page says itself that the door is locked; it locks by account, which no change of
# address or browser gets around, and which does not lock out an office behind one address.
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W006"]

TIENDO_PUBLIC = os.environ.get("TIENDO_PUBLIC", "1") != "0"
TIENDO_SCORES = os.environ.get("TIENDO_SCORES", "")
TIENDO_KEEP_PAGES = os.environ.get("TIENDO_KEEP_PAGES", "1") != "0" and not DEBUG
TIENDO_SECOND_FACTOR = os.environ.get("TIENDO_SECOND_FACTOR", "roles")
if TIENDO_SECOND_FACTOR not in ("roles", "all"):  # a slip must not weaken the rule in silence
    raise SettingInvalid(
        f"“{TIENDO_SECOND_FACTOR}” không dùng được",
        where="TIENDO_SECOND_FACTOR",
        do="Viết roles hoặc all",
    )
TIENDO_IDLE = timedelta(minutes=number("TIENDO_IDLE_MINUTES", 30))
TIENDO_OIDC: dict[str, Any] = {
    "issuer": os.environ.get("TIENDO_OIDC_ISSUER", ""),
    "client": os.environ.get("TIENDO_OIDC_CLIENT", ""),
    "secret": os.environ.get("TIENDO_OIDC_SECRET", ""),
    "name": os.environ.get("TIENDO_OIDC_NAME", "nơi xác thực chung"),
    "claim": os.environ.get("TIENDO_OIDC_CLAIM", "preferred_username"),
    "creates": on("TIENDO_OIDC_CREATE"),
    "verifies": on("TIENDO_OIDC_SECOND_FACTOR"),
}
SESSION_COOKIE_AGE = number("TIENDO_SESSION_HOURS", 10) * 60 * 60
SESSION_COOKIE_NAME = "tiendo-session"
SESSION_ENGINE = "tiendo.people.backend"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = on("TIENDO_HTTPS")
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "tiendo.web.views.errors.refused"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "tiendo.web.views.errors.refused"
# Nothing from elsewhere, nothing inline: closed networks, and nothing to inject.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
