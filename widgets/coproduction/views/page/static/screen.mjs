// The screen in the hall: the same view as in a notebook, polled, with nothing to answer.

import activity from "./activity.mjs";

// In how many columns, from how large to how small, in hundredths of the usual size. More would
// look like shouting; in less, nobody reads it from the back of a hall, but all of it is there.
const SIZES = [[1, 160, 112], [2, 128, 92], [1, 108, 56]];
const SLOW = 10_000; // milliseconds after which a request is given up
const EVERY = 700; // milliseconds between polls: a dot should be there while the finger is
const KEYLESS = 403; // for a browser whose cookies are gone

class Screen {
  constructor({ action, title }) {
    this.action = action;
    this.state = { title, activity: action, person: "", page: { key: "", focus: "", blocks: [] } };
    this.version = "";
    this.over = false; // a room that was deleted is not asked for again
    this.redraw = () => {};
  }

  get(name) {
    return this.state[name];
  }

  on(event, listener) {
    if (event === "change:page") this.redraw = listener;
  }

  off() {
    this.redraw = () => {};
  }

  send() {}

  async poll(line) {
    try {
      const response = await fetch(`${this.action}/now?v=${this.version}`, {
        cache: "no-store",
        signal: AbortSignal.timeout(SLOW),
        headers: { Accept: "application/json" },
      });
      const found = response.status === 204 ? {} : await response.json();
      this.over = found.gone === true;
      // Without the room's key it is told so; whatever else goes wrong is the computer's.
      const refused = (response.status === KEYLESS && found.refused) || "";
      if (!this.over && !refused && response.status >= 400) throw new Error("no answer");
      say(line, refused);
      if (this.over) this.end();
      else if (response.status === 200) this.take(found);
    } catch {
      say(line, "The room’s computer does not answer. This page tries again by itself.");
    }
  }

  /** A room that was deleted leaves nothing on the wall. */
  end() {
    const html = '<h1 class="heading">This room is closed, and its answers are deleted.</h1>';
    const page = { focus: "", blocks: [{ name: "over", html }] };
    this.take({ version: "over", page, here: "", joining: false });
    document.querySelector(".how-to-join").remove();
  }

  take({ version, page, here, joining }) {
    this.version = version;
    document.getElementById("hall").classList.toggle("joining", joining);
    // The projector has no focus to move.
    this.state.page = { ...page, key: "screen" };
    document.getElementById("here").textContent = here;
    this.redraw();
    fit();
  }
}

/** Only what is new, so that it is said once; and the wall makes room for it. */
function say(line, words) {
  if (line.textContent === words) return;
  line.textContent = words;
  line.classList.toggle("loud", words !== "");
  fit();
}

/** Make the letters as large as the wall takes; a list that would be small has two columns. */
function fit() {
  const root = document.documentElement;
  const main = document.getElementById("screen");
  for (const [columns, largest, smallest] of SIZES) {
    root.style.setProperty("--columns", columns);
    for (let size = largest; size >= smallest; size -= 4) {
      root.style.setProperty("--fit", size / 100);
      if (root.scrollHeight <= innerHeight && main.scrollWidth <= main.clientWidth) return;
    }
  }
}

async function start(main) {
  const line = document.getElementById("link");
  const screen = new Screen(main.dataset);
  let old = [...main.children]; // the page as it came stays until there is another
  const go = async () => {
    await screen.poll(line);
    if (screen.version && old.length) {
      activity.render({ model: screen, el: main });
      for (const part of old) part.remove();
      old = [];
      fit();
    }
    if (!screen.over) setTimeout(go, EVERY);
  };
  await go();
}

addEventListener("resize", fit);
start(document.getElementById("screen"));
