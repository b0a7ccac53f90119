// Searches searchIndex ([address, title, place, text]) for all words of the query, at the beginning of words.
const MOST = 40;
const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
const GREEK = { "α": "alpha", "β": "beta", "γ": "gamma", "ε": "epsilon", "ϵ": "epsilon", "η": "eta", "κ": "kappa", "λ": "lambda", "μ": "mu", "σ": "sigma" };
const american = (word) => word.replace(/is(e|ed|es|er|ing|ation)$/, "iz$1");
const wanted = query.toLowerCase().replace(/[α-ϵ]/g, (letter) => GREEK[letter] ?? letter).replace(/²/g, "^2")
  .split(/\s+/).filter(Boolean).map(american);
const patterns = wanted.map((word) => new RegExp(`(^|[^a-z0-9])(${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})`, "gi"));

const total = (text, pattern) => (text.match(pattern) ?? []).length;
const score = ([, title, , text]) => patterns.reduce((sum, pattern) => {
  const points = 10 * total(title, pattern) + total(text, pattern);
  return points && sum !== null ? sum + points : null; // every word must be there
}, 0);

const found = wanted.length ? searchIndex.map((row) => [score(row), row]).filter(([points]) => points) : [];
found.sort(([a], [b]) => b - a);

document.getElementById("q").value = query;
document.getElementById("count").textContent = !query ? "Type a word, such as epsilon."
  : !found.length ? `Nothing found for "${query}".` : found.length === 1 ? "1 place"
  : `${found.length} places${found.length > MOST ? `; the first ${MOST}` : ""}`;
document.getElementById("found").append(...found.slice(0, MOST).map(([, [address, title, place, text]]) => {
  const link = make("a", { href: address, textContent: title });
  const start = Math.max(0, text.search(patterns[0]) - 60);
  const excerpt = make("p", {}, ...marked(`${start ? "…" : ""}${text.slice(start, start + 220)}…`));
  return make("li", {}, link, ` (${place})`, excerpt);
}));

function marked(text) {
  const any = new RegExp(`(${wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "gi");
  return text.split(any).map((part, k) => (k % 2 ? make("mark", { textContent: part }) : part));
}
