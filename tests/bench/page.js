// What the benchmark does inside the page: it moves the control of a cell and watches its picture.
const bench = {
  ways: {},
  moves: 0,

  node: (cell) => jupyterapp.shell.currentWidget.content.widgets[cell].node,
  frame: () => new Promise(requestAnimationFrame),
  painted: () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  }),
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),

  // What is shown: of a vector picture its last artist, of pixels their address.
  picture(cell) {
    const drawn = bench.node(cell).querySelector(".explorer-strip svg");
    if (drawn) return drawn.lastElementChild.lastElementChild;
    const image = bench.node(cell).querySelector(".jp-OutputArea img");
    return image?.complete && image.naturalWidth ? image.src : null;
  },

  // One move: the next position, back and forth; in a long slider a leap to one not seen before; a new text.
  move(cell) {
    const handle = bench.node(cell).querySelector(".noUi-handle");
    const input = bench.node(cell).querySelector(".explorer input");
    bench.moves += 1;
    if (handle) {
      const [now, last] = ["aria-valuenow", "aria-valuemax"].map((name) => +handle.getAttribute(name));
      const key = bench.way(cell, now, last) > 0 ? "ArrowRight" : "ArrowLeft";
      return handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
    if (input.type === "text") input.value = bench.moves / 1000;
    else if (input.max > 1000) input.value = (+input.value + 317) % (+input.max + 1);
    else input.value = +input.value + bench.way(cell, +input.value, +input.max);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  },

  way(cell, value, last) {
    if (value >= last) bench.ways[cell] = -1;
    if (value <= 0) bench.ways[cell] = 1;
    return bench.ways[cell] ?? 1;
  },

  // Milliseconds from running the cell until its picture stands on the page.
  async first(cell) {
    const start = performance.now();
    jupyterapp.commands.execute("notebook:run-cell");
    while (!bench.picture(cell)) await bench.frame();
    return performance.now() - start;
  },

  // Milliseconds from a move at any moment until the page has painted another picture, n times.
  async steps(cell, n) {
    const found = [];
    while (found.length < n) {
      await bench.pause(250 + 17 * Math.random());
      const before = bench.picture(cell), start = performance.now();
      bench.move(cell);
      do await bench.frame();
      while ((bench.picture(cell) ?? before) === before && performance.now() - start < 5000);
      await bench.painted(); // the frame of this callback
      found.push(performance.now() - start);
    }
    return found;
  },

  // One move in each display frame: what was shown, and how long after the last move it still changed.
  async drag(cell, ms) {
    let moved = 0, shown = 0, changed = 0, picture = bench.picture(cell);
    const look = () => {
      const now = bench.picture(cell) ?? picture;
      if (now !== picture) { shown += 1; changed = performance.now(); }
      picture = now;
    };
    const start = await bench.frame();
    for (; performance.now() - start < ms; moved++) { bench.move(cell); look(); await bench.frame(); }
    const released = performance.now(), fps = 1000 * shown / (released - start);
    while (performance.now() - released < 1500) { look(); await bench.frame(); }
    return { moved, shown, fps, lag: Math.max(0, changed - released) };
  },
};

// Resolves when the kernel has said nothing for a second: what is near was drawn ahead.
bench.quiet = async () => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  let since = performance.now();
  const heard = () => { since = performance.now(); };
  kernel.anyMessage.connect(heard);
  while (performance.now() - since < 1000) await bench.pause(20);
  kernel.anyMessage.disconnect(heard);
};
