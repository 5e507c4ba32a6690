"""What moderators work with: a keyboard, a finger, or a browser without script."""

import time

from playwright.sync_api import Error, expect

from tests.comments.moderating import DESK

MOST_TABS = 300  # to go once around the page


class Hands:
    """Somebody at the desk's page. ``press`` and the others take CSS selectors."""

    has_script = True

    def __init__(self, page, site: str):
        self.page, self.site = page, site

    def open(self, comment=None, query: str = "") -> None:
        """The desk, with ``comment`` on the card."""
        self.go(f"{DESK}?comment={comment.pk}{query}" if comment else f"{DESK}?{query}")

    def go(self, address: str) -> None:
        try:
            self.page.goto(f"{self.site}{address}", timeout=10_000)
        except Error:  # the answer to a form that was sent a moment ago came in between
            self.page.goto(f"{self.site}{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page, if it is the desk, does what keys and buttons say."""
        if self.has_script and self.page.locator(".moderation-desk").count():
            expect(self.page.locator(".moderation-desk.is-live")).to_be_visible()

    def act(self, keys: str, *selectors: str) -> None:
        """Do something that has keys of its own, or these buttons, one after the other."""
        for selector in selectors:
            self.press(selector)

    def tick(self, comment) -> None:
        self.mark_box(f'.row[data-id="{comment.pk}"] .row-tick')

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def write(self, selector: str, text: str) -> None:
        self.press(selector)
        self.page.keyboard.type(text)

    def choose(self, selector: str, label: str) -> None:
        self.page.locator(selector).select_option(label=label)

    def mark_box(self, selector: str) -> None:
        """A check box."""
        self.press(selector)

    def mark(self, name: str, value: str) -> None:
        """One of several radio buttons."""
        self.press(f'[name="{name}"][value="{value}"]')


class Finger(Hands):
    """A phone: no key is pressed but those that write."""

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.tap()


class Keyboard(Hands):
    """No mouse and no finger: what has no key of its own is reached by Tab, or not at all."""

    def act(self, keys: str, *selectors: str) -> None:
        if not keys:
            return super().act(keys, *selectors)
        for key in keys.split():
            self.page.keyboard.press(key)

    def reach(self, selector: str) -> None:
        expect(self.page.locator(selector).first).to_be_visible()
        for _tab in range(MOST_TABS):
            if self.page.evaluate(
                "(wanted) => document.activeElement === document.querySelector(wanted)", selector
            ):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector}")

    def press(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Enter")

    def mark_box(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Space")

    def write(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)

    def choose(self, selector: str, label: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(label)

    def mark(self, name: str, value: str) -> None:
        self.reach(f'[name="{name}"]')
        self.page.keyboard.press("Space")
        for _option in range(10):
            if self.page.locator(f'[name="{name}"][value="{value}"]').is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {value}")


class Plain(Hands):
    """A browser without script: what is a form is sent, what is a link is followed."""

    has_script = False


def becomes(read, wanted) -> None:
    """Wait for what the server is to store."""
    end = time.monotonic() + 15  # seconds
    while (found := read()) != wanted:
        assert time.monotonic() < end, f"{found!r} instead of {wanted!r}"
        time.sleep(0.03)
