// Optional: advice on easy Swedish while one writes. The server says the same when it is sent.
(function () {
  if (window.samlaEasy) { return; }
  window.samlaEasy = true;
  document.querySelectorAll("[data-easy]").forEach(function (box) {
    var field = document.getElementById(box.dataset.easy);
    var language = document.getElementById(box.dataset.language);
    var hard = JSON.parse(box.nextElementSibling.textContent);
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
      (text.match(/[a-zåäöéü]+/gi) || []).forEach(function (word) {
        var instead = Object.prototype.hasOwnProperty.call(hard, word.toLowerCase()) && hard[word.toLowerCase()];
        var said = instead && filled(box.dataset.hard, { word: word, instead: instead });
        if (said && found.indexOf(said) < 0) { found.push(said); }
      });
      return found.slice(0, 4);
    }
    function look() {
      var swedish = !language || /^language:sv/.test(language.value);
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
