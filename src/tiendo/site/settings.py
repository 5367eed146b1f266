"""Settings. What an office may change comes from the environment, with a safe default.

TIENDO_HOME           folder of the register (default: ./var)
TIENDO_DATABASE       postgresql://… (default: SQLite in the home folder)
TIENDO_ALLOWED_HOSTS  names the site answers to, with commas (default: this machine)
TIENDO_ORIGINS        addresses that forms may come from behind a proxy, with commas
TIENDO_SECRET_KEY     key of the sessions (default: made once, kept in the home folder)
TIENDO_HTTPS          1 behind HTTPS: cookies only over it
TIENDO_DEBUG          1 for developing only
"""

from __future__ import annotations

import os

from csp.constants import NONE, SELF

from tiendo.site.database import database
from tiendo.site.home import home, secret_key

HOME = home()


def on(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes")


def listed(name: str, default: str = "") -> list[str]:
    """Comma separated words of an environment variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


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
    "tiendo.register.apps.RegisterConfig",
    "tiendo.scoring.apps.ScoringConfig",
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
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
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
