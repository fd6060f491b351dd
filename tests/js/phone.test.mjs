// A phone's link to its room, under plain node: what waits, what is sent again, what is said.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { cookie: "_xsrf=abc", getElementById: () => null };
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });

const { Room } = await import("../../widgets/coproduction/views/page/static/phone.mjs");

/** A reply of the server. */
const reply = (status, body) => ({ status, json: async () => body });

/** A room whose server answers with these in turn; an Error is a network that is not there. */
function room(...replies) {
  const asked = [];
  const said = [];
  const request = async (address, options = {}) => {
    asked.push({ address, ...(options.body ? JSON.parse(options.body) : {}) });
    const next = replies.length > 1 ? replies.shift() : replies[0];
    if (next instanceof Error) throw next;
    return next;
  };
  const data = { action: "/room/X", tag: "tag", visit: "v", title: "Tuesday" };
  const made = new Room(data, (words) => said.push(words), request);
  const heard = [];
  made.on("msg:custom", (message) => heard.push(message));
  return { room: made, asked, said, heard };
}

const answer = { question: "q", round: 1, value: 3 };
const away = new Error("no network");

test("an answer is numbered, posted and acknowledged", async () => {
  const { room: made, asked, heard } = room(reply(200, { kept: true }));
  made.send(answer);
  await made.flush();
  assert.deepEqual(asked, [{ address: "/room/X/answer", ...answer, sent: "v-1" }]);
  assert.equal(heard[0].kept, true);
  assert.deepEqual(made.queue, []);
});

test("an answer waits for the network, and is sent again under the same number", async () => {
  const { room: made, asked, heard } = room(away, reply(204), reply(200, { kept: true }));
  made.send(answer);
  await made.flush();
  assert.equal(made.queue.length, 1);
  await made.poll();
  assert.deepEqual(asked.map((one) => one.sent), ["v-1", undefined, "v-1"]);
  assert.equal(heard.length, 1);
});

test("a newer answer takes the place of one that waits", async () => {
  const { room: made, asked } = room(away, reply(200, { kept: true }));
  made.send(answer);
  await made.flush();
  made.send({ ...answer, value: 5 });
  await made.flush();
  assert.deepEqual(asked.at(-1), { address: "/room/X/answer", ...answer, value: 5, sent: "v-2" });
  assert.deepEqual(made.queue, []);
});

test("trouble on the server's side keeps the answer, a refusal does not", async () => {
  const trouble = room(reply(200, { failed: "on our side" }));
  trouble.room.send(answer);
  await trouble.room.flush();
  assert.equal(trouble.room.queue.length, 1);
  const refused = room(reply(200, { refused: "closed" }));
  refused.room.send(answer);
  await refused.room.flush();
  assert.equal(refused.room.queue.length, 0);
  assert.equal(refused.heard[0].refused, "closed");
});

test("a page is taken when it is another, and what was kept is on it from then", async () => {
  const blocks = [{ name: "a", html: "", ask: { question: "q", round: 1, value: null } }];
  const page = { key: "k", focus: "a", blocks };
  const { room: made, asked } = room(reply(200, { version: 7, page }), reply(200, { kept: true }));
  let drawn = 0;
  made.on("change:page", () => (drawn += 1));
  await made.poll();
  assert.equal(drawn, 1);
  made.send(answer);
  await made.flush();
  assert.equal(made.get("page").blocks[0].ask.value, 3);
  await made.poll();
  assert.equal(asked.at(-1).address, "/room/X/now?v=7");
});

test("it says whose trouble it is, and only after a second miss", async () => {
  const { room: made, said } = room(away, away, away, reply(204));
  await made.poll();
  assert.deepEqual(said, []);
  await made.poll();
  assert.match(said.at(-1), /room’s computer does not answer/);
  globalThis.navigator.onLine = false;
  await made.poll();
  assert.match(said.at(-1), /Your phone has no network/);
  globalThis.navigator.onLine = true;
  await made.poll();
  assert.equal(said.at(-1), "Connected");
});

test("a room that is gone is said to be gone", async () => {
  const { room: made, said } = room(reply(404, { gone: true }));
  await made.poll();
  assert.match(said.at(-1), /closed, and its answers are deleted/);
});

test("a refused form is no refused answer: it waits until the page has its cookie again", async () => {
  for (const status of [403, 409, 429, 502]) {
    const { room: made, heard } = room(reply(status, { refused: "stale" }));
    made.send(answer);
    await made.flush();
    assert.equal(made.queue.length, 1, String(status));
    assert.deepEqual(heard, []);
  }
});

test("a page that is not the room's is no connection, as of a hotel's network", async () => {
  const portal = { status: 200, json: async () => JSON.parse("<html>") };
  const { room: made, said } = room(portal);
  for (let n = 0; n < 3; n += 1) await made.poll();
  assert.match(said.at(-1), /does not answer/);
});

test("only the room's own server can say that a room is gone", async () => {
  const proxy = { status: 404, json: async () => JSON.parse("<html>") };
  const { room: made } = room(proxy);
  await made.poll();
  assert.equal(made.over, false);
  const out = room(reply(409, { refused: "You are not in this room any more.", gone: false }));
  await out.room.poll();
  assert.equal(out.room.over, false);
  assert.match(out.said.at(-1), /not in this room/);
});

test("a page that was asked for before an answer was kept does not undo it", async () => {
  const blocks = [{ name: "a", html: "", ask: { question: "q", round: 1, value: null } }];
  const page = { key: "k", focus: "a", blocks };
  let arrive;
  const slow = new Promise((done) => (arrive = done));
  const { room: made } = room(slow, reply(200, { kept: true }));
  const polling = made.poll();
  made.send(answer);
  await made.flush();
  arrive(reply(200, { version: 7, page }));
  await polling;
  assert.equal(made.get("page").blocks[0].ask.value, 3);
});
