/// What the lab's charts show, each with its table and the numbers to take away.

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/axis.hpp"
#include "session/trial/data.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot::rooms {
namespace {

using sheet::Kind;
using sheet::Node;

constexpr double no_value_there = std::numeric_limits<double>::quiet_NaN();

std::string tick_in_words(double value, double step) {
    const double decimals = step > 0 ? -std::floor(std::log10(step) + 1e-9) : 0;
    return format_number(value, static_cast<int>(std::clamp(decimals, 0.0, 6.0)));
}

sheet::Axis axis_of(std::string words, std::string unit, const session::Axis& axis,
                    std::string_view behind = "") {
    sheet::Axis made{std::move(words), std::move(unit), axis.low, axis.high};
    for (const double at : session::ticks_of(axis))
        made.ticks.push_back({at, tick_in_words(at, axis.step) + std::string(behind)});
    return made;
}

/// Shares are drawn as percentage points.
double drawn_factor(const message::TrialOutcome& outcome) { return outcome.share ? 100 : 1; }

Node trial_chart(const std::string& name, std::string title, std::string words, sheet::Chart chart,
                 Node table) {
    Node node(Kind::chart, "trial:chart:" + name, std::move(words));
    node.title = std::move(title);
    node.chart = std::move(chart);
    table.title = node.title;
    node.add(std::move(table));
    node.add(sheet::button("trial:csv:" + name, "Save the numbers (CSV)"));
    offer_picture(node);
    return node;
}

std::string table_key(std::string_view name) { return "trial:table:" + std::string(name); }

/// The estimate, the parts of its gap to the truth, and the truth.
struct GapPart {
    std::string label, meaning;
    double amount = 0;
};

std::vector<GapPart> gap_parts(const message::TrialRan& ran) {
    std::vector<GapPart> parts;
    if (ran.estimates.empty()) return parts;
    const auto& first = ran.estimates[0];
    double most = std::max(std::fabs(first.estimate), std::fabs(first.truth_all));
    for (const auto& r : ran.reasons) most = std::max(most, std::fabs(r.amount));
    parts.push_back({"What the trial says", "For “" + first.label + "”.", first.estimate});
    for (const auto& r : ran.reasons) {
        if (std::fabs(r.amount) > most * 1e-9) parts.push_back({r.label, r.sentence, r.amount});
    }
    parts.push_back({"True effect for all",
                     "The whole town with it against the whole town without.", first.truth_all});
    return parts;
}

/// To what an amount is told exactly.
double gap_scale(const std::vector<GapPart>& parts) {
    double most = 0;
    for (const auto& part : parts) most = std::max(most, std::fabs(part.amount));
    return std::max(most / 10, 1e-12);
}

session::Table gap_table(const message::TrialRan& ran, const message::TrialOutcome& outcome) {
    const auto parts = gap_parts(ran);
    const double scale = gap_scale(parts);
    session::Table table{{"Part", "How much", "What it means"}};
    for (const auto& part : parts)
        table.push_back(
            {part.label, session::format_effect(outcome, part.amount, scale), part.meaning});
    return table;
}

/// The values of a member of each week.
std::vector<double> of_weeks(const std::vector<message::TrialWeek>& weeks, double factor,
                             double message::TrialWeek::* member) {
    std::vector<double> values;
    values.reserve(weeks.size());
    for (const auto& week : weeks) values.push_back(week.*member * factor);
    return values;
}

sheet::Axis running_weeks(const std::vector<message::TrialWeek>& weeks) {
    const double first = weeks.front().week,
                 last = std::max(first + 1.0, static_cast<double>(weeks.back().week));
    constexpr int about = 6;
    auto axis = session::make_axis(first, last, about, false);
    const double step = std::max(1.0, std::round(axis.step));
    sheet::Axis made{"Weeks since the trial began", "", first, last};
    for (double at = std::ceil(first / step) * step; at <= last; at += step)
        made.ticks.push_back({at, tick_in_words(at, step)});
    return made;
}

} // namespace

