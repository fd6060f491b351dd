// Shows an activity: puts its blocks on the page, sends each answer, and says when it is kept.
//
// The kernel decides what is on the page; this module never decides, it only keeps up:
// a block is replaced when its HTML has changed and left alone otherwise, so that nobody loses
// the control they are using. An answer stays on the device until the kernel has kept it.

const TYPING = 700; // milliseconds of quiet before text is sent
const WRITTEN = new Set(["short-text", "number", "date", "table"]); // kinds that are typed
const PATIENCE = 4000; // milliseconds before we say that an answer is still on its way
const LASTING = 60_000; // milliseconds that a browser has to take a file from us
const SECOND = 1000; // milliseconds between looks at a timer
const SOON = 120; // seconds before a timer's end at which that is said out loud
const HEARD = 10_000; // milliseconds after which words that are only heard are no more to be read
const STUCK = "No reply yet. If this stays, reload the page and try again.";
const MAKING = "Still making your file. If this stays, reload the page and try again.";

/** What to do to get from one list of blocks to the next: [name, "keep" | "draw"] in order. */
export function changes(before, after) {
  const known = new Map(before.map((block) => [block.name, block.html]));
  return after.map(({ name, html }) => [name, known.get(name) === html ? "keep" : "draw"]);
}

/** The unsent answers of one person in one activity, on this device. Works without storage. */
export class Unsent {
  constructor(storage, person, activity) {
    this.storage = person ? storage : null;
    this.everything = `coproduction:${person}:`;
    this.prefix = `${this.everything}${activity}:`;
    this.memory = new Map();
  }

  key(question, round) {
    return `${this.prefix}${question}:${round}`;
  }

  put(question, round, value) {
    const key = this.key(question, round);
    this.memory.set(key, { question, round, value });
    this.#try(() => this.storage?.setItem(key, JSON.stringify({ question, round, value })));
  }

  /** Forget an answer that was kept, unless a newer one has taken its place. */
  drop(question, round, value) {
    if (this.outdated(question, round, value)) return;
    const key = this.key(question, round);
    this.memory.delete(key);
    this.#try(() => this.storage?.removeItem(key));
  }

  /** Whether a newer answer to the same question waits or is on its way. */
  outdated(question, round, value) {
    const held = this.memory.get(this.key(question, round));
    return held !== undefined && JSON.stringify(held.value) !== JSON.stringify(value);
  }

  /** What is unsent, earlier visits' included. */
  all() {
    this.#try(() => {
      for (const key of Object.keys(this.storage ?? {})) {
        if (key.startsWith(this.prefix) && !this.memory.has(key)) {
          this.memory.set(key, JSON.parse(this.storage.getItem(key)));
        }
      }
    });
    return [...this.memory.values()];
  }

  /** Forget everything of this person's, whichever activity it was for; other tabs hear of it. */
  clear() {
    this.memory.clear();
    this.#try(() => {
      this.storage?.setItem(this.everything, "forgotten");
      for (const key of Object.keys(this.storage ?? {})) {
        if (key.startsWith(this.everything)) this.storage.removeItem(key);
      }
    });
  }

  #try(action) {
    try {
      action();
    } catch {
      // Private windows refuse storage: then an unsent answer lives as long as the page.
    }
  }
}

/** The device's storage; where it is forbidden, even asking for it fails. */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** What is left of a timer, as it is read from a wall: minutes and seconds. */
export function left(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A bell, struck once. A browser that lets no page make a sound leaves it silent. */
function ring() {
  try {
    const context = new AudioContext();
    const now = context.currentTime;
    for (const [times, loud] of [[1, 0.4], [2.76, 0.15], [5.4, 0.05]]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = 523 * times;
      volume.gain.setValueAtTime(loud, now);
      volume.gain.exponentialRampToValueAtTime(0.001, now + 3);
      tone.connect(volume).connect(context.destination);
      tone.start(now);
      tone.stop(now + 3);
    }
    setTimeout(() => context.close(), 4 * SECOND);
  } catch {
    // Where there is no sound, the words are enough.
  }
}

/** Whether any of it is within the window. */
function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** What stands on the page beside the questions: remarks, and what its first picture shows. */
function remarks(parts) {
  const all = (selector) => parts.flatMap((part) => [...part.querySelectorAll(`:scope > ${selector}`)]);
  const found = [...all(".note"), ...all("figure > figcaption").slice(0, 1)];
  return found.map((element) => {
    const pieces = element.children.length ? [...element.children] : [element];
    return pieces.map((piece) => piece.textContent.replace(/\s+/g, " ").trim()).join(" ");
  });
}

/** The text of a file, or "" where it is not in UTF-8: it would come with other letters. */
export async function plain(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return "";
  }
}

