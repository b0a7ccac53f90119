/** A question with radio options and one button. All it says is in the model, so it needs no kernel. */

const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

const makeOption = (text, index) => {
  const radio = make("input", { type: "radio", name: "option", value: index + 1, required: true });
  return make("label", {}, radio, make("span", { textContent: text }));
};

function render({ model, el }) {
  const prompt = make("legend", { textContent: model.get("prompt") });
  const options = model.get("options").map(makeOption);
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
    for (const radio of form.elements.option) radio.checked = Number(radio.value) === answer;
    fieldset.disabled = model.get("locked");
    reply.dataset.state = !answer ? "open" : !right ? "committed" : answer === right ? "right" : "wrong";
    reply.textContent = answer ? model.get("replies")[answer - 1] : "";
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    model.set("answer", Number(form.elements.option.value));
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

export default { render };
