#pragma once

/// The weekly order again, as plainly as it can be said: one person after the other, every provider
/// counted anew from the people it serves, every choice worked out for the one who makes it. What
/// the engine must equal, bit for bit.
///
/// It shares with the engine what has tests of its own (how quality, cost, choice and effort are
/// reckoned, the addresses of random numbers) and nothing of how the engine finds, counts and keeps
/// things.

#include "core/math.hpp"
#include "core/units.hpp"
#include "models/market/plain_people.hpp"

#include <algorithm>
#include <vector>

namespace folkmoot::market {

class PlainMarket : public PlainPeople {
public:
    using PlainPeople::PlainPeople;

    void step() {
        came_.assign(firms().size(), 0);
        came_chosen_.assign(firms().size(), 0);
        begin();
        put_out_contracts();
        people_ask();
        people_begin();
        providers_are_paid();
        people_end();
        endings_are_known();
        inspectors_come();
        alarms_sound();
        providers_change();
        somebody_opens();
        somebody_closes();
        owners_take();
        ++clock_;
    }

private:
    void begin() {
        for (std::size_t p = 0; p < firms().size(); ++p) {
            Firm& firm = firms()[p];
            firm.income = firm.spent = 0;
            firm.good *= math::exp(-1.0 / rules_.voice.memory);
            firm.bad *= math::exp(-1.0 / rules_.voice.memory);
            if (week() == 0) firm.target = rules_.contract.target;
            if (state.doors[p] == static_cast<std::uint8_t>(Door::applying) &&
                firm.opens <= clock_) {
                state.doors[p] = static_cast<std::uint8_t>(Door::open);
                state.ledger.brought +=
                    open_firm(rules_, world_, p, static_cast<Kind>(firm.kind), firm);
            }
            if (firm.publish != 0 && firm.publish <= clock_) {
                firm.shown = firm.found;
                firm.publish = 0;
            }
            const Words luck = draw(world_.seed, static_cast<std::uint32_t>(p), 0, purpose::place);
            if (week() == static_cast<std::uint32_t>(rules_.decline.week) && open(p) &&
                luck[3] < threshold(rules_.decline.share))
                firm.declining = 1;
        }
        quality_.clear();
        line_.clear(); // as it stands when the week begins
        open_at_first_.assign(world_.areas.size(), 0);
        custom_at_first_.assign(world_.areas.size(), 0.0);
        for (std::size_t p = 0; p < firms().size(); ++p) {
            quality_.push_back(quality_now(p));
            line_.push_back(waiting(p));
            if (!open(p)) continue;
            ++open_at_first_[area(p)];
            custom_at_first_[area(p)] += firms()[p].came;
        }
    }

    // ------------------------------------------------------------ money

    void providers_are_paid() {
        const PriceParts parts = price_parts(rules_.contract);
        const double weeks = rules_.service.weeks;
        for (std::size_t p = 0; p < firms().size(); ++p) {
            if (!open(p)) continue;
            count_load(p);
            Firm& firm = firms()[p];
            firm.came += (came_[p] - firm.came) / 13;
            firm.came_chosen += (came_chosen_[p] - firm.came_chosen) / 13;
            firm.year_load += firm.served();
            earn(p,
                 to_pence(firm.block_load * rules_.contract.price * parts.block / weeks * ppc()));
            earn(p,
                 to_pence(static_cast<double>(firm.agreed) / 100.0 * parts.cases / weeks * ppc()));
            const double easy = firm.load[0] * case_cost(rules_, firm, false) +
                                firm.load[1] * parked_cost(rules_, firm, false);
            const double hard = firm.load[2] * case_cost(rules_, firm, true) +
                                firm.load[3] * parked_cost(rules_, firm, true);
            double cost = (rules_.providers.fixed_cost + rules_.admission.fee) / 52.0 +
                          (easy + hard) / weeks * ppc();
            cost *= 1.0 + rules_.providers.luck *
                              normal_of(word(static_cast<std::uint32_t>(p), purpose::luck)[0]);
            spend(p, to_pence(cost));
            if (clock_ % 52 != 51) continue;
            firm.block_load = firm.year_load / 52.0;
            firm.year_load = 0;
            firm.year_paid = 0;
        }
    }

