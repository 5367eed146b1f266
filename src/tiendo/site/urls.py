"""The addresses of the site: all of them, and the pages of errors, belong to the web room."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("tiendo.web.urls"))]

handler400 = "tiendo.web.views.errors.bad_request"
handler403 = "tiendo.web.views.errors.refused"
handler404 = "tiendo.web.views.errors.not_found"
handler500 = "tiendo.web.views.errors.failed"
