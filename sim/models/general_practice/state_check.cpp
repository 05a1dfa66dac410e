/// How a state of general practice is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/general_practice/town.hpp"

#include <algorithm>
#include <string>

namespace folkmoot::general_practice {
namespace {

std::string number_text(std::uint64_t value) { return std::to_string(value); }

/// Whether everything that belongs to a state is as it must be.
class StateCheck : StateDoubts {
public:
    StateCheck(const State& state, const Place& place, const PolicyPlan& plan)
        : state_(state), world_(place.world), plan_(plan), week_(state.clock - warm_up_weeks),
          lists_(place.world) {}

    Problems check() {
        find_strata();
        const bool sound =
            sizes() && people() && lists() && needs() && money() && programmes() && places();
        return verdict(sound);
    }

private:
    void find_strata() {
        stratum_of_.reserve(world_.population());
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s)
            stratum_of_.insert(stratum_of_.end(), world_.strata.size(s),
                               static_cast<std::uint16_t>(s));
    }

    bool sizes() {
        const std::size_t people = world_.population(), providers = world_.providers.size();
        return size("citizens.provider", state_.citizens.provider.size(), people) &&
               size("citizens.since", state_.citizens.since.size(), people) &&
               size("citizens.felt", state_.citizens.felt.size(), people) &&
               size("lists", state_.lists.counters(), lists_.counters()) &&
               size("lists.fresh", state_.lists.fresh_counters(), lists_.counters()) &&
               size("stocks", state_.stocks.size(), sides(world_.strata)) &&
               size("lines", state_.lines.size(), providers) &&
               size("open", state_.open.size(), providers) &&
               size("wait_weeks", state_.wait_weeks.size(), providers) &&
               size("books.providers", state_.books.providers.size(), providers) &&
               size("books.areas", state_.books.areas.size(), world_.areas.size()) &&
               size("books.paid_for", state_.books.paid_for.size(), week_);
    }

    // Everybody is on a list that they may be on: an online one, or one of their own area.
    bool people() {
        for (std::uint32_t c = 0; c < world_.population(); ++c) {
            const std::size_t p = state_.citizens.provider[c];
            const bool fits = p < world_.providers.size() &&
                              (world_.providers[p].reach == Reach::online ||
                               world_.providers[p].area == area_of(stratum_of_[c]));
            if (!fits)
                return wrong("citizens.provider", "a practice that this citizen cannot be with",
                             number_text(p));
        }
        return true;
    }

    // Every counter is what counting gives.
    bool lists() {
        std::vector<Stock> stocks(state_.stocks.size());
        for (std::uint32_t c = 0; c < world_.population(); ++c) {
            const std::uint16_t p = state_.citizens.provider[c];
            const std::uint32_t s = stratum_of_[c];
            ++lists_.count(p, s);
            if (state_.citizens.since[c] != long_since) ++lists_.fresh(p, s);
            Stock& stock = stocks[side(s, world_.providers[p].reach == Reach::online)];
            ++stock.people;
            stock.satisfaction += state_.citizens.felt[c].satisfaction;
        }
        if (!lists_.same_counters(state_.lists))
            return wrong("lists", "a list differs from the people on it");
        const auto same = [](const Stock& a, const Stock& b) {
            return a.people == b.people && a.satisfaction == b.satisfaction;
        };
        return std::ranges::equal(stocks, state_.stocks, same) ||
               wrong("stocks", "a group differs from its people");
    }

    template <class Need> bool is_of_a_citizen(const Need& need) const {
        return need.citizen < world_.population() && need.stratum == stratum_of_[need.citizen];
    }

    bool needs() {
        std::uint64_t under_way = 0;
        const auto all_known = [&](const auto& list) {
            under_way += list.size();
            return std::ranges::all_of(list, [&](const auto& n) { return is_of_a_citizen(n); });
        };
        for (const Line& line : state_.lines)
            if (!all_known(line.requests())) return wrong("lines", "a request of nobody");
        for (const auto& due : state_.returns)
            if (!all_known(due)) return wrong("returns", "a need of nobody");
        for (const auto& week : state_.newcomers)
            if (std::ranges::any_of(week, [&](auto c) { return c >= world_.population(); }))
                return wrong("newcomers", "a newcomer who is nobody");
        return state_.needs == state_.met + state_.unmet + under_way ||
               wrong("needs", "a need was lost");
    }

