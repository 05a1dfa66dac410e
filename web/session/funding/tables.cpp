/// Fairness, why, incentives, doubt, backwards and five years, as tables and words.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot::session {

namespace {

std::string money_cell(double value, bool exact) {
    return exact ? exact_number(value) : signed_money(value);
}

std::string share_cell(double share, bool exact) {
    return exact ? exact_number(share) : format_share(share, 1);
}

}  // namespace

std::string fairness_value(const message::FairnessMeasure& m, double value) {
    if (!std::isfinite(value)) return "–";
    return m.share ? format_share(value, m.decimals > 2 ? m.decimals - 2 : 0)
                   : format_number(value, m.decimals);
}

Table fairness_table(const message::Funded& f, bool exact) {
    Table table{{"Measure", "This formula", f.other_name.empty() ? "Other" : f.other_name,
                 "Standard error", "Meaning"}};
    for (const auto& m : f.fairness) {
        const auto cell = [&](double v) { return exact ? exact_number(v) : fairness_value(m, v); };
        table.push_back({m.label, cell(m.now), cell(m.other),
                         std::isfinite(m.standard_error) ? cell(m.standard_error) : "",
                         m.definition});
    }
    return table;
}

std::string why_title(const message::Funded& f, std::size_t i) {
    const auto& t = f.table;
    const auto change = t.allocation[i] - t.other[i];
    if (change == 0) return t.names[i] + ": nothing changes";
    const message::WhyTerm* most = nullptr;
    for (const auto& term : f.why) {
        if ((term.pence > 0) != (change > 0)) continue;
        if (most == nullptr || std::abs(term.pence) > std::abs(most->pence)) most = &term;
    }
    if (f.why_change == 0) return t.names[i] + ": hardly anything changes";
    const auto size = format_money(std::fabs(static_cast<double>(f.why_change)) / 100);
    return t.names[i] + (change > 0 ? " gains " : " loses ") + size +
           (most == nullptr ? "" : ", most of all through “" + most->label + "”");
}

Table why_table(const message::Funded& f, std::size_t i, bool exact) {
    Table table{{"Term", exact ? "£" : "Money", "Meaning"}};
    const auto cell = [&](std::int64_t pence) {
        return exact ? exact_number(static_cast<double>(pence) / 100) : exact_money(pence);
    };
    table.push_back({f.other_name, cell(f.table.other[i]), "What it is compared with"});
    for (const auto& term : f.why) table.push_back({term.label, cell(term.pence), term.sentence});
    table.push_back({f.formula.title, cell(f.table.allocation[i]), "What it comes to"});
    return table;
}

Table incentives_table(const message::Funded& f, bool exact) {
    Table table{{"One more", exact ? "£ for one more (derivative)" : "is worth",
                 exact ? "£ for one more (worked out again)" : "worked out again",
                 exact ? "£ for reporting 1% more" : "Reporting 1% more brings", "Cliff"}};
    for (const auto& row : f.incentives) {
        table.push_back({row.label.empty() ? row.column : row.label,
                         money_cell(row.one_more, exact), money_cell(row.finite, exact),
                         money_cell(row.misreport, exact),
                         row.cliff ? row.cliff_words : (exact ? "" : "none near")});
    }
    return table;
}

Table robustness_table(const message::Funded& f, const message::Robustness& r, bool exact) {
    Table table{{"Place", exact ? "£, 5% of draws below" : "From",
                 exact ? "£, 5% of draws above" : "to", "Rank from", "to", "Loses in"}};
    for (std::size_t i = 0; i < r.places.size() && i < f.table.names.size(); ++i) {
        const auto& row = r.places[i];
        const auto money = [&](double v) { return exact ? exact_number(v) : format_money(v); };
        table.push_back({f.table.names[i], money(row.allocation_low), money(row.allocation_high),
                         format_number(row.rank_low, 0), format_number(row.rank_high, 0),
                         exact ? exact_number(row.share_loses) : format_share(row.share_loses, 0)});
    }
    return table;
}