    void endings_are_known() {
        for (const Known& each : known_[clock_]) {
            Firm& firm = firms()[each.provider];
            if (!open(each.provider) || firm.generation % 256 != each.generation) continue;
            const bool hard = each.marks % 2 == 1, good = each.marks >= 2;
            const double harm = harm_chance(rules_.outcome, rules_.inspecting.standard);
            const double fine = ends_well(rules_.outcome, hard, rules_.inspecting.standard);
            const double risk = std::clamp(1.0 - (1.0 - harm) * fine, 0.001, 0.999);
            ++firm.cases[hard];
            firm.outcomes[hard] += good ? 1 : 0;
            firm.good_amount[hard] += good ? each.amount : 0;
            ++firm.recorded;
            firm.recorded_bad += good ? 0 : 1;
            firm.expected_bad += risk;
            const CusumWeight weight = cusum_weight(risk, 1.0, rules_.watch.odds);
            if (rules_.watch.rule == Rule::cusum)
                firm.chart = std::max(0.0, firm.chart + (good ? weight.good : weight.bad));
        }
        if (week() % 13 != 12) return;
        for (std::size_t p = 0; p < firms().size(); ++p) {
            if (!open(p)) continue;
            Firm& firm = firms()[p];
            Contract contract;
            Delivered done;
            for (std::size_t k = 0; k < 2; ++k) {
                done.cases[k] = firm.cases[k];
                done.outcomes[k] = firm.outcomes[k];
                if (firm.outcomes[k] == 0) continue;
                const double mean =
                    static_cast<double>(firm.good_amount[k]) / firm.outcomes[k] / 100.0;
                contract.per_outcome[k] = to_pence(mean * rules_.contract.outcome_share /
                                                   rules_.contract.expected * ppc());
            }
            contract.target = rules_.contract.ratchet > 0.0 ? firm.target : rules_.contract.target;
            contract.target_kind = static_cast<TargetKind>(rules_.contract.target_kind);
            earn(p, payment(contract, done).outcomes);
            const double cases = firm.cases[0] + firm.cases[1];
            if (cases > 0.0)
                firm.target =
                    next_target(firm.target, (firm.outcomes[0] + firm.outcomes[1]) / cases,
                                rules_.contract.ratchet);
            firm.cases = {};
            firm.outcomes = {};
            firm.good_amount = {};
        }
    }

    // ------------------------------------------------------------ watching

    void inspectors_come() {
        for (std::size_t p = 0; p < firms().size(); ++p) {
            if (!open(p)) continue;
            Firm& firm = firms()[p];
            const bool called = firm.complaints >= static_cast<std::uint32_t>(rules_.watch.trigger);
            if (called || week() % 13 == 12) firm.complaints = 0;
            const Words luck = word(static_cast<std::uint32_t>(p), purpose::inspection);
            if (!called && luck[0] >= threshold(rules_.watch.inspections / 52.0)) continue;
            firm.found = std::clamp(
                quality_[p].measured + rules_.inspecting.error * normal_of(luck[1]), 0.0, 10.0);
            firm.publish =
                clock_ + std::max(1U, static_cast<std::uint32_t>(rules_.inspecting.delay));
            if (firm.found < rules_.admission.floor) act(p);
        }
    }

    void alarms_sound() {
        for (std::size_t p = 0; p < firms().size(); ++p) {
            const Firm& firm = firms()[p];
            if (open(p) && rules_.watch.rule == Rule::cusum && firm.chart >= rules_.watch.limit)
                alarm(p);
            const double all_marks = firm.good + firm.bad;
            if (open(p) &&
                firm.ratings >= static_cast<std::uint32_t>(rules_.admission.remove_after) &&
                firm.good < rules_.admission.remove_below * all_marks && !last_one(p))
                close(p);
        }
        if (week() % 52 != 51) return;
        for (std::size_t p = 0; p < firms().size(); ++p) {
            Firm& firm = firms()[p];
            if (open(p) && rules_.watch.rule == Rule::funnel && firm.recorded >= 10 &&
                firm.recorded_bad >
                    funnel_limits(firm.recorded, firm.expected_bad / firm.recorded, 0.001).high *
                        firm.recorded)
                alarm(p);
            firm.recorded = firm.recorded_bad = 0;
            firm.expected_bad = 0;
        }
    }
    void alarm(std::size_t p) {
        firms()[p].chart = 0;
        act(p);
    }

