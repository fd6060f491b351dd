"""Scripts and styles: compressed once for everybody, and fetched once by each browser."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError, RequestHandler
from voila.paths import collect_static_paths

from coproduction.server.configuration import TEMPLATE
from coproduction.server.privacy import hide_address

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = 365 * 24 * 60 * 60
_COMPRESSIBLE = re.compile(r"text/|.*(javascript|json|xml|font-sfnt|vnd.ms-fontobject)")
_FINGERPRINT = re.compile(r"[.-]?[0-9a-f]{8,}\.")


@dataclass(frozen=True)
class _Asset:
    body: bytes
    type: str
    etag: str
    compressed: bool


class AssetHandler(RequestHandler):
    """Serves the files below some folders; where two have the same file, the first one's.

    Args of ``initialize``:
        folders: Where to look.
        fingerprinted: Whether the address changes whenever a file does, so that a browser need
            never ask for it again. Otherwise the address of each file tells.
    """

    def initialize(self, folders: Iterable[str], fingerprinted: bool = False) -> None:
        self.folders = tuple(folders)
        self.fingerprinted = fingerprinted

    def prepare(self) -> None:
        hide_address(self.request)

    @allow_unauthenticated
    async def get(self, path: str) -> None:
        file = self.find(path)
        changed = file.stat().st_mtime_ns
        wants_gzip = "gzip" in self.request.headers.get("Accept-Encoding", "")
        # Compressing takes a while the first time, and other visitors need not wait for it.
        asset = await asyncio.to_thread(_load, file, changed, wants_gzip)
        self.set_header("Content-Type", asset.type)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", asset.etag)
        self.set_header("Cache-Control", self._cache_control(file))
        if self.check_etag_header():
            self.set_status(HTTPStatus.NOT_MODIFIED)
            return
        if asset.compressed:
            self.set_header("Content-Encoding", "gzip")
        self.write(asset.body)

    def compute_etag(self) -> str | None:
        """The one we set already."""
        return None

    def find(self, path: str) -> Path:
        """The file an address means.

        Raises:
            HTTPError: There is none (404).
        """
        parts = PurePosixPath(path).parts
        if ".." not in parts and not PurePosixPath(path).is_absolute():
            for folder in self.folders:
                file = Path(folder, *parts)
                if file.is_file():
                    return file
        raise HTTPError(HTTPStatus.NOT_FOUND)

    def _cache_control(self, file: Path) -> str:
        known = self.fingerprinted or "v" in self.request.query_arguments
        if known or _FINGERPRINT.search(file.name):
            return f"public, max-age={_YEAR}, immutable"
        return "no-cache"


class TemplateAssetHandler(AssetHandler):
    """The static files of our template and of those it is made from, as ``course/static/...``."""

    def initialize(self) -> None:  # type: ignore[override]
        super().initialize(collect_static_paths(["voila", "nbconvert"], TEMPLATE))

    def find(self, path: str) -> Path:
        start = f"{TEMPLATE}/static/"
        if not path.startswith(start):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return super().find(path.removeprefix(start))


@lru_cache(maxsize=1024)
def _load(file: Path, changed: int, wants_gzip: bool) -> _Asset:  # noqa: ARG001 (a key)
    body = file.read_bytes()
    type_ = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    compressed = wants_gzip and bool(_COMPRESSIBLE.match(type_))
    if compressed:
        body = gzip.compress(body, compresslevel=9, mtime=0)
    return _Asset(body, type_, etag, compressed)
