// Optional: offers words while somebody writes. Without it the form works as it stands.
(function () {
  var box = document.querySelector("[data-suggest]");
  var list = document.getElementById("suggestions");
  var waiting, asked;
  if (!box || !list || !window.fetch) { return; }
  box.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      var words = asked = box.value.trim();
      if (words.length < 2) { return; }
      fetch(box.dataset.suggest + "?q=" + encodeURIComponent(words))
        .then(function (answer) { return answer.ok ? answer.json() : { words: [] }; })
        .then(function (found) {
          if (words !== asked) { return; }
          list.replaceChildren.apply(list, found.words.map(function (word) {
            var option = document.createElement("option");
            option.value = word;
            return option;
          }));
        })
        .catch(function () {});
    }, 250);
  });
})();
