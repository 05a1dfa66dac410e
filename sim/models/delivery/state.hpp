#pragma once

/// Everything that changes from week to week where services are built.

#include "engine/town.hpp"
#include "models/delivery/settings/policy.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::delivery {

/// What many services need alike: payments, identity, notices.
inline constexpr std::size_t components = 3, identity = 1;
inline constexpr std::uint16_t never = 0xFFFF;

/// Whether a citizen will try again.
enum class Need8 : std::uint8_t { none, comes_back };
/// How a citizen's last try ended.
enum class Last : std::uint8_t { none, at_once, later, rang, gave_up };
inline constexpr std::size_t last_kinds = 5;

/// Somebody who will try again.
struct Return {
    std::uint32_t citizen = 0;
    std::uint16_t stratum = 0;
    std::uint16_t service = 0;
    std::uint16_t when = 0; ///< clock
    std::uint8_t tries = 0; ///< that have failed

    bool operator==(const Return&) const = default;
    template <class A> void serialize(A& a) { a(citizen, stratum, service, when, tries); }
};

/// A change on its way, or in a test.
struct Idea {
    std::uint32_t service = 0;
    std::uint16_t born = 0; ///< clock
    double effect = 0;      ///< log-odds, before anybody knows

    bool operator==(const Idea&) const = default;
    template <class A> void serialize(A& a) { a(service, born, effect); }
};

/// Something that is bought as a whole: a launch, or building what is shared.
struct Project {
    std::uint8_t on = 0, works = 0, runaway = 0;
    std::uint16_t since = 0, ends = 0; ///< clock
    std::int64_t planned = 0, a_week = 0; ///< pence

    bool operator==(const Project&) const = default;
    template <class A> void serialize(A& a) { a(on, works, runaway, since, ends, planned, a_week); }
};

/// Who makes a service's component.
enum class Made : std::uint8_t { not_needed, own, queued, moving, shared };
inline constexpr std::size_t made_kinds = 5;
struct Part {
    std::uint8_t made = 0; ///< of Made
    std::uint16_t until = never; ///< clock: when it has moved
    double quality = 0; ///< log-odds, of one's own

    bool operator==(const Part&) const = default;
    template <class A> void serialize(A& a) { a(made, until, quality); }
};

/// A team and its service.
struct Team {
    std::uint16_t body = 0; ///< of the world's providers; it never changes
    double design = 0;  ///< log-odds of success as designed; falls as the world moves on
    double climbed = 0; ///< what small changes have added since
    std::array<Part, components> parts{};
    std::uint8_t measures = 0;    ///< 1: it knows how many succeed
    std::uint16_t fellow = never; ///< clock: until when a fellow is there
    std::uint8_t testing = 0, waiting = 0; ///< 1: a change is in a test; another waits for one
    std::uint16_t test_ends = 0; ///< clock
    std::uint16_t test_weeks = 0;
    std::uint16_t settled = 0; ///< clock: when people have got used to the last launch
    Idea test{}, next{};
    Project launch{};

    bool operator==(const Team&) const = default;
    template <class A> void serialize(A& a) {
        a(body, design, climbed, parts, measures, fellow, testing, waiting, test_ends, test_weeks,
          settled, test, next, launch);
    }
};

/// Something that is built once.
struct Common {
    std::uint8_t open = 0;
    Project build{};
    double quality = 0;
    double spare = 0; ///< part of a team that could be brought in was left over
    std::uint32_t outside = 0; ///< outsiders who use it
    std::vector<std::uint16_t> queue; ///< services that wait for it, in order

    bool operator==(const Common&) const = default;
    template <class A> void serialize(A& a) { a(open, build, quality, spare, outside, queue); }
};

class State final : public folkmoot::State {
public:
    std::vector<std::uint8_t> need; ///< by citizen: of Need8
    std::vector<std::uint8_t> last; ///< by citizen: of Last
    std::vector<Return> returns;
    std::vector<Team> teams; ///< by service
    /// Changes in the making: by service, then by group of teams and department; in order.
    std::vector<std::vector<Idea>> lines;
    std::array<Common, components> platforms;
    std::array<std::uint32_t, components> built{}; ///< how often one's own was ever built
    std::int64_t paid = 0; ///< pence of real money since the first day
    double worst_week = 0;    ///< largest share of a week's tries that failed while all was down
    double worst_overrun = 0; ///< of a project that has ended, of its plan

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;

    template <class A> void serialize(A& a) {
        a(need, last, returns, teams, lines, platforms, built, paid, worst_week, worst_overrun);
    }
};

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::delivery
