// Every cell of a lesson page can be changed and run: Python comes with the first run, and names live on between cells.
import { makeCell } from "./cell.js";
import { make } from "./elements.js";
import { makeKernel } from "./kernel.js";

const base = new URL(".", import.meta.url);
const lesson = document.querySelector("main[data-lesson]").dataset.lesson;
const load = async (name) => (await fetch(new URL(name, base))).json();
const [{ setup, cells: stored }, manifest] = await Promise.all([load(`lessons/${lesson}.json`), load("manifest.json")]);
const weigh = (parts) => parts.reduce((sum, { size }) => sum + size, 0);
const FIRST = manifest.core + weigh(manifest.first), LATER = weigh(manifest.later);
const megabytes = (size) => `${(size / 1e6).toFixed(0)} MB`;
const KEPT = `code of ${lesson}`;

let now = null; // the cell that runs, or that waits for Python
let anew = false; // whether Python was ended once: its bytes are here
let past = []; // where the names come from: the cells that ran, in that order, as they were
const changes = readChanges();
const kernel = makeKernel(base, manifest, (kind, content) => hears[kind](content));

const hears = {
  loading({ what, share }) {
    const words = anew ? `Starting anew: ${what} …` : `Loading ${what}: ${megabytes(share === null ? LATER : FIRST)} in all, this once …`;
    now?.loading(what && words, share === null ? null : share / FIRST);
  },
  ready() { now?.loading("", null); },
  progress({ caption, done, total }) { now?.loading(`${caption}: ${done} of ${total}`, done / total); },
  moved({ explorer, answer }) { cells.forEach((cell) => cell.outputs.answer(explorer, answer)); },
  lost() {
    anew = true;
    forget();
    cells.forEach(wakeAgain);
  },
};

function forget() {
  past = [];
  cells.forEach((cell) => { cell.ran = false; });
}

function readChanges() {
  try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; }
}

const cells = [...document.querySelectorAll(".cell:has(pre.code)")].filter((box) => stored[box.id]).map((box) => makeCell(box, stored[box.id], {
  run: (cell) => runAll([...missing(setup.filter((id) => id !== cell.id)), cell]),
  above: runAbove,
  stop: () => kernel.stop(),
  ask: (explorer, asked) => kernel.move(explorer, JSON.stringify(asked)),
  saved: changes[box.id],
  keep(id, source) {
    if (source === null) delete changes[id];
    else changes[id] = source;
    try { localStorage.setItem(KEPT, JSON.stringify(changes)); } catch { /* then it lasts as long as the page */ }
  },
}));

// Those of the cells with these ids that have not run, or not as they are now.
function missing(ids) {
  return cells.filter((cell) => ids.includes(cell.id) && !cell.ran);
}

// Runs what is missing above, where all that ran is the beginning of it; else all of it anew, in names that know nothing.
async function runAbove(cell) {
  cell.waits();
  while (document.body.dataset.python === "busy") await new Promise((wait) => setTimeout(wait, 100));
  const above = cells.slice(0, cells.indexOf(cell));
  const inOrder = above.filter((one) => !one.woken);
  const begun = past.every(({ cell: one, source, held }, place) => held && one === inOrder[place] && source === one.source());
  const list = begun ? above.filter((one) => !past.some((row) => row.cell === one) && !(one.woken && one.ran)) : above;
  if (!begun) forget();
  const words = begun ? `Running ${list.length} cells above` : `Running all ${list.length} cells above anew, for something has changed`;
  if (list.length) cell.say(`${words} …`);
  const failed = list.length ? await runAll(list, { anew: !begun }) : null;
  cell.say(failed ? `Not all have run: ${why(failed)}` : `All cells above have run${begun ? "" : " anew, for something had changed"}.`);
}

function why(cell) {
  if (cell.way !== "failed") return "Python was stopped.";
  return `the cell above that begins with “${cell.source().trim().split("\n")[0]}” failed.`;
}

// Runs these cells one after the other, as far as they come to their ends; the one that did not, or null.
// `anew`: no name is known at first. `woken`: the one of them that only shows an explorer again, which binds no name.
async function runAll(list, { anew = false, woken = null } = {}) {
  document.body.dataset.python = "busy";
  now ??= list[0];
  list.forEach((cell) => cell.waits());
  const failed = await firstThatFails(list, anew, woken);
  const left = failed ? list.slice(list.indexOf(failed) + 1) : [];
  left.forEach((cell) => cell.say(`Not run: ${why(failed)}`));
  if (failed?.way === "failed") failed.reveal();
  if (!kernel.busy()) document.body.dataset.python = "ready";
  if (!failed) wakeExplorers();
  return failed;
}

// A proof that fails says only that its text speaks of other numbers, and nothing waits for it.
async function firstThatFails(list, anew, woken) {
  for (const cell of list) {
    try {
      const row = { cell, source: cell.source(), held: false };
      cell.ended(await kernel.run(cell.id, row.source, anew && cell === list[0], cell.hear, () => {
        now = cell;
        cell.begun();
        cell.woken = cell === woken;
        if (!cell.woken) past.push(row);
      }));
      row.held = cell.way === "whole" || (cell.proves && cell.way === "failed");
      if (!row.held) return cell;
    } catch (problem) {
      cell.ended("failed");
      cell.say(problem.message);
      return cell;
    }
  }
  return null;
}

// With Python awake an explorer takes every position: it is run when it is touched, and at once where it has a locked field.
const woken = new WeakSet();
function wakeExplorers() {
  for (const cell of cells) {
    const root = cell.box.querySelector(".explorer[data-embedded]");
    if (!root || woken.has(root)) continue;
    woken.add(root);
    const wake = () => { if (root.isConnected && !cell.ran) runAll([...missing(setup), cell], { woken: cell }); };
    if (root.querySelector(".explorer-field :disabled")) wake();
    else root.addEventListener("pointerup", wake, { once: true });
    root.addEventListener("focusout", wake, { once: true });
  }
}

// Python that starts anew knows no explorer: its cell is run when it is moved, and at once where it waits for an answer.
function wakeAgain(cell) {
  const root = cell.outputs.explorer();
  if (!root) return;
  const wake = () => { if (root.isConnected && !cell.ran) runAll([...missing(setup), cell], { woken: cell }); };
  if (root.hasAttribute("aria-busy")) wake();
  else root.addEventListener("explorer-move", wake, { once: true });
}

document.querySelector(".reading")?.replaceChildren(
  make("strong", { textContent: "All code can be changed and run, in exercises, too. " }),
  `Python comes with the first Run or Check: ${megabytes(FIRST)}, and ${megabytes(LATER)} more with the first picture. `,
  "What you write stays in this browser and reaches no network. Until you run a cell, it shows what it printed when the lesson was made; ",
  "predictions, explorers and quizzes answer without Python.");
document.body.dataset.python = "ready";
