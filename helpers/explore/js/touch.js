// What of a picture can be taken hold of: handles that are dragged along an axis, spots that are clicked.

const LEAP = 5; // steps of Page Up and Page Down

function makeHandle(spec, control, scene, first, set, number) {
  let along = new Map();
  const axis = spec.axis === "x" ? 0 : 1;
  const strip = scene.stripAt(first[0]);
  const element = make("div", { className: "explorer-handle", tabIndex: 0 });
  mark(element, { role: "slider", "aria-label": `${control.label}, in the picture`, "aria-valuemin": 0, "aria-valuemax": control.values.length - 1,
    "aria-orientation": axis ? "vertical" : "horizontal", "data-axis": spec.axis, "data-kind": spec.kind, "data-number": number });
  element.dataset.lmSuppressShortcuts = "true";
  strip.touch.append(element);
  let now = control.values[0];
  let place = first.slice(0, 2);
  let grip = 0; // how far from the handle it was taken hold of

  const nearest = (there) => control.values.reduce((best, value) =>
    (Math.abs(along.get(value) - there) < Math.abs(along.get(best) - there) ? value : best));

  element.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    grip = along.get(now) - strip.point(event)[axis];
  });
  element.addEventListener("pointermove", (event) => {
    if (!element.hasPointerCapture(event.pointerId)) return;
    const value = nearest(strip.point(event)[axis] + grip);
    if (value !== now) set({ [spec.control]: value });
  });
  element.addEventListener("keydown", (event) => {
    const last = control.values.length - 1;
    const index = control.values.indexOf(now);
    const to = { ArrowUp: index + 1, ArrowRight: index + 1, ArrowDown: index - 1, ArrowLeft: index - 1,
      PageUp: index + LEAP, PageDown: index - LEAP, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set({ [spec.control]: control.values[Math.max(0, Math.min(last, to))] });
  });

  // The hand sees its handle follow at once; where the picture puts it is known when it is drawn.
  function follow(state) {
    const before = now;
    now = state[spec.control];
    const index = control.values.indexOf(now);
    mark(element, { "aria-valuenow": index, "aria-valuetext": control.texts[index] });
    place = place.with(axis, place[axis] + along.get(now) - along.get(before));
    strip.place(element, ...place);
  }

  function put([x, y, places = spec.along]) {
    along = new Map(spec.values.map((value, k) => [value, places[k]]));
    strip.place(element, ...(place = [x, y]));
  }

  put(first);
  return { follow, put };
}

function makeSpots(spec, scene, set) {
  const group = mark(make("div", { className: "explorer-spots" }), { role: "group", "aria-label": spec.label });
  const spots = spec.regions.map(({ name, box: [x, y, width, height], state }) => {
    const button = make("button", { type: "button", className: "explorer-spot", title: name, onclick: () => set(state) });
    const strip = scene.stripAt(x + width / 2);
    mark(button, { "aria-label": name, tabindex: -1 });
    button.dataset.lmSuppressShortcuts = "true";
    strip.place(button, x, y);
    button.style.width = `${(100 * width) / strip.box[2]}%`;
    button.style.height = `${(100 * height) / strip.box[3]}%`;
    button.addEventListener("keydown", (event) => walk(event, button));
    button.addEventListener("focus", () => enter(button));
    return { button, strip, state, middle: [x + width / 2, y + height / 2] };
  });
  const touched = [...new Set(spots.map((spot) => spot.strip.touch))];
  touched.forEach((touch) => {
    const own = touched.length === 1 ? group : group.cloneNode();
    own.append(...spots.filter((spot) => spot.strip.touch === touch).map((spot) => spot.button));
    touch.prepend(own);
  });
  enter(spots[0].button);

  // One spot of all can be reached by Tab; arrows lead on from it.
  function enter(button) {
    spots.forEach((spot) => { spot.button.tabIndex = spot.button === button ? 0 : -1; });
  }

  function walk(event, from) {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const here = spots.find((spot) => spot.button === from).middle;
    const far = ({ middle }) => {
      const [x, y] = [middle[0] - here[0], middle[1] - here[1]];
      const ahead = x * way[0] + y * way[1];
      return ahead < 1 ? Infinity : ahead + 3 * Math.abs(x * way[1] + y * way[0]);
    };
    const best = spots.reduce((best, spot) => (far(spot) < far(best) ? spot : best));
    if (far(best) < Infinity) best.button.focus();
  }

  function follow(state) {
    spots.forEach((spot) => mark(spot.button, {
      "aria-pressed": Object.entries(spot.state).every(([key, value]) => state[key] === value) }));
  }

  return { follow };
}
