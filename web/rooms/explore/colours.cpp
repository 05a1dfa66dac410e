#include "rooms/explore/colours.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "session/groups.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using message::ColourBy;
using message::Colouring;

/// The legend names so many providers that stand out.
constexpr std::size_t most_named = 3;
/// Of so many providers that do not stand out each has a value of its own; further ones share.
constexpr std::size_t most_muted = 200;
constexpr std::size_t all_values = 256;

bool stands_out(const message::Scenario& scenario, const message::Provider& provider) {
    const auto& kinds = scenario.picture.kinds;
    return provider.kind < kinds.size() && kinds[provider.kind].stands_out;
}

/// Those that stand out come after the others in the palette, whatever order the scenario has.
std::vector<std::uint8_t> values_of_providers(const message::Scenario& scenario) {
    std::vector<std::uint8_t> values;
    const auto count = provider_values(scenario);
    std::size_t strong = 0, muted = 0;
    for (const auto& provider : scenario.providers) {
        const auto value = stands_out(scenario, provider)
                               ? count.muted + std::min(strong++, count.strong - 1)
                               : muted++ % most_muted;
        values.push_back(static_cast<std::uint8_t>(value));
    }
    return values;
}

/// The kind whose providers share a place in the legend: the first that does not stand out.
std::string name_of_muted(const message::Scenario& scenario) {
    for (const auto& kind : scenario.picture.kinds)
        if (!kind.stands_out) return words::capitalised(kind.many);
    return "Others";
}

/// The number of an amount without its unit.
std::string bare(const message::Fact& fact, double amount) {
    if (fact.share) return format_share(amount, fact.decimals);
    return fact.people ? format_count(amount) : format_number(amount, fact.decimals);
}

/// Whether somebody may lie beyond the end of a ramp.
bool is_open(const Colouring& colouring) {
    return (message::nothing_known - 1) * colouring.amount.each > 1.0001 * colouring.full;
}

/// "0 to 3 days", "more than 42 days".
std::string stretch_words(const Colouring& colouring, std::size_t stretch) {
    const auto& ticks = colouring.ticks;
    const auto& fact = colouring.amount;
    if (stretch + 1 >= ticks.size()) return "more than " + amount_words(fact, ticks.back());
    // Whole amounts are told apart by the next one: 0 to 3, 4 to 14.
    const bool whole = colouring.amount.each == 1 && stretch > 0;
    return bare(fact, ticks[stretch] + (whole ? 1 : 0)) + " to " +
           amount_words(fact, ticks[stretch + 1]);
}

std::size_t stretches(const Colouring& colouring) {
    return colouring.ticks.empty() ? 0 : colouring.ticks.size() - 1 + (is_open(colouring) ? 1 : 0);
}

} // namespace

std::string amount_words(const message::Fact& fact, double amount) {
    auto text = bare(fact, amount);
    const auto& unit = text == "1" && !fact.one.empty() ? fact.one : fact.unit;
    return unit.empty() ? text : text + " " + unit;
}

