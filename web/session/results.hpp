#pragma once

/// Results of one trial: the run on screen (replicate 0) and the ensemble that says how sure it is.

#include "session/messages.hpp"

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace folkmoot::session {

/// 5th percentile, median and 95th percentile.
struct Band {
    double low = 0, middle = 0, high = 0;
    bool operator==(const Band&) const = default;
};

/// What a run changes an outcome by in the headline year: the last full one, or the whole run if it
/// is shorter.
[[nodiscard]] double headline_change(const message::Ran& ran, std::size_t outcome);

/// Percentiles of what is finite in `values` (which it sorts); nothing when nothing is finite.
/// Between ranks it interpolates.
[[nodiscard]] std::optional<Band> band_of(std::vector<double>& values);

/// How often the headline of the sentence holds. Which outcome that is the run on screen says
/// (see folkmoot::Headline): a replicate agrees when it changes it in the same direction or, if
/// nothing changes, when it changes nothing either. The run on screen counts as one of the runs.
struct Confidence {
    std::string outcome; ///< key of the headline; empty if nothing changes
    std::string words; ///< what is counted: "North West London is better off"
    std::uint32_t agree = 0; ///< runs in which it holds
    std::uint32_t runs = 0; ///< runs that have finished
    std::uint32_t wanted = 0; ///< runs that there will be
};

/// The sentence with its certainty: "… North West London is better off in 93 of 100 runs.", or
/// "… in 41 of 45 runs so far." while more are to come. Under ten runs it says nothing yet.
[[nodiscard]] std::string with_confidence(std::string sentence, const Confidence& confidence);

/// What replicates have changed outcomes by, reform less baseline in the year of the headline.
struct ReplicateChanges {
    std::vector<std::uint32_t> replicates;
    std::vector<std::vector<double>> differences; ///< by outcome, and then by replicate
};

class TrialResults {
public:
    message::Trial trial;
    std::optional<message::Ran> main;
    std::uint32_t runs_asked = 0; ///< somebody wants so many; 0: as many as `main` says
    bool shipped = false; ///< `main` came with the page and has not been recomputed here

    /// Keeps a replicate; 0 becomes `main`. A second copy of the same replicate is dropped.
    void add(message::Ran ran);

    [[nodiscard]] const std::map<std::uint32_t, message::Ran>& replicates() const {
        return replicates_;
    }
    /// Which assumptions each outcome depends on most, and how many replicates say so; 0: it has
    /// not been asked yet.
    std::vector<std::vector<message::Doubt>> doubts;
    std::size_t doubts_from = 0;
    [[nodiscard]] ReplicateChanges changes_of(std::size_t outcomes) const;

    [[nodiscard]] bool has(std::uint32_t replicate) const;
    /// Runs that tell how sure the answer is, when all are in; 0 before the first.
    [[nodiscard]] std::uint32_t runs() const;
    void give_up(std::uint32_t replicate) { given_up_.insert(replicate); }
    [[nodiscard]] bool gave_up(std::uint32_t replicate) const {
        return given_up_.contains(replicate);
    }
    /// The next replicate that `main` wants and that is neither here, nor given up, nor in
    /// `under_way`.
    [[nodiscard]] std::optional<std::uint32_t>
    next_replicate(const std::set<std::uint32_t>& under_way) const;

    [[nodiscard]] Confidence confidence(const message::Scenario& scenario) const;

    /// The ensemble's band of reform − baseline in a year and slot; nothing under ten replicates.
    [[nodiscard]] std::optional<Band> difference_band(std::size_t year, std::size_t outcome,
                                                      std::size_t slot) const;
    /// The same with how often it is for the better, over all runs and the run on screen among
    /// them; of `direction` as an outcome has it. Nothing where no run has a value.
    struct Spread {
        double mean = 0, low = 0, high = 0; ///< of reform − baseline: 5th and 95th percentile
        std::uint32_t runs = 0, better = 0;
    };
    [[nodiscard]] std::optional<Spread> spread(std::size_t year, std::size_t outcome,
                                               int direction) const;
    /// An outcome under both policies on average and in the worst five of a hundred runs, those
    /// with the worst of it under that policy; the run on screen is one of them. Nothing under
    /// twenty runs, or where neither way is better.
    struct Tail {
        double baseline = 0, baseline_worst = 0, reform = 0, reform_worst = 0;
    };
    [[nodiscard]] std::optional<Tail> tail(std::size_t year, std::size_t outcome,
                                           int direction) const;
    /// The bands of an outcome week by week; empty under ten replicates.
    [[nodiscard]] const std::vector<Band>& weekly_band(std::size_t outcome, bool reform) const;

private:
    struct CachedBand {
        std::size_t replicates = 0;
        std::vector<Band> weeks;
    };
    std::map<std::uint32_t, message::Ran> replicates_;
    std::set<std::uint32_t> given_up_;
    mutable std::map<std::pair<std::size_t, bool>, CachedBand> bands_;
};

/// A value of results; NaN where there is none.
[[nodiscard]] double value_at(const message::Results& results, std::size_t year,
                              std::size_t outcome, std::size_t slot);

/// Results by trial: the few that were looked at last, so that going back is instant and a late
/// reply can only ever land with the trial that asked for it.
class ResultsStore {
public:
    explicit ResultsStore(std::size_t keep) : keep_(keep) {}
    /// The results of that trial, or nullptr.
    [[nodiscard]] TrialResults* find(const message::Trial& trial);
    [[nodiscard]] const TrialResults* find(const message::Trial& trial) const;
    /// The results of that trial, made if there are none; it counts as looked at last.
    TrialResults& of(const message::Trial& trial);
    /// So many runs are wanted of every trial, those that come later among them; 0: as usual.
    void ask_runs(std::uint32_t runs);
    void clear() { entries_.clear(); }
    /// From now on so many are kept.
    void keep(std::size_t trials) { keep_ = trials; }

private:
    std::size_t keep_;
    std::uint32_t runs_asked_ = 0;
    std::list<TrialResults> entries_; ///< looked at last comes first
};

} // namespace folkmoot::session
