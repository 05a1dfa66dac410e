#!/usr/bin/env python3
"""Cuts the page's typeface down to the characters that it shows.

    fonts.py OUTPUT_FOLDER REGULAR.otf SEMIBOLD.otf

Writes into the folder `folkmoot_fonts.hpp` (the fonts as byte arrays for the canvas, outlines only)
and `inter-regular.woff2`, `inter-semibold.woff2` (for HTML, with kerning and table figures).
"""
import io
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180)]
SIGNS = [ord(sign) for sign in "–—−×÷≤≥≠≈±½¼¾…‘’“”•·→←↑↓↗↘▲▼▶◀●○■□◆✓✗★‰€£°§"]


def cut(path, layout_features):
    """The font at `path` with only our characters, as a TTFont."""
    options = subset.Options()
    options.layout_features = layout_features
    options.name_IDs = [0, 1, 2, 13, 14]  # keep the copyright and the licence
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = True  # the canvas's rasteriser reads plain outlines fastest
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LATIN + SIGNS)
    cutter.subset(font)
    return font


def as_bytes(font, flavor=None):
    font.flavor = flavor
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def as_array(name, data):
    rows = [
        "    " + ", ".join(str(byte) for byte in data[start : start + 24]) + ","
        for start in range(0, len(data), 24)
    ]
    return f"inline constexpr unsigned char {name}_bytes[] = {{\n" + "\n".join(rows) + "\n};\n"


def main(folder, regular, semibold):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    header = [
        "#pragma once",
        "// Written by cmake/fonts.py. Inter, under the SIL Open Font License 1.1.",
        "#include <span>",
        "namespace folkmoot::fonts {",
    ]
    for name, path in (("regular", regular), ("semibold", semibold)):
        header.append(as_array(f"inter_{name}", as_bytes(cut(path, []))))
        header.append(f"/// OpenType data of Inter, {name}.")
        header.append(
            f"inline std::span<const unsigned char> inter_{name}() {{ return inter_{name}_bytes; }}"
        )
        web = cut(path, ["kern", "locl", "tnum"])
        (folder / f"inter-{name}.woff2").write_bytes(as_bytes(web, "woff2"))
    header.append("}  // namespace folkmoot::fonts")
    (folder / "folkmoot_fonts.hpp").write_text("\n".join(header) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
