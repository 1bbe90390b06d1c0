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
    await cache.addAll([...hashes.keys()].filter((url) => !sometimes.has(url)).map(whole));
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
      if (!await cache.match(url)) { await cache.add(whole(url)); }
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
  const fetched = await fetch(whole(url));
  if (fetched.ok) { await cache.put(url, fetched.clone()); }
  return fetched;
}

function whole(url) {
  return new Request(url, { cache: "no-cache", integrity: hashes.get(url) });
}
