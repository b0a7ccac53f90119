// Wakes the code of a lesson page where there is a server; a page that is opened as a file says what a server would add.
{
  const script = document.currentScript;
  const words = document.querySelector(".reading");
  if (location.protocol === "file:") words?.append(" From a web server (make serve) every piece of code could be changed and run here, too.");
  else {
    const before = [...words?.childNodes ?? []];
    words?.replaceChildren("All code can be changed and run, in exercises, too: Python comes with the first Run or Check.");
    import(new URL("page.js", script.src).href).catch(() => words?.replaceChildren(...before));
  }
}
