// An open group of the menu closes when one looks elsewhere; without this file it stays until clicked again.
// On a narrow screen the row of tabs begins at the tab one is on.
(() => {
  "use strict";
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    tab.scrollIntoView({ block: "nearest", inline: "center" });
  }
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
