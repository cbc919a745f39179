// What the browser says of a key that could not be used, in the words of the page; without it nothing would be said.
(() => {
  "use strict";
  const place = document.getElementById("passkey-said");
  if (!place) return;
  const reason = (error) => {
    if (!window.isSecureContext || !window.PublicKeyCredential || error.name === "SecurityError") return "address";
    return { NotAllowedError: "cancelled", InvalidStateError: "already" }[error.name] || "other";
  };
  document.addEventListener("allauth.error", (told) => {
    told.preventDefault();
    const said = place.content.querySelector(`[data-reason="${reason(told.detail.exception)}"]`).cloneNode(true);
    document.querySelector(".passkey-said")?.remove();
    said.classList.add("passkey-said");
    document.querySelector("main h1").after(said);
    said.scrollIntoView({ block: "nearest" });
  });
})();

// The form of a new key says on its button where the fields stand.
(() => {
  "use strict";
  const add = document.getElementById("mfa_webauthn_add");
  if (!add) return;
  const { passwordless, credential } = add.dataset;
  const ids = { add: add.id, passwordless, credential, data: "js_data" };
  document.addEventListener("DOMContentLoaded", () => window.allauth.webauthn.forms.addForm({ ids }));
})();
