/// The generated sentence: what the scenario asks about first, who pays for it, what else moved,
/// and what it costs. Which measures are told follows from the scenario's outcomes; how, from the
/// model's phrases.

#include "analysis/changes.hpp"
#include "analysis/compare.hpp"
#include "core/units.hpp"
#include "core/words/values.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace folkmoot {
namespace {

/// "After 5 years", "In the first year": how long what is told has been going on.
std::string when(const Told& run) {
    const std::size_t year = run.headline_year();
    return year > 0 ? "After " + format_number(static_cast<double>(year + 1), 0) + " years"
                    : "In the first year";
}

/// The same to the last week: "After 26 weeks", "After 2 years".
std::string when_at_end(const Told& run) {
    double weeks = 0;
    for (std::size_t year = 0; year < run.years(); ++year) weeks += run.weeks_of_year(year);
    const double years = std::floor(weeks / weeks_per_year);
    if (years >= 1 && years * weeks_per_year == weeks)
        return "After " + format_number(years, 0) + (years == 1 ? " year" : " years");
    return "After " + format_number(weeks, 0) + (weeks == 1 ? " week" : " weeks");
}

/// What is asked about stands in a sentence of its own; in the next one what else there is to tell.
std::string and_then(const std::vector<std::string>& clauses) {
    std::string text;
    for (const std::string& clause : clauses)
        text += text.empty() ? ". " + words::capitalised(clause) : "; " + clause;
    return text;
}

/// What the measures' phrases are given.
class Teller {
public:
    Teller(const Scenario& scenario, const Told& baseline, const Told& reform)
        : scenario_(scenario), baseline_(baseline), reform_(reform) {}

    [[nodiscard]] Compared compared(const Measure& measure, std::size_t year) {
        const std::size_t m = index_of(measure);
        Compared values;
        values.before = baseline_.value(m, year, Slot::total);
        values.after = reform_.value(m, year, Slot::total);
        values.unit = measure.unit;
        if (has_host(scenario_)) values.host = scenario_.areas[scenario_.host].name;
        if ((measure.by & by_area) == 0) return values;
        moved_.clear();
        for (std::size_t area = 0; area < scenario_.areas.size(); ++area) {
            const std::size_t slot = scenario_.model->slot_of_area(area);
            const double by = reform_.value(m, year, slot) - baseline_.value(m, year, slot);
            moved_.push_back(std::isnan(by) ? 0.0 : by); // nobody was counted there
        }
        values.areas = scenario_.areas;
        values.area_changes = moved_;
        return values;
    }
    /// The measure that leads wherever there is what it is about, if there is.
    [[nodiscard]] const Measure* leading() const {
        for (const Measure& measure : scenario_.model->measures()) {
            if (measure.phrase.role != PhraseRole::leads) continue;
            if (!measure.phrase.about_host || has_host(scenario_)) return &measure;
        }
        return nullptr;
    }
    /// The scenario's first outcome that may lead.
    [[nodiscard]] const Measure* asked_first() const {
        const Model& model = *scenario_.model;
        for (const auto& outcome : scenario_.outcomes) {
            const Measure& measure = model.measures()[model.measure_index(outcome)];
            if (measure.phrase.role == PhraseRole::may_lead) return &measure;
        }
        return nullptr;
    }
    /// The clauses of all measures with that role; where `only_moves`, of those that do.
    [[nodiscard]] std::vector<std::string> clauses(PhraseRole role, bool only_moves) {
        std::vector<std::string> all;
        const std::size_t year = reform_.headline_year();
        for (const Measure& measure : scenario_.model->measures()) {
            if (measure.phrase.role != role) continue;
            const Compared values = compared(measure, year);
            const double by = std::fabs(values.after - values.before);
            if (only_moves && !(by >= measure.phrase.hardly)) continue;
            std::string clause = measure.phrase.clause(values);
            if (!clause.empty()) all.push_back(std::move(clause));
        }
        return all;
    }

private:
    [[nodiscard]] std::size_t index_of(const Measure& measure) const {
        return static_cast<std::size_t>(&measure - scenario_.model->measures().data());
    }

    const Scenario& scenario_;
    const Told& baseline_;
    const Told& reform_;
    std::vector<double> moved_; ///< by area, of the measure that was compared last
};

/// What is told where there is nothing to compare: how things are without a reform.
std::string without_reform(const Scenario& scenario, const Changes& changes, const Told& run,
                           const Measure& lead) {
    Teller teller(scenario, run, run);
    const std::size_t year = run.headline_year();
    std::string text = when(run) + " without a reform" +
                       (changes.assumptions == 0 ? "" : " and" + changes_words(changes)) + ", " +
                       lead.phrase.alone(teller.compared(lead, year));
    std::vector<std::string> following;
    for (const Measure& measure : scenario.model->measures()) {
        if (measure.phrase.role != PhraseRole::follows || measure.phrase.alone == nullptr) continue;
        std::string more = measure.phrase.alone(teller.compared(measure, year));
        if (!more.empty()) following.push_back(std::move(more));
    }
    return text + and_then(following) + ".";
}

} // namespace

std::string sentence_of(const Scenario& scenario, const Attempt& attempt, const Told& baseline,
                        const Told& reform) {
    const Policy& policy = policy_named(scenario, attempt.reform);
    const Changes changes = changes_of(scenario, attempt);
    Teller teller(scenario, baseline, reform);
    const Measure* lead = teller.leading();
    const bool as_usual = compares_with_first(scenario, attempt);
    if (lead != nullptr && changes.levers == 0 && &policy == &scenario.policies.front() && as_usual)
        return without_reform(scenario, changes, reform, *lead);

    std::string first;
    bool asked = false;
    if (lead != nullptr) {
        first = lead->phrase.clause(teller.compared(*lead, reform.headline_year()));
    } else if (const Measure* question = teller.asked_first()) {
        first = question->phrase.clause(teller.compared(*question, reform.years() - 1));
        asked = !first.empty();
    }
    // What is not the question is told only if it moves.
    std::vector<std::string> following = teller.clauses(PhraseRole::follows, asked);
    const std::vector<std::string> closing = teller.clauses(PhraseRole::closes, asked);
    std::string text = asked ? when_at_end(reform) : when(reform);
    text += " of “" + policy.label + "”" + changes_words(changes);
    if (!as_usual)
        text += ", compared with “" + baseline_of(scenario, attempt).label + "”" +
                changes_words({baseline_changes_of(scenario, attempt).levers, 0});
    text += ", ";
    if (first.empty() && !following.empty()) {
        first = std::move(following.front());
        following.erase(following.begin());
    }
    text += first.empty() ? std::string(scenario.model->about().nothing) : first;
    for (const std::string& clause : teller.clauses(PhraseRole::pays, asked))
        text += ". " + words::capitalised(clause);
    text += and_then(following);
    for (const std::string& clause : closing) text += ", " + clause;
    return text + ".";
}

} // namespace folkmoot
