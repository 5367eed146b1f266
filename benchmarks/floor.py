"""The floor: a plain Django list page over the same tables, as STACK.md part 5 has it.

Fifty targets of a year with three joins, a template, the usual middleware; nothing of ours
but the models. Served beside the site, by the same server with the same number of workers.
"""

from __future__ import annotations

from typing import Any

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from tiendo.site.settings import (  # noqa: F401 - a settings module
    ALLOWED_HOSTS,
    DATABASES,
    DEFAULT_AUTO_FIELD,
    INSTALLED_APPS,
    LANGUAGE_CODE,
    SECRET_KEY,
    TIENDO_OIDC,
    TIENDO_PUBLIC,
    TIENDO_SECOND_FACTOR,
    TIME_ZONE,
    USE_TZ,
)

ROOT_URLCONF = "benchmarks.floor"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
PAGE = """<!doctype html><html><head><title>Targets</title></head><body>
<h1>Targets, page {{ number }}</h1><table>
<tr><th>Name</th><th>Body</th><th>Indicator</th><th>Period</th><th>Amount</th></tr>
{% for one in rows %}<tr><td><a href="/{{ one.slug }}/">{{ one.name }}</a></td>
<td>{{ one.body.name }}</td><td>{{ one.indicator.name }}</td><td>{{ one.period }}</td>
<td>{{ one.amount }} {{ one.unit }}</td></tr>{% endfor %}</table>
<p><a href="?page={{ next }}">Next</a></p></body></html>"""
template: Any = None


def listed(request: HttpRequest) -> HttpResponse:
    """Fifty targets behind a key, in the order of their primary keys."""
    from tiendo.register.models import Target

    global template
    template = template or Engine().from_string(PAGE)
    number = int(request.GET.get("page", "1"))
    found = Target.objects.filter(pk__gt=(number - 1) * 50).order_by("pk")
    rows = found.select_related("plan", "body", "indicator")[:50]
    context = Context({"rows": rows, "number": number, "next": number + 1})
    return HttpResponse(template.render(context))


urlpatterns = [path("", listed)]


def application(environ: Any, start: Any) -> Any:
    """The door for the server."""
    global served
    served = served or get_wsgi_application()
    return served(environ, start)


served: Any = None
