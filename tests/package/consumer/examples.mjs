// Runs every example that is on the page about the module, and prints what each gives.
import { readFileSync } from "node:fs";
import { load } from "folkmoot";

const { functions } = JSON.parse(readFileSync("described.json", "utf8"));
// As a browser's, for files of this folder.
const fetch = async (name) => ({ text: async () => readFileSync(name, "utf8") });
const folkmoot = await load({ workers: 2 });
for (const { name, example } of functions) {
    const answer = await new Function("folkmoot", "fetch", `return (async () => ${example})()`)(folkmoot, fetch);
    console.log(JSON.stringify({ name, answer }));
}
folkmoot.close();
