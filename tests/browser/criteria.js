// What WCAG asks for and axe has no rule for, each as a list of faults on this page.
// Loaded into every page the tests look at; see criteria.py.
window.criteria = (function () {
  var SCRIPTS = {
    Arab: /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/g,
    Ethi: /[\u1200-\u139f\u2d80-\u2ddf]/g,
    Cyrl: /[\u0400-\u052f]/g,
    Latn: /[a-z\u00c0-\u024f]/gi,
  };
  var WRITTEN_IN = {
    ar: "Arab", fa: "Arab", ps: "Arab", ckb: "Arab", ur: "Arab", prs: "Arab",
    ti: "Ethi", am: "Ethi", uk: "Cyrl", ru: "Cyrl",
  };
  var CONTROLS = "a[href],button,input,select,textarea,summary";

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }
  function told(element) {
    return element.cloneNode(false).outerHTML.replace(/ data-stop="[^"]*"/, "").slice(0, 120);
  }
  function text(element) {
    return (element.textContent || "").replace(/\s+/g, " ").trim();
  }
  function isSeen(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }
  function isUnseenOnPurpose(element) {
    return Boolean(element.closest(".hidden-words, .skip, caption.hidden-words, thead"));
  }
  function scriptOf(lang) {
    return WRITTEN_IN[lang.toLowerCase().split("-")[0]] || "Latn";
  }
  function foreignScript(words, lang) {
    var own = scriptOf(lang), most = "", count = 0, mine = 0;
    Object.keys(SCRIPTS).forEach(function (name) {
      var found = (words.match(SCRIPTS[name]) || []).length;
      if (name === own) mine = found;
      if (found > count) { most = name; count = found; }
    });
    return count > 2 && !mine && most !== own ? most : "";
  }

  // 3.1.2: words in another script stand in an element with their lang, or are a name:
  // in <bdi>, in a list to choose from, or what somebody wrote, of no known language.
  // Addresses, codes, units and the short names of standards are the same in all languages.
  function languageOfParts() {
    var found = [], node;
    var walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while ((node = walker.nextNode())) {
      var element = node.parentElement;
      if (element.closest("script, style, head, textarea, option[value], bdi, code, kbd, svg text, [translate=no]") || element.matches("[dir=auto]")) continue;
      var words = node.data.replace(/\S+@\S+|https?:\S+|Wi-Fi|\b[A-Z0-9.]{2,}\b/g, "");
      var lang = element.closest("[lang]").getAttribute("lang");
      if (foreignScript(words, lang)) found.push(node.data.trim().slice(0, 60) + " in " + told(element));
    }
    all("[aria-label],[alt],[placeholder],[title]").forEach(function (element) {
      ["aria-label", "alt", "placeholder", "title"].forEach(function (name) {
        var words = element.getAttribute(name) || "";
        var lang = element.closest("[lang]").getAttribute("lang");
        if (foreignScript(words.replace(/\S+@\S+|https?:\S+/g, ""), lang)) found.push(name + ": " + words.slice(0, 60));
      });
    });
    return found;
  }

  // 2.4.6: a heading says something, and no two beside each other say the same.
  function headings() {
    var found = [], last = "";
    all("h1,h2,h3,h4,h5,h6").filter(isSeen).forEach(function (heading) {
      var said = heading.tagName + " " + text(heading);
      if (!text(heading)) found.push("empty: " + told(heading));
      if (said === last && !heading.closest("article, li")) found.push("twice: " + said);
      last = said;
    });
    if (all("h1").filter(isSeen).length !== 1) found.push("not one h1");
    return found;
  }

  // 1.4.13, 1.3.3: nothing is told by a title alone.
  function titles() {
    return all("[title]").filter(function (element) {
      return element.tagName !== "IFRAME" && element.tagName !== "LINK";
    }).map(told);
  }

  // 1.3.5: what is asked about the reader herself can be filled in by her device.
  function autocomplete() {
    return all("input").filter(function (input) {
      return /^(email|tel|password)$/.test(input.type) && !input.hasAttribute("autocomplete");
    }).map(told);
  }

  // 2.5.8: 24 px for every target that stands alone, 44 px for what one presses or fills in.
  function isInASentence(element) {
    var parent = element.parentElement;
    while (parent && getComputedStyle(parent).display === "inline") parent = parent.parentElement;
    return parent && text(parent).length > text(element).length + 1 &&
      getComputedStyle(element).display === "inline";
  }
  function box(element) {
    var label = element.closest("label") || (/^(checkbox|radio)$/.test(element.type) && element.labels && element.labels[0]);
    var card = element.closest(".card h2, .card h3") && element.closest(".card");
    return (label || card || element).getBoundingClientRect();
  }
  function targets() {
    return all(CONTROLS).filter(isSeen).filter(function (element) {
      if (element.type === "hidden" || isUnseenOnPurpose(element) || element.closest("svg")) return false;
      if (isInASentence(element)) return false;
      var size = box(element);
      var least = element.matches("a:not(.button)") ? 24 : 44;
      return size.height < least - 0.5 || (size.width < 24 && text(element).length > 1);
    }).map(function (element) {
      var size = box(element);
      return Math.round(size.width) + "×" + Math.round(size.height) + " " + told(element) + text(element).slice(0, 30);
    });
  }

  // 1.4.4, 1.4.10, 1.4.12: words are not cut where they get larger or further apart.
  function cut() {
    var found = [], room = document.documentElement.scrollWidth - window.innerWidth;
    if (room > 0) found.push("the page is " + room + " px too wide");
    all("body *").forEach(function (element) {
      if (!isSeen(element) || isUnseenOnPurpose(element) || element.closest("svg, textarea, select, input, progress")) return;
      var style = getComputedStyle(element);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) return;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) found.push("cut: " + told(element));
    });
    return found;
  }

  // Forced colours: an edge where there was a ground, and icons in the colour of words.
  function edges() {
    var found = [];
    all(".button,.chip,.tile,.status,.notice,input,select,textarea,progress").filter(isSeen).forEach(function (element) {
      if (/^(hidden|checkbox|radio)$/.test(element.type) || isUnseenOnPurpose(element)) return;
      var style = getComputedStyle(element);
      var edge = ["Top", "Bottom"].every(function (side) {
        return style["border" + side + "Style"] !== "none" && parseFloat(style["border" + side + "Width"]) >= 1 &&
          style["border" + side + "Color"] !== getComputedStyle(document.body).backgroundColor &&
          !/^rgba\(.*, 0\)$/.test(style["border" + side + "Color"]);
      });
      if (!edge && style.forcedColorAdjust !== "none") found.push("no edge: " + told(element));
    });
    all("svg.icon").filter(isSeen).forEach(function (icon) {
      var style = getComputedStyle(icon);
      if (style.stroke !== style.color) found.push("an icon of its own colour: " + told(icon.parentElement));
    });
    return found;
  }

  // 2.3.3: nothing moves where that is not wanted.
  function motion() {
    return all("body *").filter(function (element) {
      var style = getComputedStyle(element);
      return style.animationName !== "none" || !/^(0s(, )?)+$/.test(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).map(told);
  }

  // How far a colour stands from white.
  function contrast(colour) {
    var parts = colour.match(/\d+/g).slice(0, 3).map(function (part) {
      var share = part / 255;
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05);
  }

  // 2.4.7, 2.4.13: the ring of what has focus: how wide, and how it stands from the ground.
  function ring(element) {
    var shown = element.closest(".card h2 a, .card h3 a") ? element.closest(".card") : element;
    var style = getComputedStyle(shown), colours = [], ground = shown.parentElement, best = 1;
    if (element.closest("svg")) { // of a map: the edge of a shape, a share of the whole
      var map = element.ownerSVGElement, whole = map.viewBox.baseVal;
      var pixels = Math.hypot(whole.width, whole.height) / Math.SQRT2 * map.getScreenCTM().a;
      style = getComputedStyle(element.querySelector("path, circle"));
      best = contrast(style.stroke) / contrast(style.fill);
      return { width: parseFloat(style.strokeWidth) / 100 * pixels, contrast: Math.max(best, 1 / best) };
    }
    var is_drawn = style.outlineStyle !== "none" && !/, 0\)$/.test(style.outlineColor);
    if (is_drawn) colours.push(style.outlineColor);
    if (/0px 0px 0px 6px/.test(style.boxShadow)) colours.push(style.boxShadow);
    while (ground.parentElement && /, 0\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    var around = getComputedStyle(ground).backgroundColor;
    around = contrast(/, 0\)$/.test(around) ? "rgb(255, 255, 255)" : around);
    colours.forEach(function (colour) {
      var own = contrast(colour);
      best = Math.max(best, own / around, around / own);
    });
    return { width: is_drawn ? parseFloat(style.outlineWidth) : 0, contrast: best };
  }

  // Paper: no navigation, black on white, links told.
  function paper() {
    var found = all("header nav, footer, .crumbs, .pages, .actions, .skip, form button[type=submit]").filter(isSeen).map(told);
    all("body, main, .card, .panel, .fact, .notice, .status, .chip, .ask").filter(isSeen).forEach(function (element) {
      var ground = getComputedStyle(element).backgroundColor;
      if (!/^rgb\(255, 255, 255\)$|^rgba\(.*, 0\)$/.test(ground)) found.push("coloured ground " + ground + ": " + told(element));
    });
    all("main p, main li, main dd, main h1, main h2").filter(isSeen).forEach(function (element) {
      if (contrast(getComputedStyle(element).color) < 4.5) found.push("pale words: " + told(element));
    });
    all("main a[href^='http']").filter(isSeen).forEach(function (link) {
      if (!getComputedStyle(link, "::after").content.includes("(")) found.push("an address untold: " + told(link));
    });
    return found;
  }

  // 3.3.1, 3.3.3, 4.1.3: each wrong answer is marked, described, and linked to on top.
  function errors() {
    var found = [], summary = document.querySelector(".errors[role=alert]");
    if (!summary) return ["no summary"];
    if (document.activeElement !== summary) found.push("the summary has no focus");
    all("a", summary).forEach(function (link) {
      if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) found.push("leads nowhere: " + text(link));
    });
    if (!all("[aria-invalid=true]").length && all("a", summary).length) found.push("no answer is marked");
    all("[aria-invalid=true]").forEach(function (element) {
      var ids = (element.getAttribute("aria-describedby") || (element.closest("fieldset") || element).getAttribute("aria-describedby") || "").split(" ");
      var words = ids.map(function (id) { return document.getElementById(id); }).filter(Boolean).map(text).join("");
      if (!words) found.push("marked but not described: " + told(element));
    });
    return found;
  }

  return {
    "1.3.5": autocomplete, "1.4.13": titles, "2.4.6": headings, "2.5.8": targets,
    "3.1.2": languageOfParts, cut: cut, edges: edges, errors: errors, motion: motion, ring: ring,
    paper: paper,
  };
})();
