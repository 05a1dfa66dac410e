// Every tracked file is of a kind that its folder's README names, is text, and is not large; every folder has a README
// or lies in one that has; a folder of more than twenty files says why.
import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { join, posix } from "node:path";
import assert from "node:assert/strict";

/// What lies outside of the folders.
const atTheTop = new Set([".clang-format", ".clang-tidy", ".gitattributes", ".gitignore", "CHANGELOG.md", "CMakeLists.txt",
    "CMakePresets.json", "MODEL.md", "README.md", "emsdk-setup.sh", ".ci/run"]);
const largest = 1 << 20; // bytes
const most = 20; // sources in a folder; a .cpp and its .hpp are one
const source = /\.(cpp|hpp|mjs|js|css|html|py|cmake)$/;

const kindOf = (file) => posix.extname(file).slice(1);
const folders = (file) => {
    const above = [];
    for (let at = posix.dirname(file); at !== "."; at = posix.dirname(at)) above.push(at);
    return above;
};

/// The kinds that a README lists: "Kinds of file: `cpp`, `hpp`."
function kindsIn(readme) {
    const line = /^Kinds of file: (.*)$/m.exec(readme ?? "");
    return line && new Set([...line[1].matchAll(/`([^`]+)`/g)].map(([, kind]) => kind));
}

/// Whether a README says in a paragraph why the folder has so many files.
const saysWhy = (readme, folder) => (readme ?? "").split(/\n\s*\n/)
    .some((words) => /more\s+than\s+twenty/.test(words) && words.includes(`\`${folder}\``));

function isText(bytes) {
    if (bytes.includes(0)) return false;
    try {
        new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return true;
    } catch {
        return false;
    }
}

/// What is wrong with a tree: the files' names, and a function that gives the bytes of one.
export function problems(files, read) {
    const found = [];
    const readmes = new Map(files.filter((file) => posix.basename(file) === "README.md")
        .map((file) => [posix.dirname(file), read(file).toString("utf8")]));
    const sources = new Map();
    for (const file of files) {
        const above = folders(file);
        const bytes = read(file);
        if (bytes.length > largest) found.push(`${file} has ${bytes.length} bytes, of ${largest} at most`);
        if (!isText(bytes)) found.push(`${file} is not text`);
        if (atTheTop.has(file)) continue;
        if (above.length === 0) {
            found.push(`${file} has no place in the top folder`);
            continue;
        }
        if (!above.some((folder) => readmes.has(folder))) found.push(`${file}: no README tells what lives in ${above[0]}`);
        const listed = above.map((folder) => kindsIn(readmes.get(folder))).find(Boolean);
        const kind = kindOf(file);
        if (!listed?.has(kind)) found.push(`${file}: no README above it lists the kind “${kind || "without an end"}”`);
        if (source.test(file)) {
            const names = sources.get(above[0]) ?? new Set();
            sources.set(above[0], names.add(posix.basename(file).replace(/(_native|_web)?\.[a-z]+$/, "")));
        }
    }
    for (const [folder, names] of sources) {
        const excused = [folder, ...folders(folder)].some((above) => saysWhy(readmes.get(above), folder));
        if (names.size > most && !excused) {
            found.push(`${folder} has ${names.size} sources, of ${most} at most: part it, or let its README say why it has more than twenty`);
        }
    }
    return found;
}

/// The names of the tracked files, or why they cannot be told.
function tracked(root) {
    const git = (...words) => execFileSync("git", ["-c", `safe.directory=${realpathSync(root)}`, "-C", root, ...words],
        { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
    try {
        if (realpathSync(git("rev-parse", "--show-toplevel").trim()) !== realpathSync(root)) return { why: "this copy is no checkout of its own" };
        // What is deleted but not yet committed is still listed.
        const gone = new Set(git("ls-files", "--deleted", "-z").split("\0"));
        return { files: git("ls-files", "-z").split("\0").filter((file) => file && !gone.has(file)) };
    } catch (error) {
        return { why: String(error.stderr || error.message).split("\n")[0] };
    }
}

export function tests(root) {
    const { files, why } = tracked(root);
    const whole = files
        ? { run: () => {
            assert.ok(files.length > 500, "git tells of hardly any files");
            assert.deepEqual(problems(files, (file) => readFileSync(join(root, file))), []);
        } }
        : { skip: `no list of tracked files: ${why}` };
    return [
        { name: "every tracked file is accounted for by a README", ...whole },
        {
            name: "what does not belong into a tree is found",
            run: () => {
                const tree = {
                    "sim/README.md": "Kinds of file: `cpp`, `md`.\n\n`sim/many` has more than twenty\nfiles: a file each.",
                    "sim/core/hash.cpp": "int one;\n",
                    "web/app.mjs": "",
                    "sim/isolate-0x5.log": "v8", "sim/core/core": "dump", "sim/core/hash.o": "\0",
                    "sim/core/latin.cpp": Buffer.from([0xe9]), "sim/long.cpp": "x".repeat(largest + 1), "v8.log": "", "README.md": "",
                };
                for (let i = 0; i <= most; ++i) {
                    tree[`sim/many/part${i}.cpp`] = "";
                    tree[`sim/core/part${i}.cpp`] = "";
                }
                const found = problems(Object.keys(tree), (file) => Buffer.from(tree[file]));
                const about = (words) => found.filter((text) => text.includes(words)).length;
                assert.equal(about("web/app.mjs"), 2); // neither a README nor a kind
                assert.equal(about("isolate-0x5.log"), 1);
                assert.equal(about("sim/core/core:"), 1);
                assert.equal(about("hash.o"), 2); // its kind, and not text
                assert.equal(about("latin.cpp is not text"), 1);
                assert.equal(about("long.cpp has"), 1);
                assert.equal(about("v8.log has no place"), 1);
                assert.equal(about("sim/core has 23 sources"), 1);
                assert.equal(found.length, 10, found.join("\n"));
            },
        },
    ];
}
