"""Every address of the office; each has a row in the access table of the tests."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic.base import RedirectView

from dondoc_office.interop.api.frame import no_such_address
from dondoc_office.people import views as people_views
from dondoc_office.site import views
from dondoc_office.tasks import views as task_views
from dondoc_office.tasks.journal_page import journal_page
from dondoc_office.units import finding, people_pages

handler400 = "dondoc_office.site.middleware.bad_request"
handler500 = "dondoc_office.site.middleware.server_error"
handler404 = "dondoc_office.site.views.not_found"
handler403 = "dondoc_office.site.views.forbidden"

urlpatterns = [
    path("", task_views.home, name="home"),
    path("tim/", finding.search, name="search"),
    path("khoe/", views.health, name="health"),
    path("ngon-ngu/", people_views.choose_language, name="choose-language"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("tai-khoan/", people_pages.my_account, name="my-account"),
    path("tai-khoan/chu-da-go/<int:pk>/bo/", people_views.forget_typed, name="typed-forget"),
    path("tai-khoan/email/", RedirectView.as_view(pattern_name="my-account"), name="account_email"),
    path("tai-khoan/", include("allauth.urls")),
    path("nguoi/", include("dondoc_office.units.people_urls")),
    path("loi-moi/", include("dondoc_office.people.urls")),
    path("van-ban/", include("dondoc_office.documents.urls")),
    path("nhiem-vu/", include("dondoc_office.tasks.urls")),
    path("nhat-ky/", journal_page, name="journal"),
    path("don-vi/", include("dondoc_office.units.urls")),
    path("chi-tieu/", include("dondoc_office.measures.urls")),
    path("don-doc/", include("dondoc_office.urging.urls")),
    path("phien-hop/", include("dondoc_office.meetings.urls")),
    path("tieu-chi/", include("dondoc_office.criteria.urls")),
    path("chuong-trinh/", include("dondoc_office.programmes.urls")),
    path("so-ket/", include("dondoc_office.reviews.urls")),
    path("bao-cao/", include("dondoc_office.reports.urls")),
    path("lien-thong/", include("dondoc_office.interop.urls")),
    path("api/v1/", include("dondoc_office.interop.api.mount")),
    re_path(r"^api(?:/|$)", no_such_address, name="api-nothing"),
]
