"""Nobody's answers stay for ever.

Every hour, those of people not seen for a month are deleted, and the rooms whose day has come.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coproduction.server.identity import DAYS
from coproduction.store import StoreError

if TYPE_CHECKING:
    from coproduction.store import AnswerStore

_HOUR_SECONDS = 60 * 60

_log = logging.getLogger(__name__)


async def purge_hourly(store: AnswerStore) -> None:
    """Delete now, and again every hour, for as long as the task runs."""
    while True:
        try:
            await asyncio.to_thread(_purge, store)
        except StoreError as error:
            _log.warning("What is old could not be deleted; the next try is in an hour. %s", error)
        await asyncio.sleep(_HOUR_SECONDS)


def _purge(store: AnswerStore) -> None:
    now = datetime.now(UTC)
    store.rooms.purge(now)  # first: a day was promised for it
    store.purge(now - timedelta(days=DAYS))
