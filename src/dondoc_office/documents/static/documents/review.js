// The review page: light up words beside their fields, keys, marking and splitting. Everything else
// works without this file.
(() => {
  "use strict";
  const root = document.querySelector("[data-review]");
  if (!root) return;
  const words = root.querySelector("[data-words]");

  // Scroll the words alone, never the page under the reader's eyes.
  const frame = words.closest(".review-text");
  const show = (piece) => {
    const inside = piece.getBoundingClientRect();
    const seen = frame.getBoundingClientRect();
    if (inside.top < seen.top + 24 || inside.bottom > seen.bottom - 48) {
      frame.scrollTop += inside.top - seen.top - seen.height / 3;
    }
  };

  const light = (name) => {
    for (const piece of words.querySelectorAll("mark.lit")) piece.classList.remove("lit");
    if (!name) return;
    const lit = [...words.querySelectorAll("mark")].filter((piece) => piece.dataset.names.split(" ").includes(name));
    for (const piece of lit) piece.classList.add("lit");
    if (lit.length) show(lit[0]);
  };
  for (const element of root.querySelectorAll("[data-lights]")) {
    for (const event of ["mouseenter", "focusin"]) {
      element.addEventListener(event, (happened) => {
        happened.stopPropagation();
        light(element.dataset.lights);
      });
    }
  }
  for (const piece of words.querySelectorAll("mark")) {
    piece.addEventListener("click", () => {
      const card = document.getElementById(piece.dataset.names.split(" ")[0].split("-")[0]);
      if (card) card.focus();
    });
  }

  // Code points, as the server counts: a letter beyond the basic plane is one.
  const offsetOf = (node, inside) => {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!holder || !words.contains(holder)) return null;
    return Number(holder.dataset.start) + [...node.textContent.slice(0, inside)].length;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || !words.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const from = offsetOf(range.startContainer, range.startOffset);
    const to = offsetOf(range.endContainer, range.endOffset);
    const add = root.querySelector("[data-add]");
    if (add && from !== null && to !== null) {
      add.elements.tu.value = from;
      add.elements.den.value = to;
      add.hidden = chosen.isCollapsed;
    }
    for (const form of root.querySelectorAll("[data-split]")) {
      const { from: first, to: last } = form.closest(".proposal").dataset;
      form.elements.cho.value = from ?? "";
      form.hidden = from === null || !chosen.isCollapsed || from <= Number(first) || from >= Number(last);
    }
  });

  const cards = () => [...root.querySelectorAll(".proposal")];
  document.addEventListener("keydown", (pressed) => {
    if (pressed.target.closest("input, textarea, select, summary, button, a") || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    const all = cards();
    const here = all.indexOf(document.activeElement);
    const go = { j: here + 1, k: here - 1 }[pressed.key];
    if (go !== undefined && all[go]) {
      all[go].focus();
    } else if (here >= 0 && pressed.key === "Enter") {
      all[here].querySelector("[data-key=confirm]")?.click();
    } else if (here >= 0 && pressed.key === "x") {
      all[here].querySelector("[data-key=refuse]")?.click();
    } else if (here >= 0 && pressed.key === "e") {
      const box = all[here].querySelector("details");
      if (box) {
        box.open = true;
        box.querySelector("textarea")?.focus();
      }
    } else {
      return;
    }
    pressed.preventDefault();
  });

  // Begin at the proposal of the address, else at the first that waits.
  const begin = document.getElementById(location.hash.slice(1)) || root.querySelector(".proposal.proposed");
  if (begin) begin.focus({ preventScroll: !location.hash });
})();
