/// The few bytes of the message protocol that the page must know to look after its workers: what a
/// message is, which request it belongs to, and how to say that a request failed.
///
/// Layout (cereal portable binary): one byte 1 for little-endian, the variant's index as int32, then
/// the members in order; every message begins with its id. The order of the variants is that of
/// web/session/messages.hpp.

const requests = ["open", "run", "people", "frame", "cancel", "make_link", "funding",
    "funded_future", "trial_size", "trial_run", "trial_repeats", "trial_summary", "trial_analysis", "doubts",
    "trial_own_size", "readme", "ballot_code", "ballot", "deliberation", "polis_files"];
const replies = ["opened", "ran", "people", "frame", "progress", "link", "failed",
    "funded", "funded_future", "trial_sized", "trial_ran", "trial_repeated", "trial_summed", "trial_analysed", "doubts", "readme",
    "ballot_coded", "ballot_read", "deliberated", "polis_written"];

function peek(bytes, names) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { kind: names[view.getInt32(1, true)] ?? "unknown", id: view.getUint32(5, true) };
}

/// {kind, id} of a request; the id of a cancel is the last id that it drops.
export const peekRequest = (bytes) => peek(bytes, requests);
export const peekReply = (bytes) => peek(bytes, replies);

/// The same request under another id.
export function withId(bytes, id) {
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(5, id, true);
    return copy;
}

/// The text of the scenario that an `open` opens: behind the id and its name.
export function openedText(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const name_end = 17 + Number(view.getBigUint64(9, true));
    const length = Number(view.getBigUint64(name_end, true));
    return new TextDecoder().decode(bytes.subarray(name_end + 8, name_end + 8 + length));
}

/// Requests that only a program with the labs answers.
export const labs_ask = new Set(["funding", "funded_future", "trial_size", "trial_run", "trial_repeats", "trial_summary",
    "trial_analysis", "trial_own_size", "ballot_code", "ballot", "deliberation", "polis_files"]);

/// The number of a `Run`: the last member but one, before a bool of one byte.
export const replicateOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 5, true);

/// A reply that says that request `id` failed, and why.
export function failedReply(id, where, text) {
    const strings = [where, text].map((part) => new TextEncoder().encode(part));
    // Behind the problem: the headings, notes and questions of a table, of which there are none.
    const bytes = new Uint8Array(17 + strings.reduce((sum, part) => sum + 8 + part.length, 0) + 3 * 8);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, 1);
    view.setInt32(1, replies.indexOf("failed"), true);
    view.setUint32(5, id, true);
    view.setBigUint64(9, 1n, true);
    let at = 17;
    for (const part of strings) {
        view.setBigUint64(at, BigInt(part.length), true);
        bytes.set(part, at + 8);
        at += 8 + part.length;
    }
    return bytes;
}
