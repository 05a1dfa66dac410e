#include "rooms/explore/doubt/doubt_map.hpp"
#include "rooms/away/card.hpp"

#include "core/words/values.hpp"
#include "rooms/nodes.hpp"
#include "rooms/save.hpp"
#include "session/funding/numbers.hpp"
#include "session/manifest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::DoubtMap;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;
using Says = DoubtMap::Says;

std::string map_key(std::string_view what) { return std::string(doubt_map_prefix).append(what); }

/// A value as near as its neighbours on the axis let it be told: 0.33 for a third.
double near_enough(const DoubtMap::Line& line, double value) {
    if (line.values.size() < 2) return value;
    const double apart = line.values[1] - line.values[0];
    const double grain = std::pow(10.0, std::floor(std::log10(apart)) - 1);
    return std::round(value / grain) * grain;
}

/// A value on an axis: the axis says what of.
std::string bare_value(const message::Field& field, double value) {
    const auto told = words::format_field(field, value);
    const bool number_first =
        !told.empty() && (std::isalpha(static_cast<unsigned char>(told[0])) == 0);
    return number_first ? told.substr(0, told.find(' ')) : told;
}

std::string unit_on_axis(const message::Field& field) {
    return field.type == message::Type::boolean ? "" : field.unit;
}

/// How large a difference is, without which way: "2.1 days"; empty if it is too small to say.
std::string chance_words(const message::Outcome& outcome, double size) {
    const auto told = words::difference(outcome, 0, size);
    if (told.sign == 0) return {};
    if (!outcome.share) return words::with_unit(outcome, size);
    return told.text.substr(0, told.text.rfind(' '));
}

std::string_view says_words(Says says) {
    switch (says) {
    case Says::holds:
        return "holds";
    case Says::turns:
        return "turns";
    case Says::close:
        return "too close to call";
    case Says::unknown:
        break;
    }
    return "not known";
}

std::string finding_of(const DoubtMap& map) {
    const auto holds = map.count(Says::holds), turns = map.count(Says::turns),
               close = map.count(Says::close);
    const auto known = holds + turns + close;
    std::string told = "The answer holds in " + std::to_string(holds) + " of ";
    told += known == map.cells() ? std::to_string(known) + " combinations"
                                 : "the " + std::to_string(known) + " combinations tried so far";
    if (turns > 0) told += ", turns in " + std::to_string(turns);
    if (close > 0)
        told += (turns > 0 ? " and" : ", and") + std::string(" is too close to call in ") +
                std::to_string(close);
    return told;
}

/// What is drawn along an axis: a mark a value.
sheet::Axis axis_of(const message::Field& field, const DoubtMap::Line& line) {
    sheet::Axis axis{field.label, unit_on_axis(field), -0.5,
                     static_cast<double>(line.values.size()) - 0.5};
    for (std::size_t i = 0; i < line.values.size(); ++i)
        axis.ticks.push_back(
            {static_cast<double>(i), bare_value(field, near_enough(line, line.values[i]))});
    return axis;
}

struct Axes {
    const message::Field& across;
    const message::Field& up;
};

