/// What leaves the screen on paper: how many pages it has, what stands on them, and that nothing is cut off.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { at } from "./browser.mjs";

const citizens = 5_000;
/// Scenarios of different models, the longest among them.
const sample = ["virtual-gp", "redress", "spare-beds", "citizen-service"];
/// Pages of each paper; null: as many as it takes.
const pages = { brief: 1, worksheet: 2, guide: null };

function nativeResult(lab, scenario) {
    const words = ["compare", scenario, "--population", String(citizens), "--replicates", "1"];
    return JSON.parse(execFileSync(lab.native, words, { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })).fingerprint;
}

/// Opens a paper, or another of the same, and waits for what it tells.
async function stands(visit, paper, seconds = 90) {
    await visit.until(`the ${paper}`, (wanted) => document.querySelector(`[name="s-paper:which"][value="${wanted}"]`)?.checked
        && document.querySelector(".part-paper-head .qr svg") && !document.querySelector("#sheet").textContent.includes("being worked out"), { args: [paper], seconds });
    await visit.page.evaluate(() => document.fonts.ready);
}

/// How many pages a printer would make of it.
export async function printed(visit, format) {
    const pdf = Buffer.from(await visit.page.pdf({ format })).toString("latin1");
    return pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g).length;
}

/// What on paper reaches beyond its page, by its key.
export const cutOff = (visit) => visit.page.evaluate(() => [...document.querySelectorAll(".part-paper-page, .part-paper-guide")].flatMap((page) => {
    const { left, right } = page.getBoundingClientRect();
    return [...page.querySelectorAll("*")].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width > 0 && !each.closest("svg") && (box.right > right + 1 || box.left < left - 1);
    }).map((each) => each.dataset.key ?? each.tagName);
}));

/// Waits for a lab's brief: with the QR code of its link, or with the words why it has none.
export const briefStands = (visit, seconds = 120) => visit.until("the lab's brief", () => document.querySelector(".part-paper-page .sentence")
    && document.querySelector(".part-paper-head .qr svg, [data-key='paper:no-link']") && !document.querySelector("#sheet").textContent.includes("being worked out"), { seconds });

/// The fingerprint that the command on a paper prints.
function commandFingerprint(lab, command) {
    const [program, ...words] = command.split(" ");
    assert.equal(program, "folkmoot");
    return JSON.parse(execFileSync(lab.native, words, { cwd: lab.root, encoding: "utf8", maxBuffer: 1 << 24, stdio: ["ignore", "pipe", "ignore"] })).fingerprint;
}

/// Labs whose briefs are long: 42 areas with long names, and eight groups at once.
const labs = ["funding.html?brief#funding=f.icb-allocation", "trial.html?brief#scenario=reminder-letter"];

/// Presses what leads to another page: this one may be gone before it could answer.
const leaveBy = (visit, key) => visit.page.$eval(at(key), (element) => { setTimeout(() => element.click()); });

export const tests = [
    {
        name: "a policy brief is one page and a worksheet two, of any scenario, on A4 and on US Letter, and nothing is cut off",
        only: "chromium",
        run: async (lab) => {
            for (const scenario of sample) {
                await lab.visit(async (visit) => {
                    await visit.go(`paper.html?brief#scenario=${scenario}&population=${citizens}`);
                    for (const [paper, count] of Object.entries(pages)) {
                        if (paper !== "brief") await visit.use("paper:which", paper);
                        await stands(visit, paper);
                        assert.deepEqual(await cutOff(visit), [], `${paper} of ${scenario} on the screen`);
                        await visit.page.emulateMediaType("print");
                        assert.deepEqual(await cutOff(visit), [], `${paper} of ${scenario}`);
                        await visit.page.emulateMediaType(null);
                        for (const format of count ? ["A4", "Letter"] : ["A4"]) {
                            const made = await printed(visit, format);
                            assert.ok(count ? made === count : made >= 2, `${paper} of ${scenario} has ${made} pages on ${format}`);
                        }
                    }
                    await visit.use("paper:which", "brief");
                    await stands(visit, "brief");
                    assert.match(await visit.text('[data-key="paper:cite"]'), new RegExp(`fingerprint ${nativeResult(lab, scenario)}\\b.*index\\.html#[A-Za-z0-9_-]{20,}`));
                });
            }
            for (const brief of labs) {
                await lab.visit(async (visit) => {
                    await visit.go(brief);
                    await briefStands(visit);
                    await visit.page.evaluate(() => document.fonts.ready);
                    assert.deepEqual(await cutOff(visit), [], `${brief} on the screen`);
                    await visit.page.emulateMediaType("print");
                    assert.deepEqual(await cutOff(visit), [], brief);
                    await visit.page.emulateMediaType(null);
                    for (const format of ["A4", "Letter"]) assert.equal(await printed(visit, format), 1, `${brief} on ${format}`);
                    // A trial takes as long on the command line.
                    if (brief.startsWith("trial")) return;
                    assert.ok((await visit.text("#sheet")).includes(commandFingerprint(lab, await visit.text('[data-key="paper:command"]'))), `${brief} is not what its command prints`);
                });
            }
        },
    },
    {
        name: "Evidence leads to a paper of what is on screen, and the paper leads back; on a phone nothing scrolls sideways",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain(`plain.html#scenario=virtual-gp&reform=split&settlement.lag_weeks=13&population=${citizens}`);
            await visit.use("button:evidence");
            await visit.until("paper", (button) => document.querySelector(button), { args: [at("button:worksheet")] });
            await leaveBy(visit, "button:worksheet");
            await stands(visit, "worksheet");
            assert.match(await visit.text('[data-key="work:policies"]'), /Shared payment with your changes/);
            await visit.page.setViewport({ width: 390, height: 844 });
            for (const paper of ["worksheet", "guide", "brief"]) {
                await visit.use("paper:which", paper);
                await stands(visit, paper);
                assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${paper} scrolls sideways`);
            }
            await visit.page.evaluate(() => { window.print = () => { window.asked = true; }; });
            await visit.use("paper:print");
            await visit.until("printing", () => window.asked);
            await leaveBy(visit, "paper:back");
            await visit.until("the room again", () => location.pathname.endsWith("plain.html") && document.querySelector('[data-use="button:brief"]'));
            // A lab shows its brief in the place of its room, and stands as it was: with a table that no link holds.
            await visit.go("funding.html#funding=f.per-head");
            const room = () => visit.until("the funding lab", (print) => document.querySelector(print)?.disabled === false, { args: [at("funding:print")], seconds: 60 });
            await room();
            await visit.use("funding:print");
            await briefStands(visit);
            assert.match(await visit.page.evaluate(() => location.search + location.hash), /^\?brief#[A-Za-z0-9_-]{20,}$/);
            assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the lab's brief scrolls sideways");
            await visit.use("paper:back");
            await visit.until("the button that led to it", (print) => document.activeElement?.matches(print), { args: [at("funding:print")] });
            await visit.use("funding:own-text", "id,name,people,deprivation,today\nA,Alderwick,1000,10,120000\nB,Birchby,2000,20,180000\n");
            await visit.until("its result", () => /own table/i.test(document.querySelector("#s-funding\\:private")?.textContent ?? ""));
            await room();
            await visit.use("funding:print");
            await briefStands(visit);
            assert.match(await visit.text('[data-key="paper:no-link"]'), /No link leads to this page: .*“pasted table”/);
            await visit.page.goBack();
            await room();
            assert.match(await visit.text("#s-funding\\:list"), /Birchby/);
        }),
    },
];
