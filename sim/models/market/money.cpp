/// What providers are paid and what it costs them.

#include "models/market/town.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <limits>

namespace folkmoot::market {
namespace {

bool ends_year(std::uint32_t clock) { return clock % weeks_in_year == weeks_in_year - 1; }

} // namespace

Pence Town::pence_of(double pounds) const {
    return to_pence(pounds * place_->world.people_per_citizen);
}

Pence Town::left_of_cap(std::size_t p) const {
    const double cap = rules_of_provider(p).contract.cap;
    if (!(cap > 0.0)) return std::numeric_limits<Pence>::max() / 2;
    return std::max<Pence>(0, to_pence(cap) - state_.firms[p].year_paid);
}

void Town::pay(std::size_t p, Pence amount) {
    if (warming_up()) return;
    Firm& firm = state_.firms[p];
    amount = std::clamp<Pence>(amount, 0, left_of_cap(p));
    firm.income += amount;
    firm.reserve += amount;
    firm.year_paid += amount;
    state_.ledger.paid += amount;
    const double pounds = to_pounds(amount);
    add_provider(week_, area_of_place(p), firm.kind, paid, pounds);
    if (is_firm(firm)) add_provider(week_, area_of_place(p), firm.kind, paid_firms, pounds);
    if (is_small_firm(firm)) add_provider(week_, area_of_place(p), firm.kind, paid_small, pounds);
}

void Town::charge(std::size_t p, Pence amount) {
    if (warming_up()) return;
    Firm& firm = state_.firms[p];
    firm.spent += amount;
    firm.year_spent += amount;
    firm.reserve -= amount;
    state_.ledger.spent += amount;
}

double Town::week_cost(std::size_t p) const {
    const Rules& rules = rules_of_provider(p);
    const Firm& firm = state_.firms[p];
    double cases = 0;
    for (const bool hard : {false, true}) {
        const std::size_t at = hard ? 2 : 0;
        cases += firm.load[at] * case_cost(rules, firm, hard) +
                 firm.load[at + 1] * parked_cost(rules, firm, hard);
    }
    return (rules.providers.fixed_cost + rules.admission.fee) / weeks_per_year +
           cases / rules.service.weeks * place_->world.people_per_citizen;
}

void Town::pay_providers() {
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        if (!is_open(p)) continue;
        Firm& firm = state_.firms[p];
        const Rules& rules = rules_of_provider(p);
        firm.came += (came_[p] - firm.came) / weeks_in_quarter;
        firm.came_chosen += (came_chosen_[p] - firm.came_chosen) / weeks_in_quarter;
        firm.year_load += firm.served();
        if (!warming_up()) {
            const PriceParts parts = price_parts(rules.contract);
            const double weeks = rules.service.weeks;
            pay(p, pence_of(firm.block_load * rules.contract.price * parts.block / weeks));
            pay(p, pence_of(static_cast<double>(firm.agreed) / 100.0 * parts.cases / weeks));
            double cost = week_cost(p);
            if (rules.providers.luck > 0.0) {
                const Words word =
                    draw(chance.seed, static_cast<std::uint32_t>(p), state_.clock, purpose::luck);
                cost *= 1.0 + rules.providers.luck * normal_of(word[0]);
            }
            charge(p, to_pence(cost));
        }
        if (ends_year(state_.clock)) {
            firm.block_load = firm.year_load / weeks_per_year;
            firm.year_load = 0;
            firm.year_paid = 0;
        }
    }
}

