#include "rooms/explore/guess.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/nodes.hpp"
#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Guess;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

std::string guess_key(std::string_view what) { return std::string(guess_prefix).append(what); }

/// What can be said of a direction, in the order of the buttons.
struct Direction {
    std::string_view key, button, would, did;
    int sign;
};
constexpr std::array directions{
    Direction{"up", "It goes up", "go up", "went up", 1},
    Direction{"same", "It hardly changes", "hardly change", "hardly changes", 0},
    Direction{"down", "It goes down", "go down", "went down", -1},
};

const Direction& direction_of(int sign) {
    return *std::ranges::find(directions, sign, &Direction::sign);
}

/// The size of a difference in the outcome's unit: "0.6 days", "4.0 points"; empty: it is hardly
/// any.
std::string size_words(const message::Outcome& outcome, double size) {
    const auto change = words::difference(outcome, 0, size);
    if (change.sign == 0) return {};
    if (!outcome.share) return words::with_unit(outcome, size);
    return change.text.substr(0, change.text.rfind(' '));
}

/// "from 9.1 to 7.4 days"; as points of one unit both are told with it once.
std::string from_to(const message::Outcome& outcome, double baseline, double reform) {
    const auto values = words::format_both(outcome, baseline, reform);
    const auto with = words::with_unit(outcome, reform);
    const auto bare = words::format_value(outcome, reform);
    const auto unit = with.starts_with(bare) ? with.substr(bare.size()) : std::string();
    if (values.baseline == values.reform) return "it is " + values.reform + unit + " either way";
    return "from " + values.baseline + " to " + values.reform + unit;
}

std::string told_direction(const message::Outcome& outcome, std::size_t index, const Guess& guess,
                           const session::TrialResults& results) {
    const auto change = session::change_of(outcome, results, guess.year, index);
    const auto value = [&](const message::Results& side) {
        return session::value_at(side, guess.year, index, message::Slots::total);
    };
    const double baseline = value(results.main->baseline), reform = value(results.main->reform);
    const int said = static_cast<int>(guess.values.front());
    const auto begin = "You said it would " + std::string(direction_of(said).would);
    if (!change.known) return begin + ". There is no value to compare it with.";
    const auto way = from_to(outcome, baseline, reform);
    if (change.may_be_chance) {
        return begin + ". In this run it " + std::string(direction_of(change.sign).did) + ", " +
               way + ", but in some runs it does the opposite: that may be chance, and counts as " +
               "hardly changed" + (said == 0 ? ", as you said." : ".");
    }
    if (said == change.sign)
        return begin + (said == 0 ? ", and so it is: " : ", and it did, ") + way + ".";
    if (change.sign == 0) return begin + ". It hardly changes: " + way + ".";
    return begin + ". It " + std::string(direction_of(change.sign).did) + ", " + way + ".";
}

std::string told_number(const message::Outcome& outcome, std::size_t index, const Guess& guess,
                        const session::TrialResults& results) {
    const double said = guess.values.front();
    const double is =
        session::value_at(results.main->reform, guess.year, index, message::Slots::total);
    const auto begin = "You said " + words::with_unit(outcome, said);
    if (!std::isfinite(is)) return begin + ". There is no value to compare it with.";
    const auto off = size_words(outcome, std::fabs(said - is));
    if (off.empty()) return begin + ", and that is what comes out.";
    auto told = begin + ". It is " + words::with_unit(outcome, is) + ": you were " + off +
                (said > is ? " too high." : " too low.");
    const auto band = session::reform_band(results, guess.year, index);
    if (band && band->low <= said && said <= band->high)
        told += " Nine of ten runs lie from " + words::format_value(outcome, band->low) + " to " +
                words::with_unit(outcome, band->high) + ", and so does your guess.";
    return told;
}

