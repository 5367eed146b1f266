"""Addresses: Vietnamese words, slugs given once. They are deep links and do not change."""

from __future__ import annotations

from django.urls import path

from tiendo.web.views import document, language, meetings, scoreboard, search, target, tasks

app_name = "web"
urlpatterns = [
    path("", scoreboard.newest, name="scoreboard"),
    path("ke-hoach/<slug:slug>/", scoreboard.plan, name="plan"),
    path("chi-tieu/<slug:slug>/", target.show, name="target"),
    path("van-ban/", document.index, name="documents"),
    path("van-ban/<slug:slug>/", document.show, name="document"),
    path("nhiem-vu/", tasks.index, name="tasks"),
    path("hoi-nghi/", meetings.index, name="meetings"),
    path("tim-kiem/", search.show, name="search"),
    path("ngon-ngu/", language.choose, name="language"),
]
