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

/// Who signs up for something that they are entitled to, or are asked to join.
///
/// Everybody who is eligible is asked once in `every_weeks`: a letter comes, a form is in front of
/// them. They notice it with probability `awareness` and then finish with `(1 − burden)^(1 + s (1 −
/// 2 need))`, where need is 0 in the least and 1 in the most deprived fifth and s is `selectivity`:
/// who needs it most puts up with most. So when burden falls, those drawn in need it less than
/// those who came before, as in the SNAP outreach trial (AEA registry 902). Nobody signs up twice.
///
/// The form is an assumption; with s = 0 the share who sign up is awareness × (1 − burden).
struct Enrolment {
    double eligible = 0.0; ///< share of people who are asked at all; 0: nothing happens
    int every_weeks = 26; ///< each of them is asked once in so many weeks
    double awareness = 0.5; ///< share of those asked who notice
    double burden = 0.5; ///< share of those who notice whom the way of signing up puts off
    double selectivity =
        0.0; ///< how much more those in most need put up with; 0: as much as anyone

    static constexpr auto fields() {
        return std::array{
            assumption<&Enrolment::eligible>(
                "eligible", "People who are asked to sign up", "of people", Range{0.0, 1.0},
                "How many people are entitled, or are asked to join", "assumption"),
            assumption<&Enrolment::every_weeks>(
                "every_weeks", "They are asked once in", "weeks", Range{1.0, 104.0},
                "How long it takes until everybody has been asked once", "assumption"),
            lever<&Enrolment::awareness>("awareness", "Notice that they are asked",
                                         "of people asked", Range{0.0, 1.0},
                                         "How many of those who get a letter take notice of it"),
            lever<&Enrolment::burden>(
                "burden", "Effort of signing up", "of people put off", Range{0.0, 0.99},
                "How many of those who notice do not finish because signing up is hard"),
            assumption<&Enrolment::selectivity>(
                "selectivity", "Those in need put up with more", "0 = no more than others",
                Range{0.0, 0.95},
                "How much more effort people in the greatest need make to sign up",
                "less needy people were drawn in by help: AEA registry 902; the "
                "magnitude is an assumption"),
        };
    }
};

/// Chance that somebody of a deprivation fifth who has noticed signs up.
[[nodiscard]] double finishes(const Enrolment& enrolment, std::uint32_t deprivation);

/// What a week of signing up works on.
struct EnrolmentTables {
    const World& world;
    std::span<const std::uint16_t> provider; ///< by citizen: whose rules may hold for them
    std::span<std::uint8_t> enrolled; ///< by citizen: 1 once signed up
    std::span<std::uint32_t> enrolled_of_cell;
    VariantOf variant;
    PersonLog* log = nullptr;
};

/// Whether a citizen is eligible: decided by who they are.
[[nodiscard]] bool is_eligible(const Enrolment& enrolment, const World& world,
                               std::uint32_t citizen);

/// Those eligible in each cell. [cell]
[[nodiscard]] std::vector<std::uint32_t> eligible_of_cell(const Enrolment& enrolment,
                                                          const World& world);

/// Asks those whose turn it is in `week`, and signs up who finishes. `rules`: by variant; who is
/// eligible and when they are asked is that of the first. Whose turn it is goes by place in the
/// table, neighbours in different weeks, so that a week costs no more than the people asked.
void enrol(std::span<const Enrolment> rules, std::uint64_t chance, std::uint32_t week,
           const EnrolmentTables& tables);

} // namespace folkmoot
