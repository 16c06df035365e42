// Shows what needs a passkey where the browser can use one, and says when none answers.
(function () {
  var able = Boolean(window.PublicKeyCredential) && window.isSecureContext;
  document.querySelectorAll("[data-passkey]").forEach(function (part) {
    part.hidden = !able;
  });
  document.querySelectorAll("[data-no-passkey]").forEach(function (part) {
    part.hidden = able;
  });
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-trouble]").forEach(function (part) {
      part.hidden = false;
    });
  });
})();
