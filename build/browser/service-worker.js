// Keeps the app in the browser: it opens without a network, and nothing is asked of any other
// place. VERSION, FILES (name and hash) and SOMETIMES (what only some browsers use) stand above;
// publish.py writes them.
//
// A new version is fetched whole beside the old one and takes over when every tab is closed. Each
// file must have the hash that its version names, so parts of two versions never meet.

const CACHE = `back-diary-${VERSION}`;
const HOME = new URL("./", self.registration.scope).href;
const hashes = new Map(Object.entries(FILES).map(([name, hash]) => [new URL(name, HOME).href, hash]));
const sometimes = new Set(SOMETIMES.map((name) => new URL(name, HOME).href));

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    const always = [...hashes.keys()].filter((url) => !sometimes.has(url));
    await Promise.all(always.map(async (url) => cache.put(url, await fetched(url))));
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("back-diary-") && name !== CACHE) { await caches.delete(name); }
    }
    await self.clients.claim();
  })());
});

// The page tells what it was drawn with, so that it is kept, too.
self.addEventListener("message", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    for (const url of event.data.filter((used) => sometimes.has(used))) {
      if (!await cache.match(url)) { await cache.put(url, await fetched(url)); }
    }
    event.source.postMessage("kept");
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0];
  if (new URL(url).origin !== self.location.origin) {
    event.respondWith(Response.error()); // nothing leaves this device
  } else if (request.mode === "navigate" && url.startsWith(HOME)) {
    event.respondWith(answer(HOME));
  } else if (hashes.has(url)) {
    event.respondWith(answer(url));
  }
});

async function answer(url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url);
  if (kept) { return kept; }
  const anew = await fetch(whole(url, "no-cache"));
  if (anew.ok) { await cache.put(url, anew.clone()); }
  return anew;
}

// To a plain server a file that changed twice within a second looks unchanged, so the browser may
// offer one that it had before. Then it is asked for once more, past all that is kept.
async function fetched(url) {
  const found = await fetch(whole(url, "no-cache")).catch(() => fetch(whole(url, "reload")));
  if (!found.ok) { throw new TypeError(url); }
  return found;
}

function whole(url, cache) {
  return new Request(url, { cache, integrity: hashes.get(url) });
}
