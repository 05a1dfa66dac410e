/// What of a sheet says the same as in the one before is the same object, so that it need not be drawn again.

/// Items of a list by their keys; null where they have none.
function byKey(items) {
    const found = new Map();
    for (const item of items) if (item?.key !== undefined) found.set(item.key, item);
    return found.size > 0 ? found : null;
}

function keptList(before, now, touched) {
    const keyed = byKey(before);
    let all = before.length === now.length;
    for (let at = 0; at < now.length; at += 1) {
        const other = keyed ? keyed.get(now[at]?.key) ?? before[at] : before[at];
        now[at] = kept(other, now[at], touched);
        all &&= now[at] === before[at];
    }
    return all ? before : now;
}

/// `now`, with each part of it that is as it was before taken from `before`, or `before` itself: both are of JSON, and `now`
/// is changed in its place. What holds a node whose key is in `touched` stays new: a hand has changed what the page shows of it.
export function kept(before, now, touched) {
    if (before === now || typeof now !== "object" || typeof before !== "object" || !now || !before) return now;
    if (Array.isArray(now)) return Array.isArray(before) ? keptList(before, now, touched) : now;
    let all = !Array.isArray(before) && !touched.has(now.key), count = 0;
    for (const name in now) {
        count += 1;
        now[name] = kept(before[name], now[name], touched);
        all &&= now[name] === before[name];
    }
    if (!all) return now;
    for (const _ in before) count -= 1;
    return count === 0 ? before : now;
}