Table trade_off_table(const message::Backwards& b, bool exact) {
    Table table{{"Largest loss allowed", "Gap to need that is left", "Possible"}};
    for (const auto& point : b.curve) {
        table.push_back({share_cell(point.largest_loss, exact),
                         point.feasible ? share_cell(point.gap, exact) : "–",
                         point.feasible ? "yes" : "no"});
    }
    return table;
}

std::vector<FutureSummary>
future_summary(const std::map<std::uint32_t, message::FundedFuture>& futures,
               std::string_view group) {
    std::vector<FutureSummary> rows;
    if (futures.empty()) return rows;
    const auto& set = futures.begin()->second;
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
        if (set.rows[i].group != group) continue;
        FutureSummary row{set.rows[i].group,
                          words::capitalised(set.rows[i].name),
                          set.rows[i].first_change,
                          set.rows[i].last_change,
                          std::numeric_limits<double>::infinity(),
                          -std::numeric_limits<double>::infinity()};
        for (const auto& [number, future] : futures) {
            if (i >= future.rows.size()) continue;
            row.low = std::min(row.low, future.rows[i].last_change);
            row.high = std::max(row.high, future.rows[i].last_change);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Table future_table(const std::vector<FutureSummary>& rows, bool exact) {
    Table table{{"Group", exact ? "£ a head at once" : "At once, a head",
                 exact ? "£ a head after five years" : "After five years", "Least of all runs",
                 "Most of all runs"}};
    for (const auto& row : rows) {
        table.push_back({row.name, money_cell(row.first, exact), money_cell(row.last, exact),
                         money_cell(row.low, exact), money_cell(row.high, exact)});
    }
    return table;
}

Table future_outcomes(const message::FundedFuture& future, const message::Scenario& scenario,
                      std::string_view group) {
    Table table{{"In the last year", "Group", "Present rule", "This formula", "Difference"}};
    for (std::size_t o = 0; o < future.outcomes.size(); ++o) {
        const auto found =
            std::find_if(scenario.outcomes.begin(), scenario.outcomes.end(),
                         [&](const auto& outcome) { return outcome.key == future.outcomes[o]; });
        if (found == scenario.outcomes.end()) continue;
        for (const auto& row : future.rows) {
            if (row.group != group || o >= row.baseline.size() || o >= row.reform.size()) continue;
            if (!std::isfinite(row.baseline[o]) || !std::isfinite(row.reform[o])) continue;
            table.push_back({found->label, words::capitalised(row.name),
                             words::with_unit(*found, row.baseline[o]),
                             words::with_unit(*found, row.reform[o]),
                             words::difference(*found, row.baseline[o], row.reform[o]).text});
        }
    }
    return table;
}

std::string lever_words(const message::FormulaLeverState& lever, double value) {
    if (lever.unit == "£") return format_money(value);
    if (lever.unit.starts_with("£/"))
        return format_money(value) + " per " + lever.unit.substr(std::string_view("£/").size());
    if (lever.unit == "share") return format_share(value, lever.step < 0.0099 ? 1 : 0);
    const double range = lever.high - lever.low;
    const auto digits = format_number(value, range > 50 ? 0 : range > 5 ? 1 : range > 0.5 ? 2 : 3);
    return lever.unit.empty() || lever.unit == "index" ? digits : digits + " " + lever.unit;
}

std::string step_words(const message::FormulaStepState& step) {
    if (!std::isfinite(step.total)) return "";
    if (step.unit == "£" || step.unit == "±£") return "altogether " + format_money(step.total);
    if (step.unit == "people") return "altogether " + format_number(step.total, 0) + " people";
    if (step.unit.starts_with("£/") || step.unit.starts_with("±£/"))
        return "on average " + format_money(step.total);
    if (step.unit == "share") return "on average " + format_share(step.total, 1);
    return "on average " + format_number(step.total, std::fabs(step.total) < 10 ? 3 : 0);
}

}  // namespace folkmoot::session
