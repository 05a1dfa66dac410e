#pragma once

#include "core/describe.hpp"
#include "world/person_log.hpp"
#include "world/variant.hpp"
#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// People who look for work compete for the vacancies of their area.
///
/// In a week an area has so many vacancies and its people send so many applications; vacancies that
/// get at least one are filled: V (1 − exp(−applications / V)), the urn-ball matching function
/// (Petrongolo & Pissarides, Journal of Economic Literature 39(2), 2001). Who gets them is a race
/// among those who apply, with odds in proportion to how much they apply. So help with applying
/// moves one person ahead of another; it fills more vacancies only where some went unfilled. Where
/// work is scarce nearly all of its gain is another's loss, which is the pattern of Crépon et al.,
/// Quarterly Journal of Economics 2013. All magnitudes are assumptions.
struct JobSearch {
    double looking =
        0.0; ///< share of people aged 15 to 64 who look for work in week 0; 0: nothing happens
    double vacancies = 0.04; ///< a week, for each person who looked at the start
    double applications =
        0.1; ///< that a person without help sends, a week, against those a vacancy takes to fill
    double loses = 0.004; ///< chance a week of losing what was found
    double help = 0.0; ///< how much more a person with help applies; 1: twice as much

    static constexpr auto fields() {
        return std::array{
            assumption<&JobSearch::looking>(
                "looking", "People who look for work", "of people aged 15 to 64", Range{0.0, 0.3},
                "How many people are out of work and look for it", "assumption"),
            assumption<&JobSearch::vacancies>(
                "vacancies", "Vacancies", "a week for each person who looks", Range{0.002, 0.3},
                "How many jobs come up in a week where people look", "assumption"),
            assumption<&JobSearch::applications>(
                "applications", "Applications", "suitable ones a person and week", Range{0.01, 2.0},
                "How many suitable applications a person sends in a week", "assumption"),
            assumption<&JobSearch::loses>(
                "loses", "Jobs that end", "of jobs found, a week", Range{0.0, 0.05},
                "How many of those who found work lose it again each week", "assumption"),
            lever<&JobSearch::help>("help", "Help with looking for work", "times more applications",
                                    Range{0.0, 4.0},
                                    "How much more people apply for work when somebody helps them"),
        };
    }
};

/// People who look for work, by area and in the order of citizens; decided by who they are.
struct WorkForce {
    std::vector<std::uint32_t> citizen;
    std::vector<std::uint32_t> cell; ///< of each
    std::vector<std::uint32_t> first_of_area; ///< one more than areas
};
[[nodiscard]] WorkForce work_force(const JobSearch& search, const World& world);

/// Vacancies filled in a week.
[[nodiscard]] double filled(double vacancies, double applications);

/// What a week of looking for work works on.
struct JobTables {
    const WorkForce& force;
    std::span<const std::uint16_t> provider; ///< by citizen
    std::span<std::uint8_t> working; ///< by member of the work force
    std::span<double> left_over; ///< by area: part of a job not filled last week; 0..1
    VariantOf variant;
    PersonLog* log = nullptr;
};

/// One week: some of those in work lose it, and vacancies are filled from those who looked for work
/// when the week began. `rules`: by variant; what is about the market is that of the first.
void search_for_work(std::span<const JobSearch> rules, std::uint64_t chance, std::uint32_t week,
                     const JobTables& tables);

} // namespace folkmoot
