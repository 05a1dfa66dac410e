/// What a hand does on the map page: finding and moving what the screen draws.

import { setTimeout as pause } from "node:timers/promises";

/// Rectangle of something on the canvas, in CSS pixels, by the name that the probe gives it.
export async function rectangle(visit, name) {
    const { rects } = await visit.probeUntil(`“${name}” on the screen`, (state) => state.rects[name], 20);
    const [x, y, width, height] = rects[name];
    return { x, y, width, height, middleX: x + width / 2, middleY: y + height / 2 };
}

/// A click slow enough for a screen that looks at the mouse once a frame.
async function press(visit, x, y) {
    for (const act of [() => visit.page.mouse.move(x, y), () => visit.page.mouse.down(), () => visit.page.mouse.up()]) {
        await act();
        await visit.probe();
        await pause(80);
    }
}

export async function clickOn(visit, name) {
    const { middleX, middleY } = await rectangle(visit, name);
    await press(visit, middleX, middleY);
}

/// Clicks a tool in the corner of the first chart: 1 is the last from the right.
export async function clickChartTool(visit, fromRight) {
    const wide = 26, edge = 8;
    for (let turns = 0; turns < 30; ++turns) {
        const { rects, width, height } = await visit.probe();
        const name = Object.keys(rects).find((candidate) => candidate.startsWith("chart:"));
        const [x, y, chartWidth] = rects[name] ?? [width - 100, height, 0];
        const at = { x: x + chartWidth - edge - (fromRight - 0.5) * wide, y: y + edge + wide / 3 };
        if (name && at.y > height * 0.15 && at.y < height * 0.85) return press(visit, at.x, at.y);
        await visit.page.mouse.move(width - 100, height / 2);
        await visit.page.mouse.wheel({ deltaY: at.y >= height * 0.85 ? 120 : -120 });
        await pause(120);
    }
    throw new Error("there is no chart on the screen");
}

/// Drags a lever to a share (0..1) of its length, and lets go when the lever has followed.
export async function dragLever(visit, key, share) {
    const { x, width, middleX, middleY } = await rectangle(visit, `control:${key}`);
    const { mouse } = visit.page;
    const before = (await visit.probe()).levers[key];
    await mouse.move(middleX, middleY);
    await visit.probe();
    await mouse.down();
    await visit.probe();
    for (const part of [0.25, 0.5, 0.75, 1]) {
        await mouse.move(x + width * (0.5 + (share - 0.5) * part), middleY);
        await pause(60);
    }
    await visit.probeUntil("the lever to follow the hand", ({ levers }) => levers[key] !== before, 30);
    await mouse.move(x + width * share, middleY);
    await visit.probe();
    await mouse.up();
    await visit.probe();
}
