// Keeps the app in the browser: it opens without a network, and nothing is asked of any other
// place. VERSION, ALWAYS and SOMETIMES stand above; publish.py writes them.
//
// A new version is fetched whole beside the old one and takes over when every tab is closed, so
// that parts of two versions never meet.

const CACHE = `back-diary-${VERSION}`;
const HOME = new URL("./", self.registration.scope).href;
const known = new Set([...ALWAYS, ...SOMETIMES].map((name) => new URL(name, HOME).href));

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([...ALWAYS, "./"].map((name) => new URL(name, HOME).href));
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

self.addEventListener("message", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    const wanted = event.data.filter((url) => known.has(url));
    await Promise.all(wanted.map(async (url) => {
      if (!await cache.match(url)) { await cache.add(url); }
    }));
    for (const client of await self.clients.matchAll()) { client.postMessage("kept"); }
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0];
  if (new URL(request.url).origin !== self.location.origin) {
    event.respondWith(Response.error()); // nothing leaves this device
  } else if (request.mode === "navigate") {
    event.respondWith(answer(HOME));
  } else if (known.has(url)) {
    event.respondWith(answer(url));
  }
});

async function answer(url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url);
  if (kept) { return kept; }
  const fetched = await fetch(url);
  if (fetched.ok && fetched.status === 200) { await cache.put(url, fetched.clone()); }
  return fetched;
}
