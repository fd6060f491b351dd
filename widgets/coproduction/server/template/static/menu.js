/* Closes the list of parts as people expect of a menu: by Escape, and by going elsewhere. */
"use strict";

(() => {
  const open = () => document.querySelector(".parts details[open]");

  document.addEventListener("keydown", (event) => {
    const menu = open();
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  function elsewhere({ target }) {
    const menu = open();
    if (menu && !menu.contains(target)) menu.open = false;
  }

  document.addEventListener("pointerdown", elsewhere);
  document.addEventListener("focusin", elsewhere);
})();
