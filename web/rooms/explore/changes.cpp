#include "rooms/explore/changes.hpp"

#include "core/words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::rooms {
namespace {

using message::ColourBy;
using message::Colouring;

/// Of a change along a ramp.
enum Step : std::uint8_t { much_up, up, same, down, much_down };

/// The least amount that is told: half of the last digit that is said.
double least_told(const message::Fact& fact) {
    return 0.5 * std::pow(10.0, -(fact.decimals + (fact.share ? 2 : 0)));
}

/// From where on a difference is much: a tenth of the ramp, in round numbers.
double much_of(const Colouring& colouring) {
    const double unit = 2 * least_told(colouring.amount);
    return std::max(1.0, std::round(colouring.full / 10 / unit)) * unit;
}

/// "by 4 days or more", "by 10 points or more", "by £100 or more".
std::string by_much(const Colouring& colouring) {
    const auto& fact = colouring.amount;
    const double much = much_of(colouring);
    if (fact.share) return "by " + format_points(much, fact.decimals) + " points or more";
    if (fact.unit == "£") return "by £" + format_number(much, fact.decimals) + " or more";
    return "by " + amount_words(fact, much) + " or more";
}

} // namespace

bool can_change(const Colouring& colouring) {
    return colouring.by == ColourBy::channel || colouring.by == ColourBy::provider;
}

Colouring change_of(const message::Scenario& scenario, const Colouring& colouring) {
    if (!can_change(colouring)) return colouring;
    Colouring change;
    change.key = colouring.key;
    change.label = colouring.label;
    change.better = colouring.better;
    if (colouring.is_ramp()) {
        const bool good = colouring.better != 0;
        const std::string up = good ? "Better" : "More", down = good ? "Worse" : "Less";
        const auto much = " " + by_much(colouring);
        // A difference that is less than what is told of it.
        const bool hardly = least_told(colouring.amount) > colouring.amount.each;
        change.title = "What changes: " + begun_small(colouring.title);
        change.palette = message::PaletteMeaning::diverging;
        change.classes = {up + much, up, hardly ? "Hardly any difference" : "No difference", down,
                          down + much};
    } else {
        change.title = colouring.title + ", where the reform changes it";
        change.palette = message::PaletteMeaning::states;
        change.classes = {"No difference"};
        if (colouring.by == ColourBy::provider) {
            for (const auto& kind : scenario.picture.kinds)
                change.classes.push_back("Another " + kind.one);
        }
        change.classes.insert(change.classes.end(), colouring.classes.begin(),
                              colouring.classes.end());
    }
    if (!colouring.amount.nothing.empty()) change.amount.nothing = "nothing to compare";
    return change;
}

int way_of(std::uint8_t change) { return change < same ? 1 : change > same ? -1 : 0; }

bool shows_change(const session::Session& session) {
    const auto* colouring = session.colouring();
    return session.view().side == session::Side::change && colouring != nullptr &&
           can_change(*colouring);
}

std::optional<Colouring> shown_colouring(const session::Session& session) {
    const auto* colouring = session.colouring();
    if (colouring == nullptr) return std::nullopt;
    return shows_change(session) ? change_of(*session.scenario(), *colouring) : *colouring;
}

PersonChanges::PersonChanges(const message::Scenario& scenario, const message::People& people,
                             const message::Frame& baseline, const message::Frame& reform,
                             const Colouring& colouring)
    : scenario_(scenario), baseline_(baseline), reform_(reform),
      before_(scenario, people, &baseline, colouring), after_(scenario, people, &reform, colouring),
      by_provider_(colouring.by == ColourBy::provider), by_amount_(colouring.is_ramp()) {
    if (!by_amount_) return;
    const double least = least_told(colouring.amount), much = much_of(colouring);
    const int sign = colouring.better < 0 ? -1 : 1;
    for (int i = 0; i < static_cast<int>(by_difference_.size()); ++i) {
        const double amount = (i - message::nothing_known) * sign * colouring.amount.each;
        const double size = std::fabs(amount) + 1e-9; // rounding puts nothing below its step
        by_difference_[static_cast<std::size_t>(i)] = size < least  ? same
                                                      : size < much ? (amount > 0 ? up : down)
                                                      : amount > 0  ? much_up
                                                                    : much_down;
    }
}

std::uint8_t PersonChanges::of(std::size_t person) const {
    if (by_provider_) {
        if (person >= baseline_.provider.size() || person >= reform_.provider.size())
            return message::nothing_known;
        const auto before = baseline_.provider[person], after = reform_.provider[person];
        if (before == after) return 0;
        if (after >= scenario_.providers.size()) return message::nothing_known;
        return static_cast<std::uint8_t>(1 + scenario_.providers[after].kind);
    }
    const auto before = before_.of(person), after = after_.of(person);
    if (by_amount_) {
        if (before == message::nothing_known || after == message::nothing_known)
            return message::nothing_known;
        return by_difference_[static_cast<std::size_t>(message::nothing_known + after - before)];
    }
    if (after == message::nothing_known) return message::nothing_known;
    return before == after ? std::uint8_t{0} : static_cast<std::uint8_t>(after + 1);
}

MapColours::MapColours(const session::Session& session, bool reform) {
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    const auto* colouring = session.colouring();
    if (scenario == nullptr || people == nullptr || colouring == nullptr) return;
    if (!shows_change(session)) {
        colours_.emplace(*scenario, *people, session.frame(reform), *colouring);
        return;
    }
    const auto *before = session.frame(false), *after = session.frame(true);
    if (before != nullptr && after != nullptr && session.frames_match())
        changes_.emplace(*scenario, *people, *before, *after, *colouring);
}

Receding receding_of(const message::Scenario& scenario, const session::Session& session) {
    const auto* colouring = session.colouring();
    if (colouring == nullptr) return {};
    if (shows_change(session) && colouring->is_ramp()) return {same, same + 1};
    if (shows_change(session) || colouring->palette == message::PaletteMeaning::states)
        return {0, 1};
    if (colouring->palette == message::PaletteMeaning::provider &&
        provider_values(scenario).strong > 0)
        return {0, static_cast<int>(provider_values(scenario).muted)};
    return {};
}

std::string change_words(const Colouring& colouring, const std::vector<double>& counts) {
    double all = 0;
    for (const double count : counts) all += count;
    if (counts.empty() || all <= 0) return {};
    // "of people" is said once.
    bool said = false;
    const auto who = [&](double count) -> std::string {
        if (count == 0) return "for nobody";
        const bool few = count / all < 0.005;
        const auto of = std::exchange(said, true) ? "" : " of people";
        return "for " + (few ? "under 1%" : format_share(count / all, 0)) + of;
    };
    const bool amounts = colouring.palette == message::PaletteMeaning::diverging;
    const auto classes = colouring.classes.size();
    const auto told = [&]() -> std::string {
        if (!amounts) {
            double other = 0;
            for (std::size_t i = 1; i < classes; ++i) other += counts[i];
            const auto does = who(other);
            return does + " the reform changes this, " + who(counts[0]) + " it does not";
        }
        const bool good = colouring.better != 0;
        auto words = who(counts[much_up] + counts[up]) + " it is " + (good ? "better" : "more") +
                     " with the reform, ";
        words += who(counts[down] + counts[much_down]) + " it is " + (good ? "worse" : "less");
        if (counts[same] > 0)
            words += ", " + who(counts[same]) + " there is " + begun_small(colouring.classes[same]);
        return words;
    }();
    if (counts.size() <= classes || counts[classes] == 0) return told + ".";
    return told + ", " + who(counts[classes]) + " there is nothing to compare.";
}

} // namespace folkmoot::rooms
