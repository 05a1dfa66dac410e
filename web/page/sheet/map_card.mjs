/// The map of people on a card, and the weeks of one of them. Who is where, in which colour, and what the colours mean stands in
/// the card (web/rooms/away/painted.hpp); how large it is, and where a name has room, stands here.

const gap = 20, most_high = 560;
const ink = "#1b2127", soft = "#4b5763", paper = "#ffffff", edge = "#7b8792";

/// `make(name, attributes, ...children)` an element of SVG; `widthOf(words, size, weight)`; `inner` how wide the card is inside.
export function mapDrawing({ painted }, { make, widthOf, inner }) {
    const { sides = [], columns = 0 } = painted, each = (inner - gap * (sides.length - 1)) / sides.length;
    const draw = columns > 0 ? tiles : ground, root = make("svg", {}), head = sides.length > 1 ? 22 : 0;
    let high = 0;
    sides.forEach((side, at) => {
        const part = make("g", { transform: `translate(${(at * (each + gap)).toFixed(1)} ${head})` });
        high = Math.max(high, draw(painted, side, part, each, { make, widthOf }));
        if (head) root.append(make("text", { class: "said", x: (at * (each + gap) + each / 2).toFixed(1), y: 14, "text-anchor": "middle", "font-size": 14, "font-weight": 600, fill: ink }, side.words));
        root.append(part);
    });
    return sized(root, inner, head + high);
}

function sized(root, width, height) {
    root.setAttribute("viewBox", `0 0 ${width} ${Math.ceil(height)}`);
    return root;
}

/// The longest form of a name for which there is room at one of the places, which is then taken.
function writeName(group, { make, widthOf }, taken, names, places, { size, weight = 400, colour, width }) {
    for (const words of names) {
        const half = widthOf(words, size, weight) / 2 + 4, high = size * 0.62 + 1;
        if (2 * half > width) continue;
        for (const [wished, y] of places) {
            const x = Math.max(half, Math.min(width - half, wished));
            const box = [x - half, y - high, x + half, y + high];
            if (y < high || taken.some(([left, top, right, bottom]) => box[0] < right && left < box[2] && box[1] < bottom && top < box[3])) continue;
            taken.push(box);
            group.append(make("rect", { x: box[0].toFixed(1), y: box[1].toFixed(1), width: (2 * half).toFixed(1), height: (2 * high).toFixed(1), rx: 4, fill: paper, "fill-opacity": 0.88 }),
                make("text", { class: "said", x: x.toFixed(1), y: (y + size * 0.36).toFixed(1), "text-anchor": "middle", "font-size": size, "font-weight": weight, fill: colour }, words));
            return [x, y];
        }
    }
    return null;
}

const shapes = {
    square: (x, y, half) => `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}z`,
    diamond: (x, y, half) => `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}z`,
    disc: (x, y, half) => `M${x - half} ${y}a${half} ${half} 0 1 0 ${2 * half} 0a${half} ${half} 0 1 0 ${-2 * half} 0z`,
};

