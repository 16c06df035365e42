// Optional: what the reader's own device can do: keep a list, read aloud, remember pages.
(function () {
  var device = document.getElementById("device");
  var KEY = "samla-saved", MOST = 40;
  if (!device || !device.content || !document.querySelectorAll) return;
  var say = device.dataset;

  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  // --- the list: number, title, day and address of each; who opens it tells us the numbers in its address, and nobody else is told
  function list() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY));
      return kept.filter(function (one) { return one && one.id > 0 && /^\/[^\/\\]/.test(one.path); }).slice(0, MOST);
    } catch (error) { return []; }
  }
  function keep(kept) {
    try { localStorage.setItem(KEY, JSON.stringify(kept)); return true; } catch (error) { return false; }
  }
  function has(id) { return list().some(function (one) { return one.id === id; }); }
  function others(id) { return list().filter(function (one) { return one.id !== id; }); }
  function address(kept) {
    return say.list + (kept.length ? "?a=" + kept.map(function (one) { return one.id; }).join(",") : "");
  }
  function can() {
    try { localStorage.setItem(KEY + "-try", "1"); localStorage.removeItem(KEY + "-try"); return true; } catch (error) { return false; }
  }
  function tell() {
    var kept = list();
    each("[data-saved-list]", function (link) {
      link.href = address(kept);
      link.textContent = link.dataset.savedList + (kept.length ? " (" + kept.length + ")" : "");
    });
  }
  function button(one, place, named) {
    var made = device.content.firstElementChild.cloneNode(true), words = made.querySelectorAll("span");
    function show() {
      var is = has(one.id);
      made.classList.toggle("save--kept", is);
      words[0].textContent = is ? say.saved : say.save;
      words[1].textContent = (is ? " – " + say.away : "") + ": ";
      var name = words[1].appendChild(document.createElement("bdi"));
      name.textContent = one.title;
      if (named) name.lang = named.lang;
    }
    made.addEventListener("click", function () {
      var kept = others(one.id);
      if (!has(one.id)) kept.unshift(one);
      if (keep(kept.slice(0, MOST))) { show(); tell(); } else { location.href = say.list + "?a=" + one.id; }
    });
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", show);
    show();
    place(made);
  }
  function read(card) {
    var link = card.querySelector("h2 a, h3 a"), when = card.querySelector(".card__when");
    var number = link && /\/aktiviteter\/(\d+)\/$/.exec(link.pathname);
    return number && { id: Number(number[1]), title: link.textContent.trim(), when: when ? when.textContent.replace(/\s+/g, " ").trim() : "", path: link.pathname };
  }

  if (can()) {
    each("article.card", function (card) {
      var one = read(card);
      if (one && !card.parentNode.hasAttribute("data-kept")) button(one, function (made) { card.appendChild(made); }, card.querySelector("h2 a [lang], h3 a [lang]"));
    });
    each("a[data-save]", function (link) {
      var one = { id: Number(link.dataset.save), title: link.dataset.title, when: link.dataset.when, path: location.pathname };
      button(one, function (made) { made.className = "button button--second save"; link.parentNode.insertBefore(made, link); link.hidden = true; }, document.querySelector("h1 [lang]"));
    });
    each("[data-unsave]", function (link) {
      link.addEventListener("click", function () { keep(others(Number(link.dataset.unsave))); });
    });
    each("[data-save-all]", function (made) {
      var cards = [];
      each("[data-kept] .card", function (card) { cards.push(read(card)); });
      cards = cards.filter(function (one) { return one && !has(one.id); });
      made.hidden = !cards.length;
      made.addEventListener("click", function () { made.hidden = keep(list().concat(cards).slice(0, MOST)); tell(); });
    });
    each("[data-kept-here]", function (part) {
      list().forEach(function (one) {
        var item = document.createElement("li"), link = document.createElement("a");
        link.href = one.path;
        link.textContent = one.title;
        item.appendChild(link);
        item.appendChild(document.createTextNode(" " + one.when));
        part.lastElementChild.appendChild(item);
        part.hidden = false;
      });
    });
    tell();
    window.addEventListener("storage", tell);
    if (location.pathname === say.list && !location.search && list().length) location.replace(address(list()));
  }

  each("[data-clear]", function (link) {
    link.hidden = false;
    link.addEventListener("click", function () {
      try { localStorage.removeItem(KEY); } catch (error) { /* then nothing was kept */ }
      if (navigator.serviceWorker && navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage("clear");
      if (window.caches) caches.keys().then(function (names) { // also where no worker listens, as after a hard reload
        names.forEach(function (name) { if (name.indexOf("samla-") === 0) caches.delete(name); });
      }).catch(function () { /* then nothing was kept */ });
    });
  });

  // --- reading aloud: by voices that are in the device, so nobody else hears what is read
  var speech = window.speechSynthesis;
  function voice(language) {
    for (var tag = language.toLowerCase(); tag; tag = tag.substring(0, tag.lastIndexOf("-"))) {
      var fit = speech.getVoices().filter(function (one) {
        return one.localService !== false && (one.lang.toLowerCase().replace(/_/g, "-") + "-").indexOf(tag + "-") === 0;
      });
      if (fit.length) return fit[0];
    }
    return null;
  }
  function pieces() {
    var parts = document.querySelectorAll("[data-aloud]"), found = [];
    if (!parts.length) parts = [document.getElementById("main")];
    Array.prototype.forEach.call(parts, function (part) {
      var leaves = part.querySelectorAll("h1, h2, h3, p, dt, dd, li");
      Array.prototype.forEach.call(leaves.length ? leaves : [part], function (leaf) {
        if (leaf.querySelector("p, li, dt") || !leaf.offsetParent) return;
        var text = leaf.innerText.replace(/\s+/g, " ").trim(), inner = leaf.children.length === 1 && leaf.querySelector("[lang]");
        if (text) found.push([text, (inner && inner.innerText.trim() === text ? inner : leaf).closest("[lang]").lang]);
      });
    });
    return found;
  }
  each("[data-aloud-bar]", function (bar) {
    if (!speech || !window.SpeechSynthesisUtterance) return;
    var go = bar.querySelector("[data-aloud-go]"), stop = bar.querySelector("[data-aloud-stop]"), round = 0;
    var now; // Chrome forgets what nobody holds, and then never says that it has ended
    function look() { bar.hidden = !voice(document.documentElement.lang); }
    function show(reading) { go.setAttribute("aria-pressed", String(reading)); stop.hidden = !reading; }
    function end() { round += 1; speech.cancel(); show(false); }
    function start() {
      var waiting = pieces(), mine;
      speech.cancel();
      mine = round += 1;
      show(true);
      (function next() {
        if (mine !== round) return;
        var piece = waiting.shift();
        if (!piece) { show(false); return; }
        var spoken = new window.SpeechSynthesisUtterance(piece[0]);
        spoken.voice = voice(piece[1]) || voice(document.documentElement.lang);
        spoken.lang = spoken.voice ? spoken.voice.lang : document.documentElement.lang;
        spoken.onend = spoken.onerror = next;
        now = spoken;
        speech.speak(now);
      })();
    }
    go.addEventListener("click", function () { if (go.getAttribute("aria-pressed") === "true") end(); else start(); });
    stop.addEventListener("click", function () { end(); go.focus(); });
    window.addEventListener("pagehide", end);
    if (speech.addEventListener) speech.addEventListener("voiceschanged", look); else speech.onvoiceschanged = look;
    look();
  });

  // --- remembering pages: from the second page on, so that the first is as light as can be
  var workers = navigator.serviceWorker;
  if (!workers) return;
  if (!say.worker) {
    workers.getRegistrations().then(function (all) { all.forEach(function (one) { one.unregister(); }); }).catch(function () { /* none is there */ });
    return;
  }
  var again = document.referrer.indexOf(location.origin + "/") === 0;
  if (workers.controller || again || list().length) window.addEventListener("load", function () {
    var seen = [];
    if (!workers.controller) {
      seen.push(location.href);
      if (again) seen.push(document.referrer);
      each("link[rel=stylesheet], link[rel=icon]", function (file) { seen.push(file.href); });
      each("script[src]", function (file) { seen.push(file.src); });
      each("svg use", function (use) { seen.push(new URL(use.getAttribute("href"), location.href).href.split("#")[0]); });
    }
    workers.register(say.worker).then(function () { return workers.ready; }).then(function (found) {
      found.active.postMessage({ keep: say.offline, seen: seen });
    }).catch(function () { /* it works without */ });
  });
})();
