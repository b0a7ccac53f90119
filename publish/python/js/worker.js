// Python in a worker that reaches no network: it is started from a blob, so that the policy of the page holds for it,
// and what could ask for an address is taken away before any code of a cell runs.
const ASKING = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts",
  "indexedDB", "caches", "Worker", "SharedWorker", "BroadcastChannel", "FontFace", "Request", "navigator"];

const { base, core, first, later, shared } = await new Promise((started) => { self.onmessage = ({ data }) => started(data); });
const Later = self.XMLHttpRequest;
const post = self.postMessage.bind(self);
const at = (name) => new URL(name, base).href;
const told = (kind, content) => post({ kind, content });

const loadBytes = async (name) => (await fetch(at(name))).arrayBuffer();
const arriving = first.map(({ file }) => loadBytes(file));
const { loadPyodide } = await import(at("pyodide.mjs"));
told("loading", { what: "Python", share: 0 });
const python = await loadPyodide({ indexURL: at("."), jsglobals: {} });
let done = core;
for (const [place, { file, words, size }] of first.entries()) {
  told("loading", { what: words, share: done });
  lay(file, await arriving[place]);
  done += size;
}
python.runPython("import sys; sys.path.insert(0, '/inside'); import numpy");

for (const name of ASKING) {
  for (let holder = self; holder; holder = Object.getPrototypeOf(holder)) delete holder[name];
  Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false });
}
if (shared) python.setInterruptBuffer(shared);
const page = python.pyimport("in_the_page");
page.start((kind, content) => told(kind, JSON.parse(content)));
python.pyimport("late").install(bring);

self.onmessage = ({ data: { cell, source, anew, explorer, asked } }) => {
  if (explorer) return page.move(explorer, asked);
  if (anew) page.forget();
  told("ended", { cell, whole: page.run(cell, source) });
};
told("ready", {});

function lay(file, bytes) {
  if (file.endsWith(".whl")) python.unpackArchive(bytes, "wheel");
  else python.unpackArchive(bytes, "zip", { extractDir: "/inside" });
}

// Packages that are wanted only now, in the middle of an import, which cannot wait for anything: so they come at once.
function bring() {
  for (const { file, words } of later) {
    told("loading", { what: words, share: null });
    const request = new Later();
    request.open("GET", at(file), false);
    request.responseType = "arraybuffer";
    request.send();
    lay(file, request.response);
  }
  told("loading", { what: "", share: null });
}
