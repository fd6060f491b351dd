// The screen in the hall: the same view as in a notebook, polled, with nothing to answer.

import activity from "./activity.mjs";

const SMALL = 84; // hundredths of the usual size, under which two columns are better than one
const SMALLEST = 56; // below this nobody can read it from the back of a hall
const EVERY = 700; // milliseconds between polls: a dot should be there while the finger is

class Screen {
  constructor({ action, title }) {
    this.action = action;
    this.state = { title, activity: action, person: "", page: { key: "", focus: "", blocks: [] } };
    this.version = "";
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
        headers: { Accept: "application/json" },
      });
      if (response.status === 404) line.textContent = "This room is closed.";
      else if (response.status >= 400) throw new Error("no answer");
      else line.textContent = "";
      if (response.status === 200) this.take(await response.json());
    } catch {
      line.textContent = "The room’s computer does not answer. Trying again.";
    }
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

/** Make the letters as large as the wall takes: in one column, and else side by side in two. */
function fit() {
  const root = document.documentElement;
  for (const [columns, smallest] of [[1, SMALL], [2, SMALLEST]]) {
    root.style.setProperty("--columns", columns);
    for (let size = 100; size >= smallest; size -= 4) {
      root.style.setProperty("--fit", size / 100);
      if (root.scrollHeight <= innerHeight) return;
    }
  }
}

async function start(main) {
  const line = document.getElementById("link");
  const screen = new Screen(main.dataset);
  await screen.poll(line);
  if (screen.version) {
    const old = [...main.children];
    activity.render({ model: screen, el: main });
    for (const part of old) part.remove();
  }
  const go = async () => {
    await screen.poll(line);
    setTimeout(go, EVERY);
  };
  setTimeout(go, EVERY);
}

addEventListener("resize", fit);
start(document.getElementById("screen"));
