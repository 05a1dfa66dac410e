#pragma once

/// A whole run: from the opening to the last week, with what is remembered of it.

#include "engine/simulation.hpp"
#include "world/person_log.hpp"

#include <cereal/types/vector.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace folkmoot {

/// What happens to some citizens, of what the model's picture tells.
[[nodiscard]] std::unique_ptr<PersonLog> log_of(const Model& model, Sample whom);

/// What a run leaves behind.
struct RunRecord {
    const Model* model = nullptr; ///< whose measures read it; lives as long as the program
    std::vector<Counts> years; ///< the last one may be shorter than a year
    std::vector<std::vector<double>> weekly; ///< [measure][week], of everybody

    /// Adds the week that has just been run.
    void add(std::uint32_t week, const Counts& last_week);

    template <class A> void serialize(A& a) { a(years, weekly); }
};

/// Value of a measure in a year (0 = first) for a group; NaN where it does not exist.
[[nodiscard]] double value_of(const RunRecord& record, std::size_t measure, std::size_t year,
                              std::size_t slot);

/// The same of a part of the people, if they were told apart; NaN of measures that are not of
/// people.
[[nodiscard]] double value_of_part(const RunRecord& record, std::size_t measure, std::size_t year,
                                   std::size_t part, std::size_t slot);

/// 64-bit hash of the exact bits of all outcomes: every measure, every week, every year, every
/// group.
[[nodiscard]] std::uint64_t fingerprint_of(const RunRecord& record);

/// A state to come back to.
struct Keyframe {
    std::uint32_t week = 0;
    std::shared_ptr<const State> state;
};

/// A few people who are watched while everybody's run goes on, so that their weeks are known with
/// its answer: what there was to see of them at the start of each week, as PictureFrame has it.
struct Watched {
    Sample whom;
    std::vector<std::vector<std::vector<std::uint8_t>>> people; ///< [week][channel][n]
    /// Who serves them, [week][n]; no n: nobody is served by any.
    std::vector<std::vector<std::uint16_t>> provider;
    std::vector<PersonEvent> events; ///< what happened to them, of what the model's picture tells
    std::vector<std::size_t> first_of_week; ///< of `events`; as many as weeks that have begun
};

/// So many that where people crowd on a map one of them is near, and so few that a run hardly takes
/// longer.
inline constexpr std::uint32_t people_watched = 2'500;
/// Of all who are alike so many are watched, or all where there are no more, as far as so many
/// different people allow.
inline constexpr std::uint32_t watched_of_each_kind = 5;

/// Whom a run of a world watches: of each stratum its share of `people_watched`, and a few where it
/// is small. Everybody, where there are no more than that.
[[nodiscard]] Sample whom_to_watch(const World& world);

/// One policy on one world, run step by step by whoever owns it, so that it can be shown, stopped,
/// saved.
class Run {
public:
    /// `keyframe_every` weeks a copy of the state is kept; 0: never.
    Run(std::shared_ptr<const Place> place, PolicyPlan plan, const State& opening,
        std::uint32_t weeks, std::uint32_t keyframe_every = 0);
    /// Goes on from a state with what was recorded before it.
    Run(std::shared_ptr<const Place> place, PolicyPlan plan, const State& state,
        std::uint32_t weeks, RunRecord so_far);

    /// From now on the people of each part are counted for themselves too, by year: before the
    /// first week.
    void tell_apart(const std::shared_ptr<const Parting>& parting) {
        simulation_.tell_apart(parting);
    }

    /// From now on they are watched: before the first week. It changes nothing of the run.
    void watch(Sample whom);

    [[nodiscard]] bool done() const { return simulation_.week() >= weeks_; }
    void step();
    /// One week of runs of equal length that are in the same week, each as `step` would run it, to
    /// the last bit; see Simulation::step_together.
    static void step_together(std::span<Run> runs);
    void finish() {
        while (!done()) step();
    }

    [[nodiscard]] const Simulation& simulation() const { return simulation_; }
    [[nodiscard]] const RunRecord& record() const { return record_; }
    [[nodiscard]] const std::vector<Keyframe>& keyframes() const { return keyframes_; }
    [[nodiscard]] std::vector<Keyframe> take_keyframes() { return std::move(keyframes_); }
    [[nodiscard]] Watched take_watched();
    [[nodiscard]] RunRecord take_record() { return std::move(record_); }

private:
    void keep_frame();
    void keep_watched();

    Simulation simulation_;
    std::uint32_t weeks_;
    std::uint32_t keyframe_every_ = 0;
    RunRecord record_;
    std::vector<Keyframe> keyframes_;
    Watched watched_;
    std::unique_ptr<PersonLog> log_; ///< of who is watched; the simulation writes into it
};

} // namespace folkmoot
