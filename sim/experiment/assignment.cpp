#include "experiment/assignment.hpp"

#include "core/hash.hpp"
#include "core/random.hpp"
#include "experiment/balance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot {
namespace {

// Drawn again until no arm differs from the control by more than one standard error in anything
// known; after so many draws the most even one is taken.
constexpr std::uint32_t most_draws = 100;
constexpr double alike = 1.0;

// Words of a unit's draw: the first decides its arm, another whether it is left out.
constexpr std::uint32_t exclusion_index = 0xFFFFFFFFU;

using Arms = std::vector<std::uint8_t>;

struct Unit {
    double u = 0;
    std::uint32_t number = 0;
};

bool before(const Unit& a, const Unit& b) {
    return a.u < b.u || (a.u == b.u && a.number < b.number);
}

/// Units in the order of the numbers that were drawn for them.
std::vector<std::uint32_t> drawn_order(std::span<const std::uint32_t> units, std::uint64_t salt,
                                       AssignedKind kind, std::uint32_t index) {
    std::vector<Unit> order;
    for (const std::uint32_t number : units)
        order.push_back({unit(assignment_words(salt, kind, number, index)[0]), number});
    std::ranges::sort(order, before);
    std::vector<std::uint32_t> numbers;
    numbers.reserve(order.size());
    for (const Unit& each : order) numbers.push_back(each.number);
    return numbers;
}

/// Divides `units` over the arms by exact shares: of n units each arm gets its share of n, rounded
/// up or down.
void divide(std::span<const std::uint32_t> units, std::span<const double> share, std::uint64_t salt,
            AssignedKind kind, std::uint32_t attempt, Arms& arms) {
    if (units.empty()) return;
    const auto order = drawn_order(units, salt, kind, attempt);
    const double start = unit(assignment_words(salt, kind, units.front(), attempt)[1]);
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        arms[order[rank]] =
            arm_at(share, (static_cast<double>(rank) + start) / static_cast<double>(order.size()));
}

std::vector<double> shares_of(const TrialDesign& design) {
    std::vector<double> shares;
    shares.reserve(design.arms.size());
    for (const TrialArm& arm : design.arms) shares.push_back(arm.share);
    return shares;
}

/// Numbers 0 to n − 1 of the units that the layer gives to this trial and that are not left out.
std::vector<std::uint32_t> taking_part(const TrialDesign& design, std::uint64_t salt,
                                       AssignedKind kind, std::size_t n,
                                       std::span<const std::uint8_t> may) {
    const std::uint64_t layer = hash_bytes(design.layer);
    std::vector<std::uint32_t> units;
    for (std::uint32_t number = 0; number < n; ++number) {
        if (!may.empty() && may[number] == 0) continue;
        if (!design.layer.empty()) {
            const auto mixed = static_cast<std::uint32_t>(kind);
            const double at = unit(assignment_words(layer, AssignedKind::layer, number, mixed)[0]);
            if (at < design.layer_from || at >= design.layer_to) continue;
        }
        units.push_back(number);
    }
    if (!(design.exclude > 0.0)) return units;
    if (kind == AssignedKind::citizen) {
        std::erase_if(units, [&](std::uint32_t number) {
            return assignment_words(salt, kind, number, exclusion_index)[0] <
                   threshold(design.exclude);
        });
        return units;
    }
    const auto order = drawn_order(units, salt, kind, exclusion_index);
    const auto out = static_cast<std::size_t>(
        std::floor(design.exclude * static_cast<double>(order.size()) + 0.5));
    units.assign(order.begin() + static_cast<std::ptrdiff_t>(std::min(out, order.size())),
                 order.end());
    std::ranges::sort(units);
    return units;
}

/// Draws by `draw_arms(attempt)`, again and again if the design says so, and keeps the most even
/// draw.
template <class Draw>
Arms balanced(const TrialDesign& design, const UnitTraits& traits, std::uint32_t& draws,
              const Draw& draw_arms) {
    Arms best = draw_arms(0);
    draws = 1;
    if (!design.rerandomised) return best;
    double least = largest_imbalance(traits, best, design.arms.size());
    while (least > alike && draws < most_draws) {
        Arms arms = draw_arms(draws++);
        const double imbalance = largest_imbalance(traits, arms, design.arms.size());
        if (imbalance < least) {
            least = imbalance;
            best = std::move(arms);
        }
    }
    return best;
}

/// Units of one stratum each, strata by number.
std::vector<std::vector<std::uint32_t>> by_stratum(std::span<const std::uint32_t> units,
                                                   std::span<const std::uint32_t> stratum) {
    std::vector<std::vector<std::uint32_t>> groups;
    for (const std::uint32_t number : units) {
        if (groups.size() <= stratum[number]) groups.resize(stratum[number] + 1);
        groups[stratum[number]].push_back(number);
    }
    return groups;
}

/// Deprivation fifth and age band of every citizen, as one number.
std::vector<std::uint32_t> strata_of_citizens(const World& world) {
    std::vector<std::uint32_t> stratum(world.population());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            stratum[c] = cell_of(s) % cells_per_area;
    return stratum;
}

std::vector<std::uint32_t> areas_of_citizens(const World& world) {
    std::vector<std::uint32_t> area(world.population());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            area[c] = area_of(s);
    return area;
}

/// Clusters of like size: by size in groups of twice as many as there are arms.
std::vector<std::uint32_t> strata_of_clusters(std::span<const std::uint32_t> cluster,
                                              std::size_t clusters, std::size_t arms) {
    std::vector<std::uint32_t> size(clusters), order(clusters), stratum(clusters);
    for (const std::uint32_t c : cluster) ++size[c];
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order,
                             [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
    for (std::size_t rank = 0; rank < clusters; ++rank)
        stratum[order[rank]] = static_cast<std::uint32_t>(rank / (2 * arms));
    return stratum;
}

void assign_citizens(const TrialDesign& design, const AssignmentTown& town, std::uint64_t salt,
                     Assignment& result) {
    const std::uint32_t people = town.world.population();
    const auto units = taking_part(design, salt, AssignedKind::citizen, people, town.takes_part);
    const auto shares = shares_of(design);
    if (design.stratified) result.stratum = strata_of_citizens(town.world);
    const auto groups = design.stratified ? by_stratum(units, result.stratum)
                                          : std::vector<std::vector<std::uint32_t>>{};
    const UnitTraits traits = design.rerandomised ? traits_of_citizens(town) : UnitTraits{};
    result.of_citizen = balanced(design, traits, result.draws, [&](std::uint32_t attempt) {
        Arms arms(people, left_out);
        for (const auto& group : groups)
            divide(group, shares, salt, AssignedKind::citizen, attempt, arms);
        if (groups.empty())
            for (const std::uint32_t c : units)
                arms[c] = arm_at(
                    shares, unit(assignment_words(salt, AssignedKind::citizen, c, attempt)[0]));
        return arms;
    });
}

/// Arms of clusters, by exact shares; and what that makes of their people.
Arms assign_clusters(const TrialDesign& design, const AssignmentTown& town, std::uint64_t salt,
                     AssignedKind kind, std::size_t clusters, std::vector<std::uint32_t> cluster,
                     Assignment& result) {
    const auto units = taking_part(design, salt, kind, clusters, {});
    const auto shares = shares_of(design);
    std::vector<std::uint32_t> stratum(clusters);
    if (design.stratified) stratum = strata_of_clusters(cluster, clusters, design.arms.size());
    const auto groups = by_stratum(units, stratum);
    const UnitTraits traits =
        design.rerandomised ? traits_of_clusters(town, cluster, clusters) : UnitTraits{};
    const Arms arms = balanced(design, traits, result.draws, [&](std::uint32_t attempt) {
        Arms drawn(clusters, left_out);
        for (const auto& group : groups) divide(group, shares, salt, kind, attempt, drawn);
        return drawn;
    });
    result.of_citizen.assign(cluster.size(), left_out);
    for (std::size_t c = 0; c < cluster.size(); ++c)
        if (town.takes_part.empty() || town.takes_part[c] != 0)
            result.of_citizen[c] = arms[cluster[c]];
    if (design.stratified)
        for (const std::uint32_t c : cluster) result.stratum.push_back(stratum[c]);
    result.cluster = std::move(cluster);
    return arms;
}

void assign_weeks(const TrialDesign& design, const AssignmentTown& town, std::uint64_t salt,
                  Assignment& result) {
    const std::uint32_t blocks = design.blocks();
    const auto group = design.stratified ? static_cast<std::uint32_t>(design.arms.size()) : blocks;
    const auto shares = shares_of(design);
    result.of_block.assign(blocks, 0);
    for (std::uint32_t first = 0; first < blocks; first += group) {
        std::vector<std::uint32_t> units(std::min(group, blocks - first));
        std::iota(units.begin(), units.end(), first);
        divide(units, shares, salt, AssignedKind::block, 0, result.of_block);
    }
    result.of_citizen.assign(town.world.population(), 0);
    for (std::size_t c = 0; c < town.takes_part.size(); ++c)
        if (town.takes_part[c] == 0) result.of_citizen[c] = left_out;
}

/// In block 0 nobody is treated, in the last everybody; areas in between start in the order drawn.
void assign_steps(const TrialDesign& design, const AssignmentTown& town, std::uint64_t salt,
                  Assignment& result) {
    const std::size_t areas = town.world.areas.size();
    const auto units = taking_part(design, salt, AssignedKind::area, areas, {});
    const auto order = drawn_order(units, salt, AssignedKind::area, 0);
    const std::uint32_t steps = design.blocks() - 1;
    result.of_area.assign(areas, left_out);
    result.first_block.assign(areas, design.blocks());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        result.of_area[order[rank]] = 1;
        result.first_block[order[rank]] =
            1 + static_cast<std::uint32_t>(rank * steps / order.size());
    }
    result.cluster = areas_of_citizens(town.world);
    result.of_citizen.assign(town.world.population(), left_out);
    for (std::size_t c = 0; c < result.of_citizen.size(); ++c)
        if (town.takes_part.empty() || town.takes_part[c] != 0)
            result.of_citizen[c] = result.of_area[result.cluster[c]];
}

void assign_saturations(const TrialDesign& design, const AssignmentTown& town, std::uint64_t salt,
                        Assignment& result) {
    const std::size_t areas = town.world.areas.size();
    const auto units = taking_part(design, salt, AssignedKind::area, areas, {});
    const auto order = drawn_order(units, salt, AssignedKind::saturation, 0);
    result.saturation.assign(areas, 0.0);
    std::vector<std::uint8_t> in(areas, 0);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        result.saturation[order[rank]] = design.saturations[rank % design.saturations.size()];
        in[order[rank]] = 1;
    }
    result.cluster = areas_of_citizens(town.world);
    result.of_citizen.assign(town.world.population(), left_out);
    std::vector<std::vector<std::uint32_t>> people(areas);
    for (std::uint32_t c = 0; c < result.of_citizen.size(); ++c)
        if (in[result.cluster[c]] != 0 && (town.takes_part.empty() || town.takes_part[c] != 0))
            people[result.cluster[c]].push_back(c);
    for (std::size_t a = 0; a < areas; ++a)
        divide(people[a], std::array{1.0 - result.saturation[a], result.saturation[a]}, salt,
               AssignedKind::citizen, 0, result.of_citizen);
}

} // namespace

