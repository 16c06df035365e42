// Optional: advice on easy Swedish while one writes. The server says the same when it is sent.
(function () {
  if (window.samlaEasy) { return; }
  window.samlaEasy = true;
  document.querySelectorAll("[data-easy]").forEach(function (box) {
    var field = document.getElementById(box.dataset.easy);
    var language = document.getElementById(box.dataset.language);
    var hard = JSON.parse(box.nextElementSibling.textContent);
    var known = new RegExp("(?:^|[^a-zåäöéü-])(" + Object.keys(hard).sort(function (one, other) {
      return other.length - one.length;
    }).join("|") + ")(?![a-zåäöéü])", "gi");
    var waiting;
    function filled(said, facts) {
      return said.replace(/\{(\w+)\}/g, function (_all, name) { return facts[name]; });
    }
    function advice(text) {
      var found = [];
      text.split(/[.!?:;]+(?:\s|$)|\n+/).forEach(function (sentence) {
        var words = sentence.split(/\s+/).filter(Boolean);
        if (words.length > 15) {
          found.push(filled(box.dataset.long, { count: words.length, words: words.slice(0, 5).join(" ") }));
        }
      });
      text.replace(known, function (_all, word) {
        var instead = hard[word.toLowerCase()];
        var said = filled(instead ? box.dataset.hard : box.dataset.left, { word: word, instead: instead });
        if (found.indexOf(said) < 0) { found.push(said); }
        return "";
      });
      return found.slice(0, 4);
    }
    function look() {
      var swedish = /^(language:)?sv/.test(language ? language.value : box.dataset.written);
      var found = swedish ? advice(field.value) : [];
      box.textContent = "";
      box.hidden = !found.length;
      found.forEach(function (said) {
        var line = document.createElement("p");
        line.textContent = said;
        box.appendChild(line);
      });
    }
    field.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(look, 700);
    });
  });
})();
