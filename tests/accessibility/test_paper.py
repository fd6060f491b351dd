"""On paper a page is black on white, whatever colours the device has."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.people import Learner


def test_a_dark_device_prints_dark_words_on_white(server, browser):
    with browser.new_context(color_scheme="dark") as context:
        learner = Learner(context.new_page(), server.url)
        learner.open("01-what-is-co-production")
        activity = learner.page.locator(".activity").first
        expect(activity).to_have_css("color", "rgb(243, 241, 236)")
        learner.page.emulate_media(media="print", color_scheme="dark")
        expect(activity).to_have_css("color", "rgb(0, 0, 0)")
        expect(activity).to_have_css("background-color", "rgb(255, 255, 255)")
