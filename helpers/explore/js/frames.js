// The frames that an explorer has: those a kernel has drawn, the oldest forgotten first, or those packed into a page.

const MEMORY = 600; // frames of a kernel that are kept

function makeFrames() {
  const frames = new Map();
  let unpack = null; // gives the frame of that number

  return {
    has: (key) => frames.has(key),
    keep(key, frame) {
      if (frames.size >= MEMORY) frames.delete(frames.keys().next().value);
      frames.set(key, frame);
    },
    // A frame that is looked at becomes the newest: the one forgotten is the one not seen for longest.
    recall(key) {
      const frame = frames.get(key);
      if (unpack) return frame === undefined ? undefined : unpack(frame);
      if (frame && frames.delete(key)) frames.set(key, frame);
      return frame;
    },
    fill(packed) {
      frames.clear();
      unpack = packed.frame;
      packed.states.forEach((state, number) => frames.set(keyOf(state), number));
    },
  };
}

// The frames of a page. Each part of them is a column: its different texts, and which of them each frame has.
function packedFrames({ states, columns }) {
  const controls = Object.entries(states);
  const read = (column, number) => column.texts[column.at[number]];
  const all = (list, number) => list.map((column) => read(column, number)).filter((text) => text !== null);
  return {
    states: columns.summary.at.map((_, number) => Object.fromEntries(controls.map(([key, column]) => [key, read(column, number)]))),
    frame: (number) => ({
      frame: columns.frame.map((strip) => all(strip, number).join("")),
      at: columns.at.map((column) => read(column, number)),
      summary: read(columns.summary, number),
      alt: all(columns.alt, number).join("; "),
      numbers: columns.numbers.map(([label, text]) => [read(label, number), read(text, number)]).filter(([label]) => label !== null),
    }),
  };
}

async function inflate(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}
