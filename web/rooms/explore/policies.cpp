#include "rooms/explore/policies.hpp"
#include "rooms/away/card.hpp"

#include "core/words/values.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/nodes.hpp"
#include "rooms/save.hpp"
#include "session/funding/numbers.hpp"
#include "session/groups.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using session::TrialResults;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;
using words::Judgement;

constexpr std::size_t fewest_runs = 10; ///< fewer say nothing of how sure it is
constexpr double sure_from = 0.9;

std::string policies_key(std::string_view what) {
    return std::string(policies_prefix).append(what);
}

/// What stands side by side and is known already.
struct Known {
    std::vector<Session::Beside> beside;
    std::vector<const TrialResults*> results;
    std::size_t waiting = 0; ///< others, of which no number is there yet
    std::vector<std::string> hopeless; ///< names of others, which could not be worked out
};

Known known_of(const Session& session) {
    Known known;
    for (auto& each : session.side_by_side()) {
        const auto* results = session.results_of(each.trial);
        if (results != nullptr) {
            known.results.push_back(results);
            known.beside.push_back(std::move(each));
        } else if (session.hopeless(each.trial)) {
            known.hopeless.push_back(each.name);
        } else {
            ++known.waiting;
        }
    }
    return known;
}

std::vector<std::string> names_of(const Session& session, const Known& known) {
    std::vector<std::string> names{session::baseline_label(*session.scenario(), session.trial())};
    for (const auto& each : known.beside) names.push_back(each.name);
    return names;
}

bool is_sure(std::size_t count, const SideBySide& stood) {
    return stood.runs >= fewest_runs &&
           static_cast<double>(count) >= sure_from * static_cast<double>(stood.runs);
}

std::string in_runs(std::size_t count, std::size_t runs) {
    return std::to_string(count) + " of " + std::to_string(runs) + " runs";
}

/// The outcome that somebody chose; otherwise what the sentence speaks of first.
std::size_t looked_at(const Session& session) {
    const auto& scenario = *session.scenario();
    const auto chosen = session::outcome_index(scenario, session.closer().outcome);
    if (chosen < scenario.outcomes.size()) return chosen;
    const auto* results = session.shown();
    const auto headline = results == nullptr || !results->main
                              ? scenario.outcomes.size()
                              : session::outcome_index(scenario, results->main->headline);
    return headline < scenario.outcomes.size() ? headline : 0;
}

/// The other outcome that somebody chose; otherwise what it costs, or else any that can be better.
std::size_t set_against(const Session& session, std::size_t outcome) {
    const auto& all = session.scenario()->outcomes;
    const auto chosen = session::outcome_index(*session.scenario(), session.closer().against);
    if (chosen < all.size() && chosen != outcome) return chosen;
    std::size_t any = all.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == outcome || all[i].direction == 0) continue;
        if (all[i].money) return i;
        any = std::min(any, i);
    }
    return any;
}

Node outcome_choice(const Session& session, std::string_view what, std::string words,
                    std::size_t chosen, std::size_t without) {
    const auto& all = session.scenario()->outcomes;
    std::vector<sheet::Option> options;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != without) options.push_back({all[i].key, all[i].label});
    }
    return sheet::choice(policies_key(what), std::move(words), all[chosen].key, std::move(options));
}

// ---------------------------------------------------------------- one outcome

/// For whom it is worse in the run on screen, and in nine of ten of all runs.
std::string who_loses(const Session& session, const TrialResults& results, std::size_t index) {
    if (session.scenario()->outcomes[index].direction == 0) return "–";
    if (results.replicates().size() + 1 < fewest_runs) return "not known yet";
    bool told_apart = false;
    const auto names = surely_worse(session, results, index, told_apart);
    if (!told_apart) return "–";
    if (names.empty()) return "nobody for sure";
    return few_of(names);
}

std::string finding_of(const message::Outcome& outcome, const std::vector<std::string>& names,
                       const SideBySide& stood) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (is_sure(stood.best[i], stood))
            return outcome.label + ": “" + names[i] + "” does best in " +
                   in_runs(stood.best[i], stood.runs);
    }
    if (outcome.direction == 0 || stood.runs < fewest_runs)
        return "How far does each policy change “" + outcome.label + "”?";
    return outcome.label + ": no policy is surely the best";
}

