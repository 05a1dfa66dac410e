/// Reading QR codes with the camera, where the browser itself can: nothing of the picture is kept or leaves the page, and
/// the camera is off once the dialog is closed.

import { element } from "./element.mjs";

/// So often it looks at the picture, in milliseconds.
const between_looks = 150;

const refusals = {
    NotAllowedError: "The camera was refused. Allow it for this page in the browser's settings, or paste the codes instead.",
    NotFoundError: "There is no camera that the browser can use. Paste the codes or choose their files instead.",
    NotReadableError: "The camera is in use by another program. Close that, or paste the codes instead.",
};
const cannot = "This browser cannot read QR codes with the camera. Paste the codes or choose their files instead.";

/// Opens the dialog. onText(text): called once for each text that is read. told(): what the room says of the last one.
/// Resolves when it is closed.
export async function askCamera({ onText, told }) {
    const video = element("video", { muted: true, playsinline: true, "aria-hidden": "true" });
    const status = element("p", { role: "status" }, "Starting the camera…");
    const close = element("button", { type: "button", class: "button" }, "Close");
    const dialog = element("dialog", { id: "camera-dialog", class: "lab-dialog", "aria-labelledby": "camera-title" },
        element("h2", { id: "camera-title" }, "Read codes with the camera"), video, status,
        element("p", { class: "hint" }, "Hold a QR code before the camera; one after the other. The picture does not leave this device."),
        element("p", { class: "actions" }, close));
    video.muted = true;
    let stream = null, open = true;
    const off = () => stream?.getTracks().forEach((track) => track.stop());
    const closed = new Promise((resolve) => {
        dialog.onclose = () => {
            open = false;
            off();
            dialog.remove();
            resolve();
        };
    });
    close.onclick = () => dialog.close();
    addEventListener("pagehide", () => dialog.close(), { once: true });
    document.body.append(dialog);
    dialog.showModal();
    try {
        await look();
    } catch (error) {
        off();
        video.hidden = true;
        status.textContent = refusals[error.name] ?? `The camera does not work: ${error.message}`;
    }
    return closed;

    async function look() {
        if (!globalThis.BarcodeDetector || !navigator.mediaDevices?.getUserMedia) {
            video.hidden = true;
            status.textContent = cannot;
            return;
        }
        const detector = new BarcodeDetector({ formats: ["qr_code"] });
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        // Closed while somebody was being asked.
        if (!open) return off();
        video.srcObject = stream;
        await video.play();
        status.textContent = "Looking for a code…";
        const seen = new Set();
        while (open) {
            for (const { rawValue } of await detector.detect(video)) {
                if (!open || !rawValue || seen.has(rawValue)) continue;
                seen.add(rawValue);
                onText(rawValue);
            }
            await new Promise((resolve) => { setTimeout(resolve, between_looks); });
            const words = seen.size > 0 ? told() : "";
            if (words && words !== status.textContent) status.textContent = words;
        }
    }
}

/// Whether this browser can: it has a reader of QR codes, and lets a page ask for a camera.
export async function hasCamera() {
    if (!globalThis.BarcodeDetector || !navigator.mediaDevices?.getUserMedia) return false;
    return (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes("qr_code");
}