Node trial_power_chart(const session::TrialDesk& desk, const message::TrialSized& sized,
                       const message::TrialOutcome& outcome) {
    const auto& design = desk.design();
    const bool clusters = std::isfinite(sized.clusters_per_arm);
    const double needed = clusters ? sized.clusters_per_arm : sized.people_per_arm;
    sheet::Chart chart;
    chart.look = "line";
    chart.series = {{"reform", "by formula", {}}};
    if (desk.power_simulated()) chart.series.push_back({"world", "in this world", {}});
    double most = 0;
    for (const auto& point : sized.curve) {
        chart.at.push_back(point.n);
        chart.series[0].values.push_back(point.closed);
        if (chart.series.size() > 1) chart.series[1].values.push_back(point.simulated);
        most = std::max(most, point.n);
    }
    constexpr int about = 5;
    chart.x = axis_of(clusters ? "Clusters in each group" : "People in each group", "",
                      session::make_axis(0, most, about, true));
    chart.y = {"Chance to find the effect", "", 0, 1};
    for (const double at : {0.0, 0.25, 0.5, 0.75, 1.0})
        chart.y.ticks.push_back({at, format_share(at, 0)});
    chart.marks.push_back({"wanted", "wanted", design.power, true});
    if (std::isfinite(needed)) chart.marks.push_back({"needed", "needed", needed});
    if (std::isfinite(sized.available_per_arm))
        chart.marks.push_back({"available", "there are", sized.available_per_arm});
    const auto effect = design.effect != 0
                            ? session::format_amount(outcome, design.effect, design.effect / 5)
                            : std::string("the effect");
    return trial_chart("power", session::power_title(sized, design),
                       "Chance of finding " + effect + ", by size (power curve)", std::move(chart),
                       words_table(table_key("power"), "", session::power_table(sized, false)));
}

Node trial_gap_chart(const message::TrialRan& ran, const message::TrialOutcome& outcome) {
    const double factor = drawn_factor(outcome);
    sheet::Chart chart;
    chart.look = "bars";
    sheet::Series amounts{"reform", "Effect", {}};
    double low = 0, high = 0;
    const auto all = gap_parts(ran);
    const double scale = gap_scale(all);
    for (const auto& part : all) {
        chart.labels.push_back(part.label);
        amounts.values.push_back(part.amount * factor);
        amounts.told.push_back(session::format_effect(outcome, part.amount, scale));
        if (!std::isfinite(part.amount)) continue;
        low = std::min(low, part.amount * factor);
        high = std::max(high, part.amount * factor);
    }
    chart.series = {std::move(amounts)};
    chart.x = {"Part", ""};
    chart.y = {"Effect", session::effect_unit(outcome), low, high};
    return trial_chart(
        "gap", ran.gap.empty() ? "Why the two differ" : ran.gap,
        "Estimate, the parts of the gap, and the true effect of rolling out to all, " +
            session::effect_unit(outcome),
        std::move(chart), words_table(table_key("gap"), "", gap_table(ran, outcome), 1, 2));
}

