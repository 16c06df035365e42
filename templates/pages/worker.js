{% autoescape off %}// Optional: keeps what was read, to read it again where there is no net. Nothing depends on it.
// Only pages that are the same for all: never what stands behind a door, never a form ("no-store"),
// never her age or her Swedish. Bounded in number and age, looked at
// whenever a page is opened; another version empties the old one.
"use strict";
var VERSION = "samla-{{ version }}", PAGES = VERSION + "-pages", FILES = VERSION + "-files";
var MOST = 40, OLDEST = 14 * 24 * 60 * 60 * 1000, PATIENCE = 4000;
var ONLY_HERE = { cache: "only-if-cached", mode: "same-origin" };
var OFFLINE = /^(\/[a-z-]+)?\/utan-nat\/$/, HASHED = /\.[0-9a-f]{12}\.\w+$/;
var ANSWERS = /[?&](plats|fyllda|kan|medbarn|alder|svenska|a)=/;

function empty(which) {
  return caches.keys().then(function (names) {
    return Promise.all(names.filter(which).map(function (name) { return caches.delete(name); }));
  });
}
function ours(name) { return name.indexOf("samla-") === 0; }

self.addEventListener("install", function () { self.skipWaiting(); });
{% if not is_offered %}
self.addEventListener("activate", function (event) {
  event.waitUntil(empty(ours).then(function () { return self.registration.unregister(); }));
});
{% else %}
self.addEventListener("activate", function (event) {
  event.waitUntil(empty(function (name) { return ours(name) && name !== PAGES && name !== FILES; }).then(function () {
    return caches.open(PAGES).then(prune);
  }).then(function () { return self.clients.claim(); }));
});
self.addEventListener("message", function (event) {
  if (event.data === "clear") event.waitUntil(empty(ours));
  else if (event.data && event.data.keep) event.waitUntil(Promise.all([
    caches.open(PAGES).then(prune),
    remember(event.data.keep, {}),
    Promise.all((event.data.seen || []).slice(0, MOST).map(function (address) { return remember(address, ONLY_HERE); }))
  ]));
});
self.addEventListener("fetch", function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.indexOf("{{ files }}") === 0 && HASHED.test(url.pathname)) event.respondWith(file(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event));
});

// What the script has seen and the worker has not yet: the browser has it still, so that nothing is asked for twice.
function remember(address, how) {
  var url = new URL(address, self.location.origin), isFile = HASHED.test(url.pathname);
  if (url.origin !== self.location.origin) return null;
  return caches.open(isFile ? FILES : PAGES).then(function (cache) {
    return cache.match(url.href, { ignoreVary: true });
  }).then(function (known) {
    if (known) return null;
    return fetch(url.href, how).then(function (answer) { return isFile ? put(FILES, url.href, answer) : keep(url.href, answer); });
  }).catch(function () { return null; });
}
function file(request) {
  return caches.match(request, { ignoreVary: true }).then(function (known) {
    return known || fetch(request).then(function (answer) {
      if (answer.ok) put(FILES, request.url, answer.clone());
      return answer;
    });
  });
}
function put(name, address, answer) {
  return caches.open(name).then(function (cache) {
    return cache.delete(address, { ignoreVary: true }).then(function () {
      return cache.put(address, answer);
    }).then(function () { return prune(cache); });
  }).catch(function () { return null; });
}
// What came first goes first; a page goes also when it is old, whether anybody asks for it or not.
function prune(cache) {
  return cache.keys().then(function (keys) {
    keys = keys.filter(function (key) { return !OFFLINE.test(new URL(key.url).pathname); });
    return Promise.all(keys.map(function (key, place) {
      return cache.match(key, { ignoreVary: true }).then(function (known) {
        var isOld = known && !HASHED.test(new URL(key.url).pathname) && age(known) > OLDEST;
        return (isOld || place < keys.length - MOST) && cache.delete(key, { ignoreVary: true });
      });
    }));
  });
}
function age(answer) { return Date.now() - new Date(answer.headers.get("Date") || 0); }
function keep(address, answer) {
  if (ANSWERS.test(address)) return Promise.resolve();
  var may = /^(?!.*no-store).*(public|private)/.test(answer.headers.get("Cache-Control") || "");
  var isPage = /^text\/html/.test(answer.headers.get("Content-Type") || "");
  if (answer.status === 200 && answer.type === "basic" && !answer.redirected && may && isPage) return put(PAGES, address, answer);
  if (answer.status === 404 || answer.status === 410) return caches.open(PAGES).then(function (cache) { return cache.delete(address, { ignoreVary: true }); });
  return Promise.resolve();
}
// The net first, so that what is cancelled is seen at once; what is kept where the net is slow or away.
function page(event) {
  var address = event.request.url;
  var net = fetch(event.request).then(function (answer) {
    event.waitUntil(keep(address, answer.clone()));
    return answer;
  });
  event.waitUntil(net.catch(function () { return null; }));
  return new Promise(function (resolve) {
    net.then(resolve, function () {
      kept(address).then(function (known) { resolve(known || without(address)); });
    });
    setTimeout(function () {
      kept(address).then(function (known) { if (known) resolve(known); });
    }, PATIENCE);
  });
}
function kept(address) {
  return caches.open(PAGES).then(function (cache) {
    return cache.match(address, { ignoreVary: true }).then(function (known) {
      var since = known && new Date(known.headers.get("Date") || 0);
      if (!known) return null;
      if (age(known) > OLDEST) return cache.delete(address, { ignoreVary: true }).then(function () { return null; });
      return known.text().then(function (text) { return dated(text, known.headers, since); });
    });
  }).catch(function () { return null; });
}
// The page says in its own language that it comes from the device; here only its day and hour are written in.
function dated(text, headers, since) {
  function two(number) { return (number < 10 ? "0" : "") + number; }
  var moment = since.getFullYear() + "-" + two(since.getMonth() + 1) + "-" + two(since.getDate()) + " " + two(since.getHours()) + "." + two(since.getMinutes());
  var told = new Headers(headers);
  told.delete("Content-Encoding");
  told.delete("Content-Length");
  text = text.replace(" hidden data-from-device", " data-from-device").replace(/(data-moment>)[^<]*/, "$1" + moment);
  return new Response(text, { status: 200, headers: told });
}
function without(address) {
  var first = new URL(address).pathname.split("/")[1];
  return caches.open(PAGES).then(function (cache) {
    return cache.match("/" + first + "/utan-nat/").then(function (known) { return known || cache.match("/utan-nat/"); });
  }).then(function (known) { return known || Response.error(); });
}
{% endif %}{% endautoescape %}