Node one_outcome(const Session& session, const Known& known, std::size_t index) {
    const auto& outcome = session.scenario()->outcomes[index];
    const auto names = names_of(session, known);
    const auto stood = stand(known.results, session.year(), index, outcome.direction);
    Node node(Kind::chart, policies_key("changes"), "",
              "All policies meet the same people, the same chance and the same facts. Each run "
              "draws new chance, and new values for what nobody knows for sure.");
    node.title = finding_of(outcome, names, stood);
    sheet::Chart chart;
    chart.look = "ranges";
    sheet::Series difference{"difference", "Difference from the baseline", {}};
    sheet::Table table{
        {{"policy", "Policy"},
         {"value", words::heading("Year " + std::to_string(session.year() + 1), outcome.unit), "",
          true},
         {"change", "Change on average", "", true},
         {"range", "Nine runs in ten", "", true},
         {"best", "Best in", "", true},
         {"loses", "Surely worse off"}},
        {}};
    double low = 0, high = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        double average = 0;
        const auto band = change_band(stood, i, average);
        const bool today = i == 0;
        const bool ranges = stood.runs >= fewest_runs;
        const double shown = stood.values[i].empty() ? NAN : stood.values[i].front();
        const bool best = is_sure(stood.best[i], stood), worst = is_sure(stood.worst[i], stood);
        table.rows.push_back(
            {policies_key("row:") + std::to_string(i),
             {names[i], words::format_value(outcome, shown),
              today ? "–" : words::difference(outcome, 0, average).text,
              today || !ranges ? "–" : words::difference_range(outcome, band.low, band.high),
              outcome.direction == 0 || !ranges ? "–" : in_runs(stood.best[i], stood.runs),
              today ? "–" : who_loses(session, *known.results[i - 1], index)},
             {"", "", "", "",
              best    ? "good"
              : worst ? "bad"
                      : "",
              ""}});
        if (today || !std::isfinite(average)) continue;
        chart.labels.push_back(names[i]);
        difference.values.push_back(average);
        difference.low.push_back(ranges ? band.low : average);
        difference.high.push_back(ranges ? band.high : average);
        difference.told.push_back(words::difference(outcome, 0, average).text);
        low = std::min({low, difference.low.back(), average});
        high = std::max({high, difference.high.back(), average});
    }
    node.words = "Change from “" + names[0] + "”" +
                 (stood.runs >= fewest_runs ? "; bars hold nine runs in ten." : ".");
    chart.y = outcome_axis(outcome, words::heading("Change", outcome.unit), low, high, true);
    chart.series.push_back(std::move(difference));
    node.chart = std::move(chart);
    Node behind(Kind::table, policies_key("table"));
    behind.title = node.title;
    behind.table = std::move(table);
    node.add(std::move(behind));
    offer_picture(node);
    return node;
}

// ---------------------------------------------------------------- two outcomes

Node two_outcomes(const Session& session, const Known& known, std::size_t across,
                  std::size_t upright) {
    const auto& all = session.scenario()->outcomes;
    const auto names = names_of(session, known);
    const auto averages = [&](std::size_t index) {
        const auto stood = stand(known.results, session.year(), index, 0);
        std::vector<double> made;
        for (const auto& values : stood.values) made.push_back(mean(values));
        return made;
    };
    const auto x = averages(across), y = averages(upright);
    const auto lost = beaten(x, y, all[across].direction, all[upright].direction);
    const bool judged = all[across].direction != 0 && all[upright].direction != 0;
    Node node(Kind::chart, policies_key("trade-off"), "",
              judged ? "On average over the runs. Pale: another policy is at least as good on "
                       "both counts and better on one."
                     : "On average over the runs.");
    sheet::Chart chart;
    chart.look = "scatter";
    sheet::Series stands{"stands", "Not beaten on both counts", {}}, pale{"beaten", "Beaten", {}};
    sheet::Table table{
        {{"policy", "Policy"},
         {"across", words::heading(all[across].label, all[across].unit), "", true},
         {"upright", words::heading(all[upright].label, all[upright].unit), "", true},
         {"beaten", "Beaten on both counts"}},
        {}};
    std::string unbeaten;
    std::size_t left = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool there = std::isfinite(x[i]) && std::isfinite(y[i]);
        chart.labels.push_back(names[i]);
        chart.at.push_back(x[i]);
        (lost[i] ? pale : stands).values.push_back(there ? y[i] : NAN);
        (lost[i] ? stands : pale).values.push_back(NAN);
        table.rows.push_back(
            {policies_key("both:") + std::to_string(i),
             {std::to_string(i + 1) + ": " + names[i], words::format_value(all[across], x[i]),
              words::format_value(all[upright], y[i]),
              !judged || !there ? "–"
              : lost[i]         ? "yes"
                                : "no"}});
        if (there && !lost[i]) {
            unbeaten += (left == 0 ? "" : "; ") + names[i];
            ++left;
        }
    }
    node.title = !judged || left == 0
                     ? "“" + all[across].label + "” against “" + all[upright].label + "”"
                 : left == 1 ? "“" + unbeaten + "” is at least as good as all others on both counts"
                             : "Not beaten on both counts: " + unbeaten;
    const auto axis = [&](std::size_t index, const std::vector<double>& values) {
        double low = INFINITY, high = -INFINITY;
        for (const double each : values) {
            if (!std::isfinite(each)) continue;
            low = std::min(low, each);
            high = std::max(high, each);
        }
        if (low == high) {
            low -= std::fabs(low) / 10 + 1e-3;
            high += std::fabs(high) / 10 + 1e-3;
        }
        return outcome_axis(all[index], words::heading(all[index].label, all[index].unit), low,
                            high, false);
    };
    chart.x = axis(across, x);
    chart.y = axis(upright, y);
    chart.series.push_back(std::move(stands));
    if (judged) chart.series.push_back(std::move(pale));
    node.chart = std::move(chart);
    Node behind(Kind::table, policies_key("both"));
    behind.title = node.title;
    behind.table = std::move(table);
    node.add(std::move(behind));
    offer_picture(node);
    return node;
}

