/// What the labs leave out of a link or of the page's memory, for the map page: its screen reads designs and
/// formulas by itself, and these say what it could not show.

import { judgeLab } from "./funding_link.mjs";
import { formulaText } from "./labs.mjs";
import { toldOf } from "./link.mjs";
import { scenarioIndex } from "./scenarios.mjs";
import { readDesign } from "./trial_link.mjs";

/// Sentences about the design with that code in that scenario.
export async function trialNotes({ ask, files, code, from }) {
    const described = await ask({ do: "describe", ...files });
    const menu = await ask({ do: "trial_menu", ...files });
    if (described.problems || menu.problems) return []; // told when it is opened
    if (!menu.designs.length) return toldOf([{ asked: "trial", why: "this question brings no trial" }], from);
    return toldOf(readDesign(code, menu, described.seed, described.fields).leftOut, from);
}

/// {code, notes}: the funding lab's code without what it cannot show, and sentences about the rest.
export async function fundingNotes({ code, from }) {
    const judged = await judgeLab(code, await scenarioIndex(), formulaText);
    return { code: judged.code, notes: toldOf(judged.leftOut, from) };
}
