/// Passing bytes into a WebAssembly module and texts out of it.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/// UTF-8 of a text; bytes pass through.
export function toBytes(data) {
    return typeof data === "string" ? encoder.encode(data) : data;
}

/// Calls `use(pointer, length)` with a copy of `data` (text or bytes) in the module's memory, and
/// frees it afterwards. The copy ends with a zero that is not counted, so that it is a C string too.
export function withBytes(module, data, use) {
    const bytes = toBytes(data);
    const pointer = module._malloc(bytes.length + 1);
    if (pointer === 0) throw new RangeError("out of memory");
    try {
        // HEAPU8 is read after _malloc: growing the memory replaces the view.
        module.HEAPU8.set(bytes, pointer);
        module.HEAPU8[pointer + bytes.length] = 0;
        return use(pointer, bytes.length);
    } finally {
        module._free(pointer);
    }
}

/// A copy of bytes in the module's memory.
export function copyOut(module, pointer, length) {
    return module.HEAPU8.slice(pointer, pointer + length);
}

/// Runs a JSON command of the simulation and returns its answer as text.
export function runJson(core, text) {
    withBytes(core, text, (pointer, length) => core._core_json(pointer, length));
    return decoder.decode(copyOut(core, core._core_json_data(), core._core_json_size()));
}

/// Turns the bytes of a person's file into UTF-8: {bytes, note}; `note` says in a sentence what was
/// guessed to do so, "" if nothing was.
export function decodeText(core, bytes) {
    withBytes(core, bytes, (pointer, length) => core._core_text(pointer, length));
    const read = { bytes: copyOut(core, core._core_text_data(), core._core_text_size()),
        note: decoder.decode(copyOut(core, core._core_text_note_data(), core._core_text_note_size())) };
    core._core_text(0, 0);
    return read;
}

/// Starts an Emscripten factory from a module that has been compiled already.
export function startCompiled(factory, compiled, options) {
    return new Promise((resolve, reject) => {
        const instantiateWasm = (imports, receive) => {
            // Emscripten does not wait for this promise, so that its failure is told here.
            WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled), reject);
            return {};
        };
        factory({ ...options, instantiateWasm }).then(resolve, reject);
    });
}
