/// Build step: the page about the module, out of the same list that makes the module.

import { functions, optionWords } from "./api.mjs";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const code = (text) => `<code>${escaped(text)}</code>`;
const lines = (text) => `<pre class="lines" tabindex="0">${code(text)}</pre>`;
/// As it is typed: a word that the shell would take apart stands in quotes.
const typed = (words) => ["folkmoot", ...words].map((word) => (/^[\w.=/%:-]+$/.test(word) ? word : `'${word}'`)).join(" ");

function optionsOf({ options = {} }) {
    const items = Object.entries(options).map(([name, type]) =>
        `<li>${code(name)}${optionWords[name] ? `: ${escaped(optionWords[name])}` : ` (${escaped(type.replaceAll('"', "").replaceAll(" | ", ", "))})`}</li>`);
    return items.length ? `<p>Options:</p>\n<ul>${items.join("\n")}</ul>` : "";
}

const section = (one) => `<section>
<h3 id="${one.name}">${code(one.name)}</h3>
<p>${escaped(one.words)}</p>
${lines(`await ${one.example}`)}
<p>The command that prints the same: ${code(typed(one.same))}</p>
${optionsOf(one)}
</section>`;

/// api.html. schemas: names of those that lie beside it in schemas/; version: of the package.
export const pageOf = ({ schemas, version }) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Folkmoot for programs</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Folkmoot as a module for JavaScript and TypeScript, as a command, and as JSON Schemas for editors.">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'">
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="page.css">
</head>
<body>
<main class="opening wrapped">
<h1>Folkmoot for programs</h1>
<p>Build it into what you make: a page, a notebook, a lesson, a service. The module runs in Node 20 and newer and in browsers,
in workers, without a server, and depends on nothing. This page is about version ${escaped(version)}.</p>
<h2 id="begin">Begin</h2>
<p>The build of Folkmoot makes the package in ${code("build/web/package")}. Install it by that path, or by the file that ${code("npm pack")} makes of it.</p>
${lines(`npm install ./folkmoot-${version}.tgz`)}
${lines(`import { load } from "folkmoot";

const folkmoot = await load();
const result = await folkmoot.compare("virtual-gp", { policy: "split", replicates: 20 });
console.log(result.sentence, result.certainty);
folkmoot.close();`)}
<p>Every function runs the command ${code("folkmoot")} and gives what it prints: the same JSON, and the same fingerprint on every machine.
A scenario, a formula or a design is given by its name, as an object, or as the text of a file.</p>
<p>All functions take ${code("onProgress")} (${escaped(optionWords.onProgress)}) and ${code("signal")}, an ${code("AbortSignal")} (${escaped(optionWords.signal)}).</p>
<h2 id="wrong">What is wrong</h2>
<p>A mistake is thrown as a ${code("FolkmootError")}. Its ${code("problems")} are all that is wrong, each with ${code("where")}, ${code("what")},
${code("found")}, ${code("allowed")} and ${code("nearest")}: the name that was probably meant.</p>
<h2 id="bundlers">With a bundler</h2>
<p>The workers load the folder ${code("engine/")} of the package. Bundlers that know ${code("new Worker(new URL(…))")} bring it along. With others, such as esbuild,
copy ${code("node_modules/folkmoot/engine")} beside what they write, or say where it is: ${code('load({ engine: "/folkmoot/engine/" })')}.</p>
<h2 id="schemas">Schemas for editors</h2>
<p>JSON Schema (2020-12) says what a file may hold, with every lever and assumption, its range and what it means, so that an editor completes and checks:
${schemas.map((name) => `<a href="schemas/${name}.json">${name}</a>`).join(", ")}. The command prints them too: ${code("folkmoot schema scenario")}.</p>
<h2 id="functions">Functions</h2>
<p>${functions.map(({ name }) => `<a href="#${name}">${code(name)}</a>`).join(", ")}</p>
${functions.map(section).join("\n")}
<p><a href="plain.html">The plain view</a> · <a href="index.html">The map view</a> · <a href="embed.html">Folkmoot in another page</a></p>
</main>
</body>
</html>
`;
