// Files dragged anywhere onto the page go into the form's own file field, beside those chosen before.
// Without this file the field takes them as browsers do.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  const field = form && document.getElementById(form.dataset.drop);
  if (!field || typeof DataTransfer === "undefined") return;
  const list = form.querySelector("[data-dropped]");
  const carriesFiles = (event) => [...(event.dataTransfer ? event.dataTransfer.types : [])].includes("Files");

  const show = () => {
    const lines = [...field.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024))} KB)`;
      return line;
    });
    list.replaceChildren(...lines);
    list.hidden = lines.length < 2;
  };

  const together = (earlier, later) => {
    const all = new DataTransfer();
    const seen = new Set();
    for (const file of [...earlier, ...later]) {
      const key = `${file.name}|${file.size}|${file.lastModified}`;
      if (!seen.has(key)) all.items.add(file);
      seen.add(key);
    }
    return all.files;
  };

  let depth = 0;
  const over = (more) => {
    depth = Math.max(0, depth + more);
    form.classList.toggle("drop-here", depth > 0);
  };
  document.addEventListener("dragenter", (event) => carriesFiles(event) && over(1));
  document.addEventListener("dragleave", (event) => carriesFiles(event) && over(-1));
  document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    over(-depth);
    field.files = together(field.files, event.dataTransfer.files);
    show();
    field.focus();
  });
  field.addEventListener("change", show);
})();