/** What a message and its reply are about: one answer, or a file. */
function subject({ question, round }) {
  return question === undefined ? "file" : `${question}:${round}`;
}

/** An answer as it stands in a box: a number with commas between its thousands. */
export function shown(value) {
  if (typeof value !== "number") return String(value ?? "");
  return value.toLocaleString("en-GB", { maximumFractionDigits: 10 });
}

/** What the controls of one question say now, as the kernel wants it. */
export function read(ask) {
  const kind = ask.dataset.kind;
  // A number is sent as it is written, as in "2 million": the kernel knows what that means.
  if (WRITTEN.has(kind)) return ask.querySelector("input, textarea").value;
  const chosen = [...ask.querySelectorAll("input:checked")].map((input) => input.value);
  if (kind === "choose-many") return chosen;
  if (!chosen.length) return null;
  return kind === "choose-a-rung" && chosen[0] !== "off" ? Number(chosen[0]) : chosen[0];
}

/** Set the controls of one question to an answer, leaving alone what is already so. */
export function write(ask, value) {
  if (WRITTEN.has(ask.dataset.kind)) {
    if (read(ask) !== shown(value)) ask.querySelector("input, textarea").value = shown(value);
    return;
  }
  if (JSON.stringify(read(ask) ?? null) === JSON.stringify(value ?? null)) return;
  const chosen = (Array.isArray(value) ? value : [value ?? ""]).map(String);
  for (const input of ask.querySelectorAll("input")) input.checked = chosen.includes(input.value);
}

class View {
  constructor(model, el) {
    this.model = model;
    this.unsent = new Unsent(storage(), model.get("person"), model.get("activity"));
    this.waiting = new Map(); // questions being typed, with the timer that sends them
    this.replies = new Map(); // messages without a reply yet, with the timer that says so
    this.held = null; // a press that waits for what was typed before it
    this.file = ""; // the file that was asked for last
    this.shown = [];
    this.page = null;
    this.ahead = null; // how far the kernel's clock is ahead of this device's, once it is known
    this.told = new Map(); // what was said out loud of each timer

    this.root = document.createElement("section");
    this.root.className = "coproduction activity";
    this.root.setAttribute("aria-label", model.get("title"));
    this.body = document.createElement("div");
    this.status = document.createElement("p");
    this.status.className = "status";
    this.status.setAttribute("role", "status");
    this.root.append(this.body, this.status);
    // What is only for the ear stands beside the activity, so that nobody who reads meets it twice.
    this.aloud = document.createElement("p");
    this.aloud.className = "unseen";
    this.aloud.setAttribute("aria-live", "polite");
    const beside = document.createElement("div");
    beside.className = "coproduction";
    beside.append(this.aloud);
    el.append(this.root, beside);

    this.root.addEventListener("change", (event) => this.changed(event));
    this.root.addEventListener("input", (event) => this.typed(event));
    this.root.addEventListener("click", (event) => this.pressed(event));
    this.root.addEventListener("focusout", (event) => this.left(event));
    this.received = (message, buffers) => this.heard(message, buffers);
    this.redraw = () => this.draw();
    this.elsewhere = (event) => this.forgotten(event);
    model.on("msg:custom", this.received);
    model.on("change:page", this.redraw);
    addEventListener("storage", this.elsewhere);

    this.draw();
    this.ticking = setInterval(() => this.tick(), SECOND);
    for (const { question, round, value } of this.unsent.all()) {
      for (const ask of this.asking(question, round)) write(ask, value);
      this.send(question, round, value);
    }
  }

  close() {
    clearInterval(this.ticking);
    clearTimeout(this.telling);
    for (const timer of [...this.waiting.values(), ...this.replies.values()]) clearTimeout(timer);
    this.model.off("msg:custom", this.received);
    this.model.off("change:page", this.redraw);
    removeEventListener("storage", this.elsewhere);
  }

