// What is wrong with the slide that is shown now, as sentences. Evaluated in a deck.
() => {
  const LEAST = 16, DRAWN = 13, FOOTER = 38, PICTURE = 300;
  const slide = Reveal.getCurrentSlide(), scale = Reveal.getScale();
  const edge = slide.getBoundingClientRect();
  const bottom = Math.min(edge.bottom, innerHeight - FOOTER);
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
  const problems = [];
  for (const element of slide.querySelectorAll("*")) {
    if (element.closest("aside.notes, script, svg")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const over = Math.max(edge.left - box.left, edge.top - box.top, box.right - edge.right, box.bottom - bottom);
    if (over > 1) problems.push(`${name(element)} leaves the slide by ${Math.round(over)} px`);
    const style = getComputedStyle(element);
    const cut = Math.max(element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight);
    if (style.overflow !== "visible" && element.clientWidth > 20 && cut > 2 && element.tagName !== "INPUT")
      problems.push(`${name(element)} is cut off by ${cut} px`);
    const size = parseFloat(style.fontSize) * scale;
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (words && size < LEAST - 0.01) problems.push(`${name(element)} is written in ${size.toFixed(1)} px`);
  }
  for (const text of slide.querySelectorAll("svg text")) {
    const svg = text.ownerSVGElement, size = parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    if (text.textContent.trim() && size < DRAWN * scale) problems.push(`"${text.textContent}" is drawn in ${size.toFixed(1)} px`);
  }
  for (const picture of slide.querySelectorAll(".explorer-picture"))
    if (picture.getBoundingClientRect().height < 0.7 * PICTURE * scale)
      problems.push(`its explorer's picture is only ${Math.round(picture.getBoundingClientRect().height)} px high`);
  for (const picture of slide.querySelectorAll(".is-figure img"))
    if (picture.getBoundingClientRect().height < Math.min(PICTURE, picture.naturalHeight / 2) * scale - 1) 
      problems.push(`its picture is only ${Math.round(picture.getBoundingClientRect().height)} px high`);
  if (!slide.querySelector("aside.notes")?.textContent.match(/\d min/)) problems.push("it has no notes");
  if (slide.querySelector("aside.notes")?.getBoundingClientRect().height) problems.push("its notes are in plain sight");
  if (slide.querySelector("img:not([alt]), img[alt='']")) problems.push("a picture has no words");
  if (document.querySelector("footer").scrollWidth > innerWidth) problems.push("the footer is too wide");
  return problems.map((problem) => `${slide.id}: ${problem}`);
}