/// Every dot a person, on the ground of the areas. Returns the height.
function ground({ areas = [], providers = [], dot_km }, { dots = [] }, group, width, tools) {
    const { make } = tools, [west, east, north, south] = [
        Math.min(...areas.map(({ x, radius }) => x - radius)), Math.max(...areas.map(({ x, radius }) => x + radius)),
        Math.min(...areas.map(({ y, radius }) => y - radius)), Math.max(...areas.map(({ y, radius }) => y + radius))];
    const above = 18, pad = 10, scale = Math.min((width - 2 * pad) / (east - west), (most_high - above - pad) / (south - north));
    const left = (width - scale * (east - west)) / 2, x = (km) => left + (km - west) * scale, y = (km) => above + (km - north) * scale;
    for (const { x: east_km, y: south_km, radius, fill, edge: line, host } of areas)
        group.append(make("circle", { cx: x(east_km).toFixed(1), cy: y(south_km).toFixed(1), r: (radius * scale + 3).toFixed(1), fill, stroke: line, "stroke-width": host ? 2 : 0.8 }));
    const size = Math.max(0.9, Math.min(9, dot_km * scale));
    for (const { colour, size: times, at } of dots) {
        // A line of no length with round ends is a dot, and takes few letters.
        let path = "";
        for (let i = 0; i + 1 < at.length; i += 2) path += `M${x(at[i] / 100).toFixed(1)} ${y(at[i + 1] / 100).toFixed(1)}h0`;
        group.append(make("path", { d: path, fill: "none", stroke: colour, "stroke-width": (size * times).toFixed(2), "stroke-linecap": "round" }));
    }
    const half = providers.length > 60 || width < 400 ? 2 : 3;
    for (const { x: east_km, y: south_km, shape, stands_out: large } of providers)
        group.append(make("path", { d: shapes[shape](Number(x(east_km).toFixed(1)), Number(y(south_km).toFixed(1)), large ? 6 : half), fill: ink, stroke: paper, "stroke-width": 1.2 }));
    const taken = [], below = [];
    const nameArea = (area) => {
        const middle = x(area.x), top = y(area.y - area.radius), low = y(area.y + area.radius);
        const at = writeName(group, tools, taken, area.names, [[middle, Math.max(9, top - 3)], [middle, y(area.y)], [middle, low]], { size: 12.5, weight: 600, colour: area.ink, width });
        if (at && area.told) below.push([area, at]);
    };
    const nameProvider = ({ names = [], x: east_km, y: south_km }) => writeName(group, tools, taken, names, [[x(east_km), y(south_km) + 14], [x(east_km), y(south_km) - 14]], { size: 12, weight: 600, colour: ink, width });
    // The host and the providers that stand out matter most.
    areas.filter(({ host }) => host).forEach(nameArea);
    providers.filter(({ stands_out: large }) => large).forEach(nameProvider);
    areas.filter(({ host }) => !host).forEach(nameArea);
    for (const [{ told, told_ink: colour }, [at, height]] of below) writeName(group, tools, taken, [told], [[at, height + 18]], { size: 12, colour, width });
    return y(south) + pad;
}

/// The longest form of a name that needs no more lines, each as wide as there is room for, in letters as large as that allows: the
/// lines and the size. A name is set smaller before it is shortened.
function nameLines(names, room, most, usual, widthOf) {
    for (const [name, size] of names.flatMap((each) => [1, 0.9, 0.8].map((part) => [each, usual * part]))) {
        const lines = [];
        for (const word of name.split(" ")) {
            const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
            if (lines.length && widthOf(longer, size) <= room) lines[lines.length - 1] = longer;
            else lines.push(word);
        }
        if (lines.length <= most && lines.every((line) => widthOf(line, size) <= room)) return [lines, size];
    }
    const shortest = names.at(-1);
    return [[shortest], usual * Math.min(1, room / widthOf(shortest, usual))];
}

/// Areas of many, each a tile. Returns the height.
function tiles({ columns, rows }, { tiles: all = [] }, group, width, { make, widthOf }) {
    const wide = Math.min(width / columns, 120), high = Math.min(wide, 700 / rows, 64), left = (width - wide * columns) / 2;
    const size = Math.max(6.5, Math.min(11, wide / 6.2, high / 3.6)), line = size * 1.16, room = wide - 4;
    for (const { column, row, names, words = "", below = "", fill, ink: colour, below_ink: judged, host } of all) {
        const x = left + column * wide, y = row * high;
        group.append(make("rect", { x: (x + 0.5).toFixed(1), y: (y + 0.5).toFixed(1), width: (wide - 1).toFixed(1), height: (high - 1).toFixed(1), rx: 2.5, fill, stroke: host ? ink : edge, "stroke-width": host ? 1.6 : 0.5 }));
        const lines = Math.floor((high - 2) / line), told = words && lines > 1, [name, set] = nameLines(names, room, Math.max(1, Math.min(3, lines - (told ? 1 : 0))), size, widthOf);
        const said = name.map((part) => [part, 400, colour, set]);
        if (told) said.push([words, 600, colour, size]);
        if (below && said.length < lines && widthOf(below, size) <= room) said.push([below, 400, judged, size]);
        said.forEach(([part, weight, its, letters], at) => group.append(make("text", { class: "said", x: (x + wide / 2).toFixed(1), y: (y + high / 2 + (at - said.length / 2) * line + size * 0.95).toFixed(1),
            "text-anchor": "middle", "font-size": letters.toFixed(2), "font-weight": weight, fill: its }, part)));
    }
    return rows * high;
}

