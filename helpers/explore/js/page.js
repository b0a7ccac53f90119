// In an exported page: all frames are there, packed, and are unpacked when the explorer comes near the view.

const NEAR = "400px";
const TOO_OLD = "This browser cannot unpack the other positions: a newer one shows them all.";
const LOST = "The other positions did not load: reload the page.";

function revive(root) {
  const spec = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const inside = root.querySelector("script[type='text/plain']")?.textContent;
  const { from, page } = root.dataset;
  root.querySelectorAll(".explorer-strip svg").forEach((drawn, k) => { spec.strips[k].drawn = drawn; });
  spec.first.frame = spec.strips.map(({ drawn }) => drawn.lastElementChild.innerHTML);
  root.replaceChildren();
  const explorer = mount(root, { ...spec, now: spec.start });
  root.addEventListener("explorer-go", ({ detail }) => explorer.set(readState(spec, detail)));
  if (page !== undefined) stand(root, spec, explorer);
  else if (from) lead(root, spec, from);
  let loading = false;
  const load = async () => {
    if (loading) return;
    loading = true;
    seen.disconnect();
    if (!("DecompressionStream" in window)) return explorer.say(TOO_OLD);
    try {
      explorer.fill(packedFrames(await inflate(inside ?? await beside(from, spec.name))));
    } catch {
      explorer.say(LOST);
    }
  };
  const seen = new IntersectionObserver(([entry]) => { if (entry.isIntersecting) load(); }, { rootMargin: NEAR });
  seen.observe(root);
  root.addEventListener("focusin", load, { once: true });
}

// The packed frames in a script of their own, which a page can load from a file, too.
async function beside(from, name) {
  await new Promise((done, failed) => document.head.append(make("script", { src: `${from}.js`, onload: done, onerror: failed })));
  return window.explorerFrames[name];
}

// A state as the end of an address: what differs from the start. Of an address that names no state, the start.
const written = (spec, state) => new URLSearchParams(Object.entries(state).filter(([key, value]) => value !== spec.start[key])).toString();

function readState(spec, hash) {
  const asked = new URLSearchParams(hash.slice(1));
  const known = spec.controls.filter((control) => control.values).map(({ key, values }) =>
    [key, values.find((value) => String(value) === asked.get(key)) ?? spec.start[key]]);
  return { ...spec.start, ...Object.fromEntries(known) };
}

// The way from an explorer in a page to the page of its own, in the state that is shown.
function lead(root, spec, from) {
  const link = make("a", { className: "explorer-own", href: `${from}.html`, textContent: "On a page of its own, to share" });
  root.append(link);
  root.addEventListener("explorer-move", ({ detail }) => { link.hash = written(spec, detail); });
}
