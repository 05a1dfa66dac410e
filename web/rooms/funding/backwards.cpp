/// From the wish to the weights: how far the gap to need can close if nobody may lose more than so
/// much.

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/axis.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

Node loss_slider(const session::Session& session) {
    const double loss = session.funding().largest_loss();
    Node node(Kind::slider, "funding:largest-loss", "No place may lose more than",
              "Of what it has today. The formula’s weights are then sought, within their ranges, "
              "that close the gap to need as far as possible.");
    node.low = 0;
    node.high = session::most_loss * 100;
    node.step = 0.5;
    node.value = loss * 100;
    node.usual = 2;
    node.unit = "%";
    node.value_words = format_share(loss, 1);
    add_refusal(node, session);
    return node;
}

void add_weights(Node& into, const message::Funded& answer, const message::Backwards& found) {
    session::Table rows{{"Lever", "Found", "Now"}};
    for (const auto& lever : answer.formula.levers) {
        if (const auto value = found.levers.find(lever.key); value != found.levers.end())
            rows.push_back({lever.label, session::lever_words(lever, value->second),
                            session::lever_words(lever, lever.now)});
    }
    if (rows.size() == 1) return;
    into.add(plain_table("funding:weights", "Which weights do it?", rows));
    into.add(sheet::button("funding:use-weights", "Use these weights")).tone = Tone::strong;
}

sheet::Axis share_axis(std::string words, double most) {
    constexpr int about = 4;
    constexpr double whole = 0.0099; // steps below this want a decimal
    sheet::Axis made{std::move(words)};
    const auto axis = session::make_axis(0, std::max(1e-6, most), about, true);
    made.low = axis.low;
    made.high = axis.high;
    for (const double at : session::ticks_of(axis))
        made.ticks.push_back({at, format_share(at, axis.step < whole ? 1 : 0)});
    return made;
}

/// What is left of the gap, over the largest loss that is allowed.
sheet::Chart trade_off(const FundingDesk& desk, const message::Backwards& found) {
    sheet::Chart chart;
    chart.look = "trade-off";
    sheet::Series gap{"gap", "Gap that is left", {}};
    double most_loss = desk.largest_loss(), most_gap = found.gap_before;
    for (const auto& point : found.curve) {
        chart.labels.push_back("at most " + format_share(point.largest_loss, 1) + " lost");
        chart.at.push_back(point.largest_loss);
        gap.values.push_back(point.feasible ? point.gap : NAN);
        gap.told.push_back(point.feasible ? format_share(point.gap, 1) + " of the gap left"
                                          : "not possible");
        most_loss = std::max(most_loss, point.largest_loss);
        if (point.feasible) most_gap = std::max(most_gap, point.gap);
    }
    chart.x = share_axis("largest loss that any place is asked to bear, % of today", most_loss);
    chart.y = share_axis("gap to need that is left, % of the money", most_gap);
    chart.series.push_back(std::move(gap));
    chart.marks = {{"before", "the formula as it stands", found.gap_before, true},
                   {"allowed", "allowed now", desk.largest_loss(), false}};
    return chart;
}

Node trade_off_node(const FundingDesk& desk, const message::Funded& answer,
                    const message::Backwards& found) {
    Node node(Kind::chart, "funding:trade-off",
              with_figures("Gap to need: money that would have to move to give every place its "
                           "target. The least that any weights reach is " +
                               format_share(found.gap_least, 1) + ".",
                           answer));
    node.title = found.feasible
                     ? "Allowing a loss of " + format_share(desk.largest_loss(), 1) + " leaves " +
                           format_share(found.gap_after, 1) + " of the money away from need"
                     : "The less anybody may lose, the more of the gap stays";
    node.chart = trade_off(desk, found);
    node.add(
        plain_table("funding:trade-off-table", node.title, session::trade_off_table(found, false)));
    node.add(save_button(desk, "trade-off"));
    offer_picture(node);
    return node;
}

} // namespace

void add_funding_backwards(Node& into, const session::Session& session,
                           const message::Funded& answer) {
    const auto& desk = session.funding();
    into.add(loss_slider(session));
    const auto* found = desk.backwards();
    if (found == nullptr) {
        into.add(waiting(desk.backwards_stale() ? "Searching…"
                                                : "This formula has no weights to search for."));
        return;
    }
    const bool stale = desk.backwards_stale();
    auto& says = into.add(sheet::text("funding:backwards-says", found->sentence,
                                      stale             ? Tone::quiet
                                      : found->feasible ? Tone::strong
                                                        : Tone::bad));
    says.live = true;
    says.busy = stale;
    if (found->feasible) add_weights(into, answer, *found);
    if (!found->curve.empty()) into.add(trade_off_node(desk, answer, *found));
}

} // namespace folkmoot::rooms
