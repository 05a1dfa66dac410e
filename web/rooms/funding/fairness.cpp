/// How even the result is, by stated measures.

#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

void add_funding_fairness(Node& into, const session::FundingDesk& desk,
                          const message::Funded& answer) {
    if (answer.fairness.empty()) {
        into.add(waiting("This table has nothing to judge fairness by: it needs a column of "
                         "deprivation or need."));
        return;
    }
    into.add(sheet::text("funding:fairness-hint",
                         "What is fair is for people to say. These measures say how even the "
                         "result is, each in its own sense.",
                         Tone::quiet));
    Node node(Kind::table, "funding:fairness");
    node.title = "How fair is it?";
    sheet::Table table;
    table.columns = {{"measure", "Measure"},
                     {"now", "This formula", "", true},
                     {"other", other_side(answer), "", true}};
    for (const auto& m : answer.fairness) {
        auto now = session::fairness_value(m, m.now);
        if (std::isfinite(m.standard_error))
            now += " ± " + session::fairness_value(m, m.standard_error);
        sheet::Row row{"fairness:" + m.key,
                       {m.label, std::move(now), session::fairness_value(m, m.other)}};
        row.help = m.definition;
        table.rows.push_back(std::move(row));
    }
    node.table = std::move(table);
    into.add(std::move(node));
    const bool errors = std::any_of(answer.fairness.begin(), answer.fairness.end(),
                                    [](const auto& m) { return std::isfinite(m.standard_error); });
    if (errors)
        into.add(sheet::text("funding:standard-error", "± one standard error.", Tone::quiet));
    into.add(save_button(desk, "fairness", "Save the measures (CSV)"));
}

} // namespace folkmoot::rooms
