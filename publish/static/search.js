// Searches searchIndex ([address, title, place, text, words]) for the words of the query, at the beginning of words, as they are typed.
// A word weighs the more the rarer it is, and once more in a title; an answer stands before a part of a lesson; `words` are searched and not shown.
// A place must hold most of the weight that any place holds. A word that stands nowhere is named, and where that is true of more than half of them, nothing is listed.
const MOST = 40;
const ANSWERS = new Set(["Symptoms", "Questions"]);
const SHARE = 0.55; // of the heaviest place's weight, to be listed
const GREEK = { "α": "alpha", "β": "beta", "γ": "gamma", "ε": "epsilon", "ϵ": "epsilon", "η": "eta", "κ": "kappa", "λ": "lambda", "μ": "mu", "σ": "sigma" };
const SMALL = new Set("a after all am an and are as at be but by can do does don't doesn't for from get gets has have how i if in into is isn't it its me my need no not of on or our so some than that the then there they this to too up was we what when where which while why with you your".split(" "));
const SAME = [ // words that mean the same: who types one finds all; each is a pattern of how such words begin
  "fp16|float16|half", "bf16|bfloat16", "ema\\b|swa\\b|averaged (?:weight|model|net)", "nan|not a number", "infinit|inf\\b", "batch[ -]?norm|bn\\b", "layer[ -]?norm|ln\\b", "rms[ -]?norm", "group[ -]?norm|gn\\b", "instance[ -]?norm",
  "sync[ -]?batch[ -]?norm|syncbn|synchroni", "ddp|distributed ?data ?parallel|machine|gpus?\\b", "hugging ?face|hf\\b", "fine-?\\s?tun", "(?:un)?fr(?:ee|o)z", "tensorflow|tf\\b",
  "port(?:ed|ing|s)?\\b|conver[ts]|migrat", "collaps|drop(?:s|ped)?\\b|terribl|bad\\b|wors|poor", "explod|explos|blow|huge", "check-?\\s?pointing", "check-?\\s?point", "in-?\\s?place", "reinforcement|rl\\b", "quanti[zs]", "lora\\b|adapter|peft",
];
const ALSO = { // what else is looked for when this is typed
  validation: "validation|eval|test", val: "validation|eval", acc: "accura", synced: "sync", resumed: "resum|load", resuming: "resum|load",
};
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const american = (word) => word.replace(/is(e|ed|es|er|ing|ation)$/, "iz$1");
const single = (word) => word.replace(/([bdgmnprt])\1$/, "$1");
const stem = (word) => {
  const bare = word.replace(/^([a-z]{4,}?)(?:ing|ed)$/, (_, rest) => single(rest)).replace(/^([a-z]{4,}?)(?:es|(?<!s)s)$/, "$1").replace(/^([a-z]{2}[^s])s$/, "$1");
  return bare.replace(/^([a-z]{4,})e$/, "$1");
};
const pattern = (word) => ALSO[word] ?? SAME.find((family) => new RegExp(`^(${family})`).test(word)) ?? escaped(stem(american(word)));
const at = (word) => new RegExp(`(^|[^a-z0-9])(${pattern(word)})`, "gi");
const rows = searchIndex.map(([address, title, place, text, words = ""]) => ({ address, title, place, text, all: `${title} ${text} ${words}` }));
const stands = (word) => rows.some(({ all }) => all.search(at(word)) >= 0);
const total = (text, pattern) => Math.min(3, (text.match(pattern) ?? []).length);

function terms(query) {
  const typed = query.toLowerCase().replace(/[α-ϵ]/g, (letter) => GREEK[letter] ?? letter).replace(/²/g, "^2").replace(/[’‘]/g, "'")
    .split(/[\s,;:?!()[\]{}"`=<>*]+/).map((word) => word.replace(/^['.]+|['.]+$/g, "")).filter((word) => /[a-z0-9]/.test(word));
  const telling = typed.filter((word) => !SMALL.has(word));
  return [...new Set((telling.length ? telling : typed).flatMap((word) => (stands(word) ? word : word.split(/[_.\-/]+/).filter(Boolean))))];
}

function ranked(patterns) {
  const held = rows.map(({ all }) => patterns.map((pattern) => all.search(pattern) >= 0));
  const rare = patterns.map((_, k) => Math.max(0.1, Math.log(rows.length / (1 + held.filter((row) => row[k]).length))) ** 1.5);
  const weights = held.map((row) => row.reduce((sum, has, k) => sum + has * rare[k], 0));
  const bonus = 0.15 * rare.reduce((sum, one) => sum + one, 0);
  const rank = ({ title, place, all }, weight) => patterns.reduce((sum, pattern, k) => sum + 0.01 * total(all, pattern)
    + 0.5 * rare[k] * (total(title, pattern) > 0), weight + bonus * ANSWERS.has(place));
  const heavy = SHARE * Math.max(...weights);
  const found = rows.map((row, k) => [rank(row, weights[k]), row]).filter((_, k) => weights[k] > 0 && weights[k] >= heavy);
  const most = Math.max(0, ...held.map((row) => row.filter(Boolean).length));
  return { most, found: found.sort(([a], [b]) => b - a).map(([, row]) => row) };
}

function search(query) {
  const words = terms(query);
  const known = words.filter(stands);
  const unknown = words.filter((word) => !known.includes(word) && /[a-z]/.test(word));
  const patterns = (known.length < unknown.length ? [] : known).map(at);
  const { most, found } = ranked(patterns);
  const named = unknown.map((word) => `"${word}"`).join(unknown.length > 2 ? ", " : " or ");
  const nowhere = unknown.length ? `Nothing here speaks of ${named}. ` : "";
  document.getElementById("count").textContent = !query ? "Type a word, such as epsilon, or what you see, such as NaN after loading."
    : nowhere + (!found.length ? (nowhere ? "Try other words, or look among the symptoms and questions." : `Nothing found for "${query}".`)
    : `${found.length === 1 ? "1 place" : `${found.length} places`}${found.length > MOST ? `; the first ${MOST}` : ""}${
      most < patterns.length ? "; no place has all words, these have most" : ""}`);
  document.getElementById("found").replaceChildren(...found.slice(0, MOST).map(({ address, title, place, text }) => {
    const first = Math.min(...patterns.map((pattern) => text.search(pattern)).filter((at) => at >= 0), text.length);
    const start = first < 160 || first === text.length ? 0 : first - 60;
    const end = start + 220 < text.length ? "…" : "";
    const excerpt = make("p", {}, ...marked(`${start ? "…" : ""}${text.slice(start, start + 220)}${end}`, known));
    return make("li", {}, make("a", { href: address, textContent: title }), ` (${place})`, excerpt);
  }));
}

function marked(text, known) {
  const any = new RegExp(`(${known.map(pattern).join("|")})`, "gi");
  return text.split(any).map((part, k) => (k % 2 ? make("mark", { textContent: part }) : part));
}

const box = document.getElementById("q");
box.value = new URLSearchParams(location.search).get("q")?.trim() ?? "";
box.addEventListener("input", () => {
  history.replaceState(null, "", `?q=${encodeURIComponent(box.value.trim())}`);
  search(box.value.trim());
});
search(box.value);
