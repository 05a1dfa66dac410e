/// What people brought, on the canvas: codes that a phone reads, a card under a finger, and the map of opinions.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { clickOn, press, rectangle, swipe } from "./hands.mjs";
import { jsQR } from "./packages.mjs";
import { nodesOf, sheetOf } from "./sheets.mjs";

async function openRoom(visit) {
    await visit.openMap("index.html#scenario=reminder-letter&room=deliberate");
    return visit.probeUntil("the room", ({ rects }) => rects["deliberate:agree"]);
}

const nodeAt = async (visit, key) => nodesOf(await sheetOf(visit)).find((node) => node.key === key);

/// What a reader of QR codes finds on a piece of the screen.
async function readCode(visit, { x, y, width, height }) {
    const base64 = await visit.page.screenshot({ encoding: "base64", captureBeyondViewport: false });
    const picture = await visit.page.evaluate(async (text, place) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext("2d");
        context.drawImage(bitmap, 0, 0);
        const { data, width: wide, height: tall } = context.getImageData(...place.map(Math.round));
        let letters = "";
        for (let at = 0; at < data.length; at += 10_000) letters += String.fromCharCode(...data.subarray(at, at + 10_000));
        return { letters: btoa(letters), wide, tall };
    }, base64, [x, y, width, height]);
    return jsQR(new Uint8ClampedArray(Buffer.from(picture.letters, "base64")), picture.wide, picture.tall)?.data;
}

/// An invented conversation: two camps of so many people each, six statements.
function conversation(people) {
    const statements = ["Buses should run at night.", "Streets should be quieter.", "Parking should cost more.", "Schools should open earlier.", "Parks should stay open.", "Taxes should fall."];
    const comments = ["timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body",
        ...statements.map((words, at) => `1700000000000,Tue Nov 14 2023,${at},0,0,0,1,${words}`)];
    let seed = 7;
    const chance = () => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed / 2_147_483_648; };
    const rows = ["participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2,3,4,5"];
    for (let person = 0; person < 2 * people; ++person) {
        const votes = statements.map((_, at) => (chance() < 0.15 ? 0 : (person < people) === (at < 3) ? 1 : -1));
        rows.push([person, "", 0, 6, votes.filter((vote) => vote === 1).length, votes.filter((vote) => vote === -1).length, ...votes].join(","));
    }
    return { "comments.csv": comments.join("\n"), "participants-votes.csv": rows.join("\n") };
}

const drop = (visit, files) => visit.page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(given)) dataTransfer.items.add(new File([text], name));
    dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}, files);

/// The card on screen in words, waited for until the room is there.
async function statementOf(visit) {
    for (let looks = 0; looks < 100; ++looks) {
        const node = await nodeAt(visit, "deliberate:card");
        if (node) return node.words;
        await pause(100);
    }
    throw new Error("there is no card");
}

export const tests = [
    {
        name: "a QR code on the canvas is read by others than those who draw it, and is all in sight",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await clickOn(visit, "deliberate:invite-part");
            const { value } = await nodeAt(visit, "deliberate:invite");
            assert.match(value, /^http/);
            let place = await rectangle(visit, "deliberate:invite:code");
            // The middle is in sight: the rest of it follows.
            for (let turn = 0; turn < 20 && place.y + place.height > 760; ++turn) {
                await visit.page.mouse.wheel({ deltaY: 60 });
                place = await rectangle(visit, "deliberate:invite:code");
            }
            await visit.screenshot("brought-code");
            assert.equal(await readCode(visit, place), value);
        }),
    },
    {
        name: "a finger on the canvas pushes a card aside, scrolls where it moves up or down, and means nothing by little",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            const middle = async () => {
                const { x, y, width, height } = await rectangle(visit, "deliberate:card");
                return { x: x + width / 2, y: y + height / 3 };
            };
            const first = await statementOf(visit);
            await swipe(visit, await middle(), { x: 30, y: 4 });
            await swipe(visit, await middle(), { x: 6, y: -60 });
            assert.equal(await statementOf(visit), first);
            await swipe(visit, await middle(), { x: 140, y: 8 });
            await visit.until("the next statement", (before) => !document.querySelector("#mirror-sheet").textContent.includes(before), { args: [first] });
            assert.match(await statementOf(visit), /2 of 10/);
        }, { width: 390, height: 844 }),
    },
    {
        name: "ten thousand people who are dropped as files stand on the map of opinions, and a group is pressed on the canvas",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await drop(visit, conversation(5000));
            await visit.until("the map", () => /10,000 people/.test(document.querySelector("#mirror-sheet").textContent), { seconds: 120 });
            const map = await rectangle(visit, "deliberate:map");
            await visit.screenshot("brought-map");
            // The first line below the title is the first group's; pressed, it is marked.
            await press(visit, map.x + 20, map.y + 42);
            await visit.until("a group that is marked", () => document.querySelector('#mirror [id$="deliberate:map-group-0"]')?.getAttribute("aria-pressed") === "true");
            const node = await nodeAt(visit, "deliberate:map");
            assert.equal(node.series.reduce((sum, { values = [] }) => sum + values.length, 0), 10_000);
            assert.ok(map.height > 300);
        }, { height: 1000 }),
    },
];
