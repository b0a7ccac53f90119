// The outline marks the part of the lesson that is read now.
const now = document.querySelector(".outline .now");
const parts = [...document.querySelectorAll(".outline li a")].map((link) => [link, document.getElementById(link.hash.slice(1))]);
let waiting = false;

function markPlace() {
  waiting = false;
  const here = parts.findLast(([, part]) => part.checkVisibility() && part.getBoundingClientRect().top < innerHeight / 3) ?? parts[0];
  for (const [link] of parts) {
    if (link === here[0]) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  now.textContent = `: ${here[0].textContent}`;
  if (here[0].checkVisibility()) keepInView(here[0]);
}

// Scrolls the outline alone, never the page.
function keepInView(link) {
  const box = link.closest(".outline"), over = link.getBoundingClientRect(), room = box.getBoundingClientRect();
  if (over.top < room.top) box.scrollTop -= room.top - over.top;
  else if (over.bottom > room.bottom) box.scrollTop += over.bottom - room.bottom;
}

addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(markPlace); } }, { passive: true });
addEventListener("load", markPlace);
document.querySelector(".outline ul").addEventListener("click", () => {
  if (matchMedia("(max-width: 1079px)").matches) document.querySelector(".outline details").open = false;
});