// ---------------------------------------------------------------- all outcomes

Node all_outcomes(const Session& session, const Known& known) {
    const auto& scenario = *session.scenario();
    Node node(Kind::table, policies_key("all-table"), "",
              "As in the run on screen. Best or worst is said only where it holds in nine of ten "
              "runs.");
    node.title = "All outcomes in year " + std::to_string(session.year() + 1);
    const auto names = names_of(session, known);
    sheet::Table table{{{"outcome", "Outcome"}}, {}};
    for (std::size_t i = 0; i < names.size(); ++i)
        table.columns.push_back({"policy" + std::to_string(i), names[i], "", true});
    for (std::size_t index = 0; index < scenario.outcomes.size(); ++index) {
        const auto& outcome = scenario.outcomes[index];
        const auto stood = stand(known.results, session.year(), index, outcome.direction);
        sheet::Row row{policies_key("outcome:") + outcome.key,
                       {words::heading(outcome.label, outcome.unit)},
                       {""},
                       {},
                       outcome.sentence};
        for (std::size_t i = 0; i < names.size(); ++i) {
            const bool best = is_sure(stood.best[i], stood), worst = is_sure(stood.worst[i], stood);
            const double shown = stood.values[i].empty() ? NAN : stood.values[i].front();
            row.cells.push_back(words::format_value(outcome, shown) + (best    ? ", best"
                                                                       : worst ? ", worst"
                                                                               : ""));
            row.marks.push_back(best ? "good" : worst ? "bad" : "");
        }
        table.rows.push_back(std::move(row));
    }
    node.table = std::move(table);
    return node;
}

// ---------------------------------------------------------------- what can be done

void add_keeping(Node& part, const Session& session) {
    const auto& scenario = *session.scenario();
    if (scenario.policies.size() > 2) {
        Node all(Kind::toggle, policies_key("all"), "All policies of this scenario");
        all.value = session.view().all_policies;
        part.add(std::move(all));
    }
    Node name(Kind::text_field, policies_key("name"), "Name for what is on screen",
              "Kept beside the others, and in a link that you share.");
    name.value = session.closer().name.empty() ? session::usual_name(scenario, session.trial())
                                               : session.closer().name;
    name.high = static_cast<double>(session::longest_pin_name);
    part.add(std::move(name));
    part.add(sheet::button(policies_key("keep"), "Keep this result"));
}

void add_kept(Node& part, const Known& known) {
    for (const auto& each : known.beside) {
        if (!each.pin) continue;
        const auto number = std::to_string(*each.pin);
        auto group = sheet::group(policies_key("pin:") + number, each.name);
        group.add(sheet::text(policies_key("pin-name:") + number, each.name, Tone::strong));
        group.add(sheet::button(policies_key("show:") + number, "Show “" + each.name + "”"));
        group.add(
            sheet::button(policies_key("against:") + number, "Compare with “" + each.name + "”"));
        group.add(sheet::button(policies_key("drop:") + number, "Take “" + each.name + "” away"));
        part.add(std::move(group));
    }
}

std::optional<std::size_t> number_behind(std::string_view key, std::string_view start) {
    if (!key.starts_with(start)) return std::nullopt;
    key.remove_prefix(start.size());
    std::size_t number = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
    if (read.ec != std::errc{} || read.ptr != key.data() + key.size()) return std::nullopt;
    return number;
}

