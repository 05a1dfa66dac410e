#include "session/deliberation/guessed.hpp"

#include "core/hash.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace folkmoot::session {
namespace {

/// What may be asked in a scenario, under the number by which guesses name it.
struct AskedInTour {
    message::Ask ask;
    message::Trial trial;
    std::size_t outcome = 0, place = 0; ///< `place`: in which order they are told
};

std::map<std::uint64_t, AskedInTour> asked_in_tour(const message::Scenario& scenario) {
    std::map<std::uint64_t, AskedInTour> found;
    for (std::size_t step = 0; step < scenario.tour.size(); ++step) {
        const auto& now = scenario.tour[step];
        const auto outcome = outcome_index(scenario, now.outcome);
        if (now.ask.kind.empty() || outcome >= scenario.outcomes.size()) continue;
        auto trial = toured_trial(scenario, step);
        const auto asked = asked_of(scenario, now.outcome, now.ask.kind, trial);
        found.try_emplace(asked, AskedInTour{now.ask, std::move(trial), outcome, step});
    }
    return found;
}

/// What a page asked of the scenario as it opens.
std::optional<AskedInTour> asked_by_page(const message::Scenario& scenario,
                                         const message::BallotGuess& guess) {
    const auto outcome = outcome_index(scenario, guess.outcome);
    if (outcome >= scenario.outcomes.size() || guess.kind >= kinds_sent.size()) return {};
    auto trial = opening_trial(scenario);
    const auto kind = kinds_sent[guess.kind];
    if (asked_of(scenario, guess.outcome, kind, trial) != guess.asked) return {};
    return AskedInTour{page_ask(scenario.outcomes[outcome], kind, NAN), std::move(trial), outcome,
                       scenario.tour.size() + outcome};
}

} // namespace

bool asks_for_guesses(const message::Scenario& scenario) {
    return std::ranges::any_of(scenario.tour,
                               [](const auto& step) { return !step.ask.kind.empty(); });
}

ClassGuesses class_guesses(const message::Scenario& scenario,
                           const std::vector<message::GuessesSaid>& said) {
    const auto toured = asked_in_tour(scenario);
    std::map<std::size_t, ClassGuessed> found; // by place
    ClassGuesses all;
    for (const auto& each : said) {
        const auto in_tour = toured.find(each.asked.asked);
        const auto asked = in_tour != toured.end() ? std::optional(in_tour->second)
                                                   : asked_by_page(scenario, each.asked);
        if (!asked) {
            all.apart += each.said.size();
            continue;
        }
        auto& question = found[asked->place];
        // Years come rising: of equally many the later one stays.
        const bool stays = question.said.size() > each.said.size();
        question.other_year += stays ? each.said.size() : question.said.size();
        if (stays) continue;
        question.key = to_hex(each.asked.asked) + ":" + std::to_string(each.asked.year + 1);
        question.ask = asked->ask;
        question.outcome = asked->outcome;
        question.year = each.asked.year;
        question.trial = asked->trial;
        question.said = each.said;
    }
    for (auto& [place, question] : found) all.questions.push_back(std::move(question));
    return all;
}

} // namespace folkmoot::session
