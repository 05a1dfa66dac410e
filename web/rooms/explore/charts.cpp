#include "rooms/explore/charts.hpp"

#include "core/words/values.hpp"
#include "rooms/away/card.hpp"
#include "rooms/explore/guess.hpp"
#include "rooms/nodes.hpp"
#include "session/axis.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot::rooms {
namespace {

using session::ChartData;
using session::ChartKind;
using session::Session;
using sheet::Kind;
using sheet::Node;

/// The charts of the outcome that somebody chose: its course, and everyone's share in it.
std::vector<message::Chart> charts_of(const message::Scenario& scenario,
                                      const message::Outcome& outcome) {
    std::vector<message::Chart> charts{
        {"line", outcome.key, "", "How does it change over the years?"}};
    for (const auto& by : outcome.by) {
        const bool areas = by == "area";
        charts.push_back({areas ? "dots" : "bars", outcome.key, by,
                          std::string(session::breakdown_question(scenario, by))});
    }
    return charts;
}

std::string_view look_of(ChartKind kind) {
    switch (kind) {
    case ChartKind::bars:
        return "bars";
    case ChartKind::dots:
        return "dots";
    case ChartKind::line:
        break;
    }
    return "line";
}

sheet::Series weekly(std::string key, std::string words, const std::vector<float>& values,
                     const std::vector<session::Band>& bands) {
    sheet::Series series{std::move(key), std::move(words), {values.begin(), values.end()}};
    series.low.reserve(bands.size());
    series.high.reserve(bands.size());
    for (const auto& band : bands) {
        series.low.push_back(band.low);
        series.high.push_back(band.high);
    }
    return series;
}

std::vector<sheet::Series> grouped(const ChartData& data) {
    if (data.kind == ChartKind::dots) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        sheet::Series change{"difference", "Difference", {}};
        const bool bands = std::any_of(data.rows.begin(), data.rows.end(),
                                       [](const auto& row) { return row.change.has_value(); });
        for (const auto& row : data.rows) {
            change.values.push_back(row.difference());
            if (!bands) continue;
            change.low.push_back(row.change ? row.change->low : none);
            change.high.push_back(row.change ? row.change->high : none);
        }
        return {std::move(change)};
    }
    sheet::Series baseline{"baseline", data.baseline_name, {}},
        reform{"reform", data.reform_name, {}};
    for (const auto& row : data.rows) {
        baseline.values.push_back(row.baseline);
        reform.values.push_back(row.reform);
    }
    return {std::move(baseline), std::move(reform)};
}