  draw() {
    const page = this.model.get("page");
    const before = [...this.body.children];
    const now = new Map(before.map((part) => [part.dataset.block, part]));
    const held = before.findIndex((part) => part.contains(document.activeElement));
    const seen = held >= 0 && inSight(document.activeElement);
    const known = remarks(before);
    const parts = changes(this.shown, page.blocks).map(([name, act], place) =>
      act === "keep" ? now.get(name) : this.part(page.blocks[place], now.get(name)),
    );
    for (const part of [...this.body.children]) if (!parts.includes(part)) part.remove();
    parts.forEach((part, place) => {
      if (this.body.children[place] !== part) this.body.insertBefore(part, this.body.children[place]);
    });
    for (const { ask } of page.blocks) if (ask) this.answer(ask);
    this.shown = page.blocks;
    const moved = this.page !== null && this.page !== page.key;
    if (!moved && this.replies.size) this.tell(remarks(parts).filter((one) => !known.includes(one)));
    // Last of all: where a control comes back, it has the focus again by then.
    if (moved || held >= 0) queueMicrotask(() => (moved ? this.go(page.focus) : this.stay(held, seen)));
    this.page = page.key;
    this.tick();
  }

  /** Say out loud what an answer has brought or changed further down, where the focus is not. */
  tell(words) {
    if (!words.length) return;
    clearTimeout(this.telling);
    this.aloud.textContent = words.join(" ");
    this.telling = setTimeout(() => (this.aloud.textContent = ""), HEARD);
  }

  /**
   * Keep a person where they are, and what they see in sight, as the page grows above it; or near
   * the control that is gone, and not on another, which they did not choose.
   */
  stay(place, seen) {
    const at = document.activeElement;
    if (at !== document.body) {
      if (seen) at.scrollIntoView({ block: "nearest" });
      return;
    }
    const part = this.body.children[Math.min(Math.max(0, place - 1), this.body.children.length - 1)];
    if (!part) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }

  /** Keep the timers on the page right; a device's own clock may be wrong, so the kernel's counts. */
  tick() {
    const timers = this.body.querySelectorAll("[data-ends]");
    if (!timers.length) return;
    if (this.ahead === null) {
      this.ahead = 0;
      this.model.send({ clock: Date.now() });
    }
    for (const timer of timers) {
      const seconds = Number(timer.dataset.ends) - (Date.now() + this.ahead) / SECOND;
      timer.querySelector(".timer-left").textContent = seconds > 0 ? left(seconds) : "Time is up";
      this.warn(timer, seconds);
    }
  }

  /** Say calmly, once each, that a timer is nearly over and that it is; and ring for its end. */
  warn({ dataset }, seconds) {
    const moment = seconds <= 0 ? "up" : seconds <= SOON ? "soon" : "long";
    const before = this.told.get(dataset.ends);
    this.told.set(dataset.ends, moment);
    if (before === undefined || before === moment) return;
    if (moment === "soon") this.say(`${dataset.label}: two minutes left.`);
    if (moment !== "up") return;
    this.say(`${dataset.label}: time is up.`);
    if (!("silent" in dataset)) ring();
  }

  /**
   * A new element for a block; the focus stays with the same control if the block had it. Words
   * that are to be heard when they change stay in their element: one that is new is not heard.
   */
  part(block, old) {
    const part = document.createElement("div");
    part.className = "block";
    part.dataset.block = block.name;
    part.innerHTML = block.html;
    const [said, now] = [old, part].map((each) => each?.querySelector(":scope > [aria-live]"));
    if (said && now) {
      said.replaceChildren(...now.childNodes);
      return old;
    }
    const focused = old?.contains(document.activeElement) ? document.activeElement.id : "";
    if (focused) queueMicrotask(() => part.querySelector(`#${CSS.escape(focused)}`)?.focus());
    return part;
  }

  /** Show what was answered, unless something newer is on its way or being typed. */
  answer({ question, round, value }) {
    if (this.unsent.memory.has(this.unsent.key(question, round))) return;
    for (const ask of this.asking(question, round)) {
      const typing = WRITTEN.has(ask.dataset.kind) && ask.contains(document.activeElement);
      if (!typing) write(ask, value);
    }
  }

  /** Show what was kept, once a person has left its box: "2 million" is then 2,000,000. */
  left(event) {
    const ask = event.target.closest(".ask");
    if (ask && WRITTEN.has(ask.dataset.kind)) this.settle(ask.dataset.question, ask.dataset.round);
  }

