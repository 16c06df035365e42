// Optional: advice on easy Swedish while one writes. The server says the same when it is sent.
(function () {
  if (window.samlaEasy) { return; }
  window.samlaEasy = true;
  document.querySelectorAll("[data-easy]").forEach(function (box) {
    var field = document.getElementById(box.dataset.easy);
    var language = document.getElementById(box.dataset.language);
    var hard = JSON.parse(box.nextElementSibling.textContent);
    var passive = new RegExp("(?:^|[^a-zåäöéü0-9_])((?:ska|skall|kan|måste|bör|får) (?!(?:" + box.dataset.active + ")as(?![a-zåäöéü0-9_]))[a-zåäöéü0-9_]{3,}as)(?![a-zåäöéü0-9_])", "gi");
    var letters = "[A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f]+", one = new RegExp(letters + "(?:-" + letters + ")*", "g");
    var known = new RegExp("(?:^|[^a-zåäöéü0-9_])(" + Object.keys(hard).sort(function (one, other) {
      return other.length - one.length;
    }).join("|") + ")(?![a-zåäöéü0-9_])", "gi");
    var waiting;
    function filled(said, facts) {
      return said.replace(/\{(\w+)\}/g, function (_all, name) { return facts[name]; });
    }
    function advice(text) {
      var found = [];
      function say(said, facts) {
        said = filled(said, facts);
        if (found.indexOf(said) < 0) { found.push(said); }
      }
      text.split(/[.!?:;]+(?:\s|$)|\n+/).forEach(function (sentence) {
        var words = sentence.split(/\s+/).filter(Boolean);
        if (words.length > 15) {
          say(box.dataset.long, { count: words.length, words: words.slice(0, 5).join(" ") });
        }
      });
      text.replace(known, function (_all, word) {
        var instead = hard[word.toLowerCase()];
        say(instead ? box.dataset.hard : box.dataset.left, { word: word, instead: instead });
      });
      text.replace(passive, function (_all, words) { say(box.dataset.passive, { words: words }); });
      (text.match(one) || []).forEach(function (word) {
        var isLong = word.split("-").some(function (part) { return part.length > 20; });
        if (isLong) { say(box.dataset.word, { word: word.slice(0, 40) }); }
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
