// Figures to take away: a PNG drawn from the SVG beside it, twice as large as on the page, and a caption to copy.
const note = document.querySelector(".take-note");

document.addEventListener("click", async ({ target }) => {
  if (target.dataset.caption) {
    const copied = await navigator.clipboard?.writeText(target.dataset.caption).then(() => true, () => false);
    note.textContent = copied ? "Copied." : target.dataset.caption;
  }
  if (target.dataset.png) {
    try {
      save(await drawn(target.closest("figure").querySelector("img").src), target.dataset.png);
      note.textContent = "";
    } catch {
      note.textContent = "A page that was opened from a file may not read its pictures: take the SVG, or serve the pages (make serve).";
    }
  }
});

async function drawn(address) {
  const image = Object.assign(new Image(), { src: address });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
}

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
