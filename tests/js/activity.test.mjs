// The parts of the activity's script that decide something, under plain node.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  changes,
  left,
  plain,
  read,
  shown,
  Unsent,
  write,
} from "../../widgets/coproduction/views/notebook/static/activity.mjs";

/** A stand-in for localStorage: keys are its own, as in browsers. */
class Storage {
  setItem(key, value) {
    this[key] = String(value);
  }
  getItem(key) {
    return this[key] ?? null;
  }
  removeItem(key) {
    delete this[key];
  }
}

/** A stand-in for a question on the page. */
function ask(kind, inputs) {
  return {
    dataset: { kind },
    querySelector: () => inputs[0],
    querySelectorAll: (selector) =>
      selector.includes(":checked") ? inputs.filter((input) => input.checked) : inputs,
  };
}

const radio = (...values) => values.map((value) => ({ value, checked: false }));
const block = (name, html) => ({ name, html });

test("a block that has not changed is left alone", () => {
  const before = [block("a", "1"), block("b", "2"), block("c", "3")];
  const after = [block("a", "1"), block("c", "4"), block("d", "5")];
  assert.deepEqual(changes(before, after), [["a", "keep"], ["c", "draw"], ["d", "draw"]]);
});

test("blocks that only moved are kept", () => {
  const [a, b] = [block("a", "1"), block("b", "2")];
  assert.deepEqual(changes([a, b], [b, a]), [["b", "keep"], ["a", "keep"]]);
});

test("a rung is read as a number, and off the ladder as a word", () => {
  const rungs = radio("7", "off");
  assert.equal(read(ask("choose-a-rung", rungs)), null);
  rungs[0].checked = true;
  assert.equal(read(ask("choose-a-rung", rungs)), 7);
  rungs[0].checked = false;
  rungs[1].checked = true;
  assert.equal(read(ask("choose-a-rung", rungs)), "off");
});

test("what is written can be read again", () => {
  for (const [kind, inputs, value] of [
    ["choose-a-rung", radio("1", "2", "off"), 2],
    ["choose-one", radio("0", "1", "X"), "X"],
    ["choose-many", radio("a", "b", "c"), ["a", "c"]],
    ["short-text", [{ value: "" }], "words"],
    ["date", [{ value: "" }], "2027-03-31"],
  ]) {
    const question = ask(kind, inputs);
    write(question, value);
    assert.deepEqual(read(question), value);
  }
});

test("a number is sent as it is written, for the kernel to say what it means", () => {
  const box = { value: "about £2 million" };
  assert.equal(read(ask("number", [box])), "about £2 million");
});

test("a number is said back with commas between its thousands", () => {
  assert.deepEqual([2_000_000, -1200.5, 0.1 + 0.2, 0, null, "ten"].map(shown), [
    "2,000,000",
    "-1,200.5",
    "0.3",
    "0",
    "",
    "ten",
  ]);
  const box = { value: "2 million" };
  write(ask("number", [box]), 2_000_000);
  assert.equal(box.value, "2,000,000");
});

test("writing nothing clears the controls", () => {
  const question = ask("choose-one", [{ value: "a", checked: true }]);
  write(question, null);
  assert.equal(read(question), null);
});

test("an unsent answer is there after a reload, for the same person only", () => {
  const storage = new Storage();
  new Unsent(storage, "ann", "start").put("start.practice", 1, "café");
  const kept = [{ question: "start.practice", round: 1, value: "café" }];
  assert.deepEqual(new Unsent(storage, "ann", "start").all(), kept);
  assert.deepEqual(new Unsent(storage, "bob", "start").all(), []);
  assert.deepEqual(new Unsent(storage, "ann", "argue").all(), []);
});

test("an answer found on the device is held until it is kept, so that no redraw loses it", () => {
  const storage = new Storage();
  new Unsent(storage, "ann", "start").put("start.practice", 1, "café");
  const unsent = new Unsent(storage, "ann", "start");
  unsent.all();
  assert.ok(unsent.memory.has(unsent.key("start.practice", 1)));
});

test("forgetting a person forgets what they left unsent in every activity, and nobody else", () => {
  const storage = new Storage();
  new Unsent(storage, "ann", "start").put("start.practice", 1, "café");
  new Unsent(storage, "ann", "argue").put("argue.add", 1, "rung");
  new Unsent(storage, "bob", "start").put("start.practice", 1, "hall");
  new Unsent(storage, "ann", "start").clear();
  assert.deepEqual(new Unsent(storage, "ann", "argue").all(), []);
  assert.equal(new Unsent(storage, "bob", "start").all().length, 1);
});

test("an answer is outdated once a newer one has taken its place, and not before", () => {
  const unsent = new Unsent(new Storage(), "ann", "plan");
  assert.equal(unsent.outdated("plan.date", 1, "0002-01-31"), false);
  unsent.put("plan.date", 1, "0002-01-31");
  assert.equal(unsent.outdated("plan.date", 1, "0002-01-31"), false);
  unsent.put("plan.date", 1, "2027-01-31");
  assert.equal(unsent.outdated("plan.date", 1, "0002-01-31"), true);
  assert.equal(unsent.outdated("plan.date", 2, "0002-01-31"), false);
});

test("an acknowledgement of an older answer does not drop the newer one", () => {
  const unsent = new Unsent(new Storage(), "ann", "start");
  unsent.put("start.practice", 1, "ca");
  unsent.put("start.practice", 1, "café");
  unsent.drop("start.practice", 1, "ca");
  assert.equal(unsent.all().length, 1);
  unsent.drop("start.practice", 1, "café");
  assert.equal(unsent.all().length, 0);
});

test("without a person nothing is put on the device", () => {
  const storage = new Storage();
  new Unsent(storage, "", "start").put("start.practice", 1, "café");
  assert.deepEqual(Object.keys(storage), []);
});

test("a browser that refuses storage loses nothing while the page is open", () => {
  const refusing = {
    setItem() {
      throw new Error("private window");
    },
  };
  const unsent = new Unsent(refusing, "ann", "start");
  unsent.put("start.practice", 1, "café");
  assert.equal(unsent.all()[0].value, "café");
});

test("a timer is read in minutes and seconds, and never below nought", () => {
  assert.deepEqual([240, 61.2, 59, 0.4, -3].map(left), ["4:00", "1:02", "0:59", "0:01", "0:00"]);
});

test("a file in another encoding has no text, rather than text with other letters", async () => {
  assert.equal(await plain(new Blob(["\ufeffcafé 🙂"])), "café 🙂");
  assert.equal(await plain(new Blob([Uint8Array.from([0x63, 0x61, 0x66, 0xe9])])), "");
  assert.equal(await plain({ arrayBuffer: () => Promise.reject(new Error("gone")) }), "");
});