  settle(question, round) {
    const said = this.shown.map(({ ask }) => ask).find(
      (ask) => ask?.question === question && ask.round === Number(round),
    );
    if (said) this.answer(said);
  }

  asking(question, round) {
    return this.root.querySelectorAll(
      `.ask[data-question="${CSS.escape(question)}"][data-round="${round}"]`,
    );
  }

  go(name) {
    const part = [...this.body.children].find((child) => child.dataset.block === name);
    const place = part?.querySelector(".heading") ?? part;
    place?.setAttribute("tabindex", "-1");
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "start" });
    this.status.textContent = "";
  }

  async changed(event) {
    const ask = event.target.closest(".ask");
    if (ask?.dataset.kind === "file") {
      await this.hand(ask, event.target);
      return;
    }
    if (event.target.type === "file") await this.load(ask, event.target.files[0]);
    if (ask) this.take(ask);
  }

  /** Hand a chosen file to the kernel. It is no answer, so it does not wait on the device. */
  async hand(ask, input) {
    const file = input.files[0];
    if (!file) return;
    if (file.size > Number(ask.dataset.most)) {
      this.say("That file is too large to be one of ours. Nothing here was changed.", true);
    } else {
      const { question, round } = ask.dataset;
      const value = await plain(file);
      this.post({ question, round: Number(round), value }, STUCK, "Reading the file.");
    }
    input.value = ""; // so that the same file can be chosen again, once it is mended
  }

  /** Put a chosen file's text into the box above it, where it can be seen and mended. */
  async load(ask, file) {
    if (!file) return;
    const box = ask.querySelector("textarea");
    if (file.size > box.maxLength) {
      this.say("That file is too large. A table of a few dozen lines is enough.", true);
      return;
    }
    box.value = await file.text();
    this.waiting.set(ask, 0);
  }

  typed(event) {
    const ask = event.target.closest(".ask");
    if (!WRITTEN.has(ask?.dataset.kind) || event.target.type === "file") return;
    clearTimeout(this.waiting.get(ask));
    this.waiting.set(ask, setTimeout(() => this.take(ask), TYPING));
    this.pardon(ask);
    const { question, round } = ask.dataset;
    this.unsent.put(question, Number(round), read(ask));
    this.replied({ question, round });
  }

  /** A press sends what is still being typed first, and goes on only if that can be kept. */
  pressed(event) {
    const copying = event.target.closest("button[data-copy]");
    if (copying) this.copy(this.root.querySelector(`#${CSS.escape(copying.dataset.copy)}`));
    const button = event.target.closest("button:is([data-question], [data-file])");
    // The second click of a double click: by now another button may stand here.
    if (!button || event.detail > 1) return;
    for (const ask of [...this.waiting.keys()]) this.take(ask);
    const { file, question, round, value } = button.dataset;
    const faulty = button.classList.contains("main") && this.root.querySelector("[aria-invalid]");
    if (faulty) {
      faulty.focus();
      return;
    }
    if (file) this.post({ file }, MAKING, "Making your file.");
    else this.held = { question, round: Number(round), value: JSON.parse(value) };
    this.release();
  }

  /** Send the held press, once nothing that was typed before it is without a reply. */
  release() {
    if (!this.held || [...this.replies.keys()].some((about) => about !== "file")) return;
    const message = this.held;
    this.held = null;
    this.post(message, STUCK);
  }

  /** Copy a part's words; where the browser forbids it, leave them selected for the person. */
  async copy(part) {
    getSelection().selectAllChildren(part);
    let copied = true;
    try {
      await navigator.clipboard.writeText(part.textContent);
    } catch {
      copied = document.execCommand("copy"); // a page without https has no clipboard
    }
    this.say(copied ? "Copied." : "The words are selected. Copy them with Ctrl and C.");
  }

  take(ask) {
    if (WRITTEN.has(ask.dataset.kind) && !this.waiting.has(ask)) return;
    clearTimeout(this.waiting.get(ask));
    this.waiting.delete(ask);
    const { question, round } = ask.dataset;
    const value = read(ask);
    this.unsent.put(question, Number(round), value);
    this.send(question, Number(round), value);
  }

  send(question, round, value) {
    const late = "Not saved yet. Your answer waits on this device and goes when it can.";
    this.post({ question, round, value }, late);
  }

  /** Send a message; after a while without a reply, say what has become of it. */
  post(message, late, words = "") {
    const about = subject(message);
    if (message.file) this.file = message.file;
    clearTimeout(this.replies.get(about));
    this.replies.set(about, setTimeout(() => this.say(late, true, about), PATIENCE));
    this.say(words, false, about); // so that the same reply as last time is heard again
    this.model.send(message);
  }

  heard(reply, buffers) {
    if (reply.clock) {
      this.ahead = reply.clock - (reply.asked + Date.now()) / 2;
      return;
    }
    const { kept, refused, failed, forgotten, made, question, round, value } = reply;
    // What becomes of an answer that was changed meanwhile, as a date is at each key, is no news.
    if (this.unsent.outdated(question, round, value)) return;
    this.replied(reply);
    if (question !== undefined && !kept) this.held = null;
    if (forgotten) {
      this.forget();
    } else if (made) {
      this.save(made, buffers[0]);
    } else if (kept) {
      this.unsent.drop(question, round, value);
      this.settle(question, round);
      for (const ask of this.asking(question, round)) this.pardon(ask);
      if (this.asking(question, round).length) this.say(this.saved());
      this.release();
    } else {
      const asks = [...this.asking(question, round)].filter((a) => a.dataset.kind !== "file");
      const typed = asks.some((ask) => WRITTEN.has(ask.dataset.kind));
      if (!failed && !typed) this.unsent.drop(question, round, value);
      this.say(refused ?? failed ?? "", true, subject(reply));
      if (refused) for (const ask of asks) this.fault(ask, refused);
      if (refused) this.settle(question, round); // a choice that is not kept does not stay chosen
    }
  }

  /** Nothing is waited for any more about this message. */
  replied(message) {
    clearTimeout(this.replies.get(subject(message)));
    this.replies.delete(subject(message));
  }

  /** Say what is wrong: under the choice just made, or beside a box, and take the person there. */
  fault(ask, words) {
    this.pardon(ask);
    const note = document.createElement("p");
    note.className = "fault";
    note.textContent = words;
    if (!WRITTEN.has(ask.dataset.kind)) {
      const choice = [...ask.children].find((child) => child.contains(document.activeElement));
      (choice ?? ask.lastElementChild).after(note); // the line at the foot is heard, this is seen
      return;
    }
    const box = ask.querySelector("input, textarea");
    note.id = `${box.id}-fault`;
    ask.append(note);
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", `${note.id} ${box.getAttribute("aria-describedby") ?? ""}`);
    if (document.activeElement?.tagName === "BUTTON") box.focus();
  }

  pardon(ask) {
    const note = ask.querySelector(".fault");
    if (!note) return;
    note.remove();
    const box = ask.querySelector("[aria-invalid]");
    if (!box) return;
    box.removeAttribute("aria-invalid");
    const others = box.getAttribute("aria-describedby").replace(note.id, "").trim();
    if (others) box.setAttribute("aria-describedby", others);
    else box.removeAttribute("aria-describedby");
  }

  /** Give a file to the browser, which puts it where the person's downloads go. */
  save({ name, media }, bytes) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: media }));
    link.download = name;
    this.root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), LASTING);
    this.say(`${name} is with your downloads.`, false, "file");
  }

  saved() {
    return this.model.get("person") ? "Saved." : "Noted, on this page only.";
  }

  forget() {
    for (const typing of this.waiting.values()) clearTimeout(typing);
    this.waiting.clear();
    this.unsent.clear();
  }

  /** Another tab deleted the answers: a page of ours starts afresh, so that it shows them no more. */
  forgotten({ key, newValue }) {
    const ours = "keeps" in document.body.dataset; // in JupyterLab it would take other work along
    if (ours && key === this.unsent.everything && newValue) location.reload();
  }

  /** Say something in the line at the foot; of a file, in the line beside its button. */
  say(words, loud = false, about = "") {
    const line = (about === "file" && this.besides()) || this.status;
    for (const other of this.root.querySelectorAll(".made")) other.textContent = "";
    line.classList.toggle("loud", loud);
    line.textContent = words;
  }

  besides() {
    const button = this.root.querySelector(`[data-file="${CSS.escape(this.file)}"]`);
    return button?.closest("li")?.querySelector(".made");
  }
}

export default {
  render({ model, el }) {
    const view = new View(model, el);
    return () => view.close();
  },
};
