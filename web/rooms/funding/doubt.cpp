/// How far the answer survives errors in what was measured.

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

Node error_slider(const session::Session& session) {
    const double size = session.funding().error_size();
    Node node(
        Kind::slider, "funding:error-size", "Error of what was measured",
        "Every input of every place is drawn anew around its value, and the formula is worked "
        "out again each time.");
    node.low = session::least_error * 100;
    node.high = session::largest_error * 100;
    node.step = 0.5;
    node.value = size * 100;
    node.usual = 5;
    node.unit = "%";
    node.value_words = "± " + format_share(size);
    add_refusal(node, session);
    return node;
}

/// Closest to a coin’s toss first: there the doubt matters most. Those that a chart has room for.
std::vector<std::size_t> least_clear(const message::Robustness& known, std::size_t count) {
    constexpr std::size_t most = 14;
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto doubt = [&](std::size_t i) { return std::fabs(known.places[i].share_loses - 0.5); };
    const auto shown = std::min(most, count);
    std::partial_sort(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
        [&](auto a, auto b) { return doubt(a) != doubt(b) ? doubt(a) < doubt(b) : a < b; });
    order.resize(shown);
    return order;
}

sheet::Chart doubt_chart(const message::Funded& answer, const message::Robustness& known,
                         std::size_t count) {
    sheet::Chart chart;
    chart.look = "ranges";
    sheet::Series change{"change", "Change", {}};
    for (const auto i : least_clear(known, count)) {
        const auto& row = known.places[i];
        const double other = static_cast<double>(answer.table.other[i]) / 100;
        if (!(other > 0)) continue;
        chart.labels.push_back(answer.table.names[i]);
        change.values.push_back(session::change_share(answer.table, i));
        change.low.push_back(row.allocation_low / other - 1);
        change.high.push_back(row.allocation_high / other - 1);
        change.told.push_back("loses in " + format_share(row.share_loses, 0));
    }
    chart.series.push_back(std::move(change));
    chart.y = zero_axis("change against " + answer.other_name + ", %; bars hold 9 of 10 draws",
                        chart.series, AxisWords::signed_share);
    return chart;
}

Node doubt_table(const FundingDesk& desk, const message::Funded& answer,
                 const message::Robustness& known, std::size_t count, FundingKept& kept) {
    Node node(Kind::table, "funding:doubt-table");
    node.title = "How sure is what every place gets?";
    node.help = "Nine draws in ten lie in the range. Rank: by money per head, 1 is most.";
    sheet::Table table;
    table.columns = {{"name", session::column_title(answer, session::PlaceColumn::name)},
                     {"gets", "Gets", "", true},
                     {"rank", "Rank", "", true},
                     {"loses", "Loses in", "", true}};
    const auto make = [&answer, &known](std::size_t i) {
        const auto& row = known.places[i];
        const auto range = [](std::string low, const std::string& high) {
            return low == high ? low : low + " to " + high;
        };
        return sheet::Row{
            "doubt:" + answer.table.ids[i],
            {answer.table.names[i],
             range(format_money(row.allocation_low), format_money(row.allocation_high)),
             range(format_number(row.rank_low, 0), format_number(row.rank_high, 0)),
             format_share(row.share_loses, 0)}};
    };
    table.total = count;
    for (auto i = kept.doubt_rows.size(); i < std::min(desk.rows(), count); ++i)
        kept.doubt_rows.push_back(make(i));
    table.rows = kept.doubt_rows;
    table.row = make;
    if (count > table.rows.size())
        table.cut = "These are the first " +
                    format_number(static_cast<double>(table.rows.size()), 0) + " of " +
                    format_number(static_cast<double>(count), 0) + ". The file holds all.";
    node.table = std::move(table);
    return node;
}

} // namespace

void add_funding_doubt(Node& into, const session::Session& session, const message::Funded& answer,
                       FundingKept& kept) {
    const auto& desk = session.funding();
    into.add(error_slider(session));
    const auto* known = desk.robustness();
    if (known == nullptr) {
        into.add(waiting("Drawing…"));
        return;
    }
    auto& says = into.add(sheet::text("funding:doubt-says", known->sentence,
                                      desk.robustness_stale() ? Tone::quiet : Tone::strong));
    says.live = true;
    says.busy = desk.robustness_stale();
    const auto count = std::min(known->places.size(), answer.table.ids.size());
    if (count == 0) return;
    into.add(sheet::text("funding:volatility",
                         "From one year to the next an allocation would move by " +
                             format_share(known->volatility, 1) +
                             " on average through such errors alone (" +
                             std::to_string(known->draws) + " draws).",
                         Tone::quiet));
    const auto certain = std::count_if(
        known->places.begin(), known->places.begin() + static_cast<std::ptrdiff_t>(count),
        [](const auto& row) { return row.share_loses <= 0.05 || row.share_loses >= 0.95; });
    Node node(Kind::chart, "funding:doubt",
              with_figures("The least clear first. Clear: the same in at least 95 of 100 draws.",
                           answer));
    node.title = "For " + format_number(static_cast<double>(certain), 0) + " of " +
                 format_number(static_cast<double>(count), 0) + " " +
                 session::plural(answer.formula.place_word) +
                 " it is clear whether they gain or lose";
    node.chart = doubt_chart(answer, *known, count);
    node.add(doubt_table(desk, answer, *known, count, kept));
    node.add(save_button(desk, "doubt"));
    offer_picture(node);
    into.add(std::move(node));
}

} // namespace folkmoot::rooms
