/// A host of one's own for a test: folders with copies of the site, that a test publishes, replaces and damages.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { serve } from "../../tools/serve.mjs";
import { versionFolder } from "./native.mjs";
import { node_modules } from "./packages.mjs";

/// What the newer build says in its pages' last line, in place of "Folkmoot runs in your browser".
export const newerWords = "Folkmoot, a newer one, runs in your browser";

let newer = null;

/// The folder of a second build: made from the first one's parts with a changed text.
export function newerSite(lab) {
    if (newer) return newer;
    const folder = lab.folder();
    const parts = join(folder, "parts");
    cpSync(join(lab.site, "../parts"), parts, { recursive: true });
    const page = join(parts, "plain.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("Folkmoot runs in your browser", newerWords));
    execFileSync(process.execPath, [join(lab.root, "web/page/prepare.mjs"), parts, join(folder, "site"), join(lab.site, "../modules/folkmoot-engine.mjs"), "rough"],
        { stdio: "ignore", env: { ...process.env, NODE_PATH: node_modules } });
    newer = join(folder, "site");
    return newer;
}

/// The name of a build's version.
export const versionOf = (site) => basename(versionFolder(site)).slice(2);

export class Host {
    static async open(lab) {
        const host = new Host();
        host.folder = lab.folder();
        host.refused = [];
        host.server = await serve(host.folder, 0);
        host.server.on("request", (request, response) =>
            response.on("finish", () => response.statusCode >= 400 && host.refused.push(request.url)));
        // tamper(path) may answer in the place of the files: {status, type, headers, body}, body null: never.
        const [answer] = host.server.listeners("request");
        host.server.off("request", answer);
        host.server.on("request", (request, response) => {
            const wrong = host.tamper?.(new URL(request.url, host.origin).pathname);
            if (!wrong) answer(request, response);
            else send(response, wrong);
        });
        host.origin = `http://localhost:${host.server.address().port}`;
        return host;
    }

    /// Puts a site into a folder of this host, at once, and takes what was there away.
    publish(name, site) {
        const [target, fresh, old] = ["", ".fresh", ".old"].map((ending) => join(this.folder, name + ending));
        cpSync(site, fresh, { recursive: true });
        mkdirSync(target, { recursive: true });
        renameSync(target, old);
        renameSync(fresh, target);
        rmSync(old, { recursive: true });
    }

    /// The lab as a visit to one of the folders sees it.
    at(lab, name) {
        return { ...lab, address: `${this.origin}/${name}` };
    }

    close() {
        this.server.close();
        this.server.closeAllConnections();
    }
}

/// An answer that is not the file: cut (a number of bytes), it breaks off there though more was promised.
function send(response, { status = 200, type = "text/plain", headers = {}, body = "", cut }) {
    if (body === null) return;
    const bytes = Buffer.from(body);
    response.writeHead(status, { "Content-Type": type, "Content-Length": bytes.length, ...headers });
    if (cut === undefined) response.end(bytes);
    else response.write(bytes.subarray(0, cut), () => response.destroy());
}

/// Runs `use(host)` with a host that is gone afterwards.
export async function withHost(lab, use) {
    const host = await Host.open(lab);
    try {
        return await use(host);
    } finally {
        host.close();
        rmSync(host.folder, { recursive: true, force: true });
    }
}