    bool add_money(std::initializer_list<Pence> amounts) {
        for (const Pence amount : amounts) {
            if (amount > most_pence || amount < -most_pence) return false;
            counted_ += amount < 0 ? -amount : amount;
            if (counted_ > most_counted) return false;
        }
        return true;
    }
    static bool is_amount(double value) { return value >= 0.0 && value <= most_amount; }

    bool money() {
        const Books& books = state_.books;
        const auto no_money = [&] {
            return wrong("books", "money that cannot be counted", {}, "at most £90 trillion");
        };
        if (!(books.visit_cost > 0.0 && books.visit_cost <= most_amount))
            return wrong("books.visit_cost", "out of range");
        for (const ProviderBook& p : books.providers) {
            if (!add_money({p.income, p.cost, p.reserve, p.year_income, p.year_cost}))
                return no_money();
            if (!is_amount(p.fixed_cost) || !is_amount(p.visits) ||
                !is_amount(p.opening_visits_each) || !is_amount(p.slots_left_over))
                return wrong("books.providers", "out of range");
        }
        for (const AreaBook& a : books.areas) {
            if (!add_money({a.allocation, a.pass_on, a.paid, a.passed, a.received, a.repaid,
                            a.year_paid, a.year_passed, a.year_received, a.year_repaid,
                            a.year_local}))
                return no_money();
            if (a.year_local < 0) return wrong("books.areas", "negative money");
        }
        const auto online = std::ranges::count(world_.providers, Reach::online, &Provider::reach);
        for (const auto& due : books.paid_for) {
            if (!size("books.paid_for", due.size(),
                      static_cast<std::size_t>(online) * world_.areas.size()))
                return false;
            for (const Pence amount : due)
                if (!add_money({amount})) return no_money();
        }
        return true;
    }

    bool programmes() {
        if (!state_.enrolled.empty() || !state_.enrolled_of_cell.empty()) {
            if (!size("enrolled", state_.enrolled.size(), world_.population()) ||
                !size("enrolled_of_cell", state_.enrolled_of_cell.size(),
                      world_.strata.count() / strata_per_cell))
                return false;
        }
        if (state_.working.empty() && state_.jobs_left_over.empty()) return true;
        const WorkForce force = work_force(rules_of(plan_.settings).job_search, world_);
        if (!size("working", state_.working.size(), force.citizen.size()) ||
            !size("jobs_left_over", state_.jobs_left_over.size(), world_.areas.size()))
            return false;
        return std::ranges::all_of(state_.jobs_left_over, is_amount) ||
               wrong("jobs_left_over", "out of range");
    }

    // In every area a practice is open, and every wait is one.
    bool places() {
        std::vector<bool> served(world_.areas.size(), false);
        for (std::size_t p = 0; p < world_.providers.size(); ++p) {
            const Provider& provider = world_.providers[p];
            if (provider.reach == Reach::local && state_.open[p] != 0) served[provider.area] = true;
            if (!(state_.wait_weeks[p] >= 0.0 && state_.wait_weeks[p] <= longest_wait))
                return wrong("wait_weeks", "out of range");
        }
        return std::ranges::all_of(served, [](bool open) { return open; }) ||
               wrong("open", "an area has no open practice");
    }

    static constexpr double most_amount = 1e12;
    static constexpr double longest_wait = 1e4; // weeks
    static constexpr Pence most_counted = Pence{1} << 61;

    const State& state_;
    const World& world_;
    const PolicyPlan& plan_;
    std::uint32_t week_;
    Lists lists_;
    std::vector<std::uint16_t> stratum_of_; ///< by citizen
    Pence counted_ = 0;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    return state_of_bytes<State>(
        bytes, week + warm_up_weeks, "general practice",
        [&](const State& state) { return StateCheck(state, place, plan).check(); });
}

} // namespace folkmoot::general_practice
