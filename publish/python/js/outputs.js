// What a cell prints and shows, in the page, and how it differs from what is stored.
import { mount } from "./explorer.js";
import { make } from "./elements.js";

const ALLOWED = /^(data|#)/;

export function makeOutputs(place, stored, ask) {
  const kept = [...place.childNodes];
  let text = "", block = null, state = null;
  const alive = new Map(); // explorers by the number that Python knows them by
  const ways = kept.flatMap((node) => node.querySelector?.(":scope > .take") ?? []); // to take the stored figures

  function add(element) {
    block = null;
    place.append(element);
    return element;
  }

  function begin() {
    text = "";
    block = null;
    state = JSON.parse(place.querySelector(".explorer")?.dataset.state ?? "null") ?? state;
    alive.forEach((explorer) => explorer.close());
    alive.clear();
    place.replaceChildren();
  }

  function hear(kind, content) {
    if (kind === "text") {
      text += content.text;
      block ??= add(make("pre", { className: "output" }));
      block.textContent += content.text;
      return;
    }
    if (kind === "error") return void add(make("pre", { className: "output failed", textContent: content.text }));
    if (text && !text.endsWith("\n")) text += "\n";
    text += `${content.text}\n`;
    if (content.explorer) return show(content.explorer);
    const parts = content.html ? clean(content.html) : [make("pre", { className: "output", textContent: content.text })];
    if (content.caption === null) add(make("div", { className: "output-rich" }, ...parts));
    else add(make("div", { className: "output-figure" }, figure(parts, content.caption)));
  }

  function figure(parts, caption) {
    const words = make("figcaption", { textContent: caption });
    words.setAttribute("aria-hidden", "true"); // the picture says it
    return make("figure", {}, ...parts, ...(caption ? [words] : []));
  }

  function show({ id, spec, first }) {
    const root = make("div");
    add(make("div", { className: "output-explorer" }, root));
    const now = state && spec.controls.every(({ key }) => key in state) ? state : first.state; // it stays where it was moved to
    alive.set(id, mount(root, { ...spec, first, now }, (wanted, key) => ask(id, { state: wanted, key })));
  }

  // Where a question, a reveal or nothing new was shown, what stood there comes back: it is alive already.
  function end(whole) {
    if (text && !text.endsWith("\n")) text += "\n";
    const same = text === stored.text;
    if (whole && same && stored.alive) place.replaceChildren(...kept);
    if (!whole) return "";
    if (same) place.querySelectorAll(":scope > .output-figure").forEach((box, k) => ways[k] && box.append(ways[k]));
    return same ? "As stored." : difference(stored.text, text);
  }

  const explorer = () => (alive.size ? place.querySelector(".explorer") : null); // one that Python moves
  return { begin, hear, end, explorer, answer: (id, answer) => alive.get(id)?.receive(answer) };
}

export function difference(stored, now) {
  if (!stored) return now ? "Nothing was stored for this cell." : "";
  const before = stored.trimEnd().split("\n"), after = now.trimEnd().split("\n");
  const line = before.findIndex((one, k) => one !== after[k]);
  if (!now) return "Nothing was printed or shown; the stored output has something.";
  return `Differs from the stored output in line ${(line < 0 ? before.length : line) + 1}.`;
}

// HTML without anything that runs or leads away.
function clean(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  parsed.querySelectorAll("script, iframe, object, embed, link, meta, base, form, style").forEach((element) => element.remove());
  for (const element of parsed.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      const leads = /^(src|href|action|xlink:href|srcset|formaction|ping|data)$/.test(name);
      if (name.startsWith("on") || (leads && !ALLOWED.test(value))) element.removeAttribute(name);
    }
  }
  return [...parsed.childNodes];
}
