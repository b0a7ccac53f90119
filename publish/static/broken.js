// Breaks a slide that is too full into sheets, before Reveal starts: as few sheets as fit, turned where it costs least,
// evenly filled. A sheet repeats heading and notes; the second sheet of compute-3 is called compute-3-2.
const READABLE = 23; // the type size in px at which a sheet must fit; what fits then grows into the room that is left
const WIDTH = 1176; // of a sheet
const LEAD = 2; // what it costs to part a text that ends in a colon from what it announces
const COSTS = { "text figure": 3, "figure notice": 2, "code printed": 2 }; // to turn the sheet between these kinds
const STEPS = new Set(["notice", "reveal"]); // they come as a step of their own, unless a sheet begins with them

const kind = (block) => block.className.match(/is-(\w+)/)[1];
const body = (slide) => slide.querySelector(".body");

function paginate() {
  for (const image of document.querySelectorAll(".is-figure img")) // no higher than the width of its slide allows
    image.closest(".block").style.setProperty("--natural", `${WIDTH * image.naturalHeight / image.naturalWidth}px`);
  for (const slide of document.querySelectorAll("section.sheet:not(.with-title)")) {
    const sheets = whileShown(slide, () => (splitTables(slide), breaks(slide)));
    sheets.reduce((before, blocks, k) => k ? addSheet(before, slide.id, blocks, k + 1) : before, slide);
    sheets.forEach(inSteps);
  }
  document.querySelectorAll("section.sheet").forEach((slide, k) => { slide.ariaLabel = `${k + 1}: ${slide.ariaLabel}`; });
}

// The slide stands as it will be shown, at the readable size, while `measure` looks at it.
function whileShown(slide, measure) {
  const elements = [slide, slide.parentElement], styles = elements.map((element) => element.style.display);
  elements.forEach((element) => { element.style.display = "flex"; });
  slide.style.setProperty("--size", `${READABLE}px`);
  const result = measure();
  elements.forEach((element, k) => { element.style.display = styles[k]; });
  return result;
}

// The blocks of each sheet. From the last block back: the best way to break what follows each place.
function breaks(slide) {
  const blocks = [...body(slide).children], best = { [blocks.length]: { rank: [0, 0, 0], sheets: [] } };
  for (let from = blocks.length - 1; from >= 0; from--)
    for (let to = from + 1; to <= blocks.length; to++) {
      const sheet = blocks.slice(from, to), height = fitting(slide, blocks, sheet);
      if (height === null) continue;
      const rest = best[to], [count, cost, uneven] = rest.rank;
      const rank = [count + 1, cost + (to < blocks.length ? turn(sheet.at(-1), blocks[to]) : 0), uneven + height ** 2];
      if (!best[from] || less(rank, best[from].rank)) best[from] = { rank, sheets: [sheet, ...rest.sheets] };
    }
  blocks.forEach((block) => { block.hidden = false; });
  return best[0].sheets;
}

function less(a, b) {
  const k = a.findIndex((value, place) => value !== b[place]);
  return k >= 0 && a[k] < b[k];
}

function turn(last, next) {
  return Math.max(COSTS[`${kind(last)} ${kind(next)}`] ?? 0, kind(last) === "text" && last.textContent.trim().endsWith(":") ? LEAD : 0);
}

function inSteps(sheet) {
  sheet.forEach((block, k) => block.classList.toggle("fragment", k > 0 && STEPS.has(kind(block))));
}

// How high this sheet is, or null where it is too full in one of its steps; one block always has to do.
function fitting(slide, blocks, sheet) {
  blocks.forEach((block) => { block.hidden = !sheet.includes(block); });
  inSteps(sheet);
  const alone = sheet.length === 1;
  if (!alone && sheet.some((block) => kind(block) === "explorer")) return null; // it takes all the room
  if (!alone && !bothFit(slide)) return null;
  return sheet.at(-1).getBoundingClientRect().bottom - sheet[0].getBoundingClientRect().top;
}

// Without its steps and with all of them: the words before a picture give way to what there is to notice.
function bothFit(slide) {
  return [false, true].every((all) => {
    slide.classList.toggle("measured", all);
    const fine = fits(slide);
    slide.classList.remove("measured");
    return fine;
  });
}

function fits(slide) {
  const room = body(slide);
  return room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth;
}

function addSheet(before, name, blocks, number) {
  const sheet = before.cloneNode(), notes = before.querySelector("aside.notes");
  sheet.id = `${name}-${number}`;
  const room = body(before).cloneNode();
  if (kind(blocks[0]) === "explorer") room.append(...blocks, task(name));
  else room.append(...blocks);
  sheet.append(before.querySelector("h2").cloneNode(true), room, notes.cloneNode(true));
  before.after(sheet);
  return sheet;
}

// What to do with an explorer is said on the sheet before, and again beside it where there is room.
function task(name) {
  const box = Object.assign(document.createElement("div"), { className: "task" });
  box.append(...[...document.querySelectorAll(`#${name} .is-text > *`)].map((element) => element.cloneNode(true)));
  return box;
}

// A table too high for a sheet goes on in tables of its own, each with its heading, in shares of one size.
function splitTables(slide) {
  for (const block of slide.querySelectorAll(".is-table")) {
    const rows = [...block.querySelectorAll("tbody > tr")], blocks = [...body(slide).children];
    const shares = (count) => Array.from({ length: count }, (_, k) =>
      rows.slice(Math.ceil(k * rows.length / count), Math.ceil((k + 1) * rows.length / count)));
    const fine = (count) => shares(count).every((share) => {
      rows.forEach((row) => { row.hidden = !share.includes(row); });
      return onlyFits(slide, blocks, block);
    });
    let count = 1;
    while (count < rows.length && !fine(count)) count++;
    rows.forEach((row) => { row.hidden = false; });
    const parts = shares(count).map((share) => {
      const part = block.cloneNode(true);
      part.querySelector("tbody").replaceChildren(...share);
      return part;
    });
    block.replaceWith(...parts);
  }
}

function onlyFits(slide, blocks, block) {
  blocks.forEach((one) => { one.hidden = one !== block; });
  const fine = fits(slide);
  blocks.forEach((one) => { one.hidden = false; });
  return fine;
}
