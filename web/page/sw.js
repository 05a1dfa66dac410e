/// Service worker: keeps the site's files, so that a second visit needs no network and an open page keeps the
/// version that it began with.
///
/// prepare.mjs writes `self.folkmoot = {version, files: {path: hash}}` before this text; the browser compares
/// the whole byte for byte on each visit. A page names the folder v-VERSION that its parts come from, so that
/// the address of each request says which version it is of. Each version has a cache of its own, named by the
/// folder in which this copy of Folkmoot stands and by the version: copies on one host do not meet.

const { version, files } = self.folkmoot;
const here = new URL("./", self.location.href);
const prefix = `folkmoot ${here.pathname} `;
const cacheOf = (name) => prefix + name;
/// Under this address each cache keeps its own list of files and hashes.
const listAddress = new URL("sw.js?files", here).href;

/// What the host sends is not the file that this version is made of.
class Other extends Error {}

async function isGenuine(bytes, hash) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return `sha256-${btoa(String.fromCharCode(...digest))}` === hash;
}

/// A reply that holds these bytes. Not the host's own: that one may have been led to another address, which
/// browsers refuse as the answer to opening a page.
function replyOf(bytes, headers) {
    const kept = new Headers(headers);
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "vary"]) kept.delete(name);
    return new Response(bytes, { headers: kept });
}

/// The bytes and headers of a file from the host. Throws Other if the host sends something else.
async function fetched(path, hash) {
    // The second time past the browser's own cache: it may hold what is damaged or of another version.
    for (const cache of [path.startsWith("v-") ? "default" : "no-cache", "reload"]) {
        const reply = await fetch(new URL(path, here), { cache });
        const bytes = await reply.arrayBuffer();
        if (reply.ok && await isGenuine(bytes, hash)) return { bytes, headers: reply.headers };
    }
    throw new Other(path);
}

/// The bytes and headers of a file in a cache; null if it is not there or damaged.
async function kept(cache, path, hash) {
    const reply = await cache.match(new URL(path, here).href);
    if (!reply) return null;
    const bytes = await reply.arrayBuffer().catch(() => null);
    return bytes && await isGenuine(bytes, hash) ? { bytes, headers: reply.headers } : null;
}

async function renew(cache, path, hash) {
    const { bytes, headers } = await fetched(path, hash);
    await cache.put(new URL(path, here).href, replyOf(bytes, headers));
    return { bytes, headers };
}

/// All files or none: while a new version is being published what comes may be of two versions, and then
/// this fails, and the next visit tries again with what it has already.
async function install() {
    const cache = await caches.open(cacheOf(version));
    await Promise.all(Object.entries(files).map(async ([path, hash]) =>
        await kept(cache, path, hash) ?? renew(cache, path, hash)));
    await cache.put(listAddress, new Response(JSON.stringify(files)));
    await self.skipWaiting();
}

/// Caches of versions that no page uses go. The newest of the older ones stays for the page that has just
/// been opened and has not said yet which version it is of.
async function tidy() {
    const names = await caches.keys();
    const older = [];
    for (const name of names.filter((each) => each.startsWith(prefix) && each !== cacheOf(version))) {
        if (await (await caches.open(name)).match(listAddress)) older.push(name);
        else await caches.delete(name);  // an installation that broke off
    }
    const { held = [] } = await navigator.locks?.query() ?? {};
    const used = new Set([...held.map(({ name }) => name), older.at(-1)]);
    for (const name of older) if (!used.has(name)) await caches.delete(name);
    // Before versions had folders, caches were named by version only: those that hold this very page.
    for (const name of names.filter((each) => /^folkmoot-[0-9a-f]{16}$/.test(each))) {
        if (await (await caches.open(name)).match(new URL("index.html", here).href)) await caches.delete(name);
    }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

/// The file that keeps its address and that a path in this folder means; undefined for what is not ours.
const stable = (path, isPage) =>
    [path || "index.html", ...isPage ? [`${path}.html`] : []].find((name) => Object.hasOwn(files, name));

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    const inside = address.origin === here.origin && address.pathname.startsWith(here.pathname);
    if (request.method !== "GET" || !inside) return;
    const path = address.pathname.slice(here.pathname.length);
    const [, named] = /^v-([0-9a-f]{16})\//.exec(path) ?? [];
    const file = named ? path : stable(path, request.mode === "navigate");
    if (file) event.respondWith(answer(request, named ?? version, file));
});

async function hashOf(wanted, path) {
    if (wanted === version) return files[path];
    const list = await (await caches.open(cacheOf(wanted))).match(listAddress);
    return list && (await list.json())[path];
}

async function answer(request, wanted, path) {
    if (wanted !== version && !await caches.has(cacheOf(wanted))) return fetch(request);
    const hash = await hashOf(wanted, path);
    if (!hash) return fetch(request);
    const cache = await caches.open(cacheOf(wanted));
    try {
        const { bytes, headers } = await kept(cache, path, hash) ?? await renew(cache, path, hash);
        return replyOf(bytes, headers);
    } catch (error) {
        // This version cannot be mended, the host has another one: the next page comes from there.
        if (error instanceof Other && wanted === version) {
            await caches.delete(cacheOf(version));
            self.registration.update().catch(() => {});
        }
        return fetch(request);
    }
}
