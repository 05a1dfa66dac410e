/// The workers of a page: starts them, carries messages, and starts a crashed one again.

import { labsCore } from "./cores.mjs";
import { failedReply, labs_ask, peekReply, peekRequest, replicateOf, withId } from "./envelope.mjs";
import { heard } from "./site.mjs";
import { startWorker } from "./start_worker.mjs";

/// A worker that crashes this often is not started again.
const crashes_allowed = 3;
/// A worker that was told to drop its work and does not answer for so long, in milliseconds, is ended and started afresh:
/// what it does cannot be interrupted otherwise.
const answers_within = 4000;
/// The id of a scenario that a new worker is told again.
const opened_again = 0xffffffff;

/// Requests that somebody waits for; runs in the background and the labs' long work have progress of their own.
const waited_for = new Set(["open", "run", "people", "frame", "funding", "trial_size", "trial_run"]);

/// How many workers to start: `?workers=N` in the address, or one fewer than there are cores (the
/// page itself wants one), at most four.
export function workersWanted(search, cores) {
    const asked = Number.parseInt(new URLSearchParams(search).get("workers") ?? "", 10);
    if (asked >= 1) return Math.min(asked, 16);
    return Math.max(1, Math.min((cores || 2) - 1, 4));
}

export class Pool {
    /// cores: the programs of the simulation, a Cores; first: the name of the one to begin with, which has been loaded. A
    /// worker changes to another where a scenario or a lab wants it. One with the labs has everything and stays.
    /// onReply(worker, bytes): a reply of the message protocol.
    /// onCrash(worker, error): a worker has stopped, by a Crashed; its open requests have been answered.
    constructor({ count, cores, first, onReply = () => {}, onCrash = () => {} }) {
        this.cores = cores;
        this.onReply = onReply;
        this.onCrash = onCrash;
        this.slots = Array.from({ length: count }, (_, index) => ({
            index, core: first, home: first, worker: null, ready: null, outbox: null, waiting: new Map(), open: new Map(),
            opened: null, before: null, loaded: "", crashes: 0, next: 1, ping: 0, pong: 0,
        }));
        for (const slot of this.slots) this.#start(slot);
    }

    get count() {
        return this.slots.length;
    }

    /// Resolves when every worker can work.
    ready() {
        return Promise.all(this.slots.map((slot) => slot.ready));
    }

    /// Sends one request of the message protocol.
    send(index, bytes) {
        const slot = this.slots[index % this.count];
        const { kind, id } = peekRequest(bytes);
        if (kind === "open") {
            slot.before = { opened: slot.opened, home: slot.home };
            slot.opened = bytes.slice();
            slot.home = this.cores.forOpen(bytes) || slot.core;
        }
        if (kind === "cancel") {
            const dropped = [...slot.open.keys()].filter((open) => open <= id);
            for (const open of dropped) slot.open.delete(open);
            if (dropped.length > 0) this.#mustAnswer(slot);
        } else {
            slot.open.set(id, { bytes: bytes.slice(), kind, since: Date.now() });
        }
        if (kind !== "cancel" && this.#change(slot, labs_ask.has(kind) ? labsCore : slot.home)) return;
        if (slot.worker) this.#post(slot, { kind: "request", bytes });
        else this.#answerOpen(slot, "the worker is not running");
    }

    /// Runs a JSON command; resolves with its answer, rejects if the worker stops meanwhile.
    ask(index, command) {
        const slot = this.slots[index % this.count];
        return this.#asked(slot, { kind: "json", text: JSON.stringify(command) }, this.cores.forCommand(command));
    }

    /// Reads the bytes of a person's file, which are given away: {bytes, note}, UTF-8 and in a sentence
    /// what was guessed to read it. Only the core knows how: a browser would take any file for UTF-8.
    decode(bytes) {
        return this.#asked(this.slots[0], { kind: "text", bytes });
    }

    /// Stops what a worker does, if it does anything, and starts it afresh; what was asked of it is
    /// rejected as stale.
    restartIfBusy(index) {
        const slot = this.slots[index % this.count];
        if (slot.waiting.size === 0) return;
        this.#stop(slot, new Stale());
        this.#start(slot);
    }

    /// How long somebody has been waiting for an answer of the message protocol, in milliseconds.
    waiting() {
        const since = this.slots.flatMap((slot) => [...slot.open.values()].filter(isWaitedFor).map((open) => open.since));
        return since.length === 0 ? 0 : Date.now() - Math.min(...since);
    }

    /// Ends the work that has been waited for longest; what was asked of that worker is answered as failed, with `text`.
    stopWaiting(text) {
        const slot = this.slots.filter(({ open }) => [...open.values()].some(isWaitedFor))
            .sort((a, b) => oldest(a) - oldest(b))[0];
        if (!slot) return;
        this.#restart(slot);
        this.#answerOpen(slot, text, "");
    }

    /// Asks a worker whether it hears; if not, another takes its place and what is still wanted is asked again.
    #mustAnswer(slot) {
        const { worker } = slot;
        const ping = ++slot.ping;
        worker?.postMessage({ kind: "ping", id: ping });
        setTimeout(() => {
            if (worker === null || slot.worker !== worker || slot.pong >= ping) return;
            this.#restart(slot);
            this.#sendOpen(slot);
        }, answers_within);
    }

    /// Asks a worker something; core: the program that has to answer, "" if any can. What the worker has open it keeps: a
    /// question about another model is for the program that has all.
    #asked(slot, message, core = "") {
        if (!slot.worker) return Promise.reject(slot.error);
        return new Promise((resolve, reject) => {
            const id = slot.next++;
            slot.waiting.set(id, { message: { ...message, id }, resolve, reject });
            const needed = core && slot.opened && core !== slot.home ? labsCore : core;
            if (!this.#change(slot, needed)) this.#post(slot, { ...message, id });
        });
    }

