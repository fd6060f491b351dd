// A phone in a room: the same view as in a notebook, with a short poll where that has a kernel.
//
// Works over plain HTTP and needs nothing that wants a secure page. Without this script, the page
// is forms that post.

const EVERY = 2000; // milliseconds between polls
const SLOW = 10_000; // milliseconds after which a request is given up
const AWAY = 2; // polls that fail before we say so
const LAST = new Set([200, 400, 413]); // statuses with which an answer is kept or refused for good

const OUT = 409; // the status of somebody who is in the room no more

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
    this.lately = []; // answers kept since the page that is on its way was asked for
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
      if (reply.kept) {
        this.remember(answer);
        this.lately.push(answer);
      }
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
      // What may yet be taken is not given up: a server in trouble, or a cookie that was lost.
      const last = reply.gone || (LAST.has(response.status) && !reply.failed);
      return last ? reply : null;
    } catch {
      this.missed();
      return null;
    }
  }

  /** Ask what is on the page now; the same version has no body. */
  async poll() {
    this.lately = [];
    try {
      const response = await this.request(`${this.action}/now?v=${this.version}`);
      // Read before anything is said: a hotel's network answers too, with a page of its own.
      const found = response.status === 204 ? {} : await response.json();
      if (found.gone) {
        this.end();
        return;
      }
      if (response.status === OUT) {
        this.say(found.refused, true);
        return;
      }
      if (response.status >= 400) throw new Error("the room's computer has trouble");
      if (response.status === 200) this.take(found);
      this.misses = 0;
      this.say(SAID.here);
      await this.flush();
    } catch {
      this.missed();
    }
  }

  take({ version, page }) {
    this.version = version;
    this.state.page = page;
    this.lately.forEach((answer) => this.remember(answer));
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

/** The room of this page, which says how it stands in the line at the top. */
function link(main) {
  const line = document.getElementById("link");
  const say = (words, loud = false) => {
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle("loud", loud);
  };
  return new Room(main.dataset, say);
}

async function start(main, room = link(main)) {
  const loading = import("./activity.mjs").catch(() => null);
  await room.poll();
  if (room.over) return;
  const script = await loading;
  if (!room.version || !script) {
    // The page as it came still works, as forms; and this can be tried again.
    setTimeout(() => start(main, room), EVERY);
    return;
  }
  const old = [...main.children];
  const said = given(main, script);
  const focused = main.contains(document.activeElement) ? document.activeElement.id : "";
  script.default.render({ model: room, el: main });
  for (const part of old) part.remove();
  for (const [{ question, round }, value] of said) {
    const name = `.ask[data-question="${CSS.escape(question)}"][data-round="${round}"]`;
    const ask = main.querySelector(name);
    if (!ask) continue;
    script.write(ask, value);
    for (const type of ["input", "change"]) {
      ask.querySelector("input, textarea").dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
  if (focused) main.querySelector(`#${CSS.escape(focused)}`)?.focus();
  keepUp(room);
}

/** What somebody chose or typed while the script was on its way. */
function given(main, { read }) {
  return [...main.querySelectorAll(".ask")]
    .map((ask) => [{ ...ask.dataset }, read(ask)])
    .filter(([, value]) => value !== null && value.length !== 0);
}

if (globalThis.document?.getElementById("room")) start(document.getElementById("room"));