/// The axis of the values: from nothing where that wastes little, and differences as far to one
/// side as to the other.
sheet::Axis value_axis(const ChartData& data, const std::vector<sheet::Series>& all) {
    sheet::Axis made{data.outcome->label, data.outcome->unit};
    double low = INFINITY, high = -INFINITY;
    for (const auto& series : all) {
        for (const auto* values : {&series.values, &series.low, &series.high}) {
            for (const double value : *values) {
                if (!std::isfinite(value)) continue;
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    if (low > high) return made;
    if (data.kind == ChartKind::bars) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    if (data.kind == ChartKind::dots) {
        high = std::max(std::fabs(low), std::fabs(high));
        low = -high;
    }
    constexpr int about = 4;
    const auto axis = session::make_axis(low, high, about, data.kind == ChartKind::line);
    made.low = axis.low;
    made.high = axis.high;
    for (const double at : session::ticks_of(axis))
        made.ticks.push_back({at, words::format_axis(*data.outcome, at, axis.step)});
    return made;
}

/// The years below a line, counted in weeks from 0.
sheet::Axis week_axis(std::size_t weeks) {
    constexpr std::size_t year = 52;
    sheet::Axis made{"Week", "weeks", 0, static_cast<double>(weeks > 1 ? weeks - 1 : 1)};
    for (std::size_t week = 0; week < weeks; week += year)
        made.ticks.push_back(
            {static_cast<double>(week), "year " + std::to_string(week / year + 1)});
    return made;
}

Node chart_node(const Session& session, const ChartData& data, const std::string& id, bool cells) {
    Node node(Kind::chart, "chart:" + id, chart_subtitle(data), chart_sentence(data));
    node.title = data.title;
    sheet::Chart chart;
    chart.look = look_of(data.kind);
    if (data.kind == ChartKind::line) {
        chart.x = week_axis(data.reform_weeks.size());
        chart.series.push_back(
            weekly("baseline", data.baseline_name, data.baseline_weeks, data.baseline_band));
        chart.series.push_back(
            weekly("reform", data.reform_name, data.reform_weeks, data.reform_band));
        const auto drawn = std::min(data.others.size(), session::most_lines_beside);
        for (std::size_t i = 0; i < drawn; ++i)
            chart.series.push_back(weekly("beside-" + std::to_string(i), data.others[i].name,
                                          data.others[i].weeks, {}));
        chart.now = session.week();
    } else {
        chart.x = {"Group", ""};
        for (const auto& row : data.rows) chart.labels.push_back(row.name);
        chart.series = grouped(data);
    }
    chart.y = value_axis(data, chart.series);
    const bool bands = std::any_of(chart.series.begin(), chart.series.end(),
                                   [](const auto& series) { return !series.low.empty(); });
    node.chart = std::move(chart);
    if (bands) node.value_words = band_words;
    Node table(Kind::table, "table:" + id);
    table.title = data.title;
    if (cells) table.table = table_of(session::chart_table(data, false), "table:" + id);
    node.add(std::move(table));
    node.add(sheet::button("csv:" + id, std::string(save_csv_words)));
    offer_picture(node);
    return node;
}

} // namespace

sheet::Axis outcome_axis(const message::Outcome& outcome, std::string words, double low,
                         double high, bool from_zero) {
    sheet::Axis made{std::move(words)};
    if (!(high > low)) return made;
    constexpr int about = 4;
    const auto axis = session::make_axis(low, high, about, from_zero);
    made.low = axis.low;
    made.high = axis.high;
    for (const double at : session::ticks_of(axis)) {
        const double mark = std::fabs(at) < axis.step * 1e-6 ? 0 : at;
        made.ticks.push_back({mark, words::format_axis(outcome, mark, axis.step)});
    }
    return made;
}

std::vector<message::Chart> charts_shown(const Session& session) {
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return {};
    const auto chosen = session::outcome_index(*scenario, session.outcome());
    if (chosen < scenario->outcomes.size()) return charts_of(*scenario, scenario->outcomes[chosen]);
    return scenario->charts;
}

std::optional<ChartData> chart_of(const Session& session, const message::Chart& chart) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr) return std::nullopt;
    auto data =
        session::chart_data(*scenario, *results, chart, session.year(), session.deprivation());
    if (!data || data->kind != ChartKind::line) return data;
    const auto outcome = session::outcome_index(*scenario, chart.outcome);
    for (auto& each : session.side_by_side()) {
        if (each.trial == results->trial) continue;
        const auto* known = session.results_of(each.trial);
        if (known != nullptr && outcome < known->main->reform.weekly.size())
            data->others.push_back({std::move(each.name), known->main->reform.weekly[outcome]});
    }
    return data;
}

std::string chart_id(const message::Chart& chart) {
    return chart.kind + "-" + chart.outcome + "-" + chart.by;
}

std::string chart_subtitle(const ChartData& data) {
    const auto& outcome = *data.outcome;
    std::string words = words::heading(outcome.label, outcome.unit);
    if (data.kind != ChartKind::line) {
        if (data.kind == ChartKind::dots) words = "Difference in: " + words;
        words += ", year " + std::to_string(data.year + 1);
        if (data.kind == ChartKind::dots && data.by == "area") words += "; least deprived first";
    }
    return words + (data.changes.empty() ? "" : ";" + data.changes) +
           (data.quick ? "; a quick look" : "");
}

