#include "rooms/explore/doubt/overturn.hpp"

#include "core/words/values.hpp"
#include "rooms/explore/doubt/doubt_map.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Overturn;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

std::string overturn_key(std::string_view what) {
    return std::string(overturn_prefix).append(what);
}

std::string change_words(const message::Outcome& outcome, double change) {
    return std::isfinite(change) ? words::difference(outcome, 0, change).text : "…";
}

/// The assumptions in `rows`, with what the ends of their ranges do.
Node found_table(const message::Scenario& scenario, const Overturn& looked, std::string key,
                 std::string title, const std::vector<Overturn::Row>& rows) {
    const auto& outcome = scenario.outcomes[looked.outcome()];
    Node node(Kind::table, std::move(key));
    node.title = std::move(title);
    sheet::Table table{{{"assumption", "Assumption"},
                        {"now", "Now", "", true},
                        {"turns", "Turns at about", "", true},
                        {"ends", "Difference at its ends"}},
                       {}};
    for (const auto& row : rows) {
        const auto* field = session::find_field(scenario, row.key);
        if (field == nullptr) continue;
        const auto told = [&](double value) { return words::format_field(*field, value); };
        const auto at_end = [&](double value, double change) {
            return told(value) + ": " + change_words(outcome, change);
        };
        table.rows.push_back({overturn_key("row:") + node.key + ":" + row.key,
                              {field->label, told(row.now),
                               row.turns  ? told(*row.turns)
                               : row.done ? "holds"
                                          : "…",
                               at_end(row.low, row.at_low) + "; " + at_end(row.high, row.at_high)},
                              {"", "", row.turns ? "bad" : "", ""}});
    }
    node.table = std::move(table);
    return node;
}

/// Where what is known of them comes from: a line for each that has a source, and one for the rest.
Node found_sources(const message::Scenario& scenario, std::string_view key,
                   const std::vector<Overturn::Row>& rows) {
    std::vector<std::string> lines;
    std::size_t ours = 0;
    for (const auto& row : rows) {
        const auto* field = session::find_field(scenario, row.key);
        if (field == nullptr) continue;
        const auto source = source_words(*field);
        if (source.empty())
            ++ours;
        else
            lines.push_back(field->label + ". " + source);
    }
    if (ours > 0) {
        const auto others = lines.empty() ? "All " : "The other ";
        const auto alone = lines.empty() ? "It is" : "The other one is";
        lines.push_back((ours == 1 ? std::string(alone) + " our own assumption"
                                   : others + std::to_string(ours) + " are our own assumptions") +
                        ", without a source.");
    }
    return sheet::list(std::string(key), lines);
}

/// Of how many assumptions runs draw a value: of all, not only of those that are tried alone.
std::size_t drawn(const message::Scenario& scenario) {
    return static_cast<std::size_t>(std::ranges::count_if(scenario.fields, [](const auto& field) {
        return field.kind == message::Kind::assumption && field.type != message::Type::choice;
    }));
}

/// The sentence that sets all assumptions against the verdict at once; empty before it can be said.
std::string together_words(const Session& session) {
    const auto sure = session.confidence();
    constexpr std::uint32_t fewest = 10;
    if (sure.outcome.empty() || sure.runs < fewest) return {};
    return "All " + std::to_string(drawn(*session.scenario())) +
           " assumptions at once: each run draws every one of them from its range, and new chance. "
           "In " +
           std::to_string(sure.agree) + " of " + std::to_string(sure.runs) + " runs " + sure.words +
           ".";
}

} // namespace

void add_overturn(Node& part, const Session& session) {
    const auto& scenario = *session.scenario();
    const auto* results = session.shown();
    const bool verdict =
        results != nullptr && results->main && !session.preview() && !session.stale() &&
        session::outcome_index(scenario, results->main->headline) < scenario.outcomes.size();
    if (!verdict) return;
    part.add(sheet::heading("overturn-title", 3, "What would overturn it?"));
    const auto& looked = session.overturn();
    if (!looked.asked()) {
        part.add(sheet::text(overturn_key("why"),
                             "Each assumption is tried from one end of its range to the other.",
                             Tone::quiet));
        part.add(sheet::button(overturn_key("ask"), "Find out"));
        return;
    }
    const auto rows = looked.rows();
    const auto turning =
        std::ranges::count_if(rows, [](const auto& row) { return row.turns.has_value(); });
    const auto holding =
        std::ranges::count_if(rows, [](const auto& row) { return row.done && !row.turns; });
    if (!looked.done()) {
        Node progress(Kind::progress, overturn_key("progress"),
                      "Trying one assumption after the other…");
        progress.value = looked.share_done();
        part.add(std::move(progress));
        part.add(sheet::button(overturn_key("stop"), "Stop looking"));
    } else {
        const auto tried = std::to_string(rows.size()) + " assumptions that were tried";
        part.add(sheet::text(
            overturn_key("told"),
            turning == 0
                ? "No single one of the " + tried + " overturns it, at either end of its range."
                : "It holds at both ends of the range of " + std::to_string(holding) + " of the " +
                      tried + ", and turns with " + std::to_string(turning) + ".",
            Tone::strong));
        if (const auto more = drawn(scenario) - std::min(drawn(scenario), rows.size()); more > 0)
            part.add(sheet::text(
                overturn_key("others"),
                (more == 1 ? std::string("1 more stands") : std::to_string(more) + " more stand") +
                    " under “Everything else” and " + (more == 1 ? "was" : "were") +
                    " not tried alone.",
                Tone::quiet));
    }
    if (const auto together = together_words(session); !together.empty())
        part.add(sheet::text(overturn_key("together"), together));
    const auto& label = scenario.outcomes[looked.outcome()].label;
    constexpr std::size_t few = 3;
    const auto matter = looked.that_matter(few);
    part.add(found_table(scenario, looked, overturn_key("table"),
                         "“" + label + "”: what matters most", matter));
    part.add(sheet::text(overturn_key("how"),
                         "One assumption at a time, all others as they are, on the chance on "
                         "screen. Where the range of each comes from:",
                         Tone::quiet));
    part.add(found_sources(scenario, overturn_key("sources"), matter));
    auto every = sheet::disclosure(overturn_key("all"), "All assumptions that were tried");
    every.add(found_table(scenario, looked, overturn_key("all-table"),
                          "“" + label + "”: at which value does the verdict turn?", rows));
    every.add(found_sources(scenario, overturn_key("all-sources"), rows));
    part.add(std::move(every));
    if (looked.done() && !looked.as_critics_have_it().empty()) {
        part.add(sheet::button(overturn_key("critics"), "See it as a critic would have it",
                               "Every assumption goes to the end of its range that speaks most "
                               "against the verdict. You can undo it."));
    }
    add_doubt_map(part, session);
}

bool use_overturn(Session& session, const Node& node, std::string_view value) {
    if (node.key.starts_with(doubt_map_prefix)) return use_doubt_map(session, node, value);
    const std::string_view key = std::string_view(node.key).substr(overturn_prefix.size());
    if (key == "ask") {
        session.look_for_overturn(true);
    } else if (key == "stop") {
        session.look_for_overturn(false);
    } else if (key == "critics") {
        session.move_all(session.overturn().as_critics_have_it());
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::rooms
