/// What is worked out from rules alone: who has a right how often, what people are like, what
/// registers say, what a door is like.

#include "models/claims/town.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"
#include "parts/claiming.hpp"

#include <algorithm>

namespace folkmoot::claims {

std::vector<double> right_chances(const Right& rules, const Strata& strata) {
    const auto weight = [&](std::uint32_t s) {
        const std::uint32_t age = age_of(s);
        if (age < 2) return 0.0;
        const double by_age = age == 2 ? rules.young : age == 3 ? rules.middle : rules.old;
        return by_age * by_fifth(1.0, rules.gap, s);
    };
    double people = 0, sum = 0;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        if (age_of(s) < 2) continue;
        people += strata.size(s);
        sum += weight(s) * strata.size(s);
    }
    std::vector<double> chances;
    chances.reserve(strata.count());
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        chances.push_back(
            sum > 0.0 ? std::min(0.9, rules.rate / weeks_per_year * weight(s) * people / sum)
                      : 0.0);
    return chances;
}

double by_fifth(double share, double gap, std::uint32_t stratum) {
    return share * (1.0 + gap * (deprivation_of(stratum) - 2.0) / 2.0);
}

std::uint32_t amount_due(const Right& rules, std::uint32_t word) {
    const double pounds = rules.amount * (1.0 + rules.spread * (2.0 * unit(word) - 1.0));
    return std::max<std::uint32_t>(1, nearest_whole<std::uint32_t>(100.0 * pounds));
}

std::uint32_t weeks_until(double mean_weeks, std::uint32_t word) {
    return whole_part<std::uint32_t>(-mean_weeks * math::fast_log_unit(word));
}

std::uint16_t clock_after(std::uint32_t clock, std::uint32_t weeks) {
    constexpr std::uint32_t last = 60'000;
    return static_cast<std::uint16_t>(std::min(last, clock + std::min(last, weeks)));
}

double life_weeks(const Right& rules) {
    return weeks_per_year / (rules.changes + 1.0 / rules.years);
}

bool Nature::poor() const {
    return words(0)[0] < threshold(by_fifth(rules_.means.none, rules_.means.gap, stratum_));
}
// By the same word: whoever has nothing put by is the first to take an advance.
bool Nature::takes_advance() const { return words(0)[0] < threshold(rules_.means.advance); }
bool Nature::passive() const { return words(0)[1] < threshold(rules_.offer.passive); }
bool Nature::refuses() const { return words(0)[2] < threshold(rules_.offer.refuse); }
double Nature::tie() const { return unit(words(0)[3]); }
bool Nature::without() const {
    if (!(rules_.right.without > 0.0)) return false;
    const double least =
        (deprivation_fifths - 1.0 - deprivation_of(stratum_)) / (deprivation_fifths - 1.0);
    return words(1)[0] < threshold(rules_.right.without * least * least);
}
bool Nature::waits() const { return words(1)[1] < threshold(rules_.offer.waiting); }
double Nature::knows_third() const { return unit(words(1)[2]); }

Says says_of(const Rules& rules, std::uint8_t stale, std::uint8_t known) {
    if ((known & Known::missing) != 0) return Says::nothing;
    const std::uint8_t copies = copies_of(rules), wrong = stale & copies;
    if (wrong == 0) return Says::truth;
    return wrong == copies || one_voice(rules) ? Says::wrong : Says::nothing;
}

double ease_of(const Rules& rules, Door door, double digital) {
    const double online = 1.0 + rules.hassle.offline * (1.0 - digital);
    switch (door) {
    case Door::page:
        return online;
    case Door::phone:
        return rules.ease.phone;
    case Door::office:
        return rules.ease.office;
    case Door::helper:
        return rules.ease.helper;
    case Door::third:
        return rules.ease.third * online;
    case Door::none:
        break;
    }
    return 0.0;
}

double fault_of(const Rules& rules, Door door, bool bad) {
    const Faults& faults = rules.faults;
    const double usual = bad                    ? faults.bad
                         : door == Door::helper ? faults.helper
                         : door == Door::third  ? faults.third
                                                : faults.page;
    const int left_out = std::max(0, usual_steps - rules.asking.steps);
    return std::min(1.0, usual * (1.0 + faults.brief * left_out));
}

} // namespace folkmoot::claims
