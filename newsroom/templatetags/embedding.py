"""``{% oembed_links article as links %}``: where other sites ask how to show the article."""

from django import template

from newsroom.oembed import discovery

register = template.Library()

register.simple_tag(discovery, name="oembed_links")
