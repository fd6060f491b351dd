"""A person reads and writes their own answers, and nobody else's."""

from __future__ import annotations

import hashlib
import string

from coproduction.store import PageStore, Person, person_key


def test_a_person_has_their_own_corner():
    store = PageStore()
    ann, bea = (Person(store, person_key(name), kept="page") for name in ("ann", "bea"))
    ann.save("q", 3)
    ann.save("q", 4, round=2)
    bea.save("q", 7)
    assert ann.answers() == {("q", 1): 3, ("q", 2): 4}
    assert ann.forget() == 2
    assert ann.answers() == {}
    assert bea.answers() == {("q", 1): 7}


def test_the_store_knows_only_the_hash_of_the_token():
    assert person_key("token") == hashlib.sha256(b"token").hexdigest()


def test_the_tag_tells_people_apart_and_gives_neither_key_nor_token_away():
    ann, bea = (Person(PageStore(), person_key(name), kept="server") for name in ("ann", "bea"))
    assert ann.tag == Person(PageStore(), person_key("ann"), kept="server").tag
    assert ann.tag != bea.tag
    assert set(ann.tag) <= set(string.hexdigits)
    assert ann.tag not in ann.key
    assert ann.tag not in person_key(ann.key)


def test_a_person_is_shown_without_their_key():
    ann = Person(PageStore(), person_key("ann"), kept="local")
    assert ann.key not in repr(ann)
    assert "local" in repr(ann)