    void act(std::size_t p) {
        Firm& firm = firms()[p];
        if (firm.mend_until > clock_) return;
        const Words luck = word(static_cast<std::uint32_t>(p), purpose::mending);
        const bool told = rules_.watch.action == Action::told;
        if (told && luck[0] >= threshold(mission_of(rules_.providers, firm.kind))) return;
        firm.bad_since = 0;
        if (rules_.watch.action == Action::removed && !last_one(p)) return close(p);
        if (firm.declining != 0) {
            const double best =
                std::max(0.0, best_quality - declined_by(rules_.decline, firm, clock_));
            firm.measured = std::clamp(best - firm.skill, 0.0, firm.measured);
            firm.unmeasured = std::clamp(best - firm.skill, 0.0, firm.unmeasured);
            firm.declining = 0;
        }
        firm.mend_until = clock_ + static_cast<std::uint32_t>(rules_.inspecting.mend_weeks);
        if (!told && !last_one(p)) firm.suspended_until = firm.mend_until;
    }

    // ------------------------------------------------------------ change

    void providers_change() {
        if (week() % 4 == 3) {
            for (std::size_t p = 0; p < firms().size(); ++p) {
                if (!open(p)) continue;
                Firm& firm = firms()[p];
                const Standing at = standing(p, open_at_first_[area(p)], custom_at_first_[area(p)]);
                const double margin = margin_of(rules_, firm, quality_[p], at);
                adapt_effort(rules_, firm, quality_[p], at, years(), clock_);
                adapt_room(rules_, firm, waiting(p), margin);
            }
        }
        for (std::size_t p = 0; p < firms().size(); ++p) {
            if (!open(p)) continue;
            const bool bad = quality_now(p).all < rules_.outcome.bad_line;
            Firm& firm = firms()[p];
            firm.bad_since = !bad ? 0 : firm.bad_since != 0 ? firm.bad_since : clock_ + 1;
        }
    }

    void somebody_opens() {
        if (week() % 13 != 12) return;
        for (std::uint32_t a = 0; a < world_.areas.size(); ++a) {
            const Words luck = word(a, purpose::entry);
            std::vector<std::size_t> free;
            double earned = 0, here = 0;
            for (std::size_t p = 0; p < firms().size(); ++p) {
                if (area(p) != a) continue;
                if (state.doors[p] == static_cast<std::uint8_t>(Door::free)) {
                    free.push_back(p);
                    continue;
                }
                here += 1.0;
                if (!open(p)) continue;
                const Standing at = standing(p, open_at_first_[a], custom_at_first_[a]);
                earned += at.cases * (margin_of(rules_, firms()[p], quality_now(p), at) + at.block);
            }
            const double wanted =
                (rules_.providers.fixed_cost + rules_.admission.fee) * (1.0 + rules_.entry.premium);
            if (luck[0] >= threshold(rules_.entry.chance) || free.empty() ||
                earned / (here + 1.0) < wanted)
                continue;
            const std::size_t p = free[below(luck[1], static_cast<std::uint32_t>(free.size()))];
            Firm& firm = firms()[p];
            ++firm.generation;
            const double charity =
                rules_.providers.charity_share / (1.0 - rules_.providers.public_share);
            const Kind kind = luck[2] < threshold(charity) ? Kind::charity : Kind::company;
            Firm newcomer = firm;
            open_firm(rules_, world_, p, kind, newcomer);
            const double found = quality_of(rules_.outcome, newcomer, 0.0).measured +
                                 rules_.inspecting.error * normal_of(luck[3]);
            if (found < rules_.admission.floor && rules_.admission.floor > 0.0) continue;
            firm.kind = static_cast<std::uint8_t>(kind);
            firm.opens = clock_ + 1 + static_cast<std::uint32_t>(rules_.admission.delay_weeks);
            state.doors[p] = static_cast<std::uint8_t>(Door::applying);
        }
    }

    void somebody_closes() {
        for (std::size_t p = 0; p < firms().size(); ++p) {
            Firm& firm = firms()[p];
            if (!open(p) || firm.reserve >= 0) continue;
            if (is_firm(firm) && !last_one(p)) {
                close(p);
                continue;
            }
            state.ledger.rescued -= firm.reserve;
            firm.reserve = 0;
        }
    }

    std::vector<std::size_t> open_at_first_;
    std::vector<double> custom_at_first_;
};

} // namespace folkmoot::market
