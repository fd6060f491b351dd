"""What people said, kept: values go in and come out, rows never leave.

store = open_store("sqlite:////home/ann/answers.sqlite")
ann = Person(store, person_key(token), kept="server")
ann.save("vignettes.rung.V5", 3)
ann.answers()  # {("vignettes.rung.V5", 1): 3}
"""

from __future__ import annotations

from coproduction.store.answers import AnswerStore
from coproduction.store.opening import open_store
from coproduction.store.page import PageStore
from coproduction.store.person import Kept, Person, Store, person_key
from coproduction.store.rooms import (
    Entry,
    Note,
    Participant,
    Room,
    RoomError,
    RoomStore,
    Said,
    SaidRow,
    Text,
    participant_key,
    table_key,
)
from coproduction.store.values import Answers, Json, StoreError

__all__ = [
    "AnswerStore",
    "Answers",
    "Entry",
    "Json",
    "Kept",
    "Note",
    "PageStore",
    "Participant",
    "Person",
    "Room",
    "RoomError",
    "RoomStore",
    "Said",
    "SaidRow",
    "Store",
    "StoreError",
    "Text",
    "open_store",
    "participant_key",
    "person_key",
    "table_key",
]
