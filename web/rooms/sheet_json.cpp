#include "rooms/sheet_json.hpp"

#include "rooms/away/painted.hpp"
#include "rooms/json_members.hpp"
#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace folkmoot::sheet {
namespace {

/// A number that is drawn, not read: five significant digits, and quickly, since a chart has
/// thousands.
void add_drawn(std::string& out, double value) {
    constexpr int digits = 5, most_decimals = 9;
    constexpr std::array<double, most_decimals + 1> powers{1,   1e1, 1e2, 1e3, 1e4,
                                                           1e5, 1e6, 1e7, 1e8, 1e9};
    constexpr double largest = 1e15;
    const double size = std::fabs(value);
    if (!std::isfinite(value) || size >= largest) return add_number(out, value);
    int decimals = digits;
    for (double above = 1; size >= above && decimals > 0; above *= 10) --decimals;
    for (double below = 0.1; size > 0 && size < below && decimals < most_decimals; below /= 10)
        ++decimals;
    auto whole =
        static_cast<std::uint64_t>(std::llround(size * powers[static_cast<std::size_t>(decimals)]));
    if (whole == 0) {
        out += '0';
        return;
    }
    for (; decimals > 0 && whole % 10 == 0; --decimals) whole /= 10;
    auto text = std::to_string(whole);
    const auto after = static_cast<std::size_t>(decimals);
    if (text.size() <= after) text.insert(0, after + 1 - text.size(), '0');
    if (after > 0) text.insert(text.size() - after, ".");
    if (value < 0) out += '-';
    out += text;
}

void write_value(std::string& out, Members& members, const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) members.truth("value", *truth);
    if (const auto* number = std::get_if<double>(&value)) members.number("value", *number);
    if (const auto* text = std::get_if<std::string>(&value)) {
        members.name("value");
        session::quote(out, *text);
    }
}

void write_table(std::string& out, Members& members, const Table& table) {
    members.list("columns", table.columns, [&](const Column& column) {
        Members m(out);
        m.text("key", column.key);
        m.text("words", column.words);
        m.text("unit", column.unit);
        m.yes("numeric", column.numeric);
        m.yes("sorts", column.sorts);
    });
    if (table.sorted) {
        members.name("sorted");
        Members m(out);
        m.text("column", table.sorted->column);
        m.yes("down", table.sorted->down);
    }
    if (table.chosen) {
        members.name("chosen");
        session::quote(out, *table.chosen);
    }
    if (table.count() > table.rows.size())
        members.number("total", static_cast<double>(table.total));
    members.text("cut", table.cut);
    members.text("more", table.more);
    const auto quote = [&](const std::string& words) { session::quote(out, words); };
    members.list("rows", table.rows, [&](const Row& row) {
        Members m(out);
        m.text("key", row.key);
        m.list("cells", row.cells, quote);
        m.list("marks", row.marks, quote);
        m.list("links", row.links, quote);
        m.text("help", row.help);
    });
}

void write_axis(std::string& out, Members& axes, std::string_view name, const Axis& axis) {
    axes.name(name);
    Members m(out);
    m.text("words", axis.words);
    m.text("unit", axis.unit);
    if (axis.high > axis.low) {
        m.number("low", axis.low);
        m.number("high", axis.high);
    }
    m.list("ticks", axis.ticks, [&](const Tick& tick) {
        Members t(out);
        t.number("at", tick.at);
        t.text("words", tick.words);
    });
}

