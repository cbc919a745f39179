"""Addresses of reviews and explanations."""

from __future__ import annotations

from django.urls import path

from dondoc_office.reviews import asking_pages, goal_pages, review_pages

urlpatterns = [
    path("", review_pages.review_list, name="review-list"),
    path("them/", review_pages.review_add, name="review-add"),
    path("giai-trinh/", asking_pages.explanation_list, name="explanation-list"),
    path("giai-trinh/so/<int:pk>/", asking_pages.explain_value, name="explain-value"),
    path("giai-trinh/chi-tieu/<str:code>/", asking_pages.explain_indicator, name="explain-indicator"),
    path("<int:pk>/", review_pages.review_page, name="review-page"),
    path("<int:pk>/word/", review_pages.review_word, name="review-word"),
    path("<int:pk>/chuyen/<slug:step>/", review_pages.review_move, name="review-move"),
    path("<int:pk>/chuong-trinh/", review_pages.thrust_add, name="thrust-add"),
    path("<int:pk>/muc-tieu/", goal_pages.goal_add, name="goal-add"),
    path("muc-tieu/<int:pk>/", goal_pages.goal_page, name="goal-page"),
    path("muc-tieu/<int:pk>/sua/", goal_pages.goal_change, name="goal-change"),
    path("muc-tieu/<int:pk>/ket-luan/", goal_pages.goal_decide, name="goal-decide"),
    path("muc-tieu/<int:pk>/<slug:side>/", goal_pages.goal_say, name="goal-say"),
]
