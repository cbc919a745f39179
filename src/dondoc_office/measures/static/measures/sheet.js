// Moves the caret through the sheet: Enter and arrows, as in a spreadsheet. Without this file Tab does the same.
(() => {
  "use strict";
  const cells = [...document.querySelectorAll(".entry-sheet .cell")];
  const go = (from, step) => {
    const next = cells[cells.indexOf(from) + step];
    if (!next) return;
    next.focus();
    next.select();
  };
  for (const cell of cells) {
    cell.addEventListener("keydown", (pressed) => {
      const step = { Enter: pressed.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[pressed.key];
      if (!step || pressed.ctrlKey || pressed.altKey || pressed.isComposing) return;
      pressed.preventDefault();
      go(cell, step);
    });
    // A column copied from a spreadsheet falls into the cells below.
    cell.addEventListener("paste", (pasted) => {
      const lines = pasted.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
      if (lines.length < 2) return;
      pasted.preventDefault();
      const start = cells.indexOf(cell);
      lines.forEach((line, index) => {
        if (cells[start + index]) cells[start + index].value = line.split("\t")[0].trim();
      });
    });
  }
})();
