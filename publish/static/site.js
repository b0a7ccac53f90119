// Buttons that copy code, and the marking of exercises whose answer is a number, some numbers, or a word.
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

document.querySelectorAll("pre.code").forEach((block) => {
  const code = block.querySelector("code").textContent.trimEnd();
  const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(code).then(() => true, () => false);
    button.textContent = copied ? "Copied" : "Select the code to copy it";
  });
  block.append(button);
});

// The way to each section, to be copied.
document.querySelectorAll(".cell[id] > :is(h2, h3)").forEach((heading) => {
  const link = make("a", { className: "here", href: `#${heading.parentElement.id}`, textContent: "#" });
  link.setAttribute("aria-label", `Link to: ${heading.textContent}`);
  heading.append(link);
});

const outline = document.querySelector(".outline details");
const narrow = matchMedia("(max-width: 1079px)"); // there it stands above the lesson
const fold = () => { if (outline) outline.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();

// What is wider than its place can be scrolled with the keyboard, and nothing else is a stop on the way.
function markScrollable() {
  document.querySelectorAll("pre, p, main ul, main ol, .wide, .formula, .map, figure, [class^='output-']").forEach((element) => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
}
addEventListener("load", markScrollable);
addEventListener("resize", markScrollable);

document.querySelectorAll("[data-exercise^='{']").forEach((box) => {
  const exercise = JSON.parse(box.dataset.exercise);
  const words = `Your answer: ${asked(exercise)}`;
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: false, required: true });
  input.setAttribute("aria-label", `${exercise.name}. ${words}`);
  input.placeholder = words;
  const reply = make("p", {});
  reply.setAttribute("role", "status");
  const form = make("form", {}, input, make("button", { textContent: "Check" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [state, message] = mark(exercise, input.value);
    reply.dataset.state = state;
    reply.textContent = `${exercise.name}: ${state}${message ? `: ${message}` : ""}`;
  });
  input.addEventListener("input", () => { reply.textContent = ""; });
  box.prepend(form, reply);
});

function asked({ options, truths, low }) {
  if (options) return `one of ${options.join(", ")}`;
  if (truths) return low.length > 1 ? `${low.length} times True or False, separated by commas` : "True or False";
  return low.length > 1 ? `${low.length} numbers, separated by commas` : "one number";
}

// [status, message] for a typed answer. Bounds and sentences come from Python (publish/alive.py, helpers/answers).
function mark(exercise, typed) {
  if (/^(None)?$/.test(typed.trim())) return ["not answered yet", ""];
  return exercise.options ? markWord(exercise, typed) : markNumbers(exercise, typed);
}

function markWord({ answer, hints, options }, typed) {
  const bare = typed.toLowerCase().replace(/[\s"']/g, "");
  if (bare === answer) return ["correct", ""];
  const hint = hints.find(([, value]) => value === bare);
  return ["not quite", hint ? hint[0] : `answer with one of: ${options.join(", ")}`];
}

function markNumbers({ low, high, outcomes, sentences }, typed) {
  const values = numbers(typed), wanted = low.length;
  if (!values.length || !values.every(Number.isFinite)) return ["not quite", sentences.text];
  if (wanted > 1 && typed.split("[").length > 2) return ["not quite", sentences.nested];
  const hits = wanted === values.length ? values.map((value, k) => low[k] <= value && value <= high[k]) : [];
  if (hits.length && hits.every(Boolean)) return ["correct", ""];
  const told = outcomes.find((outcome) => tells(outcome, values));
  if (told) return ["not quite", told.sentence];
  if (!hits.length) return ["not quite", count(sentences, values.length, wanted)];
  if (wanted === 1) return ["not quite", sentences[values[0] > high[0] ? "large" : "small"]];
  const filled = { right: hits.filter(Boolean).length, count: wanted, at: hits.indexOf(false) };
  return ["not quite", fill(sentences.some, filled)];
}

// Whether each value, seen and scaled as the outcome says, lies within one of its spans.
function tells({ view, scales, spans }, values) {
  if (spans[0][0].length !== values.length) return false;
  const seen = { plain: values, size: values.map(Math.abs), sorted: values.toSorted((a, b) => a - b) }[view];
  return scales.some((scale) => seen.every((value, k) =>
    spans.some(([low, high]) => low[k] <= value / scale && value / scale <= high[k])));
}

function count(sentences, came, wanted) {
  const told = fill(sentences.count, { came: came === 1 ? "1 number" : `${came} numbers`, count: wanted === 1 ? "1 was" : `${wanted} were` });
  return told + (came === 2 * wanted ? sentences.comma : "");
}

const fill = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);

// The numbers of a text such as np.array([1.5, -2]) or True, False; NaN where one cannot be read.
function numbers(typed) {
  const text = typed.replace(/(np\.)?array|[[\](){}]/g, " ").replace(/\u2212/g, "-");
  const truths = { True: 1, False: 0 };
  return text.split(/[\s,;]+/).filter(Boolean).map((part) => truths[part] ?? Number(part));
}

// A proven number tells what computes it while it is pointed at or focused; Escape hushes it until that begins anew.
const proven = (event) => event.target.closest?.(".proven");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const one of document.querySelectorAll(".proven:hover, .proven:focus-within")) one.classList.add("hushed");
});
for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, (event) => {
  for (const one of document.querySelectorAll(".proven.hushed")) if (one !== proven(event)) one.classList.remove("hushed");
});
