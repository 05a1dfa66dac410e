/// How a state of beds is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/beds/town.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::beds {
namespace {

/// Whether everything that belongs to a state is as it must be.
class BedsCheck : StateDoubts {
public:
    BedsCheck(const State& state, const Place& place, const Rules& rules)
        : state_(state), world_(place.world), rules_(rules) {}

    Problems check() {
        return verdict(sizes() && people() && beds() && lists() && firms() && disease());
    }

private:
    static bool amount(double value) { return value >= 0.0 && value < 1e12; }

    bool sizes() {
        const std::size_t people = world_.population(), count = world_.providers.size();
        return size("hospital_of", state_.hospital_of.size(), people) &&
               size("latest", state_.latest.size(), people) &&
               size("latest_week", state_.latest_week.size(), people) &&
               size("hospitals", state_.hospitals.size(), count) &&
               size("queues", state_.queues.size(), count) &&
               size("lists", state_.lists.size(), count) &&
               size("firms", state_.firms.size(), static_cast<std::size_t>(rules_.firms.firms));
    }
    bool people() {
        std::uint32_t s = 0;
        for (std::uint32_t c = 0; c < world_.population(); ++c) {
            while (world_.strata.first[s + 1] <= c) ++s;
            const std::uint16_t h = state_.hospital_of[c];
            if (h >= world_.providers.size() || world_.providers[h].area != area_of(s))
                return wrong("hospital_of", "a hospital that is not in the area");
        }
        for (const std::uint8_t latest : state_.latest)
            if (latest >= latest_kinds) return wrong("latest", "out of range");
        for (const std::uint16_t week : state_.latest_week)
            if (week > state_.clock) return wrong("latest_week", "a week that is to come");
        return true;
    }
    bool beds() {
        std::vector<std::array<std::uint32_t, wards>> used(state_.hospitals.size());
        if (!std::ranges::is_heap(state_.patients, std::greater<>{}))
            return wrong("patients", "not in order");
        for (const Patient& each : state_.patients) {
            if (each.hospital >= used.size() || each.ward >= wards || !is_citizen(each.citizen))
                return wrong("patients", "out of range");
            ++used[each.hospital][each.ward];
        }
        for (std::size_t h = 0; h < used.size(); ++h) {
            const Hospital& hospital = state_.hospitals[h];
            if (hospital.used != used[h])
                return wrong("hospitals", "a bed is used by nobody, or by two");
            for (std::size_t ward = 0; ward < wards; ++ward) {
                if (!amount(hospital.staff[ward]) || !amount(hospital.joined[ward]) ||
                    !amount(hospital.left[ward]) || hospital.beds[ward] > 1'000'000 ||
                    hospital.busy_days[ward] > days_a_week ||
                    !std::ranges::all_of(hospital.training[ward], amount))
                    return wrong("hospitals", "out of range");
                if (state_.clock > 0 && !size("hospitals.training", hospital.training[ward].size(),
                                              static_cast<std::size_t>(rules_.staff.training)))
                    return false;
            }
        }
        for (const auto& queue : state_.queues)
            for (const Queued& each : queue)
                if (!is_citizen(each.who.citizen) || each.who.stratum >= world_.strata.count() ||
                    each.who.ward != general || each.who.why >= whys ||
                    each.since > state_.clock * minutes_a_week || each.gives_up < each.since)
                    return wrong("queues", "out of range");
        return true;
    }
    bool lists() {
        for (const auto& list : state_.lists)
            for (const Listed& each : list)
                if (!is_citizen(each.citizen) || each.stratum >= world_.strata.count() ||
                    each.joined > state_.clock)
                    return wrong("lists", "out of range");
        return true;
    }
    bool firms() {
        for (const Firm& firm : state_.firms)
            if (!(std::fabs(firm.reserve) < 1e6) ||
                firm.closed_weeks > static_cast<unsigned>(rules_.firms.weeks))
                return wrong("firms", "out of range");
        return (state_.heat >= 0.0 && state_.heat < 1e6) || wrong("heat", "out of range");
    }
    bool disease() {
        const Disease& disease = state_.disease;
        const std::size_t areas = world_.areas.size(), cells = areas * age_bands;
        for (const auto* table : {&disease.well, &disease.latent, &disease.ill, &disease.over})
            if (!size("disease", table->size(), cells)) return false;
        if (!size("disease.comes", disease.comes.size(), areas) ||
            !size("disease.carried", disease.carried.size(), areas))
            return false;
        if (disease.goes_about > 1 || disease.began > state_.clock ||
            !amount(disease.reproduction) || !std::ranges::all_of(disease.carried, amount))
            return wrong("disease", "out of range");
        const std::vector<double> people = people_by_age(world_);
        for (std::size_t at = 0; at < cells; ++at) {
            const std::array parts{disease.well[at], disease.latent[at], disease.ill[at],
                                   disease.over[at]};
            double all = 0;
            for (const double part : parts) all += part;
            if (!std::ranges::all_of(parts, amount) ||
                !(std::fabs(all - people[at]) <= 1e-6 * (1.0 + people[at])))
                return wrong("disease", "a person is neither well nor ill");
        }
        return true;
    }
    [[nodiscard]] bool is_citizen(std::uint32_t c) const { return c < world_.population(); }

    const State& state_;
    const World& world_;
    const Rules& rules_;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    return state_of_bytes<State>(
        bytes, week + warm_up_weeks, "hospitals and their beds", [&](const State& state) {
            return BedsCheck(state, place, rules_of(plan.settings)).check();
        });
}

} // namespace folkmoot::beds
