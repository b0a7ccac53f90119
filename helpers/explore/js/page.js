// In an exported page: all frames are there, packed, and are unpacked when the explorer comes near the view.

const NEAR = "400px";
const TOO_OLD = "This browser cannot unpack the other positions: a newer one shows them all.";
const LOST = "The other positions did not load: reload the page.";

function revive(root) {
  const spec = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const inside = root.querySelector("script[type='text/plain']")?.textContent;
  root.querySelectorAll(".explorer-strip svg").forEach((drawn, k) => { spec.strips[k].drawn = drawn; });
  spec.first.frame = spec.strips.map(({ drawn }) => drawn.lastElementChild.innerHTML);
  root.replaceChildren();
  const explorer = mount(root, { ...spec, now: spec.start });
  if ("page" in root.dataset) stand(root, spec, explorer);
  let loading = false;
  const load = async () => {
    if (loading) return;
    loading = true;
    seen.disconnect();
    if (!("DecompressionStream" in window)) return explorer.say(TOO_OLD);
    try {
      explorer.fill(packedFrames(await inflate(inside ?? await beside(root.dataset.frames, spec.name))));
    } catch {
      explorer.say(LOST);
    }
  };
  const seen = new IntersectionObserver(([entry]) => { if (entry.isIntersecting) load(); }, { rootMargin: NEAR });
  seen.observe(root);
  root.addEventListener("focusin", load, { once: true });
}

// The packed frames in a script of their own, which a page can load from a file, too.
async function beside(address, name) {
  await new Promise((done, failed) => document.head.append(make("script", { src: address, onload: done, onerror: failed })));
  return window.explorerFrames[name];
}

// An explorer with a page of its own: its state stands in the address, and it can be taken along.
function stand(root, spec, explorer) {
  const write = (state) => new URLSearchParams(Object.entries(state).filter(([key, value]) => value !== spec.start[key]));
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const known = spec.controls.filter((control) => control.values).map(({ key, values }) =>
      [key, values.find((value) => String(value) === asked.get(key)) ?? spec.start[key]]);
    return { ...spec.start, ...Object.fromEntries(known) };
  };
  const address = () => location.href.split("#")[0] + (location.hash.length > 1 ? location.hash : "");
  const told = mark(make("p", { className: "explorer-told" }), { role: "status" });
  const copy = async (text, said) => {
    try { await navigator.clipboard.writeText(text); told.textContent = said; }
    catch { told.replaceChildren(make("label", { textContent: "Copy this: " }, make("input", { value: text, readOnly: true }))); }
  };
  const embed = () => `<iframe src="${address()}" title="${spec.name}" width="760" height="900" style="border:0;max-width:100%" loading="lazy"></iframe>`;
  const save = (kind, blob) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: `${spec.name.replace(/\W+/g, "_")}.${kind}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const picture = () => new Blob([explorer.file()], { type: "image/svg+xml" });
  const png = async () => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(explorer.file())}`;
    await image.decode();
    const canvas = make("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save("png", blob));
  };
  const tools = { "Copy link": () => copy(address(), "The link to this state is copied."),
    "Embed": () => copy(embed(), "One line of HTML is copied: it shows this explorer on another page."),
    "Save SVG": () => save("svg", picture()), "Save PNG": png,
    "Full screen": () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()) };
  const buttons = Object.entries(tools).map(([textContent, onclick]) => make("button", { type: "button", textContent, onclick }));
  root.append(make("div", { className: "explorer-tools" }, ...buttons), told);
  explorer.move(read());
  root.addEventListener("explorer-move", ({ detail }) => history.replaceState(null, "", `#${write(detail)}`));
  addEventListener("hashchange", () => explorer.set(read()));
}
