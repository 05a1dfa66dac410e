#include "models/opinion/public.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::opinion;

/// What a lever says that it does, it does.

namespace {

/// Asked every eight weeks, whoever comes and people drawn by lot.
const Values standing{{"asking.rhythm", 1},  {"asking.every", 8}, {"asking.reach", 2},
                      {"revising.every", 8}, {"voice.keen", 0.4}, {"panel.accept", 0.3}};

/// What happens in a year and a half; each life is lived once.
const Counts& lived_through(Values values, const Values& more) {
    static std::map<Values, Counts> known;
    for (const auto& [key, value] : more) values[key] = value;
    const auto found = known.find(values);
    if (found != known.end()) return found->second;
    PublicLife life({.population = 6'000, .people = 6'000}, values);
    return known[values] = life.live(78);
}

struct OpinionClaim {
    std::string lever;
    double from, to;
    std::vector<std::pair<std::string, int>> measures;
    Values also = {};
};

void hold_true(std::span<const OpinionClaim> claims) {
    for (const OpinionClaim& claim : claims) {
        Values before = claim.also, after = claim.also;
        before[claim.lever] = claim.from;
        after[claim.lever] = claim.to;
        const Counts &one = lived_through(standing, before),
                     &other = lived_through(standing, after);
        for (const auto& [measure, sign] : claim.measures) {
            const double low = measured(one, measure), high = measured(other, measure);
            CAPTURE(claim.lever);
            CAPTURE(measure);
            CAPTURE(low);
            CAPTURE(high);
            CHECK((high - low) * sign > 0);
        }
    }
}

} // namespace

TEST_CASE("opinion: levers of asking do what they say") {
    const std::array claims{
        OpinionClaim{"asking.rhythm",
                     0,
                     1,
                     {{"policy_gap", -1},
                      {"acceptable", 1},
                      {"took_part", 1},
                      {"hours_given", 1},
                      {"asking_cost", 1}}},
        // The few who never tire come to say more of it.
        OpinionClaim{"asking.every",
                     52,
                     4,
                     {{"took_part", 1}, {"hours_given", 1}, {"organised_share", 1}},
                     {{"voice.organised", 0.02}}},
        OpinionClaim{"asking.reach", 0, 2, {{"asking_cost", 1}, {"hours_given", 1}}},
        OpinionClaim{"asking.seats", 20, 300, {{"asking_cost", 1}, {"hours_given", 1}}},
        OpinionClaim{"asking.quotas", 0, 1, {{"lot_skew", -1}}, {{"asking.seats", 300}}},
        OpinionClaim{
            "asking.help", 0, 1, {{"call_skew", -1}, {"took_part", 1}, {"asking_cost", 1}}},
    };
    hold_true(claims);
}

TEST_CASE("opinion: levers of showing and revising do what they say") {
    const std::array claims{
        OpinionClaim{"showing.bridging",
                     0,
                     1,
                     {{"loud_gap", -1}, {"agreement", 1}},
                     {{"voice.organised", 0.02}}},
        OpinionClaim{"showing.answered", 0, 1, {{"trust_level", 1}, {"asking_cost", 1}}},
        // Whoever knows what the panel knew stands nearer to what it asked for.
        OpinionClaim{"showing.told",
                     0,
                     1,
                     {{"lot_gap", -1}, {"asking_cost", 1}},
                     {{"asking.reach", 1}, {"information.leaflet", 0.6}}},
        OpinionClaim{"revising.every", 104, 8, {{"policy_moves", 1}, {"asking_cost", 1}}},
        // A panel that has learnt is further from the middle than whoever came.
        OpinionClaim{"revising.lot_weight",
                     0,
                     1,
                     {{"policy_gap", 1}},
                     {{"information.shift", 0.2}, {"government.bias", 0}}},
    };
    hold_true(claims);
}