std::array<std::uint32_t, 4> assignment_words(std::uint64_t salt, AssignedKind kind,
                                              std::uint32_t unit, std::uint32_t index) {
    return philox4x32<10>(
        {unit, static_cast<std::uint32_t>(kind), index, 0},
        {static_cast<std::uint32_t>(salt), static_cast<std::uint32_t>(salt >> 32U)});
}

std::uint64_t salt_number(std::string_view salt, std::uint32_t repeat) {
    return hash_bytes(salt, repeat);
}

std::uint8_t arm_at(std::span<const double> share, double u) {
    double upto = 0;
    for (std::size_t a = 0; a + 1 < share.size(); ++a) {
        upto += share[a];
        if (u < upto) return static_cast<std::uint8_t>(a);
    }
    return static_cast<std::uint8_t>(share.size() - 1);
}

Assignment assign(const TrialDesign& design, const AssignmentTown& town, std::uint32_t repeat) {
    const std::uint64_t salt = salt_number(design.salt.empty() ? design.name : design.salt, repeat);
    Assignment result;
    switch (design.unit) {
    case TrialUnit::citizen:
        assign_citizens(design, town, salt, result);
        break;
    case TrialUnit::provider: {
        std::vector<std::uint32_t> list(town.provider.begin(), town.provider.end());
        result.of_provider = assign_clusters(design, town, salt, AssignedKind::provider,
                                             town.world.providers.size(), std::move(list), result);
        break;
    }
    case TrialUnit::area:
        result.of_area =
            assign_clusters(design, town, salt, AssignedKind::area, town.world.areas.size(),
                            areas_of_citizens(town.world), result);
        break;
    case TrialUnit::week:
        assign_weeks(design, town, salt, result);
        break;
    case TrialUnit::stepped_wedge:
        assign_steps(design, town, salt, result);
        break;
    case TrialUnit::saturation:
        assign_saturations(design, town, salt, result);
        break;
    }
    return result;
}

} // namespace folkmoot
