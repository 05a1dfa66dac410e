#include "session/beside/sent_guess.hpp"

#include "core/hash.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cstdlib>

namespace folkmoot::session {

message::Trial toured_trial(const message::Scenario& scenario, std::size_t step) {
    auto trial = opening_trial(scenario);
    take_step(scenario, trial, step);
    return trial;
}

std::uint64_t asked_of(const message::Scenario& scenario, std::string_view outcome,
                       std::string_view kind, const message::Trial& trial) {
    Fingerprint print;
    print.add(scenario.hash);
    print.add(outcome);
    print.add(kind);
    print.add(std::string_view(trial.reform));
    for (const auto* settings : {&trial.shared, &trial.changed}) {
        print.add(settings->size());
        for (const auto& [key, value] : *settings) {
            print.add(std::string_view(key));
            print.add(value);
        }
    }
    // Nothing is added for the usual baseline: guesses that were sent before there was another
    // stay about the same question.
    if (!trial.baseline.empty() || !trial.baseline_changed.empty()) {
        print.add(std::string_view(trial.baseline));
        for (const auto& [key, value] : trial.baseline_changed) {
            print.add(std::string_view(key));
            print.add(value);
        }
    }
    return std::max<std::uint64_t>(print.value(), 1);
}

std::optional<message::BallotGuess> to_send(const message::Scenario& scenario,
                                            const std::string& key, const message::Ask& ask,
                                            const std::string& outcome, const Guess& guess) {
    if (guess.values.empty()) return std::nullopt;
    message::BallotGuess sent;
    sent.outcome = outcome;
    const auto* const kind = std::ranges::find(kinds_sent, ask.kind);
    if (kind == kinds_sent.end()) return std::nullopt;
    sent.kind = static_cast<std::uint8_t>(kind - kinds_sent.begin());
    sent.year = *kind == ask_line ? 0 : guess.year;
    sent.values = guess.values;
    // A step asks about what it sets itself, whatever somebody tried on the way.
    const auto trial = key == page_key
                           ? guess.trial
                           : toured_trial(scenario, std::strtoul(key.c_str(), nullptr, 10));
    sent.asked = asked_of(scenario, outcome, ask.kind, trial);
    return sent;
}

} // namespace folkmoot::session
