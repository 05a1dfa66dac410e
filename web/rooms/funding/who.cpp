/// Who gains and who loses, by need.

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using session::PlaceColumn;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// With more places than this a bar stands for several: nobody sees a bar thinner than a hair.
constexpr std::size_t most_bars = 240;

std::string a_head(double pounds) { return session::signed_money(pounds) + " a head"; }

/// One bar a place, or one for as many neighbours in the order of need as are needed.
sheet::Chart gains_chart(const FundingDesk& desk, const message::Funded& answer,
                         std::size_t a_bar) {
    const auto& order = desk.digest().by_need;
    const auto& t = answer.table;
    sheet::Chart chart;
    chart.look = "gains";
    sheet::Series change{"change", "Change", {}};
    const auto told = [](std::size_t n) { return format_number(static_cast<double>(n), 0); };
    for (std::size_t first = 0; first < order.size(); first += a_bar) {
        const auto last = std::min(order.size(), first + a_bar);
        double money = 0, people = 0;
        for (std::size_t n = first; n < last; ++n) {
            money += static_cast<double>(t.allocation[order[n]] - t.other[order[n]]) / 100;
            people += t.people[order[n]];
        }
        change.values.push_back(people > 0 ? money / people : NAN);
        change.told.push_back(people > 0 ? a_head(money / people) : "nobody lives there");
        if (a_bar == 1) {
            chart.labels.push_back(t.names[order[first]]);
            chart.keys.push_back(std::string(place_key) + t.ids[order[first]]);
        } else {
            chart.labels.push_back("Places " + told(first + 1) + " to " + told(last));
        }
    }
    chart.series.push_back(std::move(change));
    const bool deprivation = desk.digest().deprivation;
    chart.x.words = deprivation ? "Deprivation" : "Need";
    chart.x.ticks = {{0, deprivation ? "least deprived" : "least need"},
                     {static_cast<double>(chart.labels.size()) - 1,
                      deprivation ? "most deprived" : "most need"}};
    chart.y = zero_axis("£ a head", chart.series, AxisWords::money);
    return chart;
}

/// What the chart draws, in its order.
Node gains_table(const FundingDesk& desk, const message::Funded& answer, FundingKept& kept) {
    Node node(Kind::table, "funding:gains-table");
    node.title = desk.digest().gains_title;
    sheet::Table table;
    table.columns = {{"name", session::column_title(answer, PlaceColumn::name)},
                     {"change_per_head", "Change a head", "", true},
                     {"change_share", "Change in %", "", true}};
    const auto make = [&desk, &answer](std::size_t n) {
        const auto i = desk.digest().by_need[n];
        const double share = session::change_share(answer.table, i);
        sheet::Row row{"gains:" + answer.table.ids[i],
                       {answer.table.names[i],
                        session::column_words(answer, PlaceColumn::change_per_head, i),
                        session::signed_share(share)}};
        for (const auto& cell : row.cells) {
            const bool marked = !row.marks.empty() && session::change_told(answer.table, i) != 0;
            const int sign = marked ? session::said_sign(cell) : 0;
            row.marks.emplace_back(sign > 0 ? "good" : sign < 0 ? "bad" : "");
        }
        return row;
    };
    table.total = desk.digest().by_need.size();
    for (auto n = kept.gains_rows.size(); n < std::min(desk.rows(), table.total); ++n)
        kept.gains_rows.push_back(make(n));
    table.rows = kept.gains_rows;
    table.row = make;
    if (table.total > table.rows.size())
        table.cut = "These are the first " +
                    format_number(static_cast<double>(table.rows.size()), 0) + " of " +
                    format_number(static_cast<double>(table.total), 0) +
                    ", the least in need. The file holds all.";
    node.table = std::move(table);
    return node;
}

} // namespace

void add_funding_who(Node& into, const FundingDesk& desk, const message::Funded& answer,
                     FundingKept& kept) {
    const auto count = desk.digest().by_need.size();
    const auto a_bar = std::max(std::size_t{1}, (count + most_bars - 1) / most_bars);
    const auto word =
        answer.formula.place_word.empty() ? std::string("place") : answer.formula.place_word;
    std::string caption = "Change against " +
                          (answer.other_name.empty() ? "the other side" : answer.other_name) +
                          ", £ a head. Each bar is ";
    caption += a_bar == 1 ? "one " + word
                          : "the average of " + std::to_string(a_bar) + " " + session::plural(word);
    caption += desk.digest().deprivation ? ", least deprived first." : ", least need first.";
    Node node(Kind::chart, "funding:gains", with_figures(std::move(caption), answer));
    node.title = desk.digest().gains_title;
    if (!kept.gains) kept.gains = gains_chart(desk, answer, a_bar);
    node.chart = kept.gains;
    const auto& order = desk.digest().by_need;
    const auto chosen = std::find(order.begin(), order.end(), desk.place()) - order.begin();
    node.chart->now = static_cast<double>(static_cast<std::size_t>(chosen) / a_bar);
    node.add(gains_table(desk, answer, kept));
    node.add(save_button(desk, "gains"));
    offer_picture(node);
    into.add(std::move(node));
    into.add(sheet::text(
        "funding:gains-hint",
        a_bar == 1 ? "Press a bar, a circle or a row to see why that " + word + " gains or loses."
                   : "Press a row or a circle to see why that " + word + " gains or loses.",
        Tone::quiet));
}

} // namespace folkmoot::rooms
