/// What a hand does on the map page: finding and moving what the screen draws.

import { setTimeout as pause } from "node:timers/promises";

/// Rectangle of something on the canvas, in CSS pixels, by the name that the probe gives it.
export async function rectangle(visit, name) {
    const { rects } = await visit.probeUntil(`“${name}” on the screen`, (state) => state.rects[name], 20);
    const [x, y, width, height] = rects[name];
    return { x, y, width, height, middleX: x + width / 2, middleY: y + height / 2 };
}

export async function clickOn(visit, name) {
    const { middleX, middleY } = await rectangle(visit, name);
    await visit.page.mouse.move(middleX, middleY);
    await pause(80);
    await visit.page.mouse.down();
    await pause(80);
    await visit.page.mouse.up();
    await pause(80);
}

/// Drags a lever to a share (0..1) of its length.
export async function dragLever(visit, key, share) {
    const { x, y, width, height } = await rectangle(visit, `lever:${key}`);
    const { mouse } = visit.page;
    await mouse.move(x + width / 2, y + height / 2);
    await pause(80);
    await mouse.down();
    for (const part of [0.25, 0.5, 0.75, 1]) {
        await mouse.move(x + width * (0.5 + (share - 0.5) * part), y + height / 2);
        await pause(60);
    }
    await mouse.up();
}
