/// The workers of the module: each runs the command, one question after the other.

/// Threads of Node where there are no Web Workers, under one face: {post, end, onMessage, onFault}.
async function startWorker(address) {
    if (typeof Worker === "function") {
        const worker = new Worker(address, { type: "module" });
        return {
            post: (task) => worker.postMessage(task),
            end: () => worker.terminate(),
            listen: (heard, fault) => {
                worker.onmessage = ({ data }) => heard(data);
                worker.onerror = (event) => fault(new Error(event.message || `the worker ${address} does not start`));
            },
        };
    }
    const node = "node:worker_threads"; // a name, so that bundlers for browsers leave it alone
    const { Worker: Thread } = await import(/* @vite-ignore */ /* webpackIgnore: true */ node);
    const worker = new Thread(address);
    worker.unref();
    return {
        post: (task) => { worker.ref(); worker.postMessage(task); },
        end: () => worker.terminate(),
        idle: () => worker.unref(),
        listen: (heard, fault) => {
            worker.on("message", heard);
            worker.on("error", fault);
        },
    };
}

export class Pool {
    #address;
    #waiting = [];
    #idle = [];
    #busy = new Set();
    #starting = 0;
    #closed = false;

    constructor(address, count) {
        this.#address = address;
        this.count = count;
    }

    /// Runs {args, files, read} on the next worker that is free: {status, out, told, read}. `onProgress(share)`.
    ask(task, { onProgress, signal } = {}) {
        return new Promise((resolve, reject) => {
            if (this.#closed) return reject(new Error("this Folkmoot has been closed"));
            if (signal?.aborted) return reject(signal.reason);
            const job = { task, onProgress, resolve, reject, worker: null, done: () => signal?.removeEventListener("abort", job.abort) };
            // A command cannot be interrupted: its worker is ended, and another takes its place when it is wanted.
            job.abort = () => {
                this.#waiting = this.#waiting.filter((other) => other !== job);
                if (job.worker) this.#end(job.worker);
                job.done();
                reject(signal.reason);
                this.#next();
            };
            signal?.addEventListener("abort", job.abort, { once: true });
            this.#waiting.push(job);
            this.#next();
        });
    }

    /// Ends all workers; what is under way is refused.
    close() {
        this.#closed = true;
        const jobs = [...this.#waiting, ...[...this.#busy].map(({ job }) => job)];
        this.#waiting = [];
        for (const worker of [...this.#busy, ...this.#idle]) this.#end(worker);
        for (const job of jobs) {
            job.done();
            job.reject(new Error("this Folkmoot has been closed"));
        }
    }

    #next() {
        while (this.#waiting.length > 0 && this.#idle.length > 0) this.#give(this.#idle.pop());
        const wanted = Math.min(this.#waiting.length, this.count - this.#busy.size - this.#idle.length);
        while (this.#starting < wanted) this.#start();
    }

    async #start() {
        this.#starting += 1;
        try {
            const worker = await startWorker(this.#address);
            worker.listen((message) => this.#heard(worker, message), (error) => this.#fault(worker, error));
            if (this.#closed) worker.end();
            else this.#idle.push(worker);
        } catch (error) {
            this.#refuse(error);
        }
        this.#starting -= 1;
        if (!this.#closed) this.#next();
    }

    #give(worker) {
        worker.job = this.#waiting.shift();
        worker.job.worker = worker;
        this.#busy.add(worker);
        worker.post(worker.job.task);
    }

    #heard(worker, message) {
        const { job } = worker;
        if (!job) return;
        if (message.share !== undefined) return job.onProgress?.(message.share);
        this.#busy.delete(worker);
        worker.job = null;
        if (message.fault) {
            worker.end();
            job.reject(new Error(message.fault));
        } else {
            worker.idle?.();
            this.#idle.push(worker);
            job.resolve(message);
        }
        job.done();
        this.#next();
    }

    #fault(worker, error) {
        const { job } = worker;
        this.#end(worker);
        if (!job) return;
        job.done();
        job.reject(error);
        this.#next();
    }

    /// No worker can be had at all: nobody waits for one any longer.
    #refuse(error) {
        for (const job of this.#waiting.splice(0)) {
            job.done();
            job.reject(error);
        }
    }

    #end(worker) {
        this.#busy.delete(worker);
        this.#idle = this.#idle.filter((other) => other !== worker);
        worker.job = null;
        worker.end();
    }
}
