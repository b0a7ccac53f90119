// An explorer on a page of its own: its state stands in the address, and it can be taken along.

const QUIET = 300; // milliseconds after a move until the address is written: browsers refuse to write it all the time

function stand(root, spec, explorer) {
  const told = mark(make("p", { className: "explorer-told" }), { role: "status" });
  let writing;

  const address = () => `${location.href.split("#")[0]}${hash(explorer.state())}`;
  const hash = (state) => written(spec, state) && `#${written(spec, state)}`;
  const write = () => history.replaceState(null, "", address());

  const copy = async (text, said) => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = said;
    } catch {
      const input = make("input", { value: text, readOnly: true });
      told.replaceChildren(make("label", { textContent: "Copy this: " }, input));
      input.select();
    }
  };
  const embed = () => {
    const frame = make("iframe", { src: address(), title: spec.name, width: 760, height: root.offsetHeight + 60, loading: "lazy" });
    return mark(frame, { style: "border: 0; max-width: 100%", allow: "fullscreen; clipboard-write" }).outerHTML;
  };
  const save = (kind, blob) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: `${spec.name.replace(/\W+/g, "_")}.${kind}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const pixels = async () => {
    const image = make("img", { src: `data:image/svg+xml,${encodeURIComponent(explorer.file())}` });
    await image.decode();
    const canvas = make("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save("png", blob));
  };
  const tools = {
    "Copy link": () => copy(address(), "The link to this state is copied."),
    "Embed": () => copy(embed(), "One line of HTML is copied: it shows this explorer on another page."),
    "Save SVG": () => save("svg", new Blob([explorer.file()], { type: "image/svg+xml" })),
    "Save PNG": pixels,
    "Full screen": () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()),
  };
  const buttons = Object.entries(tools).map(([textContent, onclick]) => make("button", { type: "button", textContent, onclick }));
  root.append(make("div", { className: "explorer-tools" }, ...buttons), told);

  explorer.move(readState(spec, location.hash));
  root.addEventListener("explorer-move", () => { clearTimeout(writing); writing = setTimeout(write, QUIET); });
  addEventListener("hashchange", () => explorer.set(readState(spec, location.hash)));
}
