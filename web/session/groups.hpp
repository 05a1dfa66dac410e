#pragma once

/// The groups for which outcomes are told apart, and where each lies in a row of results.

#include "session/messages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

inline constexpr std::uint32_t age_bands = 7, deprivation_fifths = 5, frailties = 2;
inline constexpr std::array<std::string_view, age_bands> age_names{
    "0–4", "5–14", "15–44", "45–64", "65–74", "75–84", "85+"};
inline constexpr std::array<std::string_view, deprivation_fifths> deprivation_names{
    "Least deprived fifth", "Second fifth", "Middle fifth", "Fourth fifth", "Most deprived fifth"};

/// A citizen's stratum taken apart; the layout of `message::People::stratum`.
struct Stratum {
    std::uint32_t area, age, deprivation, frailty;
};
[[nodiscard]] constexpr Stratum stratum_of(std::uint16_t index) {
    const std::uint32_t frailty = index % frailties, cell = index / frailties;
    return {cell / (age_bands * deprivation_fifths),
            cell % (age_bands * deprivation_fifths) / deprivation_fifths, cell % deprivation_fifths,
            frailty};
}

/// A group of a breakdown and its slot in `Results::yearly[year][outcome]`.
struct GroupSlot {
    std::string name;
    std::size_t slot = 0;
};

/// The groups of "deprivation", "age", "area" or a side of the model, in reading order; "" is the
/// total. Areas come ordered by `area_order` when it has an entry for each, else as the scenario
/// has them.
[[nodiscard]] std::vector<GroupSlot> groups_of(const message::Scenario& scenario,
                                               std::string_view by,
                                               const std::vector<std::size_t>& area_order = {});

/// A group's name where it stands among others that are no ages: "ages 45–64".
[[nodiscard]] std::string named_alone(std::string_view by, const std::string& name);

/// The question that a chart of a breakdown answers: "Is it the same for rich and poor?"
[[nodiscard]] std::string_view breakdown_question(const message::Scenario& scenario,
                                                  std::string_view by);

/// Mean deprivation of each area's citizens, 0 (least) to 4; areas without citizens get 2.
[[nodiscard]] std::vector<double> area_deprivation(const message::People& people,
                                                   std::size_t areas);

/// Indices of areas, least deprived first.
[[nodiscard]] std::vector<std::size_t> order_of(const std::vector<double>& deprivation);

} // namespace folkmoot::session
