// A phone in a room: the same view as in a notebook, with a short poll where that has a kernel.
//
// Works over plain HTTP and needs nothing that wants a secure page. Without this script, the page
// is forms that post.

const EVERY = 2000; // milliseconds between polls
const SLOW = 10_000; // milliseconds after which a request is given up
const AWAY = 2; // polls that fail before we say so

const SAID = {
  here: "Connected",
  offline: "Your phone has no network just now. Your answers wait here and go by themselves.",
  lost: "The room’s computer does not answer. It is not your phone. Your answers wait here.",
  gone: "This room is closed, and its answers are deleted. Thank you for coming.",
};

/** A request that is given up after a while, for browsers without AbortSignal.timeout. */
async function ask(address, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), SLOW);
  try {
    return await fetch(address, {
      ...options,
      cache: "no-store",
      signal: stop.signal,
      headers: { Accept: "application/json", ...options.headers },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** What an activity's view takes for its kernel: a page that is polled, and answers that post. */
export class Room {
  constructor({ action, tag, visit, title }, say, request = ask) {
    this.action = action;
    this.visit = visit;
    this.say = say;
    this.request = request;
    this.state = { title, activity: action, person: tag, page: { key: "", focus: "", blocks: [] } };
    this.version = "";
    this.listeners = {};
    this.queue = []; // answers without a reply, in their order
    this.number = 0;
    this.misses = 0;
    this.sending = null;
    this.over = false;
  }

  get(name) {
    return this.state[name];
  }

  on(event, listener) {
    (this.listeners[event] ??= []).push(listener);
  }

  off(event, listener) {
    this.listeners[event] = (this.listeners[event] ?? []).filter((one) => one !== listener);
  }

  emit(event, ...values) {
    for (const listener of this.listeners[event] ?? []) listener(...values);
  }

  /** Take an answer; a newer one to the same question takes the place of one that waits. */
  send({ question, round, value }) {
    this.number += 1;
    this.queue = this.queue.filter((one) => one.question !== question || one.round !== round);
    this.queue.push({ question, round, value, sent: `${this.visit}-${this.number}` });
    this.flush();
  }

  /** Send what waits, one after the other; what fails stays and goes with the next poll. */
  flush() {
    this.sending ??= this.drain().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  async drain() {
    while (this.queue.length) {
      const [answer] = this.queue;
      const reply = await this.post(answer);
      if (!reply) return;
      this.queue = this.queue.filter((one) => one !== answer);
      if (reply.kept) this.remember(answer);
      this.emit("msg:custom", { ...answer, ...reply }, []);
    }
  }

  /** What was kept is on the page from now on; the page itself comes again only when it changes. */
  remember({ question, round, value }) {
    for (const { ask } of this.state.page.blocks) {
      if (ask?.question === question && ask.round === round) ask.value = value;
    }
  }

  async post(answer) {
    try {
      const response = await this.request(`${this.action}/answer`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
        body: JSON.stringify(answer),
      });
      const reply = await response.json();
      if (reply.gone) this.end();
      // What may yet be taken is not given up: a server in trouble, or one that was asked too often.
      const later = response.status >= 500 || response.status === 429 || reply.failed;
      return later ? null : reply;
    } catch {
      this.missed();
      return null;
    }
  }

  /** Ask what is on the page now; the same version has no body. */
  async poll() {
    try {
      const response = await this.request(`${this.action}/now?v=${this.version}`);
      if (response.status === 404) {
        this.end();
        return;
      }
      if (response.status >= 400) throw new Error("the room's computer has trouble");
      this.misses = 0;
      this.say(SAID.here);
      if (response.status === 200) this.take(await response.json());
      await this.flush();
    } catch {
      this.missed();
    }
  }

  take({ version, page }) {
    this.version = version;
    this.state.page = page;
    this.emit("change:page");
  }

  /** Asking again for a room that is deleted would count as guessing codes. */
  end() {
    this.over = true;
    this.say(SAID.gone, true);
  }

  missed() {
    this.misses += 1;
    if (this.misses >= AWAY) this.say(navigator.onLine ? SAID.lost : SAID.offline, true);
  }
}

function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

/** Poll for as long as the page is seen, and at once when it is seen again. */
function keepUp(room) {
  let timer = 0;
  let polling = null;
  const next = () => {
    clearTimeout(timer);
    // Not all phones of a hall in the same instant.
    if (!document.hidden && !room.over) timer = setTimeout(now, EVERY * (0.8 + 0.4 * Math.random()));
  };
  const now = () => {
    if (room.over) return;
    polling ??= room.poll().finally(() => {
      polling = null;
      next();
    });
  };
  document.addEventListener("visibilitychange", () => !document.hidden && now());
  // A page from the back-forward cache was never hidden, as far as it knows.
  addEventListener("pageshow", (event) => event.persisted && now());
  addEventListener("online", now);
  addEventListener("offline", () => room.missed());
  next();
}

async function start(main) {
  const line = document.getElementById("link");
  const say = (words, loud = false) => {
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle("loud", loud);
  };
  const loading = import("./activity.mjs");
  const room = new Room(main.dataset, say);
  await room.poll();
  if (room.over) return;
  if (!room.version) {
    // The page as it came still works, as forms; and this can be tried again.
    setTimeout(() => start(main), EVERY);
    return;
  }
  const { default: activity } = await loading;
  const old = [...main.children];
  activity.render({ model: room, el: main });
  for (const part of old) part.remove();
  keepUp(room);
}

if (globalThis.document?.getElementById("room")) start(document.getElementById("room"));
