// A control that stands for time can play: one step after the other, until its end or until it is stopped.

const LASTS = 4000, PACE = 120; // milliseconds that all steps take together, and the fewest that one takes
const still = matchMedia("(prefers-reduced-motion: reduce)");

function makePlayer(control, now, set, busy) {
  const play = make("button", { type: "button", textContent: "Play", onclick: () => (timer ? stop() : start()) });
  const step = make("button", { type: "button", textContent: "Step", onclick: () => { stop(); forward(); } });
  let timer = null;

  const index = () => control.values.indexOf(now()[control.key]);
  const forward = () => set({ [control.key]: control.values[(index() + 1) % control.values.length] });

  function start() {
    if (index() === control.values.length - 1) forward();
    timer = setInterval(() => {
      if (busy()) return;
      if (index() === control.values.length - 1) stop();
      else forward();
    }, Math.max(PACE, LASTS / control.values.length));
    play.textContent = "Pause";
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "Play";
  }

  const allow = () => { if ((play.hidden = still.matches)) stop(); }; // who wants less motion goes step by step
  allow();
  still.addEventListener("change", allow);
  mark(play, { "aria-label": `Play or pause ${control.label}` });
  mark(step, { "aria-label": `One step of ${control.label}` });
  return { element: make("div", { className: "explorer-player" }, play, step), stop: () => { stop(); still.removeEventListener("change", allow); } };
}