void Town::record_endings() {
    std::vector<Known> due;
    due.swap(state_.to_record[state_.clock % longest_case]);
    const Rules& rules = rules_.front();
    const double standard = rules.inspecting.standard;
    std::array<double, 2> risk{};
    std::array<CusumWeight, 2> weight{};
    for (const bool hard : {false, true}) {
        constexpr double least = 0.001;
        const double harm = harm_chance(rules.outcome, standard);
        risk[hard ? 1 : 0] = std::clamp(
            1.0 - (1.0 - harm) * ends_well(rules.outcome, hard, standard), least, 1.0 - least);
        weight[hard ? 1 : 0] = cusum_weight(risk[hard ? 1 : 0], 1.0, rules.watch.odds);
    }
    for (const Known& known : due) {
        Firm& firm = state_.firms[known.provider];
        const std::size_t hard = known.marks & 1U;
        const bool good = (known.marks & 2U) != 0;
        if (rules.watch.rule != Rule::none)
            add_provider(week_, area_of_place(known.provider), firm.kind, watching,
                         rules.inspecting.record_cost * place_->world.people_per_citizen);
        if (!is_open(known.provider) ||
            static_cast<std::uint8_t>(firm.generation) != known.generation)
            continue; // nobody is left to be paid
        ++firm.cases[hard];
        if (good) {
            ++firm.outcomes[hard];
            firm.good_amount[hard] += known.amount;
        }
        ++firm.recorded;
        if (!good) ++firm.recorded_bad;
        firm.expected_bad += risk[hard];
        if (rules.watch.rule == Rule::cusum)
            firm.chart = cusum(firm.chart, weight[hard], good ? 0 : 1, good ? 1 : 0);
    }
}

void Town::pay_for_outcomes() {
    if (warming_up() || week() % weeks_in_quarter != weeks_in_quarter - 1) return;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        if (!is_open(p)) continue;
        Firm& firm = state_.firms[p];
        const ContractTerms& terms = rules_of_provider(p).contract;
        Contract contract;
        Delivered delivered;
        for (std::size_t kind = 0; kind < case_kinds; ++kind) {
            delivered.cases[kind] = firm.cases[kind];
            delivered.outcomes[kind] = firm.outcomes[kind];
            if (firm.outcomes[kind] == 0) continue;
            const double mean =
                static_cast<double>(firm.good_amount[kind]) / firm.outcomes[kind] / 100.0;
            contract.per_outcome[kind] =
                pence_of(mean * price_parts(terms).outcomes / terms.expected);
        }
        contract.target_kind = static_cast<TargetKind>(terms.target_kind);
        contract.target = target_now(terms, firm);
        pay(p, payment(contract, delivered).outcomes);
        const double cases = delivered.cases[easy_case] + delivered.cases[hard_case];
        const double good = delivered.outcomes[easy_case] + delivered.outcomes[hard_case];
        if (cases > 0.0) firm.target = next_target(firm.target, good / cases, terms.ratchet);
        firm.cases = {};
        firm.outcomes = {};
        firm.good_amount = {};
    }
}

void Town::pay_redress(const Case& person, bool ended_well) {
    const double pounds = rules_of_provider(person.provider).redress.amount;
    if (!(pounds > 0.0) || warming_up()) return;
    const Pence amount = pence_of(pounds);
    charge(person.provider, amount);
    state_.ledger.redressed += amount;
    state_.ledger.redress += amount;
    const std::size_t kind = state_.firms[person.provider].kind, how = person.hard() ? 1 : 0;
    if (!ended_well) add_person(week_, person.stratum, kind, how, redress_people);
    add_person(week_, person.stratum, kind, how, redress_pounds, to_pounds(amount));
    if (chance.log != nullptr)
        chance.log->add(person_redress, person.citizen, nearest_whole<std::uint16_t>(pounds));
}

void Town::take_gains() {
    if (warming_up() || !ends_year(state_.clock)) return;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        if (!is_open(p) || firm.kind != static_cast<std::uint8_t>(Kind::company)) continue;
        const double weekly = to_pounds(firm.year_spent) / weeks_per_year;
        firm.year_spent = 0;
        const Pence kept = to_pence(weekly * rules_of_provider(p).providers.keep_weeks);
        const Pence gain = std::max<Pence>(0, firm.reserve - kept);
        firm.reserve -= gain;
        state_.ledger.taken += gain;
    }
}

} // namespace folkmoot::market
