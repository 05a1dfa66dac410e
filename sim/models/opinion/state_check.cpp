/// How a state of a public is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/opinion/town.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::opinion {
namespace {

/// Whether everything that belongs to a state is as it must be.
class PublicCheck : StateDoubts {
public:
    PublicCheck(const State& state, const Place& place) : state_(state), world_(place.world) {}

    Problems check() { return verdict(sizes() && people() && numbers() && round()); }

private:
    bool sizes() {
        const std::size_t people = world_.population();
        return size("positions", state_.positions.size(), people * statements) &&
               size("trust", state_.trust.size(), people) &&
               size("spoke", state_.spoke.size(), people) &&
               size("marks", state_.marks.size(), people);
    }
    bool people() {
        for (const std::uint8_t marks : state_.marks)
            if ((marks & ~unsigned{Mark::all}) != 0 || part_of(marks) >= parts)
                return wrong("marks", "out of range");
        for (const std::uint16_t spoke : state_.spoke)
            if (spoke != never_spoke && spoke > state_.clock)
                return wrong("spoke", "somebody who took part in a week that is to come");
        return true;
    }
    bool numbers() {
        const auto is_share = [](double value) { return value >= 0.0 && value <= 1.0; };
        for (const double each : state_.events)
            if (!(each >= -1.0 && each <= 1.0)) return wrong("events", "out of range");
        for (const double each : {state_.loud_off, state_.lot_off})
            if (each != not_known && !is_share(each)) return wrong("loud_off", "out of range");
        return state_.revised == not_yet || state_.revised <= state_.clock ||
               wrong("revised", "a week that is to come");
    }
    // Whoever takes part in the round under way does so once, and is marked.
    bool round() {
        const Round& round = state_.round;
        if (round.under_way > 1 || round.began > state_.clock)
            return wrong("round", "out of range");
        std::vector<std::uint8_t> speaks(world_.population());
        const auto once = [&](std::uint32_t c) {
            if (c >= speaks.size() || speaks[c] != 0) return false;
            speaks[c] = 1;
            return true;
        };
        const bool all_once = std::ranges::all_of(round.sayings, once, &Saying::citizen) &&
                              std::ranges::all_of(round.panel, once);
        if (!all_once) return wrong("round", "somebody who cannot take part");
        for (std::uint32_t c = 0; c < speaks.size(); ++c)
            if ((speaks[c] != 0) != ((state_.marks[c] & Mark::speaking) != 0))
                return wrong("round", "somebody speaks who is not heard, or the other way round");
        return true;
    }

    const State& state_;
    const World& world_;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    (void)plan;
    return state_of_bytes<State>(
        bytes, week + warm_up_weeks, "a public that is asked",
        [&](const State& state) { return PublicCheck(state, place).check(); });
}

} // namespace folkmoot::opinion
