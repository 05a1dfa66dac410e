#include "session/beside/guess.hpp"

#include "core/words/values.hpp"
#include "session/shortest.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace folkmoot::session {
namespace {

/// Takes what stands before `mark` off the text.
std::string_view cut_at(std::string_view& text, char mark) {
    const auto end = text.find(mark);
    const auto part = text.substr(0, end);
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    return part;
}

std::optional<double> guessed_number(std::string_view text) {
    const std::string digits(text);
    char* end = nullptr;
    const double value = std::strtod(digits.c_str(), &end);
    if (digits.empty() || end != digits.c_str() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool is_step(std::string_view key) {
    constexpr std::size_t longest = 3;
    return !key.empty() && key.size() <= longest && key.find_first_not_of("0123456789") == key.npos;
}

/// 1, 2 or 5 times a power of ten, not below `size`.
double round_up(double size) {
    const double ten = std::pow(10.0, std::floor(std::log10(size)));
    for (const double each : {1.0, 2.0, 5.0})
        if (each * ten >= size) return each * ten;
    return 10 * ten;
}

} // namespace

Change change_of(const message::Outcome& outcome, const TrialResults& results, std::size_t year,
                 std::size_t index) {
    const auto value = [&](const message::Results& side) {
        return value_at(side, year, index, message::Slots::total);
    };
    const double baseline = value(results.main->baseline), reform = value(results.main->reform);
    Change change;
    change.known = std::isfinite(baseline) && std::isfinite(reform);
    change.sign = words::difference(outcome, baseline, reform).sign;
    if (change.sign == 0) return change;
    const auto band = results.difference_band(year, index, message::Slots::total);
    change.may_be_chance = band && band->low <= 0 && band->high >= 0;
    return change;
}

std::optional<Band> reform_band(const TrialResults& results, std::size_t year,
                                std::size_t outcome) {
    constexpr std::size_t fewest = 10;
    if (results.replicates().size() < fewest) return std::nullopt;
    std::vector<double> values;
    for (const auto& [replicate, ran] : results.replicates())
        values.push_back(value_at(ran.reform, year, outcome, message::Slots::total));
    return band_of(values);
}

std::optional<double> mean_distance(const std::vector<double>& guess,
                                    const std::vector<double>& answer) {
    double sum = 0;
    std::size_t years = 0;
    for (std::size_t i = 0; i < std::min(guess.size(), answer.size()); ++i) {
        if (!std::isfinite(guess[i]) || !std::isfinite(answer[i])) continue;
        sum += std::fabs(guess[i] - answer[i]);
        ++years;
    }
    if (years == 0) return std::nullopt;
    return sum / static_cast<double>(years);
}

message::Ask page_ask(const message::Outcome& outcome, std::string_view kind, double today) {
    message::Ask ask;
    ask.kind = kind == ask_number || kind == ask_line ? kind : ask_direction;
    const bool directed = ask.kind == ask_direction;
    ask.question =
        (directed                 ? "What will the reform do to this: “"
         : ask.kind == ask_number ? "What will this be under the reform: “"
                                  : "Year by year under the reform, what will this be: “") +
        outcome.label + "”?";
    if (directed) return ask;
    constexpr double usual = 10, usual_share = 0.1;
    const bool some = std::isfinite(today) && today != 0;
    ask.high = some ? round_up(2 * std::fabs(today)) : outcome.share ? usual_share : usual;
    if (outcome.share && std::fabs(today) <= 1) ask.high = std::min(ask.high, 1.0);
    ask.low = today < 0 ? -ask.high : 0;
    return ask;
}

std::vector<double> yearly_values(const message::Results& results, std::size_t outcome) {
    std::vector<double> values;
    for (std::size_t year = 0; year < results.yearly.size(); ++year)
        values.push_back(value_at(results, year, outcome, message::Slots::total));
    return values;
}

const Guess* Guesses::find(const std::string& key) const {
    const auto found = settled_.find(key);
    return found == settled_.end() ? nullptr : &found->second;
}

void Guesses::forget_tour() {
    std::erase_if(settled_, [](const auto& each) { return each.first != page_key; });
    draft.clear();
}

std::string Guesses::write() const {
    std::string text;
    for (const auto& [key, guess] : settled_) {
        if (key == page_key) continue;
        if (!text.empty()) text += '~';
        text += key;
        if (guess.values.empty()) continue;
        text += ',' + std::to_string(guess.year);
        for (const double value : guess.values) text += ',' + shortest(value);
    }
    return text;
}

void Guesses::read(std::string_view text) {
    constexpr std::size_t most_years = 100;
    forget_tour();
    while (!text.empty()) {
        auto part = cut_at(text, '~');
        const std::string key(cut_at(part, ','));
        if (!is_step(key)) continue;
        Guess guess;
        bool sound = true;
        if (!part.empty()) {
            const auto year = guessed_number(cut_at(part, ','));
            sound = year && *year >= 0 && *year < most_years && !part.empty();
            if (sound) guess.year = static_cast<std::uint32_t>(*year);
        }
        while (sound && !part.empty()) {
            const auto value = guessed_number(cut_at(part, ','));
            sound = value && guess.values.size() < most_years;
            if (sound) guess.values.push_back(*value);
        }
        if (sound) settle(key, std::move(guess));
    }
}

} // namespace folkmoot::session
