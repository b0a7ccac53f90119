// Buttons that copy code, and the marking of exercises whose answer is a number, some numbers, or a word.
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

document.querySelectorAll("pre.code").forEach((block) => {
  const code = block.querySelector("code").textContent;
  const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(code).then(() => true, () => false);
    button.textContent = copied ? "Copied" : "Select the code to copy it";
  });
  block.append(button);
});

const outline = document.querySelector(".outline details");
if (outline && matchMedia("(max-width: 1079px)").matches) outline.open = false; // there it stands above the lesson

// What is wider than its place can be scrolled with the keyboard, and nothing else is a stop on the way.
function markScrollable() {
  document.querySelectorAll("pre, p, main ul, main ol, .wide, .formula, .map, [class^='output-']").forEach((element) => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
}
addEventListener("load", markScrollable);
addEventListener("resize", markScrollable);

document.querySelectorAll("[data-exercise^='{']").forEach((box) => {
  const exercise = JSON.parse(box.dataset.exercise);
  const words = exercise.options ? `Your answer: one of ${exercise.options.join(", ")}`
    : exercise.answer.length > 1 ? `Your answer: ${exercise.answer.length} numbers, separated by commas` : "Your answer: one number";
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

function mark(exercise, typed) {
  if (exercise.options) return markWord(exercise, typed);
  const values = numbers(typed, exercise.answer.length);
  if (!values.length || values.some(Number.isNaN)) return ["not quite", "numbers were expected, such as 1.5, -2"];
  if (values.length !== exercise.answer.length)
    return ["not quite", `${exercise.answer.length} number${exercise.answer.length > 1 ? "s were" : " was"} expected, ${values.length} came`];
  if (agree(values, exercise.answer, exercise.tol)) return ["correct", ""];
  const hint = exercise.hints.find(([, value]) => agree(values, value, exercise.tol));
  if (hint) return ["not quite", hint[0]];
  const first = values.findIndex((value, k) => !agree([value], [exercise.answer[k]], exercise.tol));
  return ["not quite", values.length > 1 ? `look at number ${first + 1} again` : "look at the hints, then try again"];
}

// The numbers of a text, with a point, or with a comma where that gives as many as are asked for.
function numbers(typed, wanted) {
  const text = typed.replace(/np\.array|array|[[\](){}]/g, " ").replace(/\u2212/g, "-");
  const read = (parts) => parts.filter(Boolean).map((part) => Number(part));
  const points = read(text.split(/[\s,;]+/));
  const commas = read(text.split(/[\s;]+|,\s/).map((part) => part.replace(",", ".")));
  return points.length !== wanted && commas.length === wanted ? commas : points;
}

function markWord(exercise, typed) {
  const bare = (text) => text.toLowerCase().replace(/\s/g, "");
  if (bare(typed) === bare(exercise.answer)) return ["correct", ""];
  const hint = exercise.hints.find(([, value]) => bare(value) === bare(typed));
  return ["not quite", hint ? hint[0] : `answer with one of: ${exercise.options.join(", ")}`];
}

// As in helpers/differences.py: relative to each entry; entries near 0 are judged by a hundredth of the largest one.
function agree(values, reference, tol) {
  if (values.length !== reference.length) return false;
  const largest = Math.max(...reference.map(Math.abs)) || 1;
  return values.every((value, k) => Math.abs(value - reference[k]) <= tol * Math.max(Math.abs(reference[k]), largest / 100));
}
