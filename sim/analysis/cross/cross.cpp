#include "analysis/cross/cross.hpp"

#include "analysis/share_out.hpp"
#include "core/hash.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace folkmoot::cross {
namespace {

constexpr std::array<std::string_view, 3> crossed_keys{"deprivation", "age", "area"};

std::vector<std::string> groups_by(const Scenario& scenario, const BreakdownName& by) {
    std::vector<std::string> names;
    if (by.bit == by_deprivation) {
        names.assign(deprivation_names.begin(), deprivation_names.end());
    } else if (by.bit == by_age) {
        for (const std::string_view band : age_band_names)
            names.push_back("age " + std::string(band));
    } else {
        for (const Area& area : scenario.areas) names.push_back(area.name);
    }
    return names;
}

std::uint32_t group_of(unsigned by, std::uint32_t stratum) {
    return by == by_deprivation ? deprivation_of(stratum)
           : by == by_age       ? age_of(stratum)
                                : area_of(stratum);
}

Result<Grouping> grouping_of(const Scenario& scenario, const std::string& where,
                             const std::string& key) {
    for (const BreakdownName& each : scenario.model->breakdowns()) {
        if (each.key != key) continue;
        if (each.bit >= by_side)
            return problem_at(where, "people move between these groups: they cannot be crossed",
                              in_quotes(key), "two of deprivation, age and area");
        return Grouping{each, groups_by(scenario, each)};
    }
    Problem problem = problem_at(where, "there is no such grouping", in_quotes(key),
                                 "two of deprivation, age and area");
    problem.nearest = nearest_name(key, crossed_keys);
    return problem;
}

// Where the groups of the crossing's grouping that is not told apart lie in a table of counts.
std::size_t slot_of(const Crossing& crossing, std::size_t first, std::size_t second) {
    return crossing.parts_are_first ? crossing.second.by.first + second
                                    : crossing.first.by.first + first;
}

} // namespace

Result<Crossing> crossing_of(const Scenario& scenario, const std::string& where,
                             const std::string& by) {
    const std::size_t comma = by.find(',');
    if (comma == std::string::npos || by.find(',', comma + 1) != std::string::npos)
        return problem_at(where, "not two groupings", in_quotes(by),
                          "two of deprivation, age and area with a comma between them");
    const auto first = grouping_of(scenario, where, by.substr(0, comma)),
               second = grouping_of(scenario, where, by.substr(comma + 1));
    Problems problems = first.problems();
    for (const Problem& each : second.problems()) problems.push_back(each);
    if (!problems.empty()) return problems;
    if (first->by.bit == second->by.bit)
        return problem_at(where, "the same grouping twice", in_quotes(by),
                          "two of deprivation, age and area");
    Crossing crossing{*first, *second, true, nullptr, {}};
    // Fewer parts, fewer tables.
    crossing.parts_are_first = first->groups.size() <= second->groups.size();
    const Grouping& apart = crossing.parts_are_first ? *first : *second;
    auto parting = std::make_shared<Parting>();
    parting->parts = apart.groups.size();
    for (std::uint32_t s = 0; s < scenario.areas.size() * strata_per_area; ++s)
        parting->of_stratum.push_back(static_cast<std::uint8_t>(group_of(apart.by.bit, s)));
    crossing.parting = std::move(parting);
    const auto measures = scenario.model->measures();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const unsigned both = first->by.bit | second->by.bit;
        if (is_of_people(measures[m]) && (measures[m].by & both) == both)
            crossing.measures.push_back(m);
    }
    return crossing;
}

Cells cells_of(const Crossing& crossing, const RunRecord& record) {
    Cells all;
    const std::size_t year = headline_year(record);
    for (const std::size_t measure : crossing.measures) {
        std::vector<double>& values = all.emplace_back();
        for (std::size_t first = 0; first < crossing.first.groups.size(); ++first)
            for (std::size_t second = 0; second < crossing.second.groups.size(); ++second)
                values.push_back(value_of_part(record, measure, year,
                                               crossing.parts_are_first ? first : second,
                                               slot_of(crossing, first, second)));
    }
    return all;
}

std::vector<double> citizens_of(const Crossing& crossing, const World& world) {
    std::vector<double> citizens(crossing.cells());
    const Strata& strata = world.strata;
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        citizens[group_of(crossing.first.by.bit, s) * crossing.second.groups.size() +
                 group_of(crossing.second.by.bit, s)] += strata.size(s);
    return citizens;
}

std::vector<double> Crossed::values(bool reform_too, std::size_t measure, std::size_t cell) const {
    std::vector<double> all;
    for (const Cells& each : reform_too ? reform : baseline) all.push_back(each[measure][cell]);
    return all;
}

Difference Crossed::difference(std::size_t measure, std::size_t cell) const {
    const Measure& of = scenario.model->measures()[crossing.measures[measure]];
    return difference_between(values(false, measure, cell), values(true, measure, cell),
                              of.direction);
}

std::optional<Crossed> run_crossed(const Scenario& scenario, const Attempt& attempt,
                                   const Crossing& crossing, bool both, std::uint32_t replicates,
                                   std::uint32_t threads, const Proceed& proceed) {
    Attempt apart = attempt;
    apart.apart = crossing.parting;
    Crossed crossed{scenario, attempt, crossing, {}, std::vector<Cells>(replicates), {}, 1, 0};
    if (both) crossed.baseline.resize(replicates);
    std::vector<std::uint64_t> fingerprints(replicates);
    std::shared_ptr<const Place> place;
    const auto bench = [&] {
        const auto workshop = std::make_shared<Workshop>(scenario);
        return [&, workshop](std::size_t number, const Proceed& report) {
            const auto replicate = static_cast<std::uint32_t>(number);
            if (!both) {
                const auto run = workshop->run_alone(apart, replicate, 0, report);
                if (!run) return false;
                crossed.reform[number] = cells_of(crossing, run->record());
                fingerprints[number] = fingerprint_of(run->record());
            } else {
                const auto pair = workshop->run(apart, replicate, 0, report);
                if (!pair) return false;
                crossed.baseline[number] = cells_of(crossing, pair->baseline->record);
                crossed.reform[number] = cells_of(crossing, pair->reform->record);
                fingerprints[number] = pair->fingerprint;
            }
            if (number == 0) place = workshop->place_for(attempt); // one thread only does it
            return true;
        };
    };
    if (!share_out(replicates, threads, bench, proceed)) return std::nullopt;
    crossed.people_per_citizen = place->world.people_per_citizen;
    crossed.citizens = citizens_of(crossing, place->world);
    Fingerprint all;
    for (const std::uint64_t each : fingerprints) all.add(each);
    crossed.fingerprint = both && replicates > 1 ? all.value() : fingerprints.front();
    return crossed;
}

} // namespace folkmoot::cross
