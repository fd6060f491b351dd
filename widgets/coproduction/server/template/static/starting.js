/* Puts what the kernel makes into its place on the page, and says how far it has got. */
"use strict";

const starting = (() => {
  const SLOW = 20000;
  const LOADING = "Loading widget...";

  let waiting = 0; // places whose activity is not to be seen yet
  let whole = false; // the kernel has sent everything
  let slow = setTimeout(tooSlow, SLOW);

  const box = () => document.getElementById("starting");

  function say(text, again) {
    const words = document.createElement("p");
    words.textContent = text;
    if (again) words.append(" ", link());
    box().replaceChildren(words);
  }

  function link() {
    const link = document.createElement("a");
    link.href = "";
    link.textContent = "Load the page again";
    return link;
  }

  function tooSlow() {
    say("This takes longer than usual. You can wait, or try again.", true);
  }

  function ready() {
    if (!whole || waiting) return;
    clearTimeout(slow);
    const failed = document.querySelector(".place :is(.sorry, .waiting)");
    say(failed ? "A part of the page did not start." : "The activities are ready.");
    box().classList.add("unseen");
  }

  function made(index) {
    const bar = document.querySelector("#starting progress");
    if (bar) bar.value = index;
    const output = document.getElementById(`made-${index}`);
    if (!output) return;
    const place = document.getElementById(`place-${index}`);
    place.append(output);
    output.hidden = false;
    watch(place, output);
  }

  /* Take the waiting words away when the activity is to be seen: that is some time after its
     output has come, and a widget does not say when it has drawn itself. */
  function watch(place, output) {
    waiting += 1;
    const look = () => {
      const empty = !output.children.length;
      if (!empty && (output.offsetHeight < 8 || output.textContent.includes(LOADING))) return;
      mutations.disconnect();
      sizes.disconnect();
      place.querySelector(".waiting").remove();
      waiting -= 1;
      ready();
    };
    const mutations = new MutationObserver(look);
    const sizes = new ResizeObserver(look);
    mutations.observe(output, { childList: true, subtree: true, characterData: true });
    sizes.observe(output);
    look();
  }

  function finished() {
    whole = true;
    // A cell that failed ends the run: the places after it stay empty.
    for (const words of document.querySelectorAll(".place:not(:has([id^='made-'])) .waiting")) {
      words.replaceChildren("This part of the page did not start. ", link());
    }
    ready();
  }

  addEventListener("load", () => {
    if (whole) return;
    clearTimeout(slow);
    say("The page did not come to its end.", true);
  });

  // Voilà's names for what it tells a page; ours are called by the template.
  window.voila_heartbeat = window.voila_process = window.voila_finish = () => {};

  return { made, finished };
})();
