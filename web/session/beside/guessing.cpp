#include "session/beside/sent_guess.hpp"
#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace folkmoot::session {

std::optional<Asked> Session::toured_ask() const {
    const auto step = tour_step();
    if (!step || *step >= scenario_->tour.size()) return std::nullopt;
    const auto& now = scenario_->tour[*step];
    const auto outcome = outcome_index(*scenario_, now.outcome);
    if (now.ask.kind.empty() || outcome >= scenario_->outcomes.size()) return std::nullopt;
    return Asked{std::to_string(*step), now.ask, outcome};
}

std::optional<Asked> Session::asked() const {
    if (!scenario_ || paper_.paper != Paper::none) return std::nullopt;
    auto toured = toured_ask();
    const auto index = outcome_index(*scenario_, guesses_.page_outcome);
    if (index >= scenario_->outcomes.size()) return toured;
    std::string page(page_key);
    if (toured && guesses_.find(page) != nullptr) return toured;
    const auto* results = shown();
    const double today =
        results == nullptr || !results->main
            ? NAN
            : value_at(results->main->baseline, year(), index, message::Slots::total);
    return Asked{std::move(page), page_ask(scenario_->outcomes[index], guesses_.page_kind, today),
                 index};
}

const Guess* Session::guess() const {
    const auto now = asked();
    return now ? guesses_.find(now->key) : nullptr;
}

std::optional<std::size_t> Session::closed_outcome() const {
    const auto now = asked();
    if (!now || guesses_.find(now->key) != nullptr) return std::nullopt;
    return now->outcome;
}

std::vector<double> Session::draft() const {
    if (!guesses_.draft.empty()) return guesses_.draft;
    const auto now = asked();
    if (!now) return {};
    const auto within = [&](double value) {
        return std::isfinite(value) ? std::clamp(value, now->ask.low, now->ask.high)
                                    : (now->ask.low + now->ask.high) / 2;
    };
    // Nobody has said anything: as it is today.
    std::vector<double> today;
    if (const auto* results = shown(); results != nullptr && results->main)
        today = yearly_values(results->main->baseline, now->outcome);
    constexpr std::uint32_t weeks_a_year = 52;
    if (today.empty()) today.assign(std::max(1u, weeks() / weeks_a_year), NAN);
    if (now->ask.kind != ask_line) today = {today[std::min(year(), today.size() - 1)]};
    for (double& value : today) value = within(value);
    return today;
}

void Session::draft_guess(std::size_t year, double value) {
    const auto now = asked();
    auto values = draft();
    if (!now || year >= values.size() || !std::isfinite(value)) return;
    values[year] = std::clamp(value, now->ask.low, now->ask.high);
    guesses_.draft = std::move(values);
    changed_ = true;
}

void Session::give_guess(std::optional<int> direction) {
    const auto now = asked();
    if (!now || !closed_outcome()) return;
    const bool directed = now->ask.kind == ask_direction;
    if (directed != direction.has_value()) return;
    Guess guess;
    guess.year = static_cast<std::uint32_t>(year());
    guess.values = directed ? std::vector<double>{static_cast<double>(*direction)} : draft();
    const bool tour = now->key != page_key;
    if (tour) move_all(settings_of_step(*scenario_, trial_, *tour_step()));
    guess.trial = trial_;
    if (auto sent =
            to_send(*scenario_, now->key, now->ask, scenario_->outcomes[now->outcome].key, guess))
        deliberation_.offer_guess(std::move(*sent));
    guesses_.settle(now->key, std::move(guess));
    guesses_.draft.clear();
    mind_guess();
    pump();
}

void Session::skip_guess() {
    const auto now = asked();
    if (!now || !closed_outcome()) return;
    guesses_.settle(now->key, {});
    guesses_.draft.clear();
    mind_guess();
    pump();
}

void Session::ask_first(const std::string& outcome, const std::string& kind) {
    guesses_.forget_page();
    guesses_.draft.clear();
    guesses_.page_outcome = outcome;
    guesses_.page_kind = kind;
    mind_guess();
    pump();
}

void Session::take_up_guesses() {
    guesses_.read(view_.guesses);
    view_.guesses.clear();
    if (view_.tour && *view_.tour >= scenario_->tour.size()) view_.tour.reset();
    for (auto& [key, guess] : guesses_.all()) {
        const auto step = std::strtoul(key.c_str(), nullptr, 10);
        if (key == page_key || step >= scenario_->tour.size()) continue;
        guess.trial = trial_;
        take_step(*scenario_, guess.trial, step);
        const auto& [text, lever, outcome, set, ask, show] = scenario_->tour[step];
        if (auto sent = to_send(*scenario_, key, ask, outcome, guess))
            deliberation_.offer_guess(std::move(*sent));
    }
}

void Session::forget_guesses() {
    guesses_.forget_tour();
    guesses_.forget_page();
    mind_guess();
}

void Session::mind_guess() {
    const bool open = closed_outcome().has_value();
    if (open && !side_before_) {
        side_before_ = std::exchange(view_.side, Side::baseline);
    } else if (!open && side_before_) {
        view_.side = *std::exchange(side_before_, std::nullopt);
    }
    memory_due_ = changed_ = true;
}

} // namespace folkmoot::session
