/// How a state of services is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/delivery/town.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::delivery {
namespace {

/// Whether everything that belongs to a state is as it must be.
class DeliveryCheck : StateDoubts {
public:
    DeliveryCheck(const State& state, const Place& place, const Layout& layout)
        : state_(state), world_(place.world), layout_(layout) {}

    Problems check() {
        return verdict(sizes_fit() && teams() && ideas() && common() && records() && people());
    }

private:
    static constexpr double most_odds = 1e3; ///< nothing is ever further from one in two
    static constexpr std::int64_t most_pence = 1'000'000'000'000'000;
    static constexpr std::uint32_t longest = 2'100; ///< that anything lies ahead, weeks

    [[nodiscard]] static bool sound(double odds) { return odds >= -most_odds && odds <= most_odds; }
    [[nodiscard]] bool lived(std::uint16_t clock) const { return clock <= state_.clock; }
    [[nodiscard]] bool sound(const Project& project) const {
        return project.on <= 1 && project.works <= 1 && project.runaway <= 1 &&
               (project.on == 0 || (lived(project.since) && project.ends > project.since &&
                                    project.ends <= project.since + longest &&
                                    project.planned >= 0 && project.planned <= most_pence &&
                                    project.a_week >= -most_pence && project.a_week <= most_pence));
    }
    [[nodiscard]] bool sound(const Idea& idea) const {
        return idea.service < state_.teams.size() && lived(idea.born) && sound(idea.effect);
    }

    bool sizes_fit() {
        const std::size_t people = world_.population();
        return size("need", state_.need.size(), people) &&
               size("last", state_.last.size(), people) &&
               size("teams", state_.teams.size(), layout_.services.size()) &&
               size("lines", state_.lines.size(), layout_.lines());
    }
    bool teams() {
        for (std::size_t s = 0; s < state_.teams.size(); ++s) {
            const Team& team = state_.teams[s];
            if (team.body != layout_.services[s].body) return wrong("teams", "of another body");
            if (!sound(team.design) || !sound(team.climbed))
                return wrong("teams", "success out of range");
            if (team.measures > 1 || team.testing > 1 || team.waiting > 1)
                return wrong("teams", "out of range");
            if (team.fellow != never && team.fellow > state_.clock + longest)
                return wrong("teams", "a fellow who never leaves");
            if (team.settled > state_.clock + longest)
                return wrong("teams", "a launch that is never over");
            if (!sound(team.launch)) return wrong("teams", "a launch that cannot be");
            if (team.testing != 0 &&
                (!sound(team.test) || team.test.service != s || team.test_weeks == 0 ||
                 team.test_ends > state_.clock + longest))
                return wrong("teams", "a test that cannot be");
            if (team.waiting != 0 &&
                (team.testing == 0 || !sound(team.next) || team.next.service != s))
                return wrong("teams", "a change that waits for nothing");
            for (std::size_t c = 0; c < components; ++c) {
                const Part& part = team.parts[c];
                if (part.made >= made_kinds) return wrong("teams", "out of range");
                if ((part.made == 0) == layout_.services[s].needs[c])
                    return wrong("teams", "a component that nobody needs, or one that is missing");
                if (!sound(part.quality)) return wrong("teams", "success out of range");
                const bool moves = part.made == static_cast<std::uint8_t>(Made::moving);
                if (moves == (part.until == never) ||
                    (moves && part.until > state_.clock + longest))
                    return wrong("teams", "a move that never ends");
            }
        }
        return true;
    }
    bool ideas() {
        for (std::size_t line = 0; line < state_.lines.size(); ++line)
            for (const Idea& idea : state_.lines[line])
                if (!sound(idea) || (line < layout_.services.size() && idea.service != line))
                    return wrong("lines", "a change that cannot be there");
        return true;
    }
    bool common() {
        constexpr std::uint32_t most_outside = 1'000'000;
        for (std::size_t c = 0; c < components; ++c) {
            const Common& one = state_.platforms[c];
            if (one.open > 1 || !sound(one.build) || (one.open != 0 && one.build.on != 0))
                return wrong("platforms", "something shared that cannot be");
            if (!sound(one.quality) || !(one.spare >= 0.0 && one.spare <= 1e6) ||
                one.outside > most_outside)
                return wrong("platforms", "out of range");
            std::vector<std::uint8_t> waits(state_.teams.size());
            for (const std::uint16_t s : one.queue) {
                if (s >= waits.size() || waits[s] != 0)
                    return wrong("platforms", "a team that cannot wait");
                waits[s] = 1;
            }
            for (std::size_t s = 0; s < waits.size(); ++s) {
                const std::uint8_t made = state_.teams[s].parts[c].made;
                if ((waits[s] != 0) != (made == static_cast<std::uint8_t>(Made::queued)))
                    return wrong("platforms", "a team that waits nowhere");
                if (made > static_cast<std::uint8_t>(Made::own) && one.open == 0)
                    return wrong("platforms", "a team that uses what is not there");
            }
        }
        return true;
    }
    bool records() {
        constexpr std::uint32_t most_built = 100'000'000;
        for (const std::uint32_t built : state_.built)
            if (built > most_built) return wrong("built", "out of range");
        if (state_.paid < -most_pence || state_.paid > most_pence)
            return wrong("paid", "more money than there can be");
        if (!(state_.worst_week >= 0.0 && state_.worst_week <= 1.0))
            return wrong("worst_week", "out of range");
        if (!(state_.worst_overrun >= -10.0 && state_.worst_overrun <= 1e9))
            return wrong("worst_overrun", "out of range");
        return true;
    }
    bool people() {
        for (const std::uint8_t last : state_.last)
            if (last >= last_kinds) return wrong("last", "out of range");
        std::vector<std::uint8_t> found(world_.population());
        constexpr std::uint32_t weeks = 8;
        constexpr std::uint8_t most_tries = 8;
        for (const Return& who : state_.returns) {
            if (who.citizen >= found.size() || found[who.citizen] != 0 ||
                who.stratum >= world_.strata.count() ||
                world_.strata.first[who.stratum] > who.citizen ||
                who.citizen >= world_.strata.first[who.stratum + 1U] ||
                who.service >= state_.teams.size() || who.tries == 0 || who.tries > most_tries ||
                who.when + 1U < state_.clock || who.when > state_.clock + weeks)
                return wrong("returns", "somebody who cannot come back");
            found[who.citizen] = static_cast<std::uint8_t>(Need8::comes_back);
        }
        return found == state_.need || wrong("need", "somebody who comes back from nowhere");
    }

    const State& state_;
    const World& world_;
    const Layout& layout_;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    const Layout layout(place.world, rules_of(plan.settings));
    return state_of_bytes<State>(
        bytes, week, "services and those who build them",
        [&](const State& state) { return DeliveryCheck(state, place, layout).check(); });
}

} // namespace folkmoot::delivery
