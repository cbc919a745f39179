// A button beside words that are shown once copies them. Where the browser lends no clipboard (an address without
// https) they are selected and copied the old way, or stay selected; without this file a click selects them whole.
(() => {
  "use strict";
  const copied = async (words) => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(words);
      return document.execCommand("copy");
    }
  };
  for (const box of document.querySelectorAll(".copy")) {
    const [words, button, said] = ["code", "button", "[role=status]"].map((one) => box.querySelector(one));
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = (await copied(words)) ? button.dataset.copied : button.dataset.selected;
    });
  }
})();
