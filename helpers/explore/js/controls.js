// The controls of the panel: native inputs, each with its label and its value in words.

function makeControl(spec, id, set, say, alive) {
  const name = `${id}-${spec.key}`;
  const { input, show, event } = { slider: makeSlider, choice: makeChoice, field: makeField }[spec.kind](spec, name);
  const still = spec.kind === "field" && !alive; // only Python can read what is typed
  const words = still ? `${spec.label} (typing needs the notebook)` : spec.label;
  const label = make("label", { htmlFor: name, textContent: words });
  const value = spec.typed ? makeTyped(spec, set, say) : make("output", { htmlFor: name });
  const entry = spec.typed ? value : input;
  input.disabled = still;
  input.addEventListener(event, () => set({ [spec.key]: spec.values ? spec.values[+input.value] : input.value }));
  return {
    key: spec.key,
    label: spec.label,
    values: spec.values,
    texts: spec.texts,
    play: spec.play,
    shown: spec.shown ?? true,
    typed: spec.kind === "field",
    element: make("div", { className: `explorer-control explorer-${spec.kind}` }, label, input, value),
    show: (wanted) => {
      const text = show(wanted) ?? "";
      if (spec.typed) value.dataset.drawn = wanted;
      if (!spec.typed) value.textContent = text;
      else if (+value.value !== wanted || value.value === "") value.value = wanted;
    },
    mark: (wrong, reason) => {
      if (wrong) mark(entry, { "aria-invalid": "true", "aria-describedby": reason });
      else ["aria-invalid", "aria-describedby"].forEach((attribute) => entry.removeAttribute(attribute));
    },
  };
}

function makeTyped(spec, set, say) {
  const [low, high] = [spec.values[0], spec.values.at(-1)];
  const input = make("input", { type: "number", min: low, max: high, step: spec.values[1] - low });
  input.setAttribute("aria-label", `${spec.label}, typed`);
  const refuse = () => say(`${spec.label}: type a number from ${low} to ${high} in steps of ${input.step}.`, spec.key);
  input.addEventListener("input", () => {
    if (input.value !== "" && spec.values.includes(+input.value)) set({ [spec.key]: +input.value });
    else refuse();
  });
  input.addEventListener("change", () => {
    if (input.value !== "" && +input.value === +input.dataset.drawn) return;
    input.value = input.dataset.drawn;
    refuse();
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
