/// What the device asks for, theme, motion, text size, told to the screen now and when it changes; and what
/// a person chooses on a page without a canvas.

import { recall, remember } from "./remember.mjs";

function watch(query, changed) {
    const media = matchMedia(query);
    media.addEventListener("change", changed);
    return media;
}

/// tell(name, text): "theme" (light, dark or contrast), "reduced-motion" (0 or 1), "text-scale".
export function watchAppearance(tell) {
    const theme = () => tell("theme", contrast.matches ? "contrast" : dark.matches ? "dark" : "light");
    const motion = () => tell("reduced-motion", still.matches ? "1" : "0");
    const contrast = watch("(prefers-contrast: more)", theme);
    const dark = watch("(prefers-color-scheme: dark)", theme);
    const still = watch("(prefers-reduced-motion: reduce)", motion);
    theme();
    motion();
    // The browser's text size, where a person has changed it; 16 px is usual.
    tell("text-scale", (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16)
        .toFixed(2));
}

/// The list of themes of a page without a canvas: as remembered, and remembered when it changes.
export function chooseAppearance(select) {
    const apply = () => {
        if (select.value) document.documentElement.dataset.theme = select.value;
        else delete document.documentElement.dataset.theme;
    };
    select.value = recall("appearance");
    select.onchange = () => { remember("appearance", select.value); apply(); };
    apply();
}
