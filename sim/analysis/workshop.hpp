#pragma once

/// A scenario made ready to run: worlds, openings and baselines are made once and used again.

#include "engine/run.hpp"
#include "scenario/scenario.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot {

/// A policy, with levers moved from where it has them.
struct PolicyChoice {
    std::string policy;                    ///< its name; empty: the scenario's first
    std::map<std::string, double> changed; ///< levers moved

    bool operator==(const PolicyChoice&) const = default;
};

/// What a person tries: settings that differ from the scenario's.
struct Attempt {
    std::map<std::string, double> shared;   ///< assumptions changed, for both policies
    std::string reform;                     ///< name of the policy that `changed` starts from
    std::map<std::string, double> changed;  ///< levers moved, for the reform only
    std::uint64_t seed = 1;
    std::uint32_t population = 0, weeks = 0;  ///< 0: the scenario's own
    std::vector<double> area_shares =
        {};  ///< of the budget, for the reform only; empty: the present rule
    std::vector<std::string> held =
        {};  ///< assumptions that no replicate draws: they are what was set in all of them
    std::shared_ptr<const Parting> apart =
        {}; ///< parts of the people that are counted for themselves too; nullptr: none
    /// What the reform is compared with. Whatever that is, both begin in the world as the
    /// scenario's first policy has made it, so that a policy gives the same bits on either side.
    PolicyChoice baseline = {};

    bool operator==(const Attempt&) const = default;
};

/// Makes work stop: called now and then with the share done, 0..1; false: stop.
using Proceed = std::function<bool(double)>;

/// How often the states of a run are kept that somebody may look at: any week of it is less than
/// half a year of simulation away, which is about as long as one frame on screen.
inline constexpr std::uint32_t weeks_between_keyframes = 26;

/// A run and the states it passed through.
struct FinishedRun {
    RunRecord record;
    std::uint64_t fingerprint = 0;
    std::vector<Keyframe> keyframes;
    Watched watched; ///< of a run with keyframes, of `whom_to_watch`
};

/// Settings of one replicate of an attempt: number 0 is what was set; every other has a seed of its
/// own and assumptions drawn around the value that was set, up to a third of the way to the nearer
/// end of their range (triangular distribution).
struct Replicate {
    std::uint64_t seed = 1;
    Settings before; ///< of the scenario's first policy: in what world both begin
    PolicyPlan baseline, reform;
};
[[nodiscard]] Replicate replicate_of(const Scenario& scenario, const Attempt& attempt,
                                     std::uint32_t number);

/// The policy with that name, or the reform shown at first.
[[nodiscard]] const Policy& policy_named(const Scenario& scenario, const std::string& name);

/// What the reform is compared with: its policy, without what was moved.
[[nodiscard]] const Policy& baseline_of(const Scenario& scenario, const Attempt& attempt);

/// Weeks and citizens of an attempt, the scenario's own where it does not say.
[[nodiscard]] std::uint32_t weeks_of(const Scenario& scenario, const Attempt& attempt);
[[nodiscard]] std::uint32_t population_of(const Scenario& scenario, const Attempt& attempt);

/// Makes the place of a scenario: synthesises its world.
[[nodiscard]] std::shared_ptr<const Place> make_place(const Scenario& scenario, std::uint64_t seed,
                                                      std::uint32_t population);

/// One worker's bench. Not to be shared between threads; two workshops give the same bits.
class Workshop {
public:
    /// Both policies run side by side where the world has no more citizens than this: two runs of
    /// it fit anywhere.
    static constexpr std::uint32_t most_side_by_side = 4'000'000;

