// The one worker of a page: cells run one after the other, and what they tell goes to whoever asked for the run.
const PATIENCE = 1500; // milliseconds until a worker that does not heed an interrupt is ended

export function makeKernel(base, manifest, hear) {
  const shared = self.crossOriginIsolated ? new Uint8Array(new SharedArrayBuffer(1)) : null;
  let worker = null, running = null, queue = [];

  function start() {
    contain();
    const code = `import ${JSON.stringify(new URL("worker.js", base).href)};`;
    worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
    const ready = new Promise((resolve, reject) => {
      worker.onerror = () => reject(new Error("Python did not start: reload the page, or try a newer browser."));
      worker.onmessage = ({ data: { kind, content } }) => {
        if (kind === "ready") resolve();
        if (kind === "ended") end(content.whole ? "whole" : "failed");
        else if (["text", "shown", "error"].includes(kind)) running?.hear(kind, content);
        else hear(kind, content);
      };
    });
    worker.postMessage({ base: String(base), shared, ...manifest });
    return ready;
  }

  let started = null;
  const awake = () => (started ??= start().catch((problem) => { forget(); throw problem; }));

  async function pump() {
    await awake();
    if (running || !queue.length) return;
    running = queue.shift();
    if (shared) shared[0] = 0;
    running.begun();
    worker.postMessage({ cell: running.cell, source: running.source, anew: running.anew });
  }

  // In which way a cell ended: "whole", "failed", "stopped", or "dropped" before it began.
  function end(way) {
    const ended = running;
    running = null;
    ended?.resolve(way === "failed" && ended.stopped ? "stopped" : way);
    if (queue.length) pump();
  }

  function forget() {
    worker?.terminate();
    worker = started = null;
  }

  // Ends what runs and what waits. Where the page is isolated the names stay, else Python starts anew.
  function stop() {
    queue.splice(0).forEach((waiting) => waiting.resolve("dropped"));
    if (!running) return;
    const mine = running;
    mine.stopped = true;
    if (!shared) return restart();
    shared[0] = 2;
    setTimeout(() => { if (running === mine) restart(); }, PATIENCE);
  }

  function restart() {
    const lost = running;
    forget();
    lost.hear("error", { text: "Stopped. Python starts anew, so what was defined is lost: press Run all above to have it again." });
    hear("lost", {});
    end("stopped");
    awake();
  }

  return {
    awake,
    stop,
    busy: () => Boolean(running || queue.length),
    run: (cell, source, anew, told, begun) => new Promise((resolve, reject) => {
      queue.push({ cell, source, anew, hear: told, begun, resolve });
      pump().catch((problem) => { queue = []; reject(problem); });
    }),
    move: (explorer, asked) => worker?.postMessage({ explorer, asked }),
  };
}

// From now on this page, and every worker it starts, reaches nothing but the host that it came from.
function contain() {
  if (document.querySelector("meta[http-equiv='Content-Security-Policy']")) return;
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = "default-src 'self' 'unsafe-inline' data: blob:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
    + "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'";
  document.head.append(meta);
}