std::string begun_small(std::string words) {
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

ProviderValues provider_values(const message::Scenario& scenario) {
    ProviderValues count;
    for (const auto& provider : scenario.providers)
        ++(stands_out(scenario, provider) ? count.strong : count.muted);
    count.muted = std::min(count.muted, most_muted);
    count.strong = std::min(count.strong, message::nothing_known - count.muted);
    return count;
}

PersonColours::PersonColours(const message::Scenario& scenario, const message::People& people,
                             const message::Frame* frame, const Colouring& colouring)
    : people_(people), frame_(frame), by_(colouring.by) {
    if (by_ == ColourBy::provider) of_provider_ = values_of_providers(scenario);
    if (frame != nullptr && by_ == ColourBy::channel &&
        colouring.amount.channel < frame->channels.size())
        channel_ = &frame->channels[colouring.amount.channel];
}

std::uint8_t PersonColours::of(std::size_t person) const {
    switch (by_) {
    case ColourBy::deprivation:
        return static_cast<std::uint8_t>(session::stratum_of(people_.stratum[person]).deprivation);
    case ColourBy::age:
        return static_cast<std::uint8_t>(session::stratum_of(people_.stratum[person]).age);
    case ColourBy::channel:
        return channel_ == nullptr || person >= channel_->size() ? message::nothing_known
                                                                 : (*channel_)[person];
    case ColourBy::provider:
        break;
    }
    if (frame_ == nullptr || person >= frame_->provider.size()) return message::nothing_known;
    const auto provider = frame_->provider[person];
    return provider < of_provider_.size() ? of_provider_[provider] : message::nothing_known;
}

double ramp_value(const Colouring& colouring, double share) {
    return colouring.full / colouring.amount.each * (colouring.rooted ? share * share : share);
}

double ramp_share(const Colouring& colouring, double value) {
    if (!(colouring.full > 0)) return 0;
    const double share = std::clamp(value * colouring.amount.each / colouring.full, 0.0, 1.0);
    return colouring.rooted ? std::sqrt(share) : share;
}

Legend legend_of(const message::Scenario& scenario, const Colouring& colouring) {
    Legend legend;
    legend.title = colouring.title;
    if (colouring.is_ramp()) {
        for (const double& tick : colouring.ticks) {
            auto words = bare(colouring.amount, tick);
            const bool end = &tick == &colouring.ticks.back();
            if (end && is_open(colouring)) words += "+";
            const auto& unit = colouring.amount.unit;
            auto alone = end && !unit.empty() ? words + " " + unit : words;
            legend.ticks.push_back({ramp_share(colouring, tick / colouring.amount.each),
                                    std::move(words), std::move(alone)});
        }
    } else if (colouring.by == ColourBy::provider) {
        const auto values = values_of_providers(scenario);
        for (std::size_t p = 0; p < values.size() && legend.entries.size() < most_named; ++p) {
            if (stands_out(scenario, scenario.providers[p]))
                legend.entries.push_back({scenario.providers[p].name, values[p]});
        }
        legend.entries.push_back({name_of_muted(scenario), 0});
    } else {
        for (std::size_t i = 0; i < colouring.classes.size(); ++i)
            legend.entries.push_back({colouring.classes[i], static_cast<std::uint8_t>(i)});
        if (!colouring.amount.nothing.empty()) {
            legend.entries.push_back(
                {words::capitalised(colouring.amount.nothing), message::nothing_known});
        }
    }
    return legend;
}

std::vector<std::string> colour_words(const message::Scenario& scenario,
                                      const Colouring& colouring) {
    std::vector<std::string> words;
    if (!colouring.is_ramp()) {
        for (auto& entry : legend_of(scenario, colouring).entries)
            words.push_back(std::move(entry.words));
        return words;
    }
    for (std::size_t i = 0; i < stretches(colouring); ++i)
        words.push_back(stretch_words(colouring, i));
    if (!colouring.amount.nothing.empty()) words.push_back(colouring.amount.nothing);
    return words;
}

std::vector<std::size_t> classes_of_values(const message::Scenario& scenario,
                                           const Colouring& colouring) {
    const auto words = colour_words(scenario, colouring).size();
    std::vector<std::size_t> classes(all_values, words);
    if (colouring.is_ramp()) {
        const auto& ticks = colouring.ticks;
        for (std::size_t value = 0; value < message::nothing_known && !ticks.empty(); ++value) {
            // Rounding must not put what is at a tick beyond it.
            const double at = static_cast<double>(value) * colouring.amount.each - 1e-9;
            const auto end = std::lower_bound(ticks.begin() + 1, ticks.end(), at);
            const auto stretch = static_cast<std::size_t>(end - ticks.begin()) - 1;
            classes[value] = std::min(stretch, stretches(colouring) - 1);
        }
        if (!colouring.amount.nothing.empty()) classes[message::nothing_known] = words - 1;
        return classes;
    }
    const auto entries = legend_of(scenario, colouring).entries;
    for (std::size_t i = 0; i < entries.size(); ++i) classes[entries[i].value] = i;
    if (colouring.by != ColourBy::provider) return classes;
    // Those that stand out and for whom the legend has no room are counted with the last of them.
    const auto count = provider_values(scenario);
    const auto named = std::min(count.strong, most_named);
    for (std::size_t value = 0; value < message::nothing_known; ++value) {
        if (value < count.muted) {
            classes[value] = words - 1;
        } else if (value >= count.muted + named && value < count.muted + count.strong) {
            classes[value] = named - 1;
        }
    }
    return classes;
}

} // namespace folkmoot::rooms
