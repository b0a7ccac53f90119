// The browser side of every explorer. It knows no mathematics: it shows frames that Python drew.
// mount(root, spec, ask): `ask(state, key)` sends for a frame, and the returned `receive` takes the answers.
// Without `ask` (an exported page, see embed.py) the frames received at the start are all there are.

const MEMORY = 600; // frames kept per explorer
const PATIENCE = 4000; // milliseconds until a silent kernel is mentioned

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

let made = 0;

export function mount(root, spec, ask) {
  const id = `explorer-${++made}`;
  const frames = new Map();
  const refused = new Map();
  const embedded = []; // without `ask`: the states there are
  let state = { ...spec.now };
  const flying = { hand: null, ahead: null }; // the keys asked for and not answered yet
  let visible = true;
  let handed = null; // the key that the hand asked for last
  let patience;

  const holder = make("div", { className: "explorer-picture" });
  const summary = make("p", { className: "explorer-summary", role: "status" });
  const problem = make("p", { className: "explorer-problem", id: `${id}-problem` });
  problem.setAttribute("role", "alert");
  const numbers = make("dl", { className: "explorer-numbers" });
  const panel = make("div", { className: "explorer-controls" });
  const reset = make("button", { type: "button", textContent: "Reset" });
  const controls = spec.controls.map((control) => makeControl(control, id, set, say, Boolean(ask)));
  const presets = spec.presets.map(({ label, state }) =>
    make("button", { type: "button", textContent: label, onclick: () => move(state) }));
  const buttons = presets.length ? make("div", { className: "explorer-presets" }, ...presets, reset) : reset;
  panel.append(...controls.map((control) => control.element), buttons);

  root.classList.add("explorer");
  root.dataset.name = spec.name;
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", spec.name);
  for (const control of panel.querySelectorAll("input, select, textarea, button"))
    control.dataset.lmSuppressShortcuts = "true"; // its keys belong to it, not to the notebook
  root.style.setProperty("--explorer-width", `${spec.width}px`);
  root.append(make("p", { className: "explorer-name", textContent: spec.name }), panel, problem, holder, summary, numbers);
  reset.addEventListener("click", () => move(spec.start));
  const onlyWhenSeen = new IntersectionObserver(([entry]) => { visible = entry.isIntersecting; pump(); });
  onlyWhenSeen.observe(root);

  function set(key, value) {
    const wanted = { ...state, [key]: value };
    move(ask || frames.has(keyOf(wanted)) ? wanted : closest(wanted, key));
  }

  // Of the embedded states with the wanted value of the control `key`: as few others as possible move, and not far.
  function closest(wanted, key) {
    const apart = (there) => controls.reduce((sum, { key: name, values }) => sum + (there[name] === wanted[name] ? 0
      : 1000 + Math.abs(values.indexOf(there[name]) - values.indexOf(wanted[name]))), 0);
    const candidates = embedded.filter((there) => there[key] === wanted[key]);
    return candidates.reduce((best, next) => (apart(next) < apart(best) ? next : best));
  }

  function move(wanted) {
    state = { ...wanted };
    controls.forEach((control) => control.show(state[control.key]));
    const frame = recall(keyOf(state));
    if (frame) show(frame);
    else if (refused.has(keyOf(state))) settle(refused.get(keyOf(state)));
    else wait();
    pump();
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

  async function show(frame) {
    if (!frame.image.complete) await frame.image.decode();
    if (frames.has(keyOf(state)) && frame !== frames.get(keyOf(state))) return;
    holder.replaceChildren(frame.image);
    summary.textContent = frame.summary;
    numbers.replaceChildren(...frame.numbers.flatMap(([label, text]) =>
      [make("dt", { textContent: label }), make("dd", { textContent: text })]));
    if (frame === frames.get(keyOf(state))) settle("");
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

  async function receive(answer, picture) {
    const key = answer.key ?? keyOf(answer.state);
    if (answer.problem) {
      refused.set(key, answer.problem);
      if (key === keyOf(state)) settle(answer.problem);
    } else {
      keep(key, answer, picture);
      if (key === keyOf(state) || key === handed) await show(frames.get(key)); // while the hand moves on, a step behind it
    }
    for (const lane in flying) if (flying[lane] === key) flying[lane] = null;
    pump();
  }

  // `picture`: the bytes of a PNG, or an address that holds the picture itself.
  function keep(key, answer, picture) {
    const image = new Image(spec.width);
    image.decoding = "sync"; // painted together with the words
    image.src = typeof picture === "string" ? picture : URL.createObjectURL(new Blob([picture], { type: "image/png" }));
    image.alt = answer.alt;
    if (!ask) embedded.push(answer.state);
    else if (frames.size >= MEMORY) forgetOldest();
    frames.set(key, { image, summary: answer.summary, numbers: answer.numbers });
  }

  // A frame that is looked at becomes the newest: the one forgotten is the one not seen for longest.
  function recall(key) {
    const frame = frames.get(key);
    if (frame && frames.delete(key)) frames.set(key, frame);
    return frame;
  }

  function forgetOldest() {
    const [key, frame] = frames.entries().next().value;
    URL.revokeObjectURL(frame.image.src);
    frames.delete(key);
  }

  function close() {
    clearTimeout(patience);
    onlyWhenSeen.disconnect();
    frames.forEach((frame) => URL.revokeObjectURL(frame.image.src));
  }

  controls.forEach((control) => control.show(state[control.key]));
  return { receive, move, close };
}

const keyOf = (state) => JSON.stringify(Object.entries(state).sort());

function makeControl(spec, id, set, say, alive) {
  const name = `${id}-${spec.key}`;
  const { input, show, event } = { slider: makeSlider, choice: makeChoice, field: makeField }[spec.kind](spec, name);
  const still = spec.kind === "field" && !alive; // only Python can read what is typed
  const words = still ? `${spec.label} (typing needs the notebook)` : spec.label;
  const label = make("label", { htmlFor: name, textContent: words });
  const value = spec.typed ? makeTyped(spec, set, say) : make("output", { htmlFor: name });
  const entry = spec.typed ? value : input;
  input.disabled = still;
  input.addEventListener(event, () => set(spec.key, spec.values ? spec.values[+input.value] : input.value));
  return {
    key: spec.key,
    values: spec.values,
    typed: spec.kind === "field",
    element: make("div", { className: `explorer-control explorer-${spec.kind}` }, label, input, value),
    show: (wanted) => {
      const text = show(wanted) ?? "";
      if (!spec.typed) value.textContent = text;
      else if (+value.value !== wanted || value.value === "") value.value = wanted;
    },
    mark: (wrong, reason) => {
      if (wrong) entry.setAttribute("aria-invalid", "true");
      else entry.removeAttribute("aria-invalid");
      if (wrong) entry.setAttribute("aria-describedby", reason);
      else entry.removeAttribute("aria-describedby");
    },
  };
}

function makeTyped(spec, set, say) {
  const [low, high] = [spec.values[0], spec.values.at(-1)];
  const input = make("input", { type: "number", min: low, max: high, step: spec.values[1] - low });
  input.setAttribute("aria-label", `${spec.label}, typed`);
  input.addEventListener("input", () => {
    if (input.value !== "" && spec.values.includes(+input.value)) set(spec.key, +input.value);
    else say(`${spec.label}: type a number from ${low} to ${high} in steps of ${input.step}.`, spec.key);
  });
  return input;
}

function makeSlider(spec, name) {
  const input = make("input", { type: "range", id: name, min: 0, max: spec.values.length - 1, step: 1 });
  const show = (wanted) => {
    const index = spec.values.indexOf(wanted);
    input.value = index;
    input.setAttribute("aria-valuetext", spec.texts[index]);
    return spec.texts[index];
  };
  return { input, show, event: "input" };
}

function makeChoice(spec, name) {
  const options = spec.texts.map((text, index) => make("option", { value: index, textContent: text }));
  const input = make("select", { id: name }, ...options);
  return { input, show: (wanted) => { input.value = spec.values.indexOf(wanted); }, event: "change" };
}

function makeField(spec, name) {
  const input = spec.rows > 1 ? make("textarea", { rows: spec.rows }) : make("input", { type: "text" });
  Object.assign(input, { id: name, maxLength: spec.limit, spellcheck: false, autocomplete: "off" });
  return { input, show: (wanted) => { if (input.value !== wanted) input.value = wanted; }, event: "input" };
}

// Brings the explorers of an exported page to life.
export function revive(root) {
  const { spec, frames } = JSON.parse(root.querySelector("script").textContent);
  root.replaceChildren();
  const { receive } = mount(root, spec);
  frames.forEach((frame) => receive(frame, frame.picture));
}

function render({ model, el }) {
  const root = document.createElement("div");
  el.append(root);
  const now = model.get("reply").state;
  const explorer = mount(root, { ...model.get("spec"), now }, (state, key) => model.send({ state, key }));
  const receive = (answer, buffers) => explorer.receive(answer, buffers[0]);
  const follow = async () => {
    await explorer.receive(model.get("reply"), model.get("frame"));
    explorer.move(model.get("reply").state);
  };
  follow();
  model.on("msg:custom", receive);
  model.on("change:reply", follow);
  return () => {
    model.off("msg:custom", receive);
    model.off("change:reply", follow);
    explorer.close();
  };
}

export default { render };
