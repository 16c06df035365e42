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
// What is near the reader: when she presses, to about a kilometre, and in the address alone.
if (navigator.geolocation) document.querySelectorAll("[data-near]").forEach(function (button) {
  var field = document.getElementById(button.dataset.near), said = button.parentNode.nextElementSibling;
  var where = field.form.elements["var"], typed;
  button.hidden = false;
  button.addEventListener("click", function () {
    said.textContent = "";
    navigator.geolocation.getCurrentPosition(function (here) {
      field.disabled = false;
      field.value = here.coords.latitude.toFixed(2) + "," + here.coords.longitude.toFixed(2);
      typed = where.value;
      where.value = "";
      field.form.submit();
      where.value = typed; // for who comes back
      field.disabled = true;
    }, function () { said.textContent = button.dataset.failed; }, { maximumAge: 600000, timeout: 15000 });
  });
});
