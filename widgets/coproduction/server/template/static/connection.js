/* Says in plain words when the page has lost its kernel or the connection, and offers a way on.

   It must run before Voilà's own script: neither Voilà nor JupyterLab tells a page about any of
   this, so the page listens to the kernel's socket itself. */
"use strict";

(() => {
  const CHANNELS = /^(.*\/api\/kernels\/[0-9a-f-]+)\/channels/;
  const DEAD = /"execution_state": ?"(dead|restarting|autorestarting)"/;
  const SMALL = 4096; // a status message is never longer
  const GRACE = 1500; // a socket that heals by itself within this time is nobody's business
  const CALM = 15000; // between questions while all is well
  const TROUBLE = 2000; // and while it is not
  const PATIENCE = 4000;
  const READ = 2000; // to read what a desk is about to do
  const AGE = 10000; // of a desk before it loads itself again: one that cannot start must not spin

  const WORDS = {
    lost: "The connection is lost. We keep trying.",
    back: "The connection was lost. It should be back in a moment, or you can load the page again.",
    gone: "This page has gone to sleep.",
  };
  // Whoever runs a room may also run the computer, and has a hall waiting.
  const AT_DESK = {
    lost: "The course does not answer. If it has stopped, start it again. The desk, the phones and the screen then carry on by themselves.",
    back: WORDS.back,
    gone: "The desk starts again by itself.",
  };

  let kernel = null; // where to ask whether it is there
  let open = false; // the socket
  let timer = null;
  let asked = 0; // when
  let over = false; // the page is leaving, or its kernel has gone

  const notice = () => document.getElementById("connection");
  const atDesk = () => "desk" in document.body.dataset;

  function say(state) {
    const box = notice();
    if (box.dataset.state === state) return;
    box.dataset.state = state;
    box.hidden = false;
    const words = document.createElement("p");
    // Any other Voilà shows this page too, and keeps nothing.
    const safe = "keeps" in document.body.dataset && state !== "back";
    const said = (atDesk() ? AT_DESK : WORDS)[state];
    words.textContent = said + (safe ? " What was saved is safe." : "");
    box.replaceChildren(words);
    if (state === "lost") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button main";
    button.textContent = "Carry on";
    button.addEventListener("click", () => location.reload());
    box.append(button);
  }

  function sayNothing() {
    const box = notice();
    if (!box.dataset.state) return;
    // Whoever does not see the notice go hears that it has.
    document.querySelector("#starting.unseen")?.replaceChildren("The connection is back.");
    delete box.dataset.state;
    box.hidden = true;
    box.replaceChildren();
  }

  function gone() {
    if (over) return;
    over = true;
    clearTimeout(timer);
    say("gone");
    if (atDesk()) setTimeout(begin, Math.max(READ, AGE - performance.now()));
  }

  /* Load a desk again, once it is looked at: what was being typed waits on this device. */
  function begin() {
    if (document.hidden) document.addEventListener("visibilitychange", begin, { once: true });
    else location.reload();
  }

  async function ask() {
    if (over || !kernel) return;
    asked = Date.now();
    let status = 0;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      // JupyterHub takes nothing from a script without it.
      const headers = { "X-XSRFToken": /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
      status = (await fetch(kernel, { cache: "no-store", headers, signal })).status;
    } catch {
      // No answer is an answer.
    }
    if (over) return;
    if (status === 404) return gone();
    // It answers, but not this browser: a login that is over comes back with the page.
    if (status === 401 || status === 403) say("back");
    else if (status !== 200) say("lost");
    else if (!open) say("back");
    else sayNothing();
    askIn(notice().dataset.state ? TROUBLE : CALM);
  }

  function askIn(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => (document.hidden ? askIn(CALM) : ask()), wait);
  }

  /* Somebody is at work, or comes back to it: now is when it matters. */
  function askSoon() {
    askIn(Math.max(0, asked + TROUBLE - Date.now()));
  }

  async function listen({ data }) {
    const size = data.byteLength ?? data.size ?? data.length;
    if (size > SMALL) return;
    const text = typeof data === "string" ? data : await new Response(data).text();
    if (DEAD.test(text)) gone();
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(url, ...others) {
      super(url, ...others);
      const channels = CHANNELS.exec(url);
      if (!channels) return;
      kernel = channels[1].replace(/^ws/, "http");
      this.addEventListener("open", () => {
        open = true;
        askIn(0);
      });
      this.addEventListener("close", () => {
        open = false;
        askIn(GRACE);
      });
      this.addEventListener("message", listen);
    }
  };

  // Voilà closes the kernel before a page unloads. A link to an e-mail address says that the page
  // unloads, and then it does not.
  const add = window.addEventListener;
  window.addEventListener = (type, ...others) =>
    add.call(window, type === "beforeunload" ? "pagehide" : type, ...others);

  add.call(window, "pagehide", () => (over = true));
  // A page that the back button brings back from memory has lost its kernel.
  add.call(window, "pageshow", (event) => event.persisted && location.reload());
  add.call(window, "online", askSoon);
  document.addEventListener("visibilitychange", askSoon);
  document.addEventListener("change", askSoon);
})();
