/// A Web Worker around one program of the simulation.
///
/// In:  {kind: "start", core, compiled}      the program's name and its compiled module; answered by {kind: "ready"}
///      {kind: "request", bytes}             one request of the message protocol
///      {kind: "json", id, text}             a JSON command; answered by {kind: "json", id, text}
///      {kind: "text", id, bytes}            a person's file; answered by {kind: "text", id, bytes, note}
///      {kind: "ping", id}                   does it hear? answered by {kind: "pong", id}
/// Out: {kind: "reply", bytes}               one reply of the message protocol
///      {kind: "crashed", text}              the worker is of no more use

import { copyOut, decodeText, runJson, startCompiled, withBytes } from "./heap.mjs";
import { importPart } from "./site.mjs";

/// Work between two looks at the mailbox. Short enough that a cancel comes in time, long enough that
/// the looking costs nothing.
const slice_ms = 8;

let core = null;
let scheduled = false;

// A message to oneself: it queues behind what has arrived, and is not slowed down like a timer.
const turn = new MessageChannel();
turn.port1.onmessage = () => {
    scheduled = false;
    guarded(step);
};

function schedule() {
    if (scheduled) return;
    scheduled = true;
    turn.port2.postMessage(null);
}

function step() {
    const state = core._core_step(slice_ms);
    if (state === 1) {
        const bytes = copyOut(core, core._core_reply_data(), core._core_reply_size());
        postMessage({ kind: "reply", bytes }, [bytes.buffer]);
    }
    if (state !== -1) schedule();
}

async function guarded(work) {
    try {
        await work();
    } catch (error) {
        postMessage({ kind: "crashed", text: String(error?.message ?? error) });
        close();
    }
}

const handlers = {
    async start({ core: name, compiled }) {
        const { default: createCore } = await importPart(`${name}.mjs`);
        core = await startCompiled(createCore, compiled, { print() {}, printErr: console.warn });
        postMessage({ kind: "ready" });
    },
    request({ bytes }) {
        withBytes(core, bytes, (pointer, length) => core._core_submit(pointer, length));
        schedule();
    },
    ping({ id }) {
        postMessage({ kind: "pong", id });
    },
    json({ id, text }) {
        postMessage({ kind: "json", id, text: runJson(core, text) });
    },
    text({ id, bytes }) {
        const read = decodeText(core, bytes);
        postMessage({ kind: "text", id, ...read }, [read.bytes.buffer]);
    },
};

// One after the other, in the order in which they came: what arrives while the core still starts waits.
let last = Promise.resolve();
addEventListener("message", ({ data }) => {
    last = last.then(() => guarded(() => handlers[data.kind](data)));
});