    explicit Workshop(Scenario scenario, std::uint32_t side_by_side = most_side_by_side);

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }

    /// Both policies of a replicate. Nothing if `proceed` said stop. With `keyframe_every` weeks
    /// the states of both are kept.
    struct Pair {
        std::shared_ptr<const FinishedRun> baseline, reform;
        std::shared_ptr<const Place> place;
        std::uint64_t fingerprint = 0; ///< of both
        double milliseconds = 0; ///< that it took, as far as it was not known before
    };
    [[nodiscard]] std::optional<Pair> run(const Attempt& attempt, std::uint32_t number,
                                          std::uint32_t keyframe_every, const Proceed& proceed);

    /// What is made for a replicate is kept for the next question about it, apart for three kinds:
    /// the two populations in which replicate 0 was run last (the full one, and the small one of a
    /// quick look), and all other replicates, which come once and go. So none displaces another.
    /// Where a world has more citizens than this only one is kept, whatever it is of: a place with
    /// its opening and a baseline's keyframes takes up to 200 bytes a citizen.
    static constexpr std::uint32_t most_kept = 400'000;

    /// The same as work that can be done a little at a time. Make the next job when this one is
    /// done or given up.
    class Job {
    public:
        Job(Workshop& workshop, const Attempt& attempt, std::uint32_t number,
            std::uint32_t keyframe_every);
        /// Goes on for about `milliseconds`; true when it is done.
        bool work(double milliseconds);
        [[nodiscard]] double share() const; ///< of the work that is done, 0..1
        [[nodiscard]] Pair take() { return std::move(pair_); }

    private:
        void prepare();
        bool open_a_week();
        void collect();

        Workshop& workshop_;
        std::uint32_t number_;
        Replicate replicate_;
        std::uint32_t population_, weeks_, keyframe_every_;
        std::string key_; ///< of the baseline
        std::optional<folkmoot::Opening> warming_; ///< until there is the opening
        std::shared_ptr<const State> opening_;
        std::vector<Run> runs_; ///< under way: both policies, or one of them
        bool baseline_known_ = false;
        std::shared_ptr<const Parting> apart_; ///< such runs are neither kept nor found
        Pair pair_;
    };

    /// The way to the state of a policy at the start of a week, from the nearest state that was
    /// kept, or from the opening on: a little at a time.
    class Visit {
    public:
        Visit(const Scenario& scenario, const Pair& pair, const Attempt& attempt, bool reform,
              std::uint32_t week);
        /// Goes on for about `milliseconds`; true when it is there.
        bool work(double milliseconds);
        [[nodiscard]] const State& state() const { return simulation_->state(); }
        /// Goes on to a later week, when it is there.
        void go_on(std::uint32_t week) { week_ = week; }
        /// From now on what happens to a citizen is written down: before the first `work`.
        void follow(std::uint32_t citizen);
        /// What has happened to them since it was taken last.
        [[nodiscard]] std::vector<PersonEvent> take_events() {
            return std::exchange(log_->events, {});
        }

    private:
        std::shared_ptr<const Place> place_;
        PolicyPlan plan_;
        std::uint32_t week_;
        std::optional<folkmoot::Opening> opening_;
        std::optional<Simulation> simulation_;
        std::unique_ptr<PersonLog> log_; ///< nullptr: nobody is followed
    };

    /// The world of an attempt's replicate 0.
    [[nodiscard]] std::shared_ptr<const Place> place_for(const Attempt& attempt);

    /// The reform's policy alone, at week 0.
    [[nodiscard]] Run open_alone(const Attempt& attempt, std::uint32_t number = 0);

    /// The reform's policy alone, up to week `until` (0: to the end), as a run that can go on.
    [[nodiscard]] std::optional<Run> run_alone(const Attempt& attempt, std::uint32_t number,
                                               std::uint32_t until, const Proceed& proceed);

    /// The state of a policy at the start of `week`: from the nearest keyframe on.
    [[nodiscard]] std::shared_ptr<const State> state_at(const Pair& pair, const Attempt& attempt,
                                                        bool reform, std::uint32_t week) const;

private:
    struct World {
        std::uint64_t seed = 0;
        std::uint32_t population = 0;
        std::shared_ptr<const Place> place;
    };
    struct Opening {
        std::shared_ptr<const Place> place;
        std::string settings;
        std::shared_ptr<const State> state;
    };
    struct Baseline {
        std::string key;
        std::shared_ptr<const FinishedRun> run;
    };

    /// What was made last for one kind of replicate.
    struct Kept {
        World world;
        Opening opening;
        Baseline baseline;

        [[nodiscard]] std::shared_ptr<const Place>
        place_of(const Scenario& scenario, std::uint64_t seed, std::uint32_t population);
        /// The opening, if it is known.
        [[nodiscard]] std::shared_ptr<const State>
        known_opening(const std::shared_ptr<const Place>& place, const Settings& before) const;
        [[nodiscard]] std::shared_ptr<const State>
        opening_of(const std::shared_ptr<const Place>& place, const Settings& before);
    };

    friend class Job;

    /// Where things of that replicate are kept.
    [[nodiscard]] Kept& kept_for(std::uint32_t number, std::uint32_t population);

    Scenario scenario_;
    std::uint32_t side_by_side_;
    std::array<Kept, 2> screen_; ///< replicate 0; the population asked for last comes first
    Kept others_; ///< any other replicate
};

/// All values of settings, as text: two equal texts, two equal settings.
[[nodiscard]] std::string settings_key(const Settings& settings);

} // namespace folkmoot
