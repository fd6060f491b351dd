"""A participant's page: the present step, answers, and a short poll for what comes next."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Heading, Page, Prose
from coproduction.activities.live.asking import LATE, NOT_ASKED
from coproduction.activities.live.conduct import lines
from coproduction.activities.live.room import TABLE
from coproduction.activities.live.sheets import lines_of, state_of
from coproduction.activities.live.timing import left_out
from coproduction.activities.words import day, last_day
from coproduction.server import identity
from coproduction.server.rooms.limits import client
from coproduction.server.rooms.pages import TEXT, RoomHandler
from coproduction.store import RoomError, Said, StoreError
from coproduction.views.page.drawing import word
from coproduction.views.page.room import forms, message

if TYPE_CHECKING:
    from coproduction.activities.live import Line
    from coproduction.store import Json, Participant, Room

    Given = tuple[str, int, Json, str]

LONGEST = 20_000
"""Bytes of one answer at most."""

ON_OUR_SIDE = "Something went wrong on our side. Your answer waits here and goes by itself."
WELCOME = (
    "The first step comes here by itself when the facilitator opens it. "
    "Until then there is nothing to do.",
    "Each answer is saved as you choose it. You can change it until the step closes.",
)


class PhoneHandler(RoomHandler):
    """The page, whole; opening it is joining."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        room = await self.find(code)
        participant = await self.participant(room)
        if participant is None:
            person = identity.welcome(self)
            try:
                join = self.live.store.join
                participant = await asyncio.to_thread(join, room.id, person, "phone")
            except RoomError as error:
                self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
                return self.show("room/sorry.html.j2", words=str(error), status_code=503)
            self.live.guesses.joined(client(self.request), person)
        page = await shown(self, room, participant)
        return self.show(
            "room/phone.html.j2",
            room=room,
            blocks=forms(self.live.content, page),
            label=participant.label,
            until=day(last_day(room.keep_until)),
            tag=hashlib.sha256(f"tag {participant.key}".encode()).hexdigest()[:12],
            visit=secrets.token_hex(6),
            kept=self.get_query_argument("kept", ""),
            action=url_path_join(self.course.home, "room", room.code),
        )


class NowHandler(RoomHandler):
    """What is on the page now, for one who polls; nothing if they have it already."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        # Reading it sets the cookie anew on a phone that has lost it, and could not answer.
        _ = self.xsrf_token
        room = await self.find(code)
        if self.get_query_argument("v", "") == str(room.version):
            self.set_status(HTTPStatus.NO_CONTENT)
            return
        participant = await self.participant(room)
        if participant is None:
            raise HTTPError(HTTPStatus.CONFLICT)
        page = await shown(self, room, participant)
        self.write({"version": room.version, "page": message(page)})


class AnswerHandler(RoomHandler):
    """One answer: kept, or refused in words."""

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        if len(self.request.body) > LONGEST:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        room = await self.find(code)
        participant = await self.participant_lately(room)
        if participant is None:
            raise HTTPError(HTTPStatus.CONFLICT)
        said = self._said(room, participant)
        try:
            reply: dict[str, Any] = {"kept": await self._keep(room, participant, said)}
            if not reply["kept"]:
                if await self.participant(room) is None:
                    raise HTTPError(HTTPStatus.CONFLICT)
                reply = {"refused": LATE}
        except AnswerError as error:
            reply = {"refused": str(error)}
        except (RoomError, StoreError):
            reply = {"failed": ON_OUR_SIDE}
        if self.wants_json:
            self.write(reply)
        elif reply.get("kept"):
            here = url_path_join(self.course.home, "room", room.code)
            self.redirect(f"{here}?kept=yes#{word(f'ask-{said[0]}')}", status=HTTPStatus.SEE_OTHER)
        else:
            words = reply.get("refused") or reply["failed"]
            self.show("room/sorry.html.j2", words=words, status_code=200, code=room.code)

    async def _keep(self, room: Room, participant: Participant, given: Given) -> bool:
        question, round, value, sent = given
        at = self.live.present(room)
        if at is None:
            raise AnswerError(NOT_ASKED)
        checked = at.step.check(at.line, at.stage, participant.door, (question, round), value)
        kinds = {one.id: one.kind for one in at.step.asked(at.line, participant.door)}
        try:
            answer = Said(
                *(participant.key, participant.door, question, round, checked, sent),
                text=kinds[question] == "short text",
            )
        except ValueError as error:
            raise AnswerError(NOT_ASKED) from error
        return await self.live.writer.save(room.id, answer)

    def _said(self, room: Room, participant: Participant) -> Given:
        """The question, the round, the answer and what it was sent as."""
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            try:
                said = json.loads(self.request.body)
                return str(said["question"]), int(said["round"]), said["value"], str(said["sent"])
            except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
                raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        question = self.get_body_argument("question", "")
        number = self.get_body_argument("round", "")
        values = self.get_body_arguments(word(f"ask-{question}"))
        round = int(number) if number in ("1", "2") else 0
        value = self._typed(room, participant, question, values)
        return question, round, value, self._sent(values)

    def _typed(
        self, room: Room, participant: Participant, question: str, values: list[str]
    ) -> Json:
        """What a form's controls mean as an answer to this question."""
        at = self.live.present(room)
        asked = at.step.asked(at.line, participant.door) if at else ()
        kind = next((one.kind for one in asked if one.id == question), "")
        if kind == "choose many":
            return list(values)
        text = values[0] if values else ""
        if kind == "choose a rung" and text.isdecimal():
            return int(text)
        return text or None

    def _sent(self, values: list[str]) -> str:
        """A form sent again as it was is an old repeat; with another answer it is a new one."""
        sent = self.get_body_argument("sent", "")
        return f"{hashlib.sha256(json.dumps([sent, values]).encode()).hexdigest()}-1"


class TextSizeHandler(RoomHandler):
    """Large text, and back: the one thing kept on a phone besides its place and what is unsent."""

    @allow_unauthenticated
    async def post(self, code: str) -> None:
        room = await self.find(code)
        if self.get_body_argument("size", "") == "large":
            self.set_cookie(TEXT, "large", path=self.base_url, httponly=True, samesite="Lax")
        else:
            self.clear_cookie(TEXT, path=self.base_url)
        self.redirect(
            url_path_join(self.course.home, "room", room.code), status=HTTPStatus.SEE_OTHER
        )


async def shown(handler: RoomHandler, room: Room, participant: Participant) -> Page:
    """The page of one participant."""
    at = handler.live.present(room)
    if at is None:
        return Page.of(
            "welcome", [("title", Heading("You are in.", level=2)), ("in", Prose(WELCOME))]
        )
    mine = await asyncio.to_thread(handler.live.store.mine, room.id, participant.key)
    result = await handler.live.told(room, at) if at.stage.revealed else None
    door = TABLE if participant.door == TABLE else "phone"
    return _placed(room, at.line, at.step.phone(at.line, at.stage, mine, result, door))


def _placed(room: Room, here: Line, page: Page) -> Page:
    """The page with its place in the workshop over its title: "Step 3 of 10"."""
    out = left_out(state_of(room))
    ids = [line.id for line in lines(lines_of(room)) if line.id == here.id or line.id not in out]
    (name, title), *rest = page.blocks
    if isinstance(title, Heading):
        title = replace(title, step=f"Step {ids.index(here.id) + 1} of {len(ids)}")
    return replace(page, blocks=((name, title), *rest))
