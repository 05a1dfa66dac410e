#pragma once

/// What follows from a place and the rules alone: which services there are, who uses them, and what
/// each is like.

#include "core/random.hpp"
#include "core/whole.hpp"
#include "models/delivery/settings.hpp"
#include "models/delivery/state.hpp"
#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace folkmoot::delivery {

/// What chance decides.
namespace purpose {
inline constexpr Purpose estate = own_purpose(500), like = own_purpose(501),
                         come = own_purpose(502), again = own_purpose(503), idea = own_purpose(504),
                         effect = own_purpose(505), desk = own_purpose(506),
                         verdict = own_purpose(507), practice = own_purpose(508),
                         fellow = own_purpose(509), project = own_purpose(510),
                         turn = own_purpose(511), leap = own_purpose(512), look = own_purpose(513),
                         fail = own_purpose(514), own = own_purpose(515),
                         outside = own_purpose(516), breaks = own_purpose(517),
                         first = own_purpose(518);
} // namespace purpose

/// A group of teams shares at most so many departments.
inline constexpr std::size_t most_desks = 8;

/// A service, as it always is.
struct ServiceFacts {
    std::uint16_t body = 0; ///< of the world's providers
    std::uint16_t area = never; ///< of a local one
    std::uint32_t group = 0; ///< of teams that share departments
    double weight = 0; ///< how much it is used, against others of its kind
    double uses = 0; ///< real, a week
    std::uint8_t size = 0; ///< 0 large, 1 middling, 2 small
    double scale = 1; ///< of a launch, against an average service's
    std::array<bool, components> needs{};
    std::array<double, components> misfit{}; ///< log-odds that it loses with what is shared
    std::array<double, components> asks{}; ///< £ a year that its team must gain
    double network = 0; ///< how much one account for all spares it, of what it can at most
};

/// What somebody in an area may come to settle.
struct Menu {
    std::vector<std::uint32_t> upto; ///< below which word it is this one
    std::vector<std::uint16_t> service;
    static constexpr std::uint32_t guide_bits = 10;
    /// By a word's first bits: where to begin to look.
    std::array<std::uint16_t, 1U << guide_bits> guide{};

    [[nodiscard]] std::uint16_t pick(std::uint32_t word) const {
        std::size_t i = guide[word >> (32U - guide_bits)];
        while (i + 1 < upto.size() && word >= upto[i]) ++i;
        return service[i];
    }
};

struct Layout {
    Layout(const World& world, const Rules& rules);

    /// Where the line of a group's department is; lines of single teams come first.
    [[nodiscard]] std::size_t line(std::size_t group, std::size_t desk) const {
        return services.size() + group * most_desks + desk;
    }
    [[nodiscard]] std::size_t lines() const { return line(groups.size(), 0); }

    std::size_t areas = 0;
    std::vector<std::uint32_t> citizens; ///< by area
    std::vector<double> people; ///< by area: real
    double all_people = 0;
    std::vector<ServiceFacts> services;
    std::vector<std::uint32_t> groups; ///< by group: how many teams
    std::vector<Menu> menus; ///< by area
};

/// Chance that somebody of a stratum comes in a week.
[[nodiscard]] double need_chance(const Need& need, std::uint32_t stratum);
/// How much a component is larger or smaller than payments.
[[nodiscard]] double size_of(const Platform& platform, std::size_t component);
[[nodiscard]] Offer offer_of(const Shared& shared, std::size_t component);
/// £ that one's own costs which is the n-th to be built.
[[nodiscard]] double build_cost(const Own& own, double nth);
/// What a project costs against its plan; `again`: how much more often than usual it runs away.
struct Factor {
    double times = 1;
    bool runaway = false;
};
[[nodiscard]] Factor overrun_of(const Overrun& overrun, double again, const Words& word);
/// What a change does, before anybody knows.
[[nodiscard]] double effect_of(const Change& change, double helps, const Words& word);
/// Standard error of a test on the log-odds, where so many use a service and `share` see the new.
[[nodiscard]] double error_of(double success, double uses, double share);
[[nodiscard]] inline std::int64_t pence_of(double pounds) {
    return nearest_whole<std::int64_t>(pounds * 100.0);
}

} // namespace folkmoot::delivery
