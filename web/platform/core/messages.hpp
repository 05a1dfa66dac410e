#pragma once

/// The model's results as messages to the screen.

#include "analysis/compare.hpp"
#include "analysis/cross/cross.hpp"
#include "core/result.hpp"
#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot {

/// The middle of the map, km: messages count coordinates from there.
struct Middle {
    double x = 0, y = 0;
};
[[nodiscard]] Middle middle_of(const std::vector<Area>& areas);

/// A lesson about trials: it has nothing to choose from but what its trial tries.
[[nodiscard]] inline bool is_lesson(const Scenario& scenario) {
    constexpr std::size_t few = 3; // today, and one or two ways to treat people
    return !scenario.trial.designs.empty() && scenario.policies.size() <= few;
}

[[nodiscard]] message::Scenario scenario_message(const Scenario& scenario);
/// Whether somebody is served in what it asks about: see Picture::aside.
[[nodiscard]] bool concerns_providers(const Scenario& scenario);
/// What its map shows. A colouring whose key is that of a switch (ModelDescription::switches) is
/// left out where no policy has that switch on: everybody would have one colour.
[[nodiscard]] message::Picture picture_message(const Scenario& scenario);

/// What a person tries, or what is wrong with it.
[[nodiscard]] Result<Attempt> attempt_of(const Scenario& scenario, const message::Trial& trial);
[[nodiscard]] message::Trial trial_of(const Attempt& attempt);

[[nodiscard]] message::Ran ran_message(const Scenario& scenario, const Attempt& attempt,
                                       std::uint32_t replicate, const Workshop::Pair& pair);

/// A quick look: what a change makes of few people (`few`), put on the baseline of many (`full`).
/// `standing`: the baseline of as few people, in the question that `full` is of.
[[nodiscard]] message::Ran quick_message(const Scenario& scenario, const Attempt& attempt,
                                         const FinishedRun& full, const FinishedRun& standing,
                                         const Workshop::Pair& few);

/// Most dots that a map shows: of more citizens every n-th is sent, everywhere alike.
inline constexpr std::uint32_t most_dots = 400'000;

[[nodiscard]] message::People people_message(const Place& place);
[[nodiscard]] message::Frame frame_message(const Place& place, const State& state, bool reform,
                                           std::uint32_t week);

/// Adds what there is to see of one citizen, of all the world's, to what was seen of them before.
void see_neighbour(const Place& place, const State& state, std::uint32_t citizen,
                   message::Neighbour::Life& life);
/// Adds a week's events to them, as the model's picture tells.
void see_events(const Scenario& scenario, std::span<const PersonEvent> events,
                message::Neighbour::Life& life);
/// All weeks of a citizen who was watched while a run went on: what the two above add.
void see_watched(const Scenario& scenario, const Watched& watched, std::uint32_t citizen,
                 message::Neighbour::Life& life);
/// The citizen that stands for a person of `People`; as many as there are: nobody.
[[nodiscard]] std::uint32_t citizen_of(const Place& place, std::uint32_t person);

/// What a pair of runs that was counted by two groupings comes to.
[[nodiscard]] message::Crossed crossed_message(const Scenario& scenario, const Attempt& attempt,
                                               const cross::Crossing& crossing,
                                               const Workshop::Pair& pair);

[[nodiscard]] message::Failed failed_message(std::uint32_t id, const Problems& problems);

}  // namespace folkmoot