    /// Lets a worker go on with the program that it needs, if it has another: true if so. What has been asked of it is
    /// asked of the new one.
    #change(slot, core) {
        if (!slot.worker || core === "" || core === slot.core || slot.core === labsCore) return false;
        slot.worker.terminate();
        slot.core = core;
        this.#start(slot);
        this.#openAgain(slot);
        this.#sendOpen(slot);
        for (const { message } of slot.waiting.values()) this.#post(slot, message);
        return true;
    }

    /// Sends what is still wanted of a worker to the one that has taken its place.
    #sendOpen(slot) {
        for (const { bytes } of slot.open.values()) this.#post(slot, { kind: "request", bytes });
    }

    /// Tells a worker something, as soon as it has its program.
    #post(slot, message) {
        if (slot.outbox) slot.outbox.push(message);
        else slot.worker.postMessage(message);
    }

    /// A fresh worker that knows the scenario of the one before.
    #restart(slot) {
        this.#stop(slot, new Stale());
        this.#start(slot);
        this.#openAgain(slot);
    }

    /// Tells a new worker the scenario, and keeps the second answer to ourselves. Under an id that no cancel reaches: one that
    /// comes before the worker has read it drops what was asked after it, and not the scenario.
    #openAgain(slot) {
        const { opened } = slot;
        if (!opened || slot.open.has(peekRequest(opened).id)) return;
        this.#post(slot, { kind: "request", bytes: withId(opened, opened_again) });
    }

    #start(slot) {
        const worker = startWorker();
        slot.worker = worker;
        slot.started = false;
        slot.outbox = [];
        slot.ready = new Promise((resolve) => {
            slot.becameReady = resolve;
        });
        worker.onmessage = (event) => {
            if (slot.worker === worker) this.#receive(slot, event.data);
        };
        worker.onerror = (event) => {
            event.preventDefault();
            if (slot.worker === worker) this.#crashed(slot, event.message || "it stopped");
        };
        const { core } = slot;
        this.cores.compiled(core).then((compiled) => {
            if (slot.worker !== worker) return;
            worker.postMessage({ kind: "start", core, compiled });
            for (const message of slot.outbox) worker.postMessage(message);
            slot.outbox = null;
        }, () => { if (slot.worker === worker) this.#notLoaded(slot); });
    }

    /// The program that a worker wanted did not come: what was asked of it fails, and it goes on with the one before.
    #notLoaded(slot) {
        const text = `“${slot.core}.wasm”, which this needs, could not be loaded: try again when the network is back`;
        this.#stop(slot, new Error(text));
        // What could not be opened does not count: whoever wanted it opens what was there before once more.
        if (slot.core !== labsCore) Object.assign(slot, slot.before);
        const wanted = [...slot.open.keys()];
        slot.open.clear();
        if (slot.loaded) {
            slot.core = slot.loaded;
            this.#start(slot);
            this.#openAgain(slot);
        }
        for (const id of wanted) this.onReply(slot.index, failedReply(id, "", text));
    }

    #stop(slot, reason) {
        slot.worker?.terminate();
        slot.worker = null;
        for (const { reject } of slot.waiting.values()) reject(reason);
        slot.waiting.clear();
    }

    #receive(slot, message) {
        heard();
        if (message.kind === "ready") {
            slot.started = true;
            slot.loaded = slot.core;
            slot.becameReady();
        } else if (message.kind === "pong") {
            slot.pong = message.id;
        } else if (message.kind === "crashed") {
            this.#crashed(slot, message.text);
        } else if (message.kind === "json") {
            slot.waiting.get(message.id)?.resolve(JSON.parse(message.text));
            slot.waiting.delete(message.id);
        } else if (message.kind === "text") {
            slot.waiting.get(message.id)?.resolve({ bytes: message.bytes, note: message.note });
            slot.waiting.delete(message.id);
        } else if (message.kind === "reply") {
            const { kind, id } = peekReply(message.bytes);
            if (kind !== "progress") slot.open.delete(id);
            if (kind !== "opened" || id !== opened_again) this.onReply(slot.index, message.bytes);
        }
    }

    #crashed(slot, text) {
        const again = ++slot.crashes <= crashes_allowed;
        const error = new Crashed(text, { started: slot.started, restarted: again });
        slot.error = error;
        this.#stop(slot, error);
        if (again) {
            this.#start(slot);
            this.#openAgain(slot);
        }
        this.#answerOpen(slot, text);
        this.onCrash(slot.index, error);
    }

    #answerOpen(slot, text, where = `worker ${slot.index + 1}`) {
        const open = [...slot.open.keys()];
        slot.open.clear();
        for (const id of open) this.onReply(slot.index, failedReply(id, where, text));
    }
}

/// False for runs in the background: the one on screen has the number 0.
const isWaitedFor = ({ kind, bytes }) => waited_for.has(kind) && (kind !== "run" || replicateOf(bytes) === 0);

const oldest = (slot) => Math.min(...[...slot.open.values()].filter(isWaitedFor).map(({ since }) => since));

/// Why a question was not answered: a newer one took its place.
export class Stale extends Error {}

/// A worker has stopped. started: it had worked before; restarted: another has taken its place.
export class Crashed extends Error {
    constructor(text, { started, restarted }) {
        super(text);
        Object.assign(this, { started, restarted });
    }
}
