"""What the accessibility tests have: the app and its learners, as the browser tests have them."""

from tests.browser.conftest import another_learner, asked, learner, page, server

__all__ = ["another_learner", "asked", "learner", "page", "server"]
