// The picture: strips side by side, on a narrow page one below the other. Each holds what stands still and what moves.

const MARK = /\ue000/g; // before every id of a drawing, see helpers/vector.py

function makeScene(spec, id) {
  const strips = spec.strips.map((strip, k) => makeStrip(strip, spec.size[0], `${id}-still-${k}-`));
  const shown = strips.map(() => null);
  mark(strips[0].svg, { role: "img" });
  strips.slice(1).forEach(({ svg }) => mark(svg, { "aria-hidden": "true" }));
  const element = make("div", { className: "explorer-picture" }, ...strips.map((strip) => strip.element));

  const measured = new ResizeObserver(() => element.style.setProperty("--picture-height", `${element.offsetHeight}px`));
  measured.observe(element);

  function show(frame, alt) {
    frame.forEach((content, k) => {
      if (shown[k] !== content) strips[k].moving.innerHTML = (shown[k] = content).replace(MARK, `${id}-${k}-`);
    });
    strips[0].svg.setAttribute("aria-label", alt);
  }

  // What is shown now as a file of its own, in the colours of the page.
  function file() {
    const [width, height] = spec.size;
    const style = getComputedStyle(strips[0].svg);
    const written = new XMLSerializer();
    const content = strips.map(({ svg }) => [...svg.children].map((group) => written.serializeToString(group)).join("")).join("")
      .replace(/var\((--[\w-]+), #\w+\)/g, (_, name) => plainColor(element, `var(${name})`));
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${2 * width}" height="${2 * height}" `
      + `style="font-family: ${style.fontFamily.replaceAll('"', "'")}; stroke-linejoin: round; fill: ${style.fill}">`
      + `<rect width="100%" height="100%" fill="${plainColor(element, "var(--c-paper)")}"/>${content}</svg>`;
  }

  // The strip that holds a point, and the way between the screen and the points of the picture.
  function stripAt(x) {
    return strips.find(({ box }) => x <= box[0] + box[2]) ?? strips.at(-1);
  }

  return { element, show, file, stripAt };
}

// `drawn`: the <svg> that stands in the page already.
function makeStrip({ box, still, drawn }, width, prefix) {
  const svg = drawn ?? document.createElementNS("http://www.w3.org/2000/svg", "svg");
  if (!drawn) mark(svg, { viewBox: box.join(" ") }).innerHTML = `<g>${still.replace(MARK, prefix)}</g><g></g>`;
  const touch = make("div", { className: "explorer-touch" });
  const element = make("div", { className: "explorer-strip" }, svg, touch);
  element.style.setProperty("--share", box[2] / width);
  element.style.setProperty("--wide", box[2]);
  const place = (to, x, y) => {
    to.style.left = `${(100 * (x - box[0])) / box[2]}%`;
    to.style.top = `${(100 * (y - box[1])) / box[3]}%`;
  };
  const point = (event) => {
    const seen = svg.getBoundingClientRect();
    return [box[0] + ((event.clientX - seen.left) * box[2]) / seen.width, box[1] + ((event.clientY - seen.top) * box[3]) / seen.height];
  };
  return { element, svg, moving: svg.lastElementChild, touch, box, place, point };
}

function plainColor(element, color) {
  const probe = element.appendChild(make("i"));
  probe.style.color = color;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