sheet::Table table_of(const message::Outcome& outcome, const DoubtMap& map, const Axes& of) {
    sheet::Table table{{{"up", of.up.label + ", by " + of.across.label}}, {}};
    const auto &across = map.across().values, &up = map.up().values;
    for (std::size_t i = 0; i < across.size(); ++i)
        table.columns.push_back(
            {"at" + std::to_string(i),
             words::format_field(of.across, near_enough(map.across(), across[i])), "", true});
    for (std::size_t j = up.size(); j-- > 0;) {
        sheet::Row row{map_key("row:") + std::to_string(j),
                       {words::format_field(of.up, near_enough(map.up(), up[j]))},
                       {""}};
        for (std::size_t i = 0; i < across.size(); ++i) {
            const auto says = map.says(i, j);
            row.cells.push_back(says == Says::unknown
                                    ? "…"
                                    : words::difference(outcome, 0, map.change(i, j)).text + ", " +
                                          std::string(says_words(says)));
            row.marks.emplace_back(says == Says::turns ? "bad" : "");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Node chart_of(const message::Scenario& scenario, const DoubtMap& map, std::size_t outcome_index,
              const Axes& of) {
    const auto& outcome = scenario.outcomes[outcome_index];
    Node node(Kind::chart, map_key("chart"), "What changes: “" + outcome.label + "”.");
    if (const auto size = chance_words(outcome, map.by_chance()); !size.empty())
        node.words += " Chance alone may make a difference of up to " + size + ".";
    node.title = finding_of(map);
    sheet::Chart chart;
    chart.look = "grid";
    chart.x = axis_of(of.across, map.across());
    chart.y = axis_of(of.up, map.up());
    for (const auto says : {Says::holds, Says::turns, Says::close}) {
        const std::string key = says == Says::close ? "close" : std::string(says_words(says));
        sheet::Series cells{key, std::string(says_words(says)), {}};
        for (std::size_t i = 0; i < map.across().values.size(); ++i)
            for (std::size_t j = 0; j < map.up().values.size(); ++j) {
                if (map.says(i, j) != says) continue;
                cells.at.push_back(static_cast<double>(i));
                cells.values.push_back(static_cast<double>(j));
                cells.told.push_back(words::difference(outcome, 0, map.change(i, j)).text);
            }
        if (!cells.values.empty()) chart.series.push_back(std::move(cells));
    }
    const auto stands = [&](std::string key, std::string words, double across, double up) {
        sheet::Series one{std::move(key), std::move(words), {map.up().place(up)}};
        one.at = {map.across().place(across)};
        one.told = {words::format_field(of.across, across) + "; " + words::format_field(of.up, up)};
        chart.series.push_back(std::move(one));
    };
    const auto &across = map.across(), &up = map.up();
    const bool moved = across.now != across.usual || up.now != up.usual;
    if (moved) stands("usual", "as the scenario has it", across.usual, up.usual);
    stands("now", moved ? "where you moved it" : "as the scenario has it", across.now, up.now);
    node.chart = std::move(chart);
    Node behind(Kind::table, map_key("table"));
    behind.title = node.title;
    behind.table = table_of(outcome, map, of);
    node.add(std::move(behind));
    node.add(sheet::button(map_key("csv"), "Save all combinations (CSV)"));
    offer_picture(node);
    return node;
}

Node one_of_two(const message::Scenario& scenario, const session::Overturn& looked,
                std::string_view what, std::string words, const std::string& chosen) {
    std::vector<sheet::Option> options;
    for (const auto& row : looked.rows())
        if (const auto* field = session::find_field(scenario, row.key))
            options.push_back({row.key, field->label});
    return sheet::choice(map_key(what), std::move(words), chosen, std::move(options));
}

void save_map(Session& session) {
    const auto& scenario = *session.scenario();
    const auto& map = session.overturn().map();
    const auto& outcome = scenario.outcomes[session.overturn().outcome()];
    session::Table table{
        {map.across().key, map.up().key, "Outcome", "Unit", "Difference", "The answer"}};
    for (std::size_t i = 0; i < map.across().values.size(); ++i)
        for (std::size_t j = 0; j < map.up().values.size(); ++j)
            table.push_back({session::exact_number(map.across().values[i]),
                             session::exact_number(map.up().values[j]), outcome.key, outcome.unit,
                             session::exact_number(map.change(i, j)),
                             std::string(says_words(map.says(i, j)))});
    save_numbers(session, scenario.name + "-two-assumptions.csv", table);
}

} // namespace

void add_doubt_map(Node& part, const Session& session) {
    const auto& scenario = *session.scenario();
    const auto& looked = session.overturn();
    const auto& map = looked.map();
    const auto [across, up] = looked.two();
    if (!looked.done() || across.empty()) return;
    part.add(sheet::heading(map_key("title"), 3, "And two at a time?"));
    part.add(one_of_two(scenario, looked, "across", "From left to right", across));
    part.add(one_of_two(scenario, looked, "up", "From bottom to top", up));
    const bool these = map.asked() && map.across().key == across && map.up().key == up;
    if (map.looking()) {
        Node progress(Kind::progress, map_key("progress"), "Trying both together…");
        progress.value = map.share_done();
        part.add(std::move(progress));
        part.add(sheet::button(map_key("stop"), "Stop, and keep what is there"));
    }
    if (!these || !(map.looking() || map.done()))
        part.add(sheet::button(map_key("ask"), these ? "Try the rest" : "Try both together"));
    if (!map.asked()) return;
    const auto* one = session::find_field(scenario, map.across().key);
    const auto* other = session::find_field(scenario, map.up().key);
    if (one == nullptr || other == nullptr) return;
    part.add(chart_of(scenario, map, looked.outcome(), {*one, *other}));
    part.add(sheet::text(map_key("how"),
                         "Each square is a run of both policies on the chance on screen, all other "
                         "assumptions as they are.",
                         Tone::quiet));
    part.add(sheet::button(map_key("command"), "Copy the command that computes it again"));
}

bool use_doubt_map(Session& session, const Node& node, std::string_view value) {
    const std::string_view key = std::string_view(node.key).substr(doubt_map_prefix.size());
    if (key == "across") {
        session.map_doubts({.across = std::string(value)});
    } else if (key == "up") {
        session.map_doubts({.up = std::string(value)});
    } else if (key == "ask") {
        session.map_doubts({.look = true});
    } else if (key == "stop") {
        session.map_doubts({.stop = true});
    } else if (key == "csv") {
        save_map(session);
    } else if (key == "command") {
        session.act("copy-text", session::map_command_line(session));
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::rooms
