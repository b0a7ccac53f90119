// One cell of a lesson: its code, which can be changed, its buttons, and what it says.
import { make } from "./elements.js";
import { makeOutputs } from "./outputs.js";

const ELSE = "The text above speaks of the numbers as they were stored; yours are different.";

export function makeCell(box, stored, { run, above, stop, ask, keep, saved }) {
  const answers = box.classList.contains("answer"), proves = box.classList.contains("proof");
  const pre = box.querySelector("pre.code"), code = pre.querySelector("code"), shown = code.innerHTML;
  const said = make("p", { className: "python-said" });
  said.setAttribute("role", "status");
  const bar = make("progress", { hidden: true, max: 1 });
  const button = (textContent, onclick, words) => {
    const one = make("button", { type: "button", textContent, onclick });
    one.setAttribute("aria-label", `${textContent}: ${words}`);
    return one;
  };
  const name = answers ? `exercise ${box.querySelector(".exercise").dataset.name}` : `cell ${box.id}`;
  const buttons = {
    run: button(answers ? "Check" : "Run", () => run(self), name),
    above: button("Run all above", () => above(self), name),
    edit: button("Change", edit, name),
    stop: button("Stop", stop, name),
    reset: button("Reset", reset, name),
  };
  const tools = make("div", { className: "python-tools" }, ...Object.values(buttons));
  pre.after(tools, said, bar);
  buttons.stop.hidden = true;

  const place = make("div", { className: "python-outputs" });
  place.append(...[...box.children, ...(tools.parentElement === box ? [] : tools.parentElement.children)]
    .filter((element) => element.matches("[class^='output'], figure, details.proof[data-proof]")));
  if (answers) said.after(place); else bar.after(place);
  const outputs = makeOutputs(place, stored, ask);
  if (answers) {
    box.querySelector(".exercise").prepend(said);
    box.querySelector(".exercise > p:not([role])")?.remove(); // it says that only the notebook can mark a function
  }

  const form = box.querySelector(".exercise form"); // of site.js, for an answer that is typed

  let editor = null, runs = false, source = saved ?? stored.source, below = "the stored code", lacks = false;
  show();
  tellChange();

  function show() {
    const changed = source !== stored.source;
    buttons.reset.hidden = !changed;
    box.classList.toggle("python-changed", changed);
    if (form) { // there is one Check: of what is typed, or of the code once that is changed
      buttons.run.hidden = !changed;
      form.hidden = form.nextElementSibling.hidden = changed;
    }
    if (editor) return;
    if (changed) code.textContent = source;
    else code.innerHTML = shown;
  }

  // That what is to be read is not of this code.
  function tellChange() {
    const words = answers ? "Changed, not checked." : `Changed, not run: the output below is of ${below}.`;
    if (source !== stored.source && said.textContent !== words) say(words);
  }

  async function edit() {
    if (!editor) {
      say("Loading the editor …");
      const { makeEditor } = await import("./editor.js");
      const parent = make("div", { className: "python-editor" });
      pre.before(parent);
      pre.hidden = true;
      editor = makeEditor(parent, { source, words: `Code of ${name}. Escape, then Tab leaves it.`, changed, run: () => run(self) });
      buttons.edit.hidden = true;
      say("Shift+Enter runs it; Escape, then Tab leaves it.");
    }
    editor.focus();
  }

  function changed(text) {
    source = text;
    keep(box.id, source === stored.source ? null : source);
    self.ran = false;
    show();
    tellChange();
  }

  function reset() {
    if (editor) editor.put(stored.source);
    changed(stored.source);
    (editor ?? buttons.edit).focus();
    say("As it was.");
  }

  function say(text, state) {
    said.textContent = text;
    if (state) said.dataset.state = state;
    else delete said.dataset.state;
  }

  const self = {
    id: box.id,
    proves,
    ran: false,
    source: () => source,
    outputs,
    box,
    // What is to be seen while something is loaded: `share` of it is there, or null where that is not known.
    loading(words, share) {
      bar.hidden = !words;
      if (share === null) bar.removeAttribute("value");
      else bar.value = share;
      say(words || (runs ? "Running …" : ""));
    },
    waits: () => say("Waiting …"),
    begun() {
      outputs.begin();
      runs = true;
      below = "the code before";
      buttons.stop.hidden = false;
      self.verdict = null;
      say("Running …");
    },
    hear(kind, content) {
      if (answers && content.status) self.verdict = content;
      else outputs.hear(kind, content);
      if (kind === "error") lacks = content.text.startsWith("NameError");
    },
    ended(way) {
      const whole = way === "whole";
      runs = false;
      self.way = way;
      bar.hidden = buttons.stop.hidden = true;
      self.ran = whole;
      const told = outputs.end(whole);
      window.markScrollable(); // of site.js
      if (way === "dropped") say("Not run: Python was stopped.");
      else if (way === "failed" && proves && source === stored.source && !lacks) say(ELSE);
      else if (self.verdict) say(self.verdict.text, self.verdict.status);
      else say(answers ? "" : told);
    },
    say,
    // What it printed is to be seen, in folds, too.
    reveal() {
      for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      place.scrollIntoView({ block: "nearest" });
    },
  };
  return self;
}
