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

function markMap() {
  const known = progress();
  document.querySelectorAll("[data-progress]").forEach((box) => {
    const names = known[box.dataset.progress] ?? [], solved = names.filter((name) => name !== "prediction").length;
    const words = [solved < names.length && "predicted", solved && `${solved} of ${box.dataset.exercises} solved`];
    box.querySelector(".done")?.remove();
    if (names.length) box.append(make("span", { className: "done", textContent: words.filter(Boolean).join(", ") }));
  });
}
markMap();

// The same file that the notebooks keep (helpers/done.py): saved from here, and loaded into what is here already.
const keeping = document.querySelector(".keep");
if (keeping) {
  const said = keeping.querySelector("[role='status']");
  keeping.hidden = false;
  keeping.querySelector("button").addEventListener("click", () => {
    const file = new Blob([`${JSON.stringify(progress(), null, 1)}\n`], { type: "application/json" });
    make("a", { href: URL.createObjectURL(file), download: "progress.json" }).click();
  });
  keeping.querySelector("input").addEventListener("change", async ({ target }) => {
    try {
      const all = progress();
      for (const [name, names] of Object.entries(readProgress(await target.files[0].text()))) all[name] = [...new Set([...(all[name] ?? []), ...names])];
      localStorage.setItem("progress", JSON.stringify(all));
      said.textContent = "Loaded.";
    } catch {
      said.textContent = "This is no file of the course's progress: choose the progress.json beside your notebooks, or one saved here.";
    }
    target.value = "";
    markMap();
  });
}

function readProgress(text) {
  const told = JSON.parse(text);
  const fits = told?.constructor === Object && Object.values(told).every((names) => Array.isArray(names) && names.every((one) => typeof one === "string"));
  if (!fits) throw new Error("not lists of words by lesson");
  return told;
}
