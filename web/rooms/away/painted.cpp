#include "rooms/away/painted.hpp"

#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

#include <cmath>
#include <string_view>

namespace folkmoot::sheet {
namespace {

/// Writes one object; only what says something.
class PaintedMembers {
public:
    explicit PaintedMembers(std::string& out) : out_(out) { out_ += '{'; }
    ~PaintedMembers() { out_ += '}'; }
    PaintedMembers(const PaintedMembers&) = delete;
    PaintedMembers& operator=(const PaintedMembers&) = delete;

    void name(std::string_view key) {
        if (!first_) out_ += ',';
        first_ = false;
        out_.append("\"").append(key).append("\":");
    }
    void text(std::string_view key, std::string_view words) {
        if (words.empty()) return;
        name(key);
        session::quote(out_, words);
    }
    /// To four decimals: it is drawn.
    void number(std::string_view key, double value) {
        constexpr double parts = 10'000;
        name(key);
        out_ += session::shortest(std::round(value * parts) / parts);
    }
    void yes(std::string_view key, bool value) {
        if (!value) return;
        name(key);
        out_ += "true";
    }
    /// `each(item)` writes one item.
    template <class Items, class Each>
    void list(std::string_view key, const Items& items, const Each& each) {
        if (items.empty()) return;
        name(key);
        out_ += '[';
        bool first = true;
        for (const auto& item : items) {
            if (!first) out_ += ',';
            first = false;
            each(item);
        }
        out_ += ']';
    }
    void texts(std::string_view key, const std::vector<std::string>& all) {
        list(key, all, [this](const std::string& words) { session::quote(out_, words); });
    }

private:
    std::string& out_;
    bool first_ = true;
};

void write_key(std::string& out, const ColourKey& key) {
    PaintedMembers m(out);
    m.text("title", key.title);
    m.list("entries", key.entries, [&](const ColourKey::Entry& entry) {
        PaintedMembers e(out);
        e.text("colour", entry.colour);
        e.text("words", entry.words);
    });
    m.texts("ramp", key.ramp);
    m.list("ticks", key.ticks, [&](const ColourKey::Tick& tick) {
        PaintedMembers t(out);
        t.number("share", tick.share);
        t.text("words", tick.words);
    });
    m.texts("notes", key.notes);
}

void write_dots(std::string& out, const PaintedDots& dots) {
    PaintedMembers m(out);
    m.text("colour", dots.colour);
    m.number("size", dots.size);
    m.name("at");
    out += '[';
    for (std::size_t i = 0; i < dots.x.size(); ++i) {
        if (i > 0) out += ',';
        out += std::to_string(dots.x[i]) + "," + std::to_string(dots.y[i]);
    }
    out += ']';
}

void write_area(std::string& out, const PaintedArea& area) {
    PaintedMembers m(out);
    m.texts("names", area.names);
    m.number("x", area.x);
    m.number("y", area.y);
    m.number("radius", area.radius);
    m.text("fill", area.fill);
    m.text("edge", area.edge);
    m.text("ink", area.ink);
    m.text("told", area.told);
    m.text("told_ink", area.told_ink);
    m.yes("host", area.host);
}

void write_provider(std::string& out, const PaintedProvider& provider) {
    PaintedMembers m(out);
    m.texts("names", provider.names);
    m.number("x", provider.x);
    m.number("y", provider.y);
    m.text("shape", provider.shape);
    m.yes("stands_out", provider.stands_out);
}

void write_tile(std::string& out, const PaintedTile& tile) {
    PaintedMembers m(out);
    m.number("column", static_cast<double>(tile.column));
    m.number("row", static_cast<double>(tile.row));
    m.texts("names", tile.names);
    m.text("words", tile.words);
    m.text("below", tile.below);
    m.text("fill", tile.fill);
    m.text("ink", tile.ink);
    m.text("below_ink", tile.below_ink);
    m.yes("host", tile.host);
}

} // namespace

void write_painted(std::string& out, const Painted& painted) {
    PaintedMembers m(out);
    m.name("key");
    write_key(out, painted.key);
    m.number("dot_km", painted.dot_km);
    m.list("areas", painted.areas, [&](const PaintedArea& area) { write_area(out, area); });
    m.list("providers", painted.providers,
           [&](const PaintedProvider& provider) { write_provider(out, provider); });
    m.list("sides", painted.sides, [&](const PaintedSide& side) {
        PaintedMembers s(out);
        s.text("words", side.words);
        s.list("dots", side.dots, [&](const PaintedDots& dots) { write_dots(out, dots); });
        s.list("tiles", side.tiles, [&](const PaintedTile& tile) { write_tile(out, tile); });
    });
    m.number("columns", static_cast<double>(painted.columns));
    m.number("rows", static_cast<double>(painted.rows));
    m.texts("palette", painted.palette);
}

} // namespace folkmoot::sheet