std::string chart_sentence(const ChartData& data) {
    const auto& outcome = *data.outcome;
    const auto told = [&](double baseline, double reform) {
        const auto change = words::difference(outcome, baseline, reform);
        const auto values = words::format_both(outcome, baseline, reform);
        const auto word = words::judgement_word(change.judgement);
        return data.baseline_name + " " + values.baseline + ", " + data.reform_name + " " +
               values.reform + ": " + change.text + (word.empty() ? "" : ", " + std::string(word)) +
               ".";
    };
    if (data.kind == ChartKind::line) {
        const auto weeks = std::min(data.baseline_weeks.size(), data.reform_weeks.size());
        if (weeks == 0) return {};
        // What happens now and then, such as a contract, need not have a value in the last week.
        auto last = weeks;
        while (last > 0 && !(std::isfinite(data.baseline_weeks[last - 1]) &&
                             std::isfinite(data.reform_weeks[last - 1])))
            --last;
        if (last == 0) return {};
        const auto when = last == weeks ? std::string("In the last week")
                                        : format_week(static_cast<std::uint32_t>(last - 1)) +
                                              ", the last with both";
        return when + ": " +
               told(static_cast<double>(data.baseline_weeks[last - 1]),
                    static_cast<double>(data.reform_weeks[last - 1]));
    }
    // Where the most changes says more than any single group.
    const session::ChartData::Row* most = nullptr;
    for (const auto& row : data.rows) {
        if (!std::isfinite(row.difference())) continue;
        if (most == nullptr || std::fabs(row.difference()) > std::fabs(most->difference()))
            most = &row;
    }
    if (most == nullptr) return {};
    if (most->difference() == 0) return "It changes for nobody.";
    return "It changes most for “" + most->name + "”: " + told(most->baseline, most->reform);
}

sheet::Table table_of(const session::Table& from, std::string_view key) {
    sheet::Table table;
    if (from.empty()) return table;
    for (std::size_t i = 0; i < from[0].size(); ++i)
        table.columns.push_back({std::to_string(i), from[0][i], "", i > 0});
    for (std::size_t i = 1; i < from.size(); ++i)
        table.rows.push_back({std::string(key) + ":" + std::to_string(i - 1), from[i]});
    return table;
}

const Node& ChartsKept::of(const Session& session, ChartData data, const std::string& id) {
    const auto scenario = session.scenario()->hash;
    const auto week = session.week();
    const bool cells = !cells_ || cells_->contains("chart:" + id);
    const auto [found, added] = made_.try_emplace(id);
    auto& made = found->second;
    if (added || made.scenario != scenario || made.week != week || made.cells != cells ||
        made.data != data) {
        auto node = chart_node(session, data, id, cells);
        made = {scenario, week, cells, std::move(data), std::move(node)};
    }
    return made.node;
}

bool ChartsKept::as_before(const Session& session) {
    const auto* results = session.shown();
    if (session.scenario() == nullptr || results == nullptr || !results->main) {
        of_.reset();
        return false;
    }
    const auto& main = *results->main;
    Of now{session.scenario()->hash,
           main.fingerprint,
           results,
           results->trial,
           main.population,
           session.week(),
           session.people_version(),
           results->replicates().size(),
           session.deprivation().size(),
           main.quick,
           session.outcome(),
           session.closed_outcome(),
           cells_,
           {}};
    for (auto& each : session.side_by_side())
        if (const auto* known = session.results_of(each.trial))
            now.beside.emplace_back(std::move(each.name), known->main->fingerprint);
    if (of_ == now) return true;
    of_ = std::move(now);
    return false;
}

Node charts(const Session& session, ChartsKept& kept, Node last) {
    if (kept.as_before(session) && !last.key.empty()) return last;
    auto part = sheet::group("charts", "Charts");
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr) return part;
    part.add(sheet::heading("charts-title", 2, "Charts"));
    std::vector<sheet::Option> options{{"", "The main charts"}};
    for (const auto& outcome : scenario->outcomes)
        options.push_back({outcome.key, outcome.label, outcome.sentence});
    part.add(sheet::choice("outcome", "Show the charts of", session.outcome(), std::move(options)));
    const bool closed = session.closed_outcome().has_value();
    for (const auto& chart : charts_shown(session)) {
        if (closed) {
            part.add(sheet::text("closed:" + chart_id(chart),
                                 chart.title + " " +
                                     words::capitalised(std::string(after_guess_words)) + ".",
                                 sheet::Tone::quiet));
            continue;
        }
        if (auto data = chart_of(session, chart))
            part.add(kept.of(session, std::move(*data), chart_id(chart)));
    }
    return part;
}

} // namespace folkmoot::rooms
