/** A question with radio options and one button. All it says is in the model, so it needs no kernel. */

let made = 0;

const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

const makeOption = (text, index, name, tag) => {
  const radio = make("input", { type: "radio", name, value: index + 1, required: true });
  return make("label", {}, radio, make(tag, { textContent: text }));
};

function render({ model, el }) {
  const prompt = make("legend", { textContent: model.get("prompt") });
  const name = `option-${++made}`;
  const options = model.get("options").map((text, index) => makeOption(text, index, name, model.get("code") ? "code" : "span"));
  const button = make("button", { type: "submit", textContent: model.get("button") });
  const fieldset = make("fieldset", {}, prompt, ...options, button);
  const reply = make("p", { className: "quiz-reply" });
  reply.setAttribute("role", "status");
  const form = make("form", { className: "quiz" }, fieldset, reply);
  // Keys pressed here belong to the question: JupyterLab would move to another cell on an arrow key.
  for (const control of form.querySelectorAll("input, button")) control.dataset.lmSuppressShortcuts = "true";

  const show = () => {
    const answer = model.get("answer");
    const right = model.get("right");
    for (const radio of form.elements[name]) radio.checked = Number(radio.value) === answer;
    fieldset.disabled = model.get("locked");
    reply.dataset.state = !answer ? "open" : !right ? "committed" : answer === right ? "right" : "wrong";
    reply.textContent = answer ? model.get("replies")[answer - 1] : "";
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    model.set("answer", Number(form.elements[name].value));
    model.save_changes();
  });
  model.on("change:answer", show);
  model.on("change:locked", show);
  show();
  el.append(form);
  return () => {
    model.off("change:answer", show);
    model.off("change:locked", show);
  };
}

// A question, or what a prediction turned out to be, in a page without Python (see revivable in question.py).
export function revive(root) {
  if (root.dataset.reveal) return compare(root, JSON.parse(root.dataset.reveal));
  const model = new PageModel({ ...JSON.parse(root.dataset.question), answer: 0, locked: false });
  root.replaceChildren();
  root.classList.remove("quiz");
  render({ model, el: root });
}

function compare(root, { key, verdicts }) {
  const show = (answer) => { root.innerHTML = verdicts[answer]; };
  show(0);
  document.addEventListener("predicted", ({ detail }) => { if (detail.key === key) show(detail.answer); });
}

class PageModel {
  constructor(values) { Object.assign(this, { values, listeners: {} }); }
  get(name) { return this.values[name]; }
  set(name, value) {
    this.values[name] = value;
    this.listeners[`change:${name}`]?.();
  }
  on(event, listener) { this.listeners[event] = listener; }
  save_changes() { document.dispatchEvent(new CustomEvent("predicted", { detail: this.values })); }
}

export default { render };
