// What was predicted and solved, kept in this browser alone: {lesson: [name of the prediction or exercise, ...]}.
const lesson = document.querySelector("main[data-lesson]")?.dataset.lesson;

function progress() {
  try { return JSON.parse(localStorage.getItem("progress")) ?? {}; } catch { return {}; } // a file may have no storage
}

function done(name) {
  const all = progress();
  all[lesson] = [...new Set([...(all[lesson] ?? []), name])];
  try { localStorage.setItem("progress", JSON.stringify(all)); } catch { /* then nothing is marked */ }
}

if (lesson) {
  addEventListener("submit", ({ target }) => { if (target.closest("[id^='predict']")) done("prediction"); });
  document.querySelectorAll(".exercise").forEach((box) => new MutationObserver(() => {
    if (box.querySelector("[data-state='correct']")) done(box.dataset.name);
  }).observe(box, { subtree: true, attributeFilter: ["data-state"] }));
}

const did = progress();
document.querySelectorAll("[data-progress]").forEach((box) => {
  const names = did[box.dataset.progress] ?? [], solved = names.filter((name) => name !== "prediction").length;
  const words = [solved < names.length && "predicted", solved && `${solved} solved`].filter(Boolean).join(", ");
  if (words) box.append(Object.assign(document.createElement("span"), { className: "done", textContent: words }));
});