/// A stripe for each policy, a piece for as long as its colour stays.
export function livesDrawing({ series = [], axes = {}, marks = [], painted }, { make, inner }) {
    const root = make("svg", {}), weeks = Math.max(1, axes.x?.high ?? 1), x = (week) => week / weeks * inner, { palette } = painted;
    let y = 0;
    for (const { words, values } of series) {
        root.append(make("text", { class: "said", x: 0, y: y + 13, "font-size": 13.5, "font-weight": 600, fill: ink }, words));
        const top = y + 24, high = 30;
        for (let from = 0, to; from < values.length; from = to) {
            for (to = from + 1; to < values.length && values[to] === values[from];) to += 1;
            root.append(make("rect", { x: x(from).toFixed(2), y: top, width: (x(to) - x(from)).toFixed(2), height: high, fill: palette[values[from]] ?? paper }));
        }
        root.append(make("rect", { x: 0, y: top, width: inner, height: high, fill: "none", stroke: edge }));
        for (const { at } of marks) {
            root.append(make("line", { class: "here", x1: x(at), x2: x(at), y1: top, y2: top + high, stroke: ink }),
                make("path", { d: `M${x(at) - 5} ${top - 6}h10l-5 8z`, fill: ink }));
        }
        y = top + high + 14;
    }
    for (const { at, words } of axes.x?.ticks ?? []) root.append(make("text", { class: "said", x: x(at).toFixed(1), y: y + 6, "font-size": 12.5, fill: soft }, `Year ${words}`));
    return sized(root, inner, y + 14);
}

/// What the colours mean, below `y`; returns where it ends. `make`, `widthOf` and `inner` as above; `say(words, y, weight)` writes a
/// line or several and returns where they end.
export function drawKey(root, { title = "", entries = [], ramp = [], ticks = [], notes = [] }, y, left, { make, widthOf, inner, say }) {
    const size = 13.5;
    if (title) y = say(title, y, 600) + 4;
    if (ramp.length) {
        const wide = Math.min(inner, 360), piece = wide / ramp.length;
        ramp.forEach((colour, at) => root.append(make("rect", { class: "key", x: (left + at * piece).toFixed(2), y, width: (piece + 0.3).toFixed(2), height: 12, fill: colour })));
        let taken = -1;
        const last = ticks.at(-1), room = last ? wide - widthOf(last.words, 12.5) - 6 : wide;
        ticks.forEach(({ share, words }, at) => {
            const width = widthOf(words, 12.5), from = share * wide - width * share, between = at > 0 && at < ticks.length - 1;
            if (from < taken || (between && from + width > room)) return;
            root.append(make("text", { class: "said", x: (left + from).toFixed(1), y: y + 26, "font-size": 12.5, fill: soft }, words));
            taken = from + width + 6;
        });
        y += 36;
    }
    let x = left;
    for (const { colour, words } of entries) {
        const width = 20 + widthOf(words, size) + 18;
        if (x > left && x + width > left + inner + 18) [x, y] = [left, y + 20];
        root.append(make("circle", { class: "key", cx: x + 7, cy: y + 8, r: 6, fill: colour }), make("text", { class: "said legend", x: x + 20, y: y + 13, "font-size": size, fill: ink }, words));
        x += width;
    }
    if (x > left) y += 24;
    for (const note of notes) y = say(note, y, 400, soft);
    return y;
}
