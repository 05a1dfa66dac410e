/// Service worker: keeps the site's own files, so that a second visit needs no network.
///
/// sw_files.js is written by prepare.mjs: `folkmootFiles = {version, files}`, where version is a hash of
/// all contents. The browser compares it byte for byte on each visit; a new version makes a new cache,
/// and the old one goes.

importScripts("sw_files.js");

const prefix = "folkmoot-";
const cacheName = prefix + self.folkmootFiles.version;
const here = new URL("./", self.location.href);

self.addEventListener("install", (event) => {
    event.waitUntil(caches.open(cacheName)
        // Past the browser's own cache: it may still hold files of the version before.
        .then((cache) => cache.addAll(self.folkmootFiles.files.map((file) =>
            new Request(new URL(file, here), { cache: "no-cache" }))))
        .then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
    event.waitUntil(caches.keys()
        .then((names) => Promise.all(names
            .filter((name) => name.startsWith(prefix) && name !== cacheName)
            .map((name) => caches.delete(name))))
        .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
    const address = new URL(event.request.url);
    const ours = address.origin === here.origin && address.pathname.startsWith(here.pathname);
    if (event.request.method !== "GET" || !ours) return;
    event.respondWith(answer(event.request, address));
});

async function answer(request, address) {
    const cache = await caches.open(cacheName);
    address.search = "";
    address.hash = "";
    if (address.pathname === here.pathname) address.pathname += "index.html";
    return (await cache.match(address.href)) ?? fetch(request);
}