void write_chart(std::string& out, Members& members, const Chart& chart) {
    members.text("look", chart.look);
    members.name("axes");
    {
        Members axes(out);
        write_axis(out, axes, "x", chart.x);
        write_axis(out, axes, "y", chart.y);
    }
    const auto quote = [&](const std::string& words) { session::quote(out, words); };
    members.list("labels", chart.labels, quote);
    const auto drawn = [&](double value) { add_drawn(out, value); };
    members.list("series", chart.series, [&](const Series& series) {
        Members m(out);
        m.text("key", series.key);
        m.text("words", series.words);
        // A series may be a band alone; who draws it reads its values all the same.
        if (series.values.empty()) {
            m.name("values");
            out += "[]";
        }
        m.list("values", series.values, drawn);
        m.list("low", series.low, drawn);
        m.list("high", series.high, drawn);
        m.list("told", series.told, quote);
        m.list("at", series.at, drawn);
        m.list("around", series.around, [&](std::uint32_t each) { out += std::to_string(each); });
    });
    members.list("keys", chart.keys, quote);
    members.text("chosen", chart.chosen);
    if (chart.now >= 0) members.number("now", chart.now);
    members.list("at", chart.at, drawn);
    members.list("marks", chart.marks, [&](const ChartMark& mark) {
        Members m(out);
        m.text("key", mark.key);
        m.text("words", mark.words);
        m.name("at");
        add_drawn(out, mark.at);
        m.yes("on_y", mark.on_y);
        if (mark.until) m.number("until", *mark.until);
    });
}

void write_map(std::string& out, Members& members, const Map& map) {
    members.list("places", map.places, [&](const MapPlace& place) {
        Members m(out);
        m.text("words", place.words);
        m.text("kind", place.kind);
        for (const auto& [name, value] : {std::pair{"x", place.x}, std::pair{"y", place.y},
                                          std::pair{"radius", place.radius}}) {
            m.name(name);
            add_drawn(out, value);
        }
        m.text("key", place.key);
        if (!place.value_words.empty()) {
            m.name("value");
            add_drawn(out, place.value);
            m.text("value_words", place.value_words);
        }
    });
    members.text("look", map.look);
    members.text("chosen", map.chosen);
}

constexpr std::array<std::string_view, 8> tones{"",    "quiet", "strong",  "good",
                                                "bad", "doubt", "problem", "truth"};
constexpr std::array<std::string_view, 3> marks{"", "lever", "assumption"};

void write(std::string& out, const Node& node) {
    Members m(out);
    m.text("kind", name_of(node.kind));
    m.text("key", node.key);
    m.text("words", node.words);
    m.text("help", node.help);
    if (node.level > 0) m.number("level", node.level);
    write_value(out, m, node.value);
    m.text("value_words", node.value_words);
    if (node.kind == Kind::slider || node.kind == Kind::number) {
        m.number("low", node.low);
        m.number("high", node.high);
        m.number("step", node.step);
    }
    if (node.usual) m.number("usual", *node.usual);
    m.text("usual_words", node.usual_words);
    m.yes("moved", node.moved);
    m.list("options", node.options, [&](const Option& option) {
        Members o(out);
        // An option may be the empty one.
        o.name("key");
        session::quote(out, option.key);
        o.text("words", option.words);
        o.text("help", option.help);
    });
    m.text("unit", node.unit);
    if (node.lines > 1) m.number("lines", node.lines);
    m.text("mark", marks[static_cast<std::size_t>(node.mark)]);
    if (node.share) m.number("share", *node.share);
    m.text("share_words", node.share_words);
    m.text("tone", tones[static_cast<std::size_t>(node.tone)]);
    m.yes("disabled", node.disabled);
    m.yes("busy", node.busy);
    m.text("invalid", node.invalid);
    m.truth("pressed", node.pressed);
    m.truth("open", node.open);
    m.text("href", node.href);
    if (node.live) m.text("live", "polite");
    m.text("title", node.title);
    if (node.table) write_table(out, m, *node.table);
    if (node.chart) write_chart(out, m, *node.chart);
    if (node.map) write_map(out, m, *node.map);
    if (node.painted) {
        m.name("painted");
        write_painted(out, *node.painted);
    }
    m.text("picture", node.picture);
    m.list("modules", node.modules, [&](const std::string& row) { session::quote(out, row); });
    m.list("children", node.children, [&](const Node& child) { write(out, child); });
}

} // namespace

std::string to_json(const Node& node) {
    std::string text;
    text.reserve(std::size_t{64} * 1024);
    write(text, node);
    return text;
}

} // namespace folkmoot::sheet
