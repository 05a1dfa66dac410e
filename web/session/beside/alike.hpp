#pragma once

/// What both policies mean for people of a likeness: runs in which these are counted for
/// themselves, one by one, each by whichever worker is free.

#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace folkmoot::session {

class AlikeRuns {
public:
    /// So many are made as soon as workers are free: fewer say nothing of how sure it is.
    static constexpr std::uint32_t first_runs = 10;
    /// So many in all, when nothing else is to do.
    static constexpr std::uint32_t all_runs = 30;

    /// Begins, if it is another question than before; true if it is.
    bool ask(const message::Trial& trial, const message::Likeness& like);
    void forget() { ask({}, {}); }
    [[nodiscard]] bool is_of(const message::Trial& trial, const message::Likeness& like) const {
        return trial_ == trial && like_ == like;
    }

    /// The next of the first `most` runs that is neither here nor in `under_way`; none: of these no
    /// other is wanted.
    [[nodiscard]] std::optional<std::uint32_t> next(const std::set<std::uint32_t>& under_way,
                                                    std::uint32_t most) const;
    void take(std::uint32_t replicate, message::Alike reply);
    /// It could not be worked out: nothing more is asked for.
    void fail();
    [[nodiscard]] bool failed() const { return failed_; }

    [[nodiscard]] std::uint32_t runs() const {
        return few() ? 0 : static_cast<std::uint32_t>(runs_.size());
    }
    [[nodiscard]] bool enough() const { return runs() >= first_runs; }
    /// Of replicate 0; 0 before anything is known.
    [[nodiscard]] double people() const { return people_; }
    [[nodiscard]] double citizens() const { return citizens_; }
    /// They are so few that chance decides what would be said of them.
    [[nodiscard]] bool few() const { return few_; }

    /// On average over the runs, and where nine of ten of them lie.
    struct Spread {
        double mean = 0, low = 0, high = 0;
    };
    struct Told {
        Spread baseline, reform, change;
        /// +1 or −1: in nine runs of ten it changes in that direction; 0: chance may decide.
        int sure = 0;
    };
    /// An outcome among these people; nothing where it is not known of them.
    [[nodiscard]] std::optional<Told> told(std::size_t outcome) const;

    /// Increases whenever anything changes.
    [[nodiscard]] std::uint32_t version() const { return version_; }

private:
    message::Trial trial_;
    message::Likeness like_;
    std::map<std::uint32_t, message::Alike> runs_; ///< by replicate
    double people_ = 0, citizens_ = 0;
    bool few_ = false, failed_ = false;
    std::uint32_t version_ = 0;
};

} // namespace folkmoot::session
