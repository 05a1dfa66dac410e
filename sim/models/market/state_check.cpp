/// How a state of a market is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/market/town.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace folkmoot::market {
namespace {

/// Whether everything that belongs to a state is as it must be.
class MarketCheck : StateDoubts {
public:
    MarketCheck(const State& state, const Place& place)
        : state_(state), world_(place.world), places_(place.world.providers.size()) {}

    Problems check() {
        const bool sound =
            sizes() && firms() && cases() && records() && deals() && people() && doors();
        return verdict(sound);
    }

private:
    bool sizes() {
        const std::size_t people = world_.population(), areas = world_.areas.size();
        return size("last", state_.last.size(), people) && size("now", state_.now.size(), people) &&
               size("content", state_.content.size(), people) &&
               size("wait", state_.wait.size(), people) &&
               size("firms", state_.firms.size(), places_) &&
               size("doors", state_.doors.size(), places_) &&
               size("lines", state_.lines.size(), places_) &&
               size("deals", state_.deals.size(), areas * most_lots) &&
               size("lots", state_.lots.size(), areas);
    }

    static bool is_amount(double value, double least, double most) {
        return value >= least && value <= most;
    }
    bool is_money(Pence amount) {
        if (amount > most_pence || amount < -most_pence) return false;
        counted_ += amount < 0 ? -amount : amount;
        return counted_ <= most_counted;
    }

    bool firms() {
        const Ledger& l = state_.ledger;
        for (const Pence each :
             {l.paid, l.spent, l.brought, l.taken, l.rescued, l.lost, l.redress, l.redressed})
            if (each > most_pence || each < -most_pence)
                return wrong("ledger", "money that cannot be counted");
        Pence reserves = 0;
        for (const Firm& firm : state_.firms) {
            for (const Pence each :
                 {firm.agreed, firm.reserve, firm.income, firm.spent, firm.year_paid,
                  firm.year_spent, firm.good_amount[0], firm.good_amount[1]})
                if (!is_money(each)) return wrong("firms", "money that cannot be counted");
            reserves += firm.reserve;
            for (const double each :
                 {firm.size, firm.capacity, firm.cost, firm.block_load, firm.year_load, firm.good,
                  firm.bad, firm.chart, firm.expected_bad, firm.came, firm.came_chosen})
                if (!is_amount(each, 0.0, most_amount)) return wrong("firms", "out of range");
            for (const double each : {firm.measured, firm.unmeasured, firm.shown, firm.found})
                if (!is_amount(each, 0.0, best_quality)) return wrong("firms", "out of range");
            if (!is_amount(firm.target, 0.0, 1.0) ||
                !is_amount(std::fabs(firm.skill), 0.0, 100.0) || firm.kind >= kinds ||
                firm.small > 1 || firm.declining > 1)
                return wrong("firms", "out of range");
        }
        if (reserves != l.brought + l.paid + l.rescued + l.lost - l.spent - l.taken ||
            l.redress != l.redressed)
            return wrong("ledger", "a penny was lost");
        return true;
    }

    bool is_of_a_citizen(const Case& person) const {
        return person.citizen < world_.population() && person.stratum < world_.strata.count() &&
               person.citizen >= world_.strata.first[person.stratum] &&
               person.citizen < world_.strata.first[person.stratum + 1U];
    }
    /// Notes where somebody stands; false if they cannot.
    bool stands(const Case& person, Now as, std::uint16_t marks) {
        if (!is_of_a_citizen(person) || person.asked > state_.clock || (person.marks & ~marks) != 0)
            return false;
        std::uint8_t& found = now_[person.citizen];
        if (found != static_cast<std::uint8_t>(Now::well)) return false;
        found = static_cast<std::uint8_t>(as);
        ++under_way_;
        return true;
    }
    bool is_open(std::size_t p) const {
        return p < places_ && state_.doors[p] == static_cast<std::uint8_t>(Door::open);
    }

    bool cases() {
        constexpr std::uint16_t hard = Case::is_hard, lost = Case::is_displaced;
        constexpr std::uint16_t served = hard | lost | Case::has_chosen | Case::is_parked;
        now_.assign(world_.population(), static_cast<std::uint8_t>(Now::well));
        std::vector<std::array<std::uint32_t, 4>> load(places_);
        std::vector<Pence> agreed(places_);
        for (const auto& due : state_.serving) {
            for (const Case& person : due) {
                if (!stands(person, Now::served, served) || !is_open(person.provider))
                    return wrong("serving", "somebody who cannot be served");
                ++load[person.provider][(person.hard() ? 2U : 0U) + (person.parked() ? 1U : 0U)];
                agreed[person.provider] += person.amount;
            }
        }
        for (std::size_t p = 0; p < places_; ++p) {
            if (state_.firms[p].load != load[p] || state_.firms[p].agreed != agreed[p])
                return wrong("firms", "a provider differs from those whom it serves");
            for (const Case& person : state_.lines[p])
                if (!stands(person, Now::waiting, served) || person.provider != p || !is_open(p))
                    return wrong("lines", "somebody who cannot wait");
        }
        for (const auto& due : state_.searching)
            for (const Case& person : due)
                if (!stands(person, Now::searching, hard | lost))
                    return wrong("searching", "somebody who cannot search");
        if (state_.needs != state_.ended + state_.given_up + under_way_)
            return wrong("needs", "a need was lost");
        return now_ == state_.now || wrong("now", "somebody is not where they are said to be");
    }

    bool records() {
        for (const auto& due : state_.to_record)
            for (const Known& known : due)
                if (known.provider >= places_ || known.marks > 3)
                    return wrong("to_record", "an ending of nobody");
        return true;
    }

    bool deals() {
        for (const Deal& deal : state_.deals)
            if (deal.firm != nobody && deal.firm >= places_)
                return wrong("deals", "a contract of nobody");
        return std::ranges::all_of(state_.lots, [](auto lots) { return lots <= most_lots; }) ||
               wrong("lots", "out of range");
    }

    bool people() {
        return std::ranges::all_of(state_.last, [&](auto p) { return p < places_; }) ||
               wrong("last", "a provider that there is not");
    }

    // In every area somebody is open.
    bool doors() {
        std::vector<bool> served(world_.areas.size(), false);
        for (std::size_t p = 0; p < places_; ++p) {
            if (state_.doors[p] > static_cast<std::uint8_t>(Door::applying))
                return wrong("doors", "out of range");
            if (is_open(p) && world_.providers[p].reach == Reach::local)
                served[world_.providers[p].area] = true;
        }
        return std::ranges::all_of(served, [](bool open) { return open; }) ||
               wrong("doors", "an area has no provider");
    }

    static constexpr double most_amount = 1e12;
    static constexpr Pence most_counted = Pence{1} << 61;

    const State& state_;
    const World& world_;
    std::size_t places_;
    std::vector<std::uint8_t> now_;
    std::uint64_t under_way_ = 0;
    Pence counted_ = 0;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    (void)plan;
    return state_of_bytes<State>(bytes, week + warm_up_weeks, "a market", [&](const State& state) {
        return MarketCheck(state, place).check();
    });
}

} // namespace folkmoot::market