std::string told_line(const message::Outcome& outcome, std::size_t index, const Guess& guess,
                      const session::TrialResults& results) {
    const auto answer = session::yearly_values(results.main->reform, index);
    const auto off = session::mean_distance(guess.values, answer);
    if (!off) return "There is no value to compare your line with.";
    const auto years = std::min(guess.values.size(), answer.size());
    const auto size = size_words(outcome, *off);
    auto told = size.empty() ? std::string("Your line is the one that comes out.")
                             : "Your line is " + size + " off, on average over " +
                                   std::to_string(years) + (years == 1 ? " year." : " years.");
    std::size_t within = 0;
    for (std::size_t year = 0; year < years; ++year) {
        const auto band = session::reform_band(results, year, index);
        if (!band) return told;
        within += band->low <= guess.values[year] && guess.values[year] <= band->high ? 1U : 0U;
    }
    return told + " It lies where nine of ten runs lie in " + std::to_string(within) + " of " +
           std::to_string(years) + (years == 1 ? " year." : " years.");
}

/// A step that divides a range into about a hundred.
double step_of(double low, double high) {
    const double about = (high - low) / 100;
    const double ten = std::pow(10.0, std::floor(std::log10(about)));
    return about >= 5 * ten ? 5 * ten : about >= 2 * ten ? 2 * ten : ten;
}

Node value_slider(const message::Outcome& outcome, const message::Ask& ask, std::string key,
                  std::string words, double value) {
    Node node(Kind::slider, std::move(key), std::move(words));
    node.low = ask.low;
    node.high = ask.high;
    node.step = step_of(ask.low, ask.high);
    node.value = value;
    node.value_words = words::with_unit(outcome, value);
    return node;
}

/// What it is compared with.
std::string today_words(const Session& session, const session::Asked& asked) {
    const auto* results = session.shown();
    if (results == nullptr || !results->main) return {};
    const auto& scenario = *session.scenario();
    const double today = session::value_at(results->main->baseline, session.year(), asked.outcome,
                                           message::Slots::total);
    if (!std::isfinite(today)) return {};
    const auto baseline = session::baseline_label(scenario, session.trial());
    return "“" + scenario.outcomes[asked.outcome].label + "”, year " +
           std::to_string(session.year() + 1) + ". With “" + baseline + "” it is " +
           words::with_unit(scenario.outcomes[asked.outcome], today) + ".";
}

/// A line over the years, a slider each, with what it is today.
void add_years(Node& card, const Session& session, const session::Asked& asked,
               const std::vector<double>& drafted) {
    const auto& scenario = *session.scenario();
    const auto& outcome = scenario.outcomes[asked.outcome];
    card.add(sheet::text(guess_key("scale"),
                         "Your guess for each year, between " +
                             words::format_value(outcome, asked.ask.low) + " and " +
                             words::with_unit(outcome, asked.ask.high) + ".",
                         Tone::quiet));
    const auto* results = session.shown();
    const auto today = results != nullptr && results->main
                           ? session::yearly_values(results->main->baseline, asked.outcome)
                           : std::vector<double>();
    for (std::size_t i = 0; i < drafted.size(); ++i) {
        const auto number = std::to_string(i + 1);
        auto slider = value_slider(outcome, asked.ask, guess_key("year:") + number,
                                   "Year " + number, drafted[i]);
        if (i < today.size() && std::isfinite(today[i])) {
            slider.usual = today[i];
            slider.usual_words = "With “" + session::baseline_label(scenario, session.trial()) +
                                 "” " + words::with_unit(outcome, today[i]);
        }
        card.add(std::move(slider));
    }
}

