#include "rooms/away/painted.hpp"

#include "rooms/json_members.hpp"

#include <cmath>
#include <string_view>

namespace folkmoot::sheet {
namespace {

/// To four decimals: it is drawn.
void add_place(Members& members, std::string_view key, double value) {
    constexpr double parts = 10'000;
    members.number(key, std::round(value * parts) / parts);
}

void add_texts(std::string& out, Members& members, std::string_view key,
               const std::vector<std::string>& all) {
    members.list(key, all, [&out](const std::string& words) { session::quote(out, words); });
}

void write_key(std::string& out, const ColourKey& key) {
    Members m(out);
    m.text("title", key.title);
    m.list("entries", key.entries, [&](const ColourKey::Entry& entry) {
        Members e(out);
        e.text("colour", entry.colour);
        e.text("words", entry.words);
    });
    add_texts(out, m, "ramp", key.ramp);
    m.list("ticks", key.ticks, [&](const ColourKey::Tick& tick) {
        Members t(out);
        add_place(t, "share", tick.share);
        t.text("words", tick.words);
    });
    add_texts(out, m, "notes", key.notes);
}

void write_dots(std::string& out, const PaintedDots& dots) {
    Members m(out);
    m.text("colour", dots.colour);
    add_place(m, "size", dots.size);
    m.name("at");
    out += '[';
    for (std::size_t i = 0; i < dots.x.size(); ++i) {
        if (i > 0) out += ',';
        out += std::to_string(dots.x[i]) + "," + std::to_string(dots.y[i]);
    }
    out += ']';
}

void write_area(std::string& out, const PaintedArea& area) {
    Members m(out);
    add_texts(out, m, "names", area.names);
    add_place(m, "x", area.x);
    add_place(m, "y", area.y);
    add_place(m, "radius", area.radius);
    m.text("fill", area.fill);
    m.text("edge", area.edge);
    m.text("ink", area.ink);
    m.text("told", area.told);
    m.text("told_ink", area.told_ink);
    m.yes("host", area.host);
}

void write_provider(std::string& out, const PaintedProvider& provider) {
    Members m(out);
    add_texts(out, m, "names", provider.names);
    add_place(m, "x", provider.x);
    add_place(m, "y", provider.y);
    m.text("shape", provider.shape);
    m.yes("stands_out", provider.stands_out);
}

void write_tile(std::string& out, const PaintedTile& tile) {
    Members m(out);
    add_place(m, "column", static_cast<double>(tile.column));
    add_place(m, "row", static_cast<double>(tile.row));
    add_texts(out, m, "names", tile.names);
    m.text("words", tile.words);
    m.text("below", tile.below);
    m.text("fill", tile.fill);
    m.text("ink", tile.ink);
    m.text("below_ink", tile.below_ink);
    m.yes("host", tile.host);
}

} // namespace

void write_painted(std::string& out, const Painted& painted) {
    Members m(out);
    m.name("key");
    write_key(out, painted.key);
    add_place(m, "dot_km", painted.dot_km);
    m.list("areas", painted.areas, [&](const PaintedArea& area) { write_area(out, area); });
    m.list("providers", painted.providers,
           [&](const PaintedProvider& provider) { write_provider(out, provider); });
    m.list("sides", painted.sides, [&](const PaintedSide& side) {
        Members s(out);
        s.text("words", side.words);
        s.list("dots", side.dots, [&](const PaintedDots& dots) { write_dots(out, dots); });
        s.list("tiles", side.tiles, [&](const PaintedTile& tile) { write_tile(out, tile); });
    });
    add_place(m, "columns", static_cast<double>(painted.columns));
    add_place(m, "rows", static_cast<double>(painted.rows));
    add_texts(out, m, "palette", painted.palette);
}

} // namespace folkmoot::sheet
