// Light or dark: as the system says, or as was chosen last. Loaded in the head, so that no page flashes.
const wished = new URLSearchParams(location.search).get("theme");
const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } }; // a file may have no storage

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem("theme", theme); } catch { /* then the choice holds for this page */ }
}

function otherTheme() {
  const dark = getComputedStyle(document.documentElement).getPropertyValue("--dark").trim() === "1";
  setTheme(dark ? "light" : "dark");
}

if (wished ?? kept()) document.documentElement.dataset.theme = wished ?? kept();
addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-theme-button]").forEach((button) =>
  button.addEventListener("click", otherTheme)));
