// Breaks full slides into sheets, starts reveal.js, gives every sheet the largest type that fits, and wires the footer.
const SIZES = [34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20];
const BESIDE_FIGURE = 26; // the largest of them on a slide with a figure, which takes the room that is left
const HEIGHTS = [450, 380, 320, 260]; // the most of an explorer's picture
const PLACES = [ // width of the column beside an explorer's picture; where its numbers and its task stand
  [350, "below"], [390, "below"], [390, ""], // numbers below the picture, or in the column
  [350, "below without-task"], [350, "below wide without-task"], // below picture and column
  [430, "below wide paired without-task"], // with two controls in a row
  [390, "without-task"], [460, "without-task"], [540, "without-task"]];
const IN_USE = ".explorer input, .explorer select, .explorer textarea, .explorer button, .quiz input, .quiz button";

const inUse = () => document.activeElement?.matches(IN_USE);
const CLICKER = { PageUp: "prev", PageDown: "next" }; // what the clicker of a presenter sends

const paper = /print-pdf/.test(location.search);
const OPTIONS = {
  display: "flex", width: 1280, height: 720, margin: 0, minScale: 0.1, maxScale: 3, center: false, hash: true,
  controls: false, slideNumber: false, progress: true, navigationMode: "linear", scrollActivationWidth: 0,
  transition: "none", pdfMaxPagesPerSlide: 1,
  keyboardCondition: () => !inUse(), // its keys belong to the control in use
  plugins: typeof RevealNotes === "undefined" ? [] : [RevealNotes],
};

document.documentElement.dataset.deck = ""; // before, and without this script, the slides stand one below the other
loaded().then(() => {
  paginate();
  // On paper a slide is repeated where words give way to what there is to notice, and only there.
  if (paper)
    document.querySelectorAll(".is-reveal, .body:not(:has(.is-text ~ .is-figure)) .is-notice").forEach((block) =>
      block.classList.remove("fragment"));
  return Reveal.initialize(OPTIONS);
}).then(() => {
  Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "Light or dark" }, () => otherTheme());
  for (let k = 1; k < 10; k++)
    Reveal.addKeyBinding({ keyCode: 48 + k, key: `${k}`, description: `State ${k} of the notes` }, () => states.children[k - 1]?.click());
  if (!paper) start();
});

// With its questions and pictures, and with the fonts that the first slide does not use.
async function loaded() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  await Promise.all([...document.fonts].map((font) => font.load()));
}

Reveal.on("pdf-ready", () => {
  const seen = new Set();
  for (const slide of document.querySelectorAll("section.sheet")) {
    for (const name of ["hidden", "aria-hidden"]) slide.removeAttribute(name); // on paper all can be read, also aloud
    if (seen.has(slide.id)) slide.ariaLabel += ", continued";
    seen.add(slide.id);
  }
  start();
});
// A button that was clicked, or a control that Escape was pressed in, gives the keys back; a clicker always turns.
addEventListener("click", ({ target, detail }) => { if (detail) target.closest(".explorer button, .quiz button")?.blur(); });
addEventListener("keydown", (event) => {
  const turn = CLICKER[event.key];
  if (!inUse() || !turn && event.key !== "Escape") return;
  event.preventDefault();
  document.activeElement.blur();
  if (turn) Reveal[turn]();
});

function start() {
  document.querySelectorAll("section.sheet").forEach(fit);
  document.querySelectorAll(".is-explorer, .is-question, .is-reveal").forEach(keepFitting);
  document.documentElement.dataset.fitted = "";
}

// The largest type with which all of a slide fits, and for an explorer the place of its numbers; measured wherever the
// slide stands in the deck, with all its fragments shown.
function fit(slide) {
  const stack = slide.parentElement, styles = [slide, stack].map((element) => element.style.display);
  slide.style.display = stack.style.display = "flex";
  slide.classList.add("measured");
  if (slide.querySelector(".is-explorer")) HEIGHTS.find((height) => PLACES.find(([side, place]) => {
    slide.style.setProperty("--drawn", `${height}px`);
    slide.style.setProperty("--side", `${side}px`);
    slide.dataset.place = place;
    return fits(slide);
  }));
  const most = slide.querySelector(".is-figure") ? BESIDE_FIGURE : SIZES[0];
  SIZES.filter((size) => size <= most).find((size) => {
    slide.style.setProperty("--size", `${size}px`);
    return fits(slide);
  });
  slide.classList.remove("measured");
  [slide.style.display, stack.style.display] = styles;
}

// What an explorer or a question says grows and shrinks as it is used.
function keepFitting(block) {
  const slide = block.closest(".sheet");
  const refit = () => { if (!slide.clientHeight || !fits(slide)) fit(slide); }; // out of sight everything seems to fit
  new MutationObserver(refit).observe(block, { childList: true, subtree: true });
}

// The states of an explorer that the notes of its slide lead to: as numbers in the footer, and by the same keys.
const states = document.querySelector(".states");

function offerStates() {
  const slide = Reveal.getCurrentSlide(), root = slide.querySelector(".explorer");
  const links = root ? [...slide.querySelectorAll("aside.notes a[href*='.html#']")] : [];
  states.replaceChildren(...links.map((link, k) => {
    const words = link.textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: k + 1, title: words, ariaLabel: `${k + 1}: ${words}` });
    button.addEventListener("click", () => root.dispatchEvent(new CustomEvent("explorer-go", { detail: link.hash })));
    return button;
  }));
  states.hidden = !links.length;
}

const place = document.querySelector(".place");
const tell = () => { place.textContent = `${Reveal.getSlidePastCount() + 1} / ${Reveal.getTotalSlides()}`; };
Reveal.on("ready", tell);
Reveal.on("slidechanged", tell);
Reveal.on("ready", offerStates);
Reveal.on("slidechanged", offerStates);
document.querySelectorAll("[data-turn]").forEach((button) =>
  button.addEventListener("click", () => { Reveal[button.dataset.turn](); button.blur(); }));
