#include "analysis/certainty.hpp"

#include "core/units.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

constexpr std::uint32_t fewest_runs = 10;  // fewer say nothing about certainty

// Citizen-weeks. A browser runs some 40 million a second with both policies.
constexpr double most_for_100 = 60e6, most_for_20 = 600e6;

int sign_of(double change) { return (change > 0) - (change < 0); }  // NaN is neither

std::string words_of(const Scenario& scenario, const Measure& measure, int sign) {
    const Phrase& phrase = measure.phrase;
    if (phrase.about_host && has_host(scenario))
        return scenario.areas[scenario.host].name + std::string(sign > 0 ? phrase.up : phrase.down);
    const std::string name = "“" + std::string(measure.label) + "” is ";
    if (measure.direction == 0) return name + (sign > 0 ? "higher" : "lower") + " with the reform";
    return name + (sign == measure.direction ? "better" : "worse") + " with the reform";
}

}  // namespace

std::uint32_t usual_runs(std::uint32_t population, std::uint32_t weeks) {
    const double size = static_cast<double>(population) * weeks;
    return size <= most_for_100 ? 100 : size <= most_for_20 ? 20 : 10;
}

Headline headline_of(const Scenario& scenario, const Told& baseline, const Told& reform) {
    const std::size_t year = reform.headline_year();
    const auto sign = [&](std::size_t m) {
        return sign_of(reform.value(m, year, Slot::total) - baseline.value(m, year, Slot::total));
    };
    std::vector<std::size_t> order;
    const auto measures = scenario.model->measures();
    for (const std::string& key : scenario.outcomes)
        order.push_back(scenario.model->measure_index(key));
    const auto leads = std::ranges::find_if(
        order, [&](std::size_t m) { return measures[m].phrase.role == PhraseRole::leads; });
    if (leads != order.end()) std::rotate(order.begin(), leads, leads + 1);
    for (const std::size_t m : order) {
        if (const int s = sign(m); s != 0) return {m, s, words_of(scenario, measures[m], s)};
    }
    return {measures.size(), 0, "Nothing changes"};
}

Certainty certainty_of(const Scenario& scenario, const Comparison& comparison) {
    Certainty result{
        headline_of(scenario, comparison.first.baseline->record, comparison.first.reform->record),
        0, static_cast<std::uint32_t>(comparison.replicates())};
    const std::size_t measure = result.headline.measure;
    const auto sign = [&](std::size_t m, std::size_t r) {
        return sign_of(comparison.reform[m][r] - comparison.baseline[m][r]);
    };
    for (std::size_t r = 0; r < comparison.replicates(); ++r) {
        const bool agrees = measure < scenario.model->measures().size()
                                ? sign(measure, r) == result.headline.sign
                                : std::ranges::all_of(
                                      scenario.outcomes,
                                      [&](const std::string& key) {
                                          return sign(scenario.model->measure_index(key), r) == 0;
                                      });
        if (agrees) ++result.agree;
    }
    return result;
}

std::string certainty_words(const Certainty& certainty, std::uint32_t planned) {
    if (certainty.runs < fewest_runs) return {};
    return certainty.headline.words + " in " + std::to_string(certainty.agree) + " of " +
           std::to_string(certainty.runs) + (certainty.runs < planned ? " runs so far." : " runs.");
}

}  // namespace folkmoot
