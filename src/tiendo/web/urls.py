"""Addresses: Vietnamese words, slugs given once. They are deep links and do not change."""

from __future__ import annotations

from django.urls import path

from tiendo.web.api import views as api
from tiendo.web.views import (
    account,
    catalogue,
    contradictions,
    desk,
    drafts,
    importing,
    people,
    plans,
    reporting,
    schedules,
    signin,
    trail,
    trajectories,
)
from tiendo.web.views.across import show as across
from tiendo.web.views.body import index as bodies
from tiendo.web.views.body import show as body
from tiendo.web.views.document import index as documents
from tiendo.web.views.document import show as document
from tiendo.web.views.language import choose
from tiendo.web.views.meetings import index as meetings
from tiendo.web.views.scoreboard import changes, newest, plan
from tiendo.web.views.search import show as search
from tiendo.web.views.search import suggest
from tiendo.web.views.target import forecast
from tiendo.web.views.target import show as target
from tiendo.web.views.tasks import index as tasks

app_name = "web"
# Each has its row in tables/views.yaml: the right that opens it.
urlpatterns = [
    path("", newest, name="scoreboard"),
    path("ke-hoach/<slug:slug>/", plan, name="plan"),
    path("ke-hoach/<slug:slug>/thay-the/", plans.end_plan, name="plan-end"),
    path("ke-hoach/<slug:slug>/thay-doi/", changes, name="changes"),
    path("chi-tieu/<slug:slug>/", target, name="target"),
    path("chi-tieu/<slug:slug>/du-bao/", forecast, name="forecast"),
    path("chi-tieu/<slug:slug>/dieu-chinh/", plans.target_levels, name="target-levels"),
    path("chi-tieu/<slug:slug>/quy-dao/", trajectories.show, name="target-trajectory"),
    path("giao-chi-tieu/<slug:slug>/", plans.handed, name="handing"),
    path("giao-chi-tieu/<slug:slug>/noi/", plans.hand_down, name="handing-edit"),
    path("so-sanh/", across, name="across"),
    path("trien-khai/", plans.coverage, name="coverage"),
    path("trien-khai/tai-ve.csv", plans.coverage_file, name="coverage-file"),
    path("van-ban/", documents, name="documents"),
    path("van-ban/<slug:slug>/", document, name="document"),
    path("van-ban/<slug:slug>/lien-ket/", plans.document_links, name="document-links"),
    path("nhiem-vu/", tasks, name="tasks"),
    path("hoi-nghi/", meetings, name="meetings"),
    path("co-quan/", bodies, name="bodies"),
    path("co-quan/<slug:slug>/", body, name="body"),
    path("tim-kiem/", search, name="search"),
    path("tim-kiem/goi-y/", suggest, name="suggest"),
    path("duyet/", desk.index, name="desk"),
    path("duyet/<slug:slug>/", desk.show, name="desk-document"),
    path("soat/", drafts.index, name="drafts"),
    path("lich-bao-cao/", schedules.index, name="schedules"),
    path("soat/co-quan/<slug:slug>/", drafts.settings, name="draft-settings"),
    path("soat/<slug:slug>/", drafts.show, name="draft"),
    path("soat/<slug:slug>/tai-ve/<slug:form>/", drafts.download, name="draft-file"),
    path("ngon-ngu/", choose, name="language"),
    path("dang-nhap/", signin.password, name="sign-in"),
    path("dang-nhap/ma/", signin.code, name="sign-in-code"),
    path("dang-nhap/noi-khac/", signin.to_provider, name="provider"),
    path("dang-nhap/noi-khac/ve/", signin.from_provider, name="provider-return"),
    path("dang-xuat/", signin.leave, name="sign-out"),
    path("tai-khoan/", account.show, name="account"),
    path("tai-khoan/mat-khau/", account.password, name="password"),
    path("tai-khoan/ma-xac-thuc/", account.factor, name="factor"),
    path("tai-khoan/ma-xac-thuc/du-phong/", account.codes, name="recovery-codes"),
    path("tai-khoan/ma-xac-thuc/bo/", account.factor_off, name="factor-off"),
    path("nguoi-dung/", people.index, name="people"),
    path("nguoi-dung/<str:username>/", people.show, name="person"),
    path("nhap/", importing.index, name="import"),
    path("nhap/<slug:slug>/", importing.show, name="import-preview"),
    path("nhap/mau/<slug:kind>.<slug:form>", importing.template, name="import-template"),
    path("tai-ve/<slug:kind>.<slug:form>", importing.export, name="export"),
    path("bao-cao/", reporting.index, name="report"),
    path("bao-cao/hop/", reporting.pack, name="report-pack"),
    path("danh-muc/", catalogue.index, name="catalogue"),
    path("danh-muc/<slug:slug>/", catalogue.show, name="indicator"),
    path("danh-muc/<slug:slug>/gop/", catalogue.merge, name="indicator-merge"),
    path("danh-muc/<slug:slug>/tach/", catalogue.split, name="indicator-split"),
    path("danh-muc/<slug:slug>/hoan-tac/", catalogue.undo, name="indicator-undo"),
    path("cach-goi/", catalogue.wordings, name="wordings"),
    path("mau-thuan/", contradictions.index, name="contradictions"),
    path("mau-thuan/<slug:key>/", contradictions.show, name="contradiction"),
    path("nhat-ky/", trail.index, name="trail"),
    path("nhat-ky/tai-ve/", trail.export, name="trail-export"),
    path("api/v1/scores", api.scores, name="api-scores"),
    path("api/v1/scores/<slug:slug>", api.score, name="api-score"),
    path("api/v1/openapi.json", api.openapi, name="api-openapi"),
]
