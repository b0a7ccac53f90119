// mount(root, spec, ask): `ask(state, key)` sends for a frame, and the returned `receive` takes the answers.
// Without `ask` (an exported page) `fill` takes all the frames there are. `spec.first` is shown at once.

const PATIENCE = 4000; // milliseconds until a silent kernel is mentioned

let made = 0;

function mount(root, spec, ask) {
  const id = `explorer-${++made}`;
  const frames = makeFrames();
  const refused = new Map();
  let states = null; // without `ask`, once they are known: the states there are
  let state = { ...spec.now };
  const flying = { hand: null, ahead: null }; // the keys asked for and not answered yet
  let visible = true;
  let handed = null; // the key that the hand asked for last
  let patience;
  let shown = null;

  const scene = makeScene(spec, id);
  const summary = mark(make("p", { className: "explorer-summary" }), { role: "status" });
  const problem = mark(make("p", { className: "explorer-problem", id: `${id}-problem` }), { role: "alert" });
  const numbers = make("dl", { className: "explorer-numbers" });
  const reset = make("button", { type: "button", textContent: "Reset", onclick: () => move(spec.start) });
  const controls = spec.controls.map((control) => makeControl(control, id, set, say, Boolean(ask)));
  const presets = spec.presets.map(({ label, state }) => {
    const button = make("button", { type: "button", textContent: label, onclick: () => move(state) });
    button.dataset.preset = label;
    return { button, state };
  });
  const buttons = presets.length ? make("div", { className: "explorer-presets" }, ...presets.map(({ button }) => button), reset) : reset;
  const players = controls.filter((control) => control.play).map((control) =>
    makePlayer(control, () => state, set, () => root.hasAttribute("aria-busy")));
  const panel = make("div", { className: "explorer-controls" }, ...controls.filter((control) => control.shown).map((control) => control.element),
    ...players.map((player) => player.element), buttons);
  const byKey = Object.fromEntries(controls.map((control) => [control.key, control]));
  const handles = spec.handles.map((handle, k) => makeHandle(handle, byKey[handle.control], scene, spec.first.at[k], set, k));
  const spots = spec.spots.map((group) => makeSpots(group, scene, set));

  root.classList.add("explorer");
  root.dataset.name = spec.name;
  mark(root, { role: "group", "aria-label": spec.name });
  for (const control of panel.querySelectorAll("input, select, textarea, button"))
    control.dataset.lmSuppressShortcuts = "true"; // its keys belong to it, not to the notebook
  root.style.setProperty("--picture-points", spec.size[0]);
  root.style.setProperty("--picture-ratio", spec.size[0] / spec.size[1]);
  root.append(make("p", { className: "explorer-name", textContent: spec.name }), 
    make("div", { className: "explorer-stage" }, scene.element, panel), problem, summary, numbers);
  const onlyWhenSeen = new IntersectionObserver(([entry]) => { visible = entry.isIntersecting; pump(); });
  onlyWhenSeen.observe(root);

  function set(changes) {
    const wanted = { ...state, ...changes };
    move(ask || !states || frames.has(keyOf(wanted)) ? wanted : closest(wanted, changes));
  }

  // Of the states there are, one with the wanted values of what was moved: as few others as possible move, and not far.
  function closest(wanted, moved) {
    const apart = (there) => controls.reduce((sum, { key, values }) => sum + (there[key] === wanted[key] ? 0
      : (key in moved ? 1e6 : 1e3) + Math.abs((values?.indexOf(there[key]) ?? 0) - (values?.indexOf(wanted[key]) ?? 0))), 0);
    return states.map((there) => [apart(there), there]).reduce((best, next) => (next[0] < best[0] ? next : best))[1];
  }

  function move(wanted) {
    state = { ...wanted };
    root.dataset.state = JSON.stringify(state);
    [...handles, ...spots].forEach((part) => part.follow(state));
    controls.forEach((control) => control.show(state[control.key]));
    presets.forEach((preset) => mark(preset.button, { "aria-pressed": isAt(preset.state) }));
    const key = keyOf(state);
    const frame = frames.recall(key);
    if (frame) show(frame, key);
    else if (refused.has(key)) settle(refused.get(key));
    else wait();
    pump();
    root.dispatchEvent(new CustomEvent("explorer-move", { detail: state }));
  }

  // What stands for time may have gone on.
  function isAt(there) {
    return controls.every(({ key, play }) => play || there[key] === state[key]);
  }

  function wait() {
    root.setAttribute("aria-busy", "true");
    patience ??= setTimeout(() => { problem.textContent = "Waiting for the kernel. If this stays, run the cell again."; }, PATIENCE);
  }

  // The hand has what it asked for: a picture, or a sentence instead.
  function settle(sentence) {
    clearTimeout(patience);
    patience = undefined;
    root.removeAttribute("aria-busy");
    say(sentence);
  }

  function show(frame, key) {
    if (shown !== frame) {
      scene.show(frame.frame, frame.alt);
      summary.textContent = frame.summary;
      numbers.replaceChildren(...frame.numbers.flatMap(([label, text]) =>
        [make("dt", { textContent: label }), make("dd", { textContent: text })]));
      shown = frame;
    }
    if (key !== keyOf(state)) return;
    handles.forEach((handle, k) => handle.put(frame.at[k]));
    settle("");
  }

  // The control named by `key`, or else every text field, is marked as the one the sentence is about.
  function say(sentence, key) {
    problem.textContent = sentence;
    controls.forEach((control) =>
      control.mark(sentence !== "" && (key ? control.key === key : control.typed), problem.id));
  }

  // At most two requests are under way: one that the hand waits for, and one for a position near it.
  function pump() {
    if (!ask) return;
    const key = keyOf(state);
    const missing = isMissing(state);
    if (missing && flying.hand === null && flying.ahead !== key) {
      flying.hand = handed = key;
      ask(state, key);
    }
    if (missing || !visible || flying.hand !== null || flying.ahead !== null) return;
    const next = nearest();
    if (!next) return;
    flying.ahead = keyOf(next);
    ask(next, flying.ahead);
  }

  function isMissing(wanted) {
    return !frames.has(keyOf(wanted)) && !refused.has(keyOf(wanted));
  }

  // The presets come first, then one step of each control, then two.
  function nearest() {
    const preset = spec.presets.find((preset) => isMissing(preset.state));
    if (preset) return preset.state;
    const here = controls.filter((control) => control.values).map((control) =>
      [control, control.values.indexOf(state[control.key])]);
    const longest = Math.max(0, ...here.map(([control]) => control.values.length));
    const room = MEMORY - spec.presets.length;
    const reach = Math.min(longest, room / (2 * here.length)); // so that what is near always fits into the memory
    for (let distance = 1; distance < reach; distance++)
      for (const [control, index] of here)
        for (const position of [index + distance, index - distance]) {
          if (!(position in control.values)) continue;
          const candidate = { ...state, [control.key]: control.values[position] };
          if (isMissing(candidate)) return candidate;
        }
    return null;
  }

  function receive(answer) {
    const key = answer.key ?? keyOf(answer.state);
    if (answer.problem) {
      refused.set(key, answer.problem);
      if (key === keyOf(state)) settle(answer.problem);
    } else {
      frames.keep(key, answer);
      if (key === keyOf(state) || key === handed) show(answer, key); // while the hand moves on, a step behind it
    }
    for (const lane in flying) if (flying[lane] === key) flying[lane] = null;
    pump();
  }

  function fill(packed) {
    frames.fill(packed);
    states = packed.states;
    set(state);
  }

  function close() {
    clearTimeout(patience);
    players.forEach((player) => player.stop());
    onlyWhenSeen.disconnect();
  }

  receive(spec.first);
  move(spec.now);
  return { receive, fill, move, set, say, close, file: scene.file, state: () => state };
}
