#include "parts/enrolment.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include "world/citizens.hpp"

namespace folkmoot {
namespace {

// Of the four words of the draw about a citizen and a week.
constexpr std::size_t notices = 0, signs = 1;

struct Odds {
    std::uint32_t notices = 0;
    std::array<std::uint32_t, deprivation_fifths> finishes{};
};

std::vector<Odds> odds_of(std::span<const Enrolment> rules) {
    std::vector<Odds> all;
    for (const Enrolment& rule : rules) {
        Odds odds;
        odds.notices = threshold(rule.awareness);
        for (std::uint32_t d = 0; d < deprivation_fifths; ++d)
            odds.finishes[d] = threshold(finishes(rule, d));
        all.push_back(odds);
    }
    return all;
}

}  // namespace

double finishes(const Enrolment& enrolment, std::uint32_t deprivation) {
    const double need = deprivation / (deprivation_fifths - 1.0);
    return math::pow(1.0 - enrolment.burden, 1.0 + enrolment.selectivity * (1.0 - 2.0 * need));
}

bool is_eligible(const Enrolment& enrolment, const World& world, std::uint32_t citizen) {
    if (enrolment.eligible >= 1.0) return true;
    return draw(world.seed, citizen, 0, Purpose::eligible)[0] < threshold(enrolment.eligible);
}

std::vector<std::uint32_t> eligible_of_cell(const Enrolment& enrolment, const World& world) {
    std::vector<std::uint32_t> count(world.strata.count() / strata_per_cell);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        if (enrolment.eligible >= 1.0) {
            count[cell_of(s)] += world.strata.size(s);
            continue;
        }
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            count[cell_of(s)] += is_eligible(enrolment, world, c) ? 1U : 0U;
        }
    }
    return count;
}

void enrol(std::span<const Enrolment> rules, std::uint64_t chance, std::uint32_t week,
           const EnrolmentTables& tables) {
    const Enrolment& usual = rules[0];
    if (!(usual.eligible > 0.0)) return;
    const std::vector<Odds> odds = odds_of(rules);
    const World& world = tables.world;
    const auto every = static_cast<std::uint32_t>(usual.every_weeks);
    std::uint32_t stratum = 0;
    for (std::uint32_t c = week % every; c < world.population(); c += every) {
        if (tables.enrolled[c] != 0 || !is_eligible(usual, world, c)) continue;
        const Odds& own = odds[tables.variant(c, tables.provider[c])];
        const Words word = draw(chance, c, week, Purpose::enrolment);
        if (word[notices] >= own.notices) continue;
        while (world.strata.first[stratum + 1] <= c) ++stratum;
        if (word[signs] >= own.finishes[deprivation_of(stratum)]) continue;
        tables.enrolled[c] = 1;
        ++tables.enrolled_of_cell[cell_of(stratum)];
        if (tables.log != nullptr) tables.log->add(PersonEventKind::enrolled, c, 1);
    }
}

}  // namespace folkmoot
