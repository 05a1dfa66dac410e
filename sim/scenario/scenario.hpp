#pragma once

/// A scenario file in memory: everything that a person may read, move, doubt, or vote on.
///
/// `load_scenario` (load.hpp) is the only way to make one; what it returns has been validated.

#include "core/result.hpp"
#include "engine/model.hpp"
#include "experiment/design.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// One of the policies that a scenario compares.
struct Policy {
    std::string name;      ///< key: lower case, digits, hyphens
    std::string label;     ///< "Money follows the patient"
    std::string sentence;  ///< what it does, in a sentence
    std::map<std::string, double> settings;  ///< fields that differ from the scenario's own
    std::vector<Change> schedule;
};

/// A group of levers or assumptions as the screen shows it.
struct FieldGroup {
    std::string title;
    std::vector<std::string> keys;
};

/// A chart of an existing kind.
struct Chart {
    std::string kind;     ///< "line" (weeks), "bars" (by group), "dots" (who gains and who loses)
    std::string outcome;  ///< key of an outcome
    std::string by;       ///< "", "deprivation", "age", "area", or a side of the model
    std::string title;    ///< the question that it answers
};

/// What people guess before a step of the tour shows it: what the reform makes of the step's
/// outcome, once the step has been tried.
struct Ask {
    std::string kind;      ///< one of `ask_kinds`; empty: nothing is asked
    std::string question;  ///< "Will people wait longer than today?"
    double low = 0,
           high = 0; ///< of a number and of a line: what may be guessed, in the outcome's unit
};
/// "direction": above the baseline, about the same, or below it. "number": its value under the
/// reform. "line": that value in every year.
inline constexpr std::array<std::string_view, 3> ask_kinds{"direction", "number", "line"};

/// What a step of the tour turns the map to by itself.
struct TourView {
    std::string side;    ///< one of `tour_sides`; empty: as it is
    std::string colour;  ///< key of a colouring; empty: as it is
    bool play = false; ///< the weeks go by from the first one; after the step's `set` if it has one
    bool operator==(const TourView&) const = default;
};
inline constexpr std::array<std::string_view, 4> tour_sides{"baseline", "reform", "both", "change"};

/// A step of the guided tour.
struct TourStep {
    std::string text;
    std::string lever; ///< key to point at; may be empty
    std::string outcome; ///< key to point at; may be empty
    std::map<std::string, double> set; ///< lever positions that the step tries
    Ask ask{};
    TourView show{};
};

/// Behaviour that must hold, with the settings of `set` (levers for `policy` only, assumptions for
/// all). The tests run them all.
///
/// kind "bound": `outcome` of `policy` in year `year` lies in [low, high].
/// kind "direction": raising `lever` from `from` to `to` moves `outcome` by `sign` (+1, 0, -1).
/// kind "ratio": outcome of `policy` in `year` divided by that in year `from_year` in [low, high].
/// kind "verdict": `outcome` of `policy` less that of the first policy has the sign `sign`. Two of
/// them, for two positions of one setting, tell where the answer turns.
struct Check {
    std::string kind, sentence, policy, outcome, group, lever, source;
    std::uint32_t year = 0, from_year = 0; ///< 1-based; 0 = the last year
    double low = 0, high = 0, from = 0, to = 0;
    int sign = 0;
    std::map<std::string, double> set = {};
};

/// Where a number comes from.
struct Source {
    std::string name, text, url;
};

/// What a scenario offers to the split-test lab.
struct TrialSection {
    std::vector<TrialDesign> designs; ///< ready-made; the first is shown at first; empty: no lab
    std::vector<std::string> outcomes; ///< keys of person outcomes, in the order of the screen
    std::vector<std::string> lesson; ///< what to notice, step by step
};

/// How a list of scenarios shows this one. All of it may be left out.
struct ChooserCard {
    std::string about; ///< one of `chooser_groups`; empty: none of them
    std::string sentence; ///< why one would open it
    std::uint32_t minutes = 0; ///< to see the main thing; 0: not said
    std::uint32_t first = 0; ///< place on the path for newcomers, from 1; 0: not on it
    std::vector<std::string> answered_by; ///< names of scenarios that answer it back
};

/// What scenarios are about, in the order in which lists show them: key and words.
struct ChooserGroup {
    std::string_view key, title;
};
inline constexpr std::array chooser_groups{
    ChooserGroup{"who-serves", "Who serves us"},
    ChooserGroup{"money", "Where the money goes"},
    ChooserGroup{"rights", "Rights and claims"},
    ChooserGroup{"building", "How the state builds"},
    ChooserGroup{"listening", "Trying and listening"},
};

struct Scenario {
    std::string file, name, title, question;
    const Model* model = nullptr; ///< the kind of world that it is asked of; never nullptr
    std::vector<std::string> introduction; ///< two paragraphs
    std::string place; ///< "London's five health areas"
    double people = 0; ///< real people
    std::uint32_t population = 100'000; ///< citizens by default
    std::uint32_t weeks = 260;
    std::uint64_t seed = 1;
    std::string money_year; ///< "2022/23": the prices in which money is shown
    std::uint16_t host = 0; ///< area that hosts the virtual provider
    std::vector<Area> areas;
    std::vector<Provider> providers;
    std::vector<Area> reference; ///< the nation over which weights are normalised
    Settings settings; ///< the scenario's own settings: the baseline of all policies
    std::map<std::string, std::string> source_of; ///< field key -> source for this scenario
    std::vector<Policy> policies; ///< first = baseline, second = the reform shown at first
    std::vector<FieldGroup> levers, assumptions;
    std::vector<std::string> outcomes; ///< keys in the order in which the screen shows them
    std::vector<Chart> charts;
    std::vector<TourStep> tour;
    std::vector<std::string> statements; ///< to vote on
    std::vector<Check> checks;
    std::vector<std::string> limits;
    std::vector<Source> sources;
    TrialSection trial;
    ChooserCard chooser;
    std::uint64_t hash = 0; ///< of the file's bytes and of the data files that it names
};

/// Whether there is an online practice, whose home is the area `host`.
[[nodiscard]] inline bool has_host(const Scenario& scenario) {
    return std::ranges::any_of(scenario.providers, [](const Provider& provider) {
        return provider.reach == Reach::online;
    });
}

} // namespace folkmoot