void add_question(Node& card, const Session& session, const session::Asked& asked) {
    const auto& outcome = session.scenario()->outcomes[asked.outcome];
    card.add(sheet::text(guess_key("question"), asked.ask.question, Tone::strong)).live = true;
    if (auto today = today_words(session, asked); !today.empty())
        card.add(sheet::text(guess_key("today"), std::move(today), Tone::quiet));
    const auto drafted = session.draft();
    if (asked.ask.kind == session::ask_direction) {
        for (const auto& each : directions)
            card.add(sheet::button(guess_key(each.key), std::string(each.button)));
    } else if (asked.ask.kind == session::ask_number) {
        card.add(value_slider(outcome, asked.ask, guess_key("number"), "Your guess",
                              drafted.empty() ? asked.ask.low : drafted.front()));
    } else {
        add_years(card, session, asked, drafted);
    }
    if (asked.ask.kind != session::ask_direction)
        card.add(sheet::button(guess_key("give"), "That is my guess")).tone = Tone::strong;
    card.add(sheet::button(guess_key("skip"), "Skip the guess")).tone = Tone::quiet;
}

} // namespace

std::string guess_verdict(const message::Outcome& outcome, std::size_t index,
                          const message::Ask& ask, const Guess& guess,
                          const session::TrialResults& results) {
    if (guess.values.empty()) return {};
    if (ask.kind == session::ask_direction) return told_direction(outcome, index, guess, results);
    if (ask.kind == session::ask_number) return told_number(outcome, index, guess, results);
    return told_line(outcome, index, guess, results);
}

void add_guess(Node& card, const Session& session) {
    const auto asked = session.asked();
    if (!asked) return;
    const auto* guess = session.guess();
    if (guess == nullptr) return add_question(card, session, *asked);
    if (guess->values.empty()) return;
    const auto* results = session.results_of(guess->trial);
    const auto& outcome = session.scenario()->outcomes[asked->outcome];
    if (results == nullptr) {
        card.add(sheet::text(guess_key("verdict"),
                             session.trial() == guess->trial ? "Working it out…"
                                                             : "Try it again to see your guess "
                                                               "beside what comes out.",
                             Tone::quiet));
        return;
    }
    auto& told = card.add(sheet::text(
        guess_key("verdict"), guess_verdict(outcome, asked->outcome, asked->ask, *guess, *results),
        Tone::strong));
    told.live = true;
    // For a page around that wants to know what was said.
    if (asked->ask.kind == session::ask_direction)
        told.value = std::string(direction_of(static_cast<int>(guess->values.front())).key);
    if (asked->ask.kind == session::ask_number) told.value = guess->values.front();
    if (asked->ask.kind == session::ask_line) {
        std::string line;
        for (const double each : guess->values)
            line += (line.empty() ? "" : " ") + session::shortest(each);
        told.value = line;
    }
}

std::optional<Node> page_guess(const Session& session) {
    const auto asked = session.asked();
    if (!asked || asked->key != session::page_key) return std::nullopt;
    auto part = sheet::group("guess", "Guess first");
    add_guess(part, session);
    if (part.children.empty()) return std::nullopt;
    part.words = session.guess() == nullptr ? "Guess first" : "Your guess";
    if (session.guess() != nullptr)
        part.add(sheet::button(guess_key("close"), "Close")).tone = Tone::quiet;
    return part;
}

bool use_guess(Session& session, const Node& node, std::string_view value) {
    const std::string_view key = std::string_view(node.key).substr(guess_prefix.size());
    if (key == "give") {
        session.give_guess();
    } else if (key == "skip") {
        session.skip_guess();
    } else if (key == "close") {
        session.ask_first("", "");
    } else if (key == "number") {
        session.draft_guess(0, std::strtod(std::string(value).c_str(), nullptr));
    } else if (constexpr std::string_view year = "year:"; key.starts_with(year)) {
        const auto number =
            std::strtoul(node.key.c_str() + guess_prefix.size() + year.size(), nullptr, 10);
        if (number == 0) return false;
        session.draft_guess(number - 1, std::strtod(std::string(value).c_str(), nullptr));
    } else if (const auto said = std::ranges::find(directions, key, &Direction::key);
               said != directions.end()) {
        session.give_guess(said->sign);
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::rooms
