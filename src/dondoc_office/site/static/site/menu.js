// An open group of the menu closes when one looks elsewhere. Without this file it stays until clicked again.
(() => {
  "use strict";
  const opened = () => document.querySelectorAll(".top details[open]");
  document.addEventListener("click", (clicked) => {
    for (const group of opened()) if (!group.contains(clicked.target)) group.open = false;
  });
  document.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Escape") return;
    for (const group of opened()) {
      group.open = false;
      group.querySelector("summary").focus();
    }
  });
})();
