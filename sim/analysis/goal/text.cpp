#include "analysis/goal/told.hpp"
#include "core/units.hpp"
#include "core/words/values.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot::goal {
namespace {

/// A setting as the words for values want it.
struct Shown {
    FieldType type;
    std::string_view unit;
    double high, step;
    std::span<const std::string_view> options, option_words;
};

std::string told(const Setting& setting, double value) {
    return words::format_field(Shown{setting.type, setting.unit, setting.range.high, setting.step,
                                     setting.options, setting.option_words},
                               value);
}

const Measure& measure_of(const Asked& asked, std::size_t measure) {
    return asked.scenario.model->measures()[measure];
}

std::string subject_words(const Asked& asked, const Subject& of) {
    const std::string group = group_words(asked.scenario, of);
    return "“" + std::string(measure_of(asked, of.measure).label) + "”" +
           (group.empty() ? "" : " " + group);
}

std::string count_words(std::size_t count) { return format_count(static_cast<double>(count)); }

/// "4.9 days, for £101 per person and year".
std::string outcome_words(const Asked& asked, const Answer& answer) {
    std::string text = words::with_unit(measure_of(asked, asked.goal.of.measure),
                                        asked.goal.worst(answer.reading.goal));
    if (asked.goal.of.slots.size() > 1) text += " where it is furthest from the goal";
    if (asked.cost)
        text += ", for " + words::with_unit(measure_of(asked, *asked.cost), answer.reading.cost);
    return text;
}

/// "Holds in 7 of 10 runs."
std::string certainty_of(const Asked& asked, const Answer& answer) {
    if (!answer.all_citizens) return "Looked at with fewer citizens only.";
    std::string text;
    if (answer.runs > 1)
        text =
            "Holds in " + count_words(answer.holds) + " of " + count_words(answer.runs) + " runs.";
    for (std::size_t g = 0; g < answer.kept.size(); ++g) {
        if (!text.empty()) text += " ";
        text += subject_words(asked, asked.guards[g]);
        text += answer.kept[g] ? " is not worse" : " is worse";
        if (answer.runs > 1) text += answer.kept[g] ? ", in " : "; not worse in ";
        if (answer.runs > 1)
            text += count_words(answer.keeps[g]) + " of " + count_words(answer.runs) + " runs";
        text += ".";
    }
    return text;
}

/// "Weeks of notice: 4 weeks instead of 10 weeks"; a line a lever that moves.
std::vector<std::string> moves_of(const Found& found, const Answer& answer) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < answer.at.size(); ++i) {
        const Lever& lever = found.levers[i];
        if (answer.at[i] == lever.now) continue;
        lines.push_back(std::string(lever.setting->label) + ": " +
                        told(*lever.setting, lever.values[answer.at[i]]) + " instead of " +
                        told(*lever.setting, lever.values[lever.now]));
    }
    if (lines.empty()) lines.emplace_back("Everything stays as it is.");
    return lines;
}

std::string block(const Asked& asked, const Found& found, const std::string& title,
                  const Answer& answer) {
    std::string text = "\n" + title + "\n";
    const bool moves = answer.change > 0;
    for (const std::string& line : moves_of(found, answer))
        if (moves) text += "  " + line + "\n";
    text += "  " + outcome_words(asked, answer) + "\n";
    const std::string sure = certainty_of(asked, answer);
    return sure.empty() ? text : text + "  " + sure + "\n";
}

std::string asked_words(const Asked& asked, const Found& found) {
    const Scenario& scenario = asked.scenario;
    std::string text = "What would it take: " + goal_words(scenario, asked.goal) + "?\n";
    text += "“" + policy_named(scenario, asked.attempt.reform).label + "”, " +
            count_words(population_of(scenario, asked.attempt)) +
            " simulated citizens; outcomes are of the last full year";
    text +=
        scenario.money_year.empty() ? ".\n" : ", money in prices of " + scenario.money_year + ".\n";
    text += found.levers_chosen ? "Of " + count_words(asked.levers.size()) +
                                      " levers those may move that bring it nearest: "
                                : "May move: ";
    for (std::size_t i = 0; i < found.levers.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::string(found.levers[i].setting->label);
    text += ".\n";
    for (const Subject& guard : asked.guards)
        text += "May not get worse than with “" + baseline_of(scenario, asked.attempt).label +
                "”: " + subject_words(asked, guard) + ".\n";
    return text;
}

std::string curve_words(const Asked& asked, const Found& found) {
    if (found.curve.size() < 2) return {};
    std::string text = "\nWhat more of it costs\n";
    for (const Answer& answer : found.curve) {
        text += "  " + outcome_words(asked, answer);
        if (!answer.met) text += " (not the goal)";
        std::string moved;
        for (const std::string& line : moves_of(found, answer))
            moved += (moved.empty() ? "" : "; ") + line.substr(0, line.find(" instead of "));
        text += "\n    " + moved + "\n";
    }
    return text;
}

} // namespace

std::string text_of(const Asked& asked, const Found& found) {
    std::string text = asked_words(asked, found);
    if (!found.now) return text + "\nStopped before anything was found.\n";
    text +=
        block(asked, found, found.now->met ? "As it is: the goal is met" : "As it is", *found.now);
    if (found.least_change) {
        if (found.least_change->change > 0)
            text += block(asked, found, "The least change that reaches it", *found.least_change);
        else
            text += "\nNothing needs to change.\n";
    }
    if (found.least_costly && found.least_costly->at != found.least_change->at)
        text += block(asked, found, "The least costly that reaches it", *found.least_costly);
    else if (found.least_costly)
        text += "\nNothing that was tried reaches it for less.\n";
    if (found.safest) text += block(asked, found, "What holds most often", *found.safest);
    if (found.nearest) {
        const bool as_now = found.nearest->at == found.now->at;
        text += "\nNothing that was tried reaches it";
        text += asked.guards.empty() ? "." : ", with nothing worse that may not get worse.";
        text += as_now ? " Nothing comes nearer than it is now.\n" : "\n";
        if (!as_now) text += block(asked, found, "What comes nearest", *found.nearest);
    }
    if (!asked.cost)
        text +=
            "\nThis question has no outcome that says what it costs the public: nothing is said "
            "of the least costly.\n";
    text += curve_words(asked, found);
    text += "\n" + count_words(found.points) + " points tried";
    text += found.stopped ? "; stopped before the end: this is the best so far.\n" : ".\n";
    return text;
}

} // namespace folkmoot::goal
