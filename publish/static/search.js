// Searches searchIndex ([address, title, place, text]) for the words of the query, at the beginning of words: first the places
// that hold most of them. Rare words weigh more, words in a title twice; an answer stands before a part of a lesson.
const MOST = 40;
const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
const GREEK = { "α": "alpha", "β": "beta", "γ": "gamma", "ε": "epsilon", "ϵ": "epsilon", "η": "eta", "κ": "kappa", "λ": "lambda", "μ": "mu", "σ": "sigma" };
const SMALL = new Set("a after am an and are as at be but by can do does for from get gets has have how i if in is it its me my need of on or our so than that the then there this to was we what when where which while why with you your".split(" "));
const SAME = { // what people type, and a pattern of what stands in the pages
  fp16: "fp16|float16|half", half: "half|float16", bf16: "bf16|bfloat16", nans: "nan", ema: "ema|averaged",
  bn: "batch ?norm", batchnorm: "batch ?norm", ln: "layer ?norm", layernorm: "layer ?norm", rmsnorm: "rms ?norm",
  groupnorm: "group ?norm", instancenorm: "instance ?norm", syncbn: "syncbatchnorm|synchronized", synced: "sync", sync: "sync", ddp: "ddp|machine", huggingface: "hugging ?face",
  gpu: "gpu|machine", gpus: "gpu|machine", finetuning: "fine-?tun", "fine-tuning": "fine-?tun", finetuned: "fine-?tun", "fine-tuned": "fine-?tun", validation: "validation|eval|test", val: "validation|eval",
};
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const american = (word) => word.replace(/is(e|ed|es|er|ing|ation)$/, "iz$1");
const stem = (word) => word.replace(/^([a-z]{4,}?)(?:ing|ed|es|s)$/, "$1").replace(/^([a-z]{3})s$/, "$1");
const typed = query.toLowerCase().replace(/[α-ϵ]/g, (letter) => GREEK[letter] ?? letter).replace(/²/g, "^2")
  .split(/[\s,;?!]+/).filter(Boolean);
const telling = typed.filter((word) => !SMALL.has(word));
const wanted = (telling.length ? telling : typed).map((word) => SAME[word] ?? escaped(stem(american(word))));
const patterns = wanted.map((word) => new RegExp(`(^|[^a-z0-9])(${word})`, "gi"));

const total = (text, pattern) => Math.min(3, (text.match(pattern) ?? []).length);
const ANSWERS = new Set(["Symptoms", "Questions"]);
const holds = searchIndex.map(([, title, , text]) => patterns.map((pattern) => total(`${title} ${text}`, pattern) > 0));
const rare = patterns.map((_, k) => Math.log(searchIndex.length / (1 + holds.filter((row) => row[k]).length)));
const rank = ([, title, place, text], held) => patterns.reduce((sum, pattern, k) => sum + 0.01 * total(text, pattern)
  + (rare[k] + 1) * (held[k] + (total(title, pattern) > 0)), 3 * ANSWERS.has(place));

const words = holds.map((row) => row.filter(Boolean).length);
const best = Math.max(0, ...words);
const least = Math.max(1, Math.min(best, Math.max(Math.ceil(wanted.length / 2), best - 1)));
const found = searchIndex.map((row, k) => [rank(row, holds[k]), row]).filter((_, k) => words[k] >= least);
found.sort(([a], [b]) => b - a);

document.getElementById("q").value = query;
document.getElementById("count").textContent = !query ? "Type a word, such as epsilon, or what you see, such as NaN after loading."
  : !found.length ? `Nothing found for "${query}".`
  : `${found.length === 1 ? "1 place" : `${found.length} places`}${found.length > MOST ? `; the first ${MOST}` : ""}${
    best < wanted.length ? "; no place has all words, these have most" : ""}`;
document.getElementById("found").append(...found.slice(0, MOST).map(([, [address, title, place, text]]) => {
  const link = make("a", { href: address, textContent: title });
  const first = Math.min(...patterns.map((pattern) => text.search(pattern)).filter((at) => at >= 0), text.length);
  const start = first < 160 ? 0 : first - 60;
  const excerpt = make("p", {}, ...marked(`${start ? "…" : ""}${text.slice(start, start + 220)}…`));
  return make("li", {}, link, ` (${place})`, excerpt);
}));

function marked(text) {
  const any = new RegExp(`(${wanted.join("|")})`, "gi");
  return text.split(any).map((part, k) => (k % 2 ? make("mark", { textContent: part }) : part));
}
