// Optional: shows the button that only a script can answer. Nothing depends on it.
document.querySelectorAll("[data-print]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
});
// Where the device can share, it offers its own ways.
if (navigator.share) document.querySelectorAll("[data-share]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(function () {});
  });
});
