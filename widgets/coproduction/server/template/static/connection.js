/* Says in plain words when the page has lost its kernel or the connection, and offers a way on.

   It must run before Voilà's own script: neither Voilà nor JupyterLab tells a page about any of
   this, so the page listens to the kernel's socket itself. */
"use strict";

(() => {
  const CHANNELS = /^(.*\/api\/kernels\/[0-9a-f-]+)\/channels/;
  const DEAD = /"execution_state": ?"(dead|restarting|autorestarting)"/;
  const SMALL = 4096; // a status message is never longer
  const GRACE = 1500; // a socket that heals by itself within this time is nobody's business
  const EVERY = 2000;
  const PATIENCE = 4000;

  const WORDS = {
    lost: "The connection is lost. What you have answered is kept, and we keep trying.",
    back: "The connection was lost. It should be back in a moment, or you can load the page again.",
    gone: "This page has gone to sleep. What you have answered is kept.",
  };

  let probe = null; // where to ask whether the kernel is there
  let timer = null;
  let leaving = false;

  const notice = () => document.getElementById("connection");

  function say(state) {
    const box = notice();
    if (!box || box.dataset.state === state) return;
    box.dataset.state = state;
    box.hidden = false;
    const words = document.createElement("p");
    words.textContent = WORDS[state];
    box.replaceChildren(words);
    if (state === "lost") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button main";
    button.textContent = "Carry on";
    button.addEventListener("click", () => location.reload());
    box.append(button);
  }

  function stop() {
    clearTimeout(timer);
    timer = null;
  }

  function healed() {
    stop();
    const box = notice();
    if (!box || box.dataset.state === "gone") return;
    delete box.dataset.state;
    box.hidden = true;
    box.replaceChildren();
  }

  function lost() {
    if (!leaving && timer === null) timer = setTimeout(ask, GRACE);
  }

  function gone() {
    stop();
    if (!leaving) say("gone");
  }

  async function ask() {
    let status = 0;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      status = (await fetch(probe, { cache: "no-store", signal })).status;
    } catch {
      // No answer is an answer.
    }
    if (timer === null || leaving) return;
    if (status === 404) return gone();
    say(status === 200 ? "back" : "lost");
    timer = setTimeout(ask, EVERY);
  }

  function askNow() {
    if (timer === null) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 0);
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
      const kernel = CHANNELS.exec(url);
      if (!kernel) return;
      probe = kernel[1].replace(/^ws/, "http");
      this.addEventListener("open", healed);
      this.addEventListener("close", lost);
      this.addEventListener("message", listen);
    }
  };

  // Voilà closes the kernel before a page unloads. A link to an e-mail address says that the page
  // unloads, and then it does not.
  const add = window.addEventListener;
  window.addEventListener = (type, ...others) =>
    add.call(window, type === "beforeunload" ? "pagehide" : type, ...others);

  add.call(window, "pagehide", () => (leaving = true));
  // A page that the back button brings back from memory has lost its kernel.
  add.call(window, "pageshow", (event) => event.persisted && location.reload());
  add.call(window, "online", askNow);
  document.addEventListener("visibilitychange", askNow);
})();