void save_side_by_side(Session& session) {
    const auto known = known_of(session);
    const auto& scenario = *session.scenario();
    const auto names = names_of(session, known);
    session::Table table{
        {"Outcome", "Unit", "Policy", "Value", "Mean of the runs", "Runs", "Best in", "Worst in"}};
    for (std::size_t index = 0; index < scenario.outcomes.size(); ++index) {
        const auto& outcome = scenario.outcomes[index];
        const auto stood = stand(known.results, session.year(), index, outcome.direction);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto& values = stood.values[i];
            if (values.empty()) continue;
            table.push_back({outcome.key, outcome.unit, names[i], session::exact_number(values[0]),
                             session::exact_number(mean(values)), std::to_string(stood.runs),
                             std::to_string(stood.best[i]), std::to_string(stood.worst[i])});
        }
    }
    save_numbers(session, scenario.name + "-policies.csv", table,
                 {{"Year", std::to_string(session.year() + 1)}});
}

Node policies(const Session& session, const Known& known) {
    auto part = sheet::group("policies-part", "Policies side by side");
    const auto* scenario = session.scenario();
    const auto* shown = session.shown();
    if (scenario == nullptr || scenario->policies.size() < 2 || shown == nullptr || !shown->main)
        return part;
    part.add(sheet::heading("policies-title", 2, "Policies side by side"));
    add_keeping(part, session);
    if (known.waiting > 0)
        part.add(sheet::text(policies_key("wait"),
                             known.waiting == 1 ? "One policy is still being worked out."
                                                : std::to_string(known.waiting) +
                                                      " policies are still being worked out.",
                             Tone::quiet));
    for (const auto& name : known.hopeless)
        part.add(sheet::text(policies_key("hopeless:") + name,
                             "“" + name + "” has no answer for these settings.", Tone::quiet));
    if (known.results.empty()) return part;
    const auto index = looked_at(session), other = set_against(session, index);
    part.add(outcome_choice(session, "outcome", "Look at", index, scenario->outcomes.size()));
    part.add(one_outcome(session, known, index));
    if (other < scenario->outcomes.size()) {
        part.add(outcome_choice(session, "against", "Set it against", other, index));
        part.add(two_outcomes(session, known, index, other));
        auto numbered = names_of(session, known);
        for (std::size_t i = 0; i < numbered.size(); ++i)
            numbered[i].insert(0, std::to_string(i + 1) + ": ");
        part.add(sheet::list(policies_key("numbers"), numbered));
    }
    auto all = sheet::disclosure(policies_key("everything"), "All outcomes of all policies");
    all.add(all_outcomes(session, known));
    all.add(sheet::button(policies_key("csv"), std::string(save_csv_words)));
    part.add(std::move(all));
    add_kept(part, known);
    return part;
}

} // namespace

Node PoliciesKept::part(const Session& session, Node last) {
    auto known = known_of(session);
    Of now;
    if (const auto* scenario = session.scenario()) now.scenario = scenario->hash;
    now.year = session.year();
    now.closer = session.closer();
    now.all = session.view().all_policies;
    now.pins = session.pins();
    now.asked = session.trial();
    now.waiting = known.waiting;
    now.there = session.shown() != nullptr;
    for (const auto* each : known.results)
        now.results.emplace_back(each->main->fingerprint, each->replicates().size());
    if (of_ == now && last.kind == Kind::group && !last.key.empty()) return last;
    of_ = std::move(now);
    return policies(session, known);
}

bool use_policies(Session& session, const Node& node, std::string_view value, std::string& why) {
    const std::string_view key = std::string_view(node.key).substr(policies_prefix.size());
    auto closer = session.closer();
    if (key == "all") {
        session.show_all_policies(value == "true");
    } else if (key == "name") {
        closer.name = value;
        session.look_closer(std::move(closer));
    } else if (key == "keep") {
        why = session.pin(closer.name);
    } else if (key == "outcome") {
        closer.outcome = value;
        session.look_closer(std::move(closer));
    } else if (key == "against") {
        closer.against = value;
        session.look_closer(std::move(closer));
    } else if (key == "csv") {
        save_side_by_side(session);
    } else if (const auto drop = number_behind(key, "drop:")) {
        session.unpin(*drop);
    } else if (const auto show = number_behind(key, "show:");
               show && *show < session.pins().size()) {
        session.show_reform(session::trial_of(session.pins()[*show], session.trial()));
    } else if (const auto against = number_behind(key, "against:");
               against && *against < session.pins().size()) {
        const auto pin = session.pins()[*against];
        session.compare_with(pin.reform, pin.changed);
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::rooms
