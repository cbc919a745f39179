// Arrow keys, Home and End between the cells of the matrix; without it Tab does the same, slower.
document.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const link = event.target.closest(".matrix a");
  if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
  const cell = link.closest("td, th");
  const rows = [...cell.closest("table").rows];
  const own = cell.parentElement;
  let to;
  if (event.key === "Home") to = own.cells[1];
  else if (event.key === "End") to = own.cells[own.cells.length - 1];
  else if (steps[event.key]) {
    const [down, right] = steps[event.key];
    const row = rows[rows.indexOf(own) + down];
    to = row && row.cells[cell.cellIndex + right];
  }
  const next = to && to.querySelector("a");
  if (!next) return;
  event.preventDefault();
  next.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
});