Node trial_running_chart(const message::TrialRan& ran, const message::TrialOutcome& outcome) {
    using message::TrialWeek;
    const double factor = drawn_factor(outcome);
    const double truth = ran.estimates.empty() ? no_value_there : ran.estimates[0].truth_all;
    sheet::Chart chart;
    chart.look = "line";
    chart.series = {
        {"reform", "estimate so far", of_weeks(ran.weeks, factor, &TrialWeek::estimate)},
        {"look",
         "interval of a single look",
         {},
         of_weeks(ran.weeks, factor, &TrialWeek::low),
         of_weeks(ran.weeks, factor, &TrialWeek::high)},
        {"baseline",
         "interval that allows looking every time",
         {},
         of_weeks(ran.weeks, factor, &TrialWeek::valid_low),
         of_weeks(ran.weeks, factor, &TrialWeek::valid_high)}};
    if (!ran.weeks.empty()) {
        for (const auto& week : ran.weeks) chart.at.push_back(week.week);
        chart.x = running_weeks(ran.weeks);
        constexpr int about = 4;
        const auto span = session::running_span(ran.weeks, std::isfinite(truth) ? truth : 0);
        chart.y = axis_of("Effect so far", session::effect_unit(outcome),
                          session::make_axis(span.low * factor, span.high * factor, about, false));
    }
    if (std::isfinite(truth)) chart.marks.push_back({"truth", "truth", truth * factor, true});
    if (ran.stopped_week >= 0) chart.marks.push_back({"stopped", "stopped here", ran.stopped_week});
    return trial_chart(
        "running", session::running_title(ran),
        ran.estimates.empty()
            ? outcome.label
            : outcome.label + ": " + ran.estimates[0].label + " against the control",
        std::move(chart),
        words_table(table_key("running"), "", session::running_table(ran, outcome, false)));
}

Node trial_histogram(const std::vector<message::TrialRepeat>& repeats, double alpha,
                     const message::TrialOutcome& outcome) {
    const double factor = drawn_factor(outcome);
    const auto bins = session::histogram(repeats, alpha);
    sheet::Chart chart;
    chart.look = "histogram";
    chart.series = {{"reform", "would have been announced (significant)", {}},
                    {"baseline", "not announced", {}}};
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
        chart.series[0].values.push_back(bins.significant[i]);
        chart.series[1].values.push_back(bins.counts[i] - bins.significant[i]);
    }
    const auto edge = [&](std::size_t i) {
        return (bins.low + static_cast<double>(i) * bins.step) * factor;
    };
    if (bins.total > 0) {
        for (std::size_t i = 0; i <= bins.counts.size(); ++i) chart.at.push_back(edge(i));
        const double truth = bins.truth * factor;
        // Nothing and the truth are always in sight: they are what estimates are held against.
        const auto across = session::make_axis(std::min({edge(0), truth, 0.0}),
                                               std::max({chart.at.back(), truth, 0.0}), 5, false);
        chart.x = axis_of("Estimated effect", session::effect_unit(outcome), across);
        chart.y = axis_of("Number of trials", "", session::make_axis(0, bins.most(), 4, true));
        const bool apart = std::fabs(truth) > (across.high - across.low) * 0.004;
        if (apart) chart.marks.push_back({"none", "no effect", 0});
        chart.marks.push_back({"truth", apart ? "truth" : "truth: no effect", truth});
    }
    return trial_chart(
        "histogram", session::histogram_title(repeats, alpha),
        "Each trial has other chance events and other people in its groups.", std::move(chart),
        words_table(table_key("histogram"), "", session::histogram_table(bins, outcome, false)));
}

Node trial_map(const message::TrialRan& ran, const session::TrialDesk& desk) {
    const auto& design = desk.design();
    Node node(Kind::map, "trial:map",
              session::unit_words(desk.menu())[static_cast<std::size_t>(design.unit)].plain +
                  " Each dot is a simulated person at home.");
    node.title = "Who is in which group";
    sheet::Map map;
    map.look = "assignment";
    node.map = std::move(map);
    node.add(words_table("trial:map-groups", node.title, session::assignment_table(ran, design)));
    return node;
}

session::Table trial_numbers(const session::TrialDesk& desk, std::string_view name) {
    const auto* outcome = desk.outcome();
    const auto* ran = desk.ran();
    const auto* sized = desk.sized();
    if (outcome == nullptr) return {};
    if (name == "power" && sized != nullptr) return session::power_table(*sized, true);
    if (name == "gap" && ran != nullptr) return session::reasons_table(*ran, *outcome, true);
    if (name == "running" && ran != nullptr) return session::running_table(*ran, *outcome, true);
    if (name == "histogram" && desk.repeats_known() > 0)
        return session::histogram_table(session::histogram(desk.repeats(), desk.design().alpha),
                                        *outcome, true);
    return {};
}

} // namespace folkmoot::rooms
