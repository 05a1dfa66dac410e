#pragma once

/// The plan of a split test: who gets what, for how long, and what is counted.
///
/// A treatment is a set of settings that are different for the treated, so whatever is a lever can
/// be put to the test. What the settings are called and may be is known further up (scenario/).

#include "core/result.hpp"
#include "experiment/estimate.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Who or what is assigned.
///
/// citizen: each person alone. provider: all who are on its list. area: all who live there. week:
/// the whole town, a period at a time (switchback). stepped_wedge: areas one after the other, until
/// all are treated. saturation: areas get a share, then people within them are assigned at that
/// share.
enum class TrialUnit : std::uint8_t { citizen, provider, area, week, stepped_wedge, saturation };
inline constexpr std::array<std::string_view, 6> trial_unit_names{
    "citizen", "provider", "area", "week", "stepped_wedge", "saturation"};
inline constexpr std::array<std::string_view, 5> looking_names{"fixed", "naive", "obrien_fleming",
                                                               "pocock", "always_valid"};

struct TrialArm {
    std::string name; ///< key: "letter-3"
    std::string label; ///< "Helps others like you"
    double share = 0.5; ///< of those who take part
    std::map<std::string, double> settings; ///< of the treated, by key; flattened values
};

/// A trial has at most so many arms, the control among them.
inline constexpr std::size_t most_arms = 50;

/// A trial. Made by `load_scenario`, `load_design`, or from what the screen has edited; then
/// `check_design`.
struct TrialDesign {
    std::string name, question;
    TrialUnit unit = TrialUnit::citizen;
    std::vector<TrialArm> arms; ///< [0] is the control
    std::vector<double> saturations; ///< shares treated, an area each in turn; unit saturation only
    std::uint32_t block_weeks = 1; ///< length of a period; units week and stepped_wedge
    double exclude = 0; ///< share of units left out: nobody treats or counts them
    bool stratified = false; ///< people: by deprivation and age; clusters: by size
    bool rerandomised = false; ///< drawn again until the arms are alike
    std::string salt; ///< names the assignment: another salt, another draw; empty: the name
    std::string layer; ///< trials of one layer share its people out; "": one of its own
    double layer_from = 0,
           layer_to = 1; ///< the stretch of the layer's people that this trial may use
    std::string outcome; ///< key of a PersonOutcome
    std::string method; ///< key of a Method
    std::uint32_t start_week = 0, weeks = 26;
    double alpha = 0.05, power = 0.8;
    double effect = 0; ///< smallest worth finding, in the outcome's unit
    Looking looking = Looking::fixed;
    std::uint32_t look_every = 1; ///< weeks
    double cost_per_person = 0; ///< £ per person who gets a treatment
    double attrition = 0; ///< share whose outcome is never learnt

    /// Blocks of `block_weeks` that the trial's weeks make; the last may be shorter.
    [[nodiscard]] std::uint32_t blocks() const {
        return block_weeks == 0 ? 0 : (weeks + block_weeks - 1) / block_weeks;
    }
};

/// Everything that contradicts itself in a design, whatever the world: arms, shares, names,
/// stretches. Paths are those of the design's own members ("arms[1].share").
[[nodiscard]] Problems check_design(const TrialDesign& design);

} // namespace folkmoot
