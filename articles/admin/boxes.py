from django.contrib import admin

from articles.admin.desk import ShownInBodies
from articles.models import ProductBox, Promo


@admin.register(ProductBox)
class ProductBoxAdmin(ShownInBodies):
    fields = ["name", "maker", "description", "price", "url", "call", "image", "where_used"]
    readonly_fields = ["where_used"]
    list_display = ["name", "maker", "price"]
    search_fields = ["name", "maker"]


@admin.register(Promo)
class PromoAdmin(ShownInBodies):
    fields = [
        "name",
        "text",
        ("first_label", "first_url"),
        ("second_label", "second_url"),
        "where_used",
    ]
    readonly_fields = ["where_used"]
    list_display = ["name", "text"]
    search_fields = ["name", "text"]
