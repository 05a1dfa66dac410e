/// What a hand does on the map page: finding and moving what the screen draws.

import { setTimeout as pause } from "node:timers/promises";

/// Rectangle of something on the canvas, in CSS pixels, by the name that the probe gives it. What is
/// out of sight is scrolled to; what still moves, because an answer above it comes in, is waited for.
export async function rectangle(visit, name) {
    let last = "";
    for (let turns = 0; turns < 40; ++turns) {
        const { rects, height: screenHeight } = await visit.probe();
        if (rects[name]) {
            const [x, y, width, height] = rects[name];
            const middleX = x + width / 2, middleY = y + height / 2;
            const below = middleY > screenHeight - 40, above = middleY < 40;
            // The bars at the top and the bottom of the screen do not scroll.
            if (/^(button|sheet|room):/.test(name) || (!below && !above)) {
                if (String(rects[name]) === last) return { x, y, width, height, middleX, middleY };
                last = String(rects[name]);
            } else {
                await visit.page.mouse.move(middleX, screenHeight * 0.7);
                const far = Math.round(Math.min(600, Math.max(100, Math.abs(middleY - screenHeight / 2) / 2))); // Firefox takes whole ones
                await visit.page.mouse.wheel({ deltaY: below ? far : -far });
            }
        }
        await pause(150);
    }
    throw new Error(`there is no “${name}” on the screen`);
}

/// A click slow enough for a screen that looks at the mouse once a frame.
export async function press(visit, x, y) {
    for (const act of [() => visit.page.mouse.move(x, y), () => visit.page.mouse.down(), () => visit.page.mouse.up()]) {
        await act();
        await visit.probe();
        await pause(80);
    }
}

/// A finger on the canvas, slow enough for a screen that looks once a frame.
export async function swipe(visit, from, by) {
    const { touchscreen } = visit.page;
    const step = async (act) => { await act(); await visit.probe(); await pause(60); };
    await step(() => touchscreen.touchStart(from.x, from.y));
    for (const share of [0.2, 0.4, 0.7, 1]) await step(() => touchscreen.touchMove(from.x + by.x * share, from.y + by.y * share));
    await step(() => touchscreen.touchEnd());
}

export async function clickOn(visit, name) {
    const { middleX, middleY } = await rectangle(visit, name);
    await press(visit, middleX, middleY);
}

/// Clicks a tool in the corner of the first chart: 1 is the last from the right.
export async function clickChartTool(visit, fromRight) {
    const isChart = (name) => name.startsWith("chart:");
    const { rects } = await visit.probeUntil("a chart", (state) => Object.keys(state.rects).some(isChart));
    const chart = Object.keys(rects).find(isChart);
    const { x, y, width } = await rectangle(visit, chart);
    const wide = 26, edge = 8;
    await press(visit, x + width - edge - (fromRight - 0.5) * wide, y + edge + wide / 3);
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
