#include "analysis/goal/pieces.hpp"

#include "analysis/share_out.hpp"
#include "analysis/told.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <utility>

namespace folkmoot::goal {
namespace {

constexpr double dust = 1e-9; ///< of a value: rounding, not a difference

/// Pieces that one thread makes one after the other: those of one replicate have their first policy
/// in common, which is then run once.
std::vector<std::span<const Piece>> lots_of(std::span<const Piece> pieces) {
    std::vector<std::span<const Piece>> lots;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool goes_on =
            i > 0 && pieces[i].replicate != 0 && pieces[i].replicate == pieces[i - 1].replicate;
        if (goes_on)
            lots.back() = {lots.back().data(), lots.back().size() + 1};
        else
            lots.push_back(pieces.subspan(i, 1));
    }
    return lots;
}

} // namespace

Attempt attempt_of(const Asked& asked, const Piece& piece) {
    Attempt attempt = asked.attempt;
    attempt.population = piece.population;
    // What stays where it is stays as it is: a policy may move it by a schedule.
    for (const auto& [key, value] : piece.moved) attempt.changed[key] = value;
    if (piece.chance_alone)
        for (const Setting& setting : asked.scenario.model->settings())
            if (setting.kind == FieldKind::assumption) attempt.held.emplace_back(setting.key);
    return attempt;
}

Reading reading_of(const Asked& asked, const Workshop::Pair& pair) {
    const RunRecord &before = pair.baseline->record, &after = pair.reform->record;
    const std::size_t year = headline_year(after);
    Reading reading;
    for (const std::size_t slot : asked.goal.of.slots)
        reading.goal.push_back(value_of(after, asked.goal.of.measure, year, slot));
    for (const Subject& guard : asked.guards) {
        const int direction = asked.scenario.model->measures()[guard.measure].direction;
        for (const std::size_t slot : guard.slots) {
            const double was = value_of(before, guard.measure, year, slot);
            const double is = value_of(after, guard.measure, year, slot);
            const double worse = (was - is) * direction;
            // Where one of the two has no value nothing can be worse.
            const bool nothing = std::isnan(worse) || std::fabs(worse) <= std::fabs(was) * dust;
            reading.worse.push_back(nothing ? 0.0 : worse);
        }
    }
    reading.cost = asked.cost ? value_of(after, *asked.cost, year, Slot::total)
                              : std::numeric_limits<double>::quiet_NaN();
    reading.fingerprint = pair.fingerprint;
    return reading;
}

ThreadRunner::ThreadRunner(const Asked& asked, std::uint32_t threads)
    : asked_(asked), threads_(std::max(threads, 1U)), benches_(threads_) {}

bool ThreadRunner::run(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
                       const Proceed& report) {
    const auto lots = lots_of(pieces);
    std::atomic<std::size_t> next{0};
    const auto bench = [&] {
        // Places and first policies that a thread has made serve it for the next pieces too.
        auto& own = benches_[next++];
        if (!own) own = std::make_unique<Workshop>(asked_.scenario);
        return [&, &workshop = *own](std::size_t place, const Proceed& proceed) {
            const auto lot = lots[place];
            for (std::size_t i = 0; i < lot.size(); ++i) {
                const auto pair = workshop.run(attempt_of(asked_, lot[i]), lot[i].replicate, 0,
                                               [&](double share) {
                                                   return proceed((static_cast<double>(i) + share) /
                                                                  static_cast<double>(lot.size()));
                                               });
                if (!pair) return false;
                readings[static_cast<std::size_t>(lot.data() - pieces.data()) + i] =
                    reading_of(asked_, *pair);
            }
            return true;
        };
    };
    return share_out(lots.size(), threads_, bench, report);
}

bool KnownRunner::run(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
                      const Proceed& report) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto found = known_.find(pieces[i]);
        if (found != known_.end())
            readings[i] = found->second;
        else
            wanted.push_back(pieces[i]);
    }
    if (!wanted.empty()) (void)(report(0) && report(1));
    return wanted.empty();
}

} // namespace folkmoot::goal
