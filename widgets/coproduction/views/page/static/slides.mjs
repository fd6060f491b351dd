// Turns the slides of the presentation: by button, by key, or by a clicker, which sends keys.

const slides = [...document.querySelectorAll(".slide")];
const [turn, whole, back, on, count] = ["turn", "whole", "back", "on", "count"].map((id) =>
  document.getElementById(id),
);
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
let here = 0;

function say(place) {
  here = place;
  count.textContent = `${here + 1} of ${slides.length}`;
  // A button that goes away would take the focus with it.
  back.setAttribute("aria-disabled", here === 0);
  on.setAttribute("aria-disabled", here === slides.length - 1);
}

function go(step) {
  const place = Math.min(slides.length - 1, Math.max(0, here + step));
  if (place === here) return;
  say(place);
  slides[here].scrollIntoView();
  // Who listens hears the slide; the button keeps the focus of whoever pressed it.
  if (!turn.contains(document.activeElement)) slides[here].focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(step);
});

// Who scrolls turns the slides as well: the one that fills most of the window is here.
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) say(slides.indexOf(entry.target));
  },
  { threshold: 0.6 },
);
slides.forEach((slide) => seen.observe(slide));

back.addEventListener("click", () => go(-1));
on.addEventListener("click", () => go(1));
whole.addEventListener("click", () =>
  document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen(),
);
document.addEventListener("fullscreenchange", () => {
  whole.textContent = document.fullscreenElement ? "Leave full screen" : "Full screen";
});
whole.hidden = !document.fullscreenEnabled;
turn.hidden = false;
say(0);
