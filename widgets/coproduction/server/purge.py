"""Nobody's answers stay for ever: once a day, those of people not seen for a month are deleted."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coproduction.store import StoreError

if TYPE_CHECKING:
    from coproduction.store import AnswerStore

KEPT = timedelta(days=30)
_DAY_SECONDS = 24 * 60 * 60

_log = logging.getLogger(__name__)


async def purge_daily(store: AnswerStore) -> None:
    """Delete now, and again every day, for as long as the task runs."""
    while True:
        try:
            await asyncio.to_thread(store.purge, datetime.now(UTC) - KEPT)
        except StoreError as error:
            _log.warning("Old answers could not be deleted; the next try is tomorrow. %s", error)
        await asyncio.sleep(_DAY_SECONDS)
