// Serves a folder of static files, compressed as the browser can take them.
//
//   node tools/serve.mjs FOLDER        at http://localhost:8000, or another PORT from the environment
//
// Nothing here is needed for publishing: any static host will do. This one is for trying the page
// at home, and for the browser tests.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const types = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
};
const compressed_already = new Set([".png", ".woff2"]);

const brotli = (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
const compressors = { br: brotli, gzip: promisify(gzip) };

/** The file under `folder` that a request's path means; null where it leads out of the folder. */
function file_of(folder, url) {
    let path;
    try {
        path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    } catch {
        return null;
    }
    if (path.includes("\0")) return null;
    const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    return file.startsWith(folder + sep) ? file : null;
}

/** Starts serving `folder`; resolves to the http.Server once it listens. Port 0 takes any free one. */
export async function serve(folder, port = 0) {
    folder = resolve(folder);
    const packed = new Map(); // file, time of change and encoding -> compressed bytes

    async function body(file, changed, encoding) {
        const bytes = await readFile(file);
        if (!encoding) return bytes;
        const key = `${encoding} ${changed} ${file}`;
        if (!packed.has(key)) packed.set(key, compressors[encoding](bytes));
        return packed.get(key);
    }

    async function answer(request, response) {
        if (request.method !== "GET" && request.method !== "HEAD") {
            response.writeHead(405, { Allow: "GET, HEAD" }).end();
            return;
        }
        const file = file_of(folder, request.url);
        const found = file && (await stat(file).catch(() => null));
        if (!found?.isFile()) {
            response.writeHead(404, { "Content-Type": types[".txt"] }).end("There is no such page.\n");
            return;
        }
        const extension = extname(file);
        const accepted = String(request.headers["accept-encoding"] ?? "");
        const encoding = compressed_already.has(extension)
            ? undefined
            : ["br", "gzip"].find((name) => accepted.includes(name));
        const tag = createHash("sha1").update(`${file} ${found.mtimeMs} ${found.size} ${encoding}`);
        const headers = {
            "Content-Type": types[extension] ?? "application/octet-stream",
            "Cache-Control": "no-cache",
            ETag: `"${tag.digest('hex')}"`,
            Vary: "Accept-Encoding",
            // A page of another site may load embed.mjs: nothing here is anybody's secret.
            "Access-Control-Allow-Origin": "*",
            "X-Content-Type-Options": "nosniff",
        };
        if (request.headers["if-none-match"] === headers.ETag) {
            response.writeHead(304, headers).end();
            return;
        }
        const bytes = await body(file, found.mtimeMs, encoding);
        if (encoding) headers["Content-Encoding"] = encoding;
        headers["Content-Length"] = bytes.length;
        response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : bytes);
    }

    const server = createServer((request, response) => {
        answer(request, response).catch((error) => {
            if (!response.headersSent) response.writeHead(500);
            response.end(`${error.message}\n`);
        });
    });
    await new Promise((listening, failed) => {
        server.once("error", failed);
        server.listen(port, () => listening());
    });
    return server;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const folder = process.argv[2];
    if (!folder) {
        console.error("usage: node tools/serve.mjs FOLDER");
        process.exit(2);
    }
    const port = Number(process.env.PORT ?? 8000);
    try {
        await serve(folder, port);
        console.log(`\nFolkmoot is at http://localhost:${port}  (Ctrl-C stops it)`);
    } catch (error) {
        const why = error.code === "EADDRINUSE" ? `port ${port} is taken; set PORT` : error.message;
        console.error(`serve: ${why}`);
        process.exit(1);
    }
}
