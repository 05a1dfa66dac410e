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
#include "core/whole.hpp"
#include "models/market/plain_firms.hpp"
#include "parts/arrivals.hpp"
#include "parts/logit.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace folkmoot::market {

class PlainMarket : public PlainFirms {
public:
    PlainMarket(const Place& place, const Rules& rules, const State& opening)
        : PlainFirms(place, rules, opening), streets_(streets_of(place.world)) {
        people.resize(world_.population());
        std::uint32_t turn = 0;
        for (std::uint32_t k = 0; k < longest_case; ++k)
            for (const Case& each : state.serving[(clock_ + k) % longest_case])
                people[each.citizen] = {each, clock_ + k, turn++};
        for (const auto& line : state.lines)
            for (const Case& each : line) people[each.citizen] = {each, 0, turn++};
        for (std::uint32_t k = 0; k < longest_case; ++k)
            known_[clock_ + k] = state.to_record[(clock_ + k) % longest_case];
        turn_ = turn;
    }

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

    /// A person's need: where it stands, when it ends or asks again, and in which turn it came.
    struct Stand {
        Case need;
        std::uint32_t due = 0;
        std::uint64_t turn = 0;
    };

private:
    const Streets streets_;

public:
    std::vector<Stand> people;

private:
    std::uint64_t turn_ = 0;
    std::vector<std::uint32_t> came_, came_chosen_;
    std::map<std::uint32_t, std::vector<Known>> known_;

    [[nodiscard]] bool is(std::uint32_t c, Now now) const {
        return state.now[c] == static_cast<std::uint8_t>(now);
    }
    /// Everybody who stands so, in the order in which they came to.
    [[nodiscard]] std::vector<std::uint32_t> all(Now now) const {
        std::vector<std::uint32_t> who;
        for (std::uint32_t c = 0; c < people.size(); ++c)
            if (is(c, now)) who.push_back(c);
        std::ranges::sort(who, {}, [&](std::uint32_t c) { return people[c].turn; });
        return who;
    }
    [[nodiscard]] std::size_t waiting(std::size_t p) const {
        std::size_t count = 0;
        for (std::uint32_t c = 0; c < people.size(); ++c)
            count += is(c, Now::waiting) && people[c].need.provider == p ? 1 : 0;
        return count;
    }
    void count_load(std::size_t p) {
        Firm& firm = firms()[p];
        firm.load = {};
        firm.agreed = 0;
        for (std::uint32_t c = 0; c < people.size(); ++c) {
            const Case& need = people[c].need;
            if (!is(c, Now::served) || need.provider != p) continue;
            ++firm.load[(need.hard() ? 2U : 0U) + (need.parked() ? 1U : 0U)];
            firm.agreed += need.amount;
        }
    }

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

    // ------------------------------------------------------------ people

    void people_ask() {
        for (const std::uint32_t c : all(Now::searching))
            if (people[c].due == clock_) find_provider(c, true);
        const auto chances = need_chances(rules_.need, world_.strata);
        const VisitOrder order(world_.seed, clock_, world_.strata.count());
        for (std::uint32_t k = 0; k < world_.strata.count(); ++k) {
            Episodes found;
            find_needs_plainly(world_.seed, clock_, order(k), chances[order(k)], world_.strata,
                               found);
            for (const Episode& each : found.all()) {
                const std::uint32_t c = each.citizen;
                if (!is(c, Now::well)) continue;
                const bool hard = word(c, purpose::need, 1)[0] <
                                  threshold(hard_chance(rules_.need, each.stratum));
                Case need;
                need.citizen = c;
                need.stratum = each.stratum;
                need.asked = static_cast<std::uint16_t>(clock_);
                need.marks = hard ? Case::is_hard : 0;
                people[c].need = need;
                ++state.needs;
                find_provider(c, false);
            }
        }
    }

    [[nodiscard]] std::span<const Near> near(std::uint32_t c) const {
        return streets_.from(area_of(people[c].need.stratum), streets_.cell_of[c]);
    }
    [[nodiscard]] const Deal* deal_for(std::uint32_t c) const {
        const std::uint32_t a = area_of(people[c].need.stratum);
        if (state.lots[a] == 0) return nullptr;
        const Deal& deal = state.deals[a * most_lots + streets_.cell_of[c] % state.lots[a]];
        const bool held = deal.firm != nobody && takes(deal.firm) &&
                          state.firms[deal.firm].generation == deal.generation;
        return held ? &deal : nullptr;
    }
    [[nodiscard]] double price_of(std::uint32_t c) const {
        const Case& need = people[c].need;
        const Deal* deal = deal_for(c);
        const bool held = !need.chosen() && rules_.choice.way != Way::nearest_public &&
                          deal != nullptr && deal->firm == need.provider;
        return held ? deal->price / 100.0 : rules_.contract.price;
    }

    std::uint16_t chosen_by(std::uint32_t c, bool told) {
        std::vector<std::uint16_t> whom;
        std::vector<double> weight;
        double sum = 0;
        for (const Near& each : near(c)) {
            if (!takes(each.place) ||
                whom.size() == static_cast<std::size_t>(rules_.weighing.considered))
                continue;
            const Firm& firm = firms()[each.place];
            const Pull pull = pull_of(rules_.weighing, seen_quality(rules_.choice.shown, firm),
                                      expected_wait(rules_.service, firm, line_[each.place]));
            double mine = (told ? pull.told : pull.untold) * nearness(rules_.weighing, each.km);
            if (state.last[c] == each.place && state.wait[c] != never_waited &&
                state.content[c] >= never_served_content)
                mine *= math::exp(rules_.weighing.habit);
            whom.push_back(each.place);
            weight.push_back(mine);
            sum += mine;
        }
        return whom.empty() ? nobody : whom[pick(weight, sum, unit(word(c, purpose::need)[1]))];
    }

    void find_provider(std::uint32_t c, bool again) {
        Case& need = people[c].need;
        const Words who = draw(world_.seed, c, 0, purpose::person);
        const Words now = word(c, purpose::need);
        const bool chooses =
            rules_.choice.way == Way::choose &&
            (who[0] < threshold(able_chance(rules_.weighing, deprivation_of(need.stratum))) ||
             who[1] < threshold(rules_.choice.help));
        const bool told = who[2] < threshold(rules_.choice.told);
        need.marks &= Case::is_hard | Case::is_displaced;
        need.provider = chooses ? chosen_by(c, told) : nobody;
        if (need.provider != nobody) need.marks |= Case::has_chosen;
        const Deal* deal = nullptr;
        if (need.provider == nobody && rules_.choice.way != Way::nearest_public) deal = deal_for(c);
        if (deal != nullptr) need.provider = deal->firm;
        const std::uint16_t fallback = nearest_public(near(c), state, clock_);
        if (need.provider == nobody) need.provider = fallback;

        double pounds = price_of(c);
        const double agreed = agreed_price(rules_.contract, pounds, need.hard()) / 100.0;
        if (now[2] < threshold(rules_.selection.freedom) &&
            !wants(rules_, rules_.contract, firms()[need.provider], agreed, need.hard(),
                   quality_[need.provider])) {
            if (need.chosen()) {
                need.provider = fallback;
                need.marks &= Case::is_hard | Case::is_displaced;
                pounds = price_of(c);
            } else {
                need.marks |= Case::is_parked;
            }
        }
        ++came_[need.provider];
        if (need.chosen() && told) ++came_chosen_[need.provider];

        if (deal != nullptr && now[1] < threshold(rules_.buying.sub_share) &&
            !is_small_firm(firms()[need.provider])) {
            for (const Near& each : near(c)) {
                const Firm& firm = firms()[each.place];
                if (each.place == need.provider || !takes(each.place) || !is_small_firm(firm))
                    continue;
                if (firm.served() + 1.0 > firm.capacity) continue;
                const double cut = rules_.tendering.cut * (rules_.buying.sub_open ? 0.5 : 1.0);
                earn(need.provider, to_pence(pounds * cut * ppc()));
                need.provider = each.place;
                return begin_service(c, pounds * (1.0 - cut));
            }
        }
        if (again) return begin_service(c, pounds);
        const double patience = -rules_.service.patience * math::fast_log_unit(now[3]);
        need.amount = clock_ + 1 + whole_part<std::uint16_t>(patience);
        state.now[c] = static_cast<std::uint8_t>(Now::waiting);
        people[c].turn = turn_++;
    }

    void begin_service(std::uint32_t c, double pounds) {
        Case& need = people[c].need;
        need.amount = agreed_price(rules_.contract, pounds, need.hard());
        people[c].due = clock_ + static_cast<std::uint32_t>(rules_.service.weeks) - 1;
        people[c].turn = turn_++;
        state.now[c] = static_cast<std::uint8_t>(Now::served);
        state.last[c] = need.provider;
        if (!need.displaced())
            state.wait[c] = static_cast<std::uint8_t>(std::min(clock_ - need.asked, 254U));
        count_load(need.provider);
    }

    void people_begin() {
        for (std::size_t p = 0; p < firms().size(); ++p) {
            for (const std::uint32_t c : all(Now::waiting)) {
                if (people[c].need.provider != p) continue;
                if (people[c].need.amount <= clock_) {
                    ++state.given_up;
                    state.now[c] = static_cast<std::uint8_t>(Now::well);
                    feels(c, false);
                } else if (takes(p) && firms()[p].served() < whole_part<std::uint32_t>(std::max(
                                                                 firms()[p].capacity, 1.0))) {
                    begin_service(c, price_of(c));
                }
            }
        }
    }

    void feels(std::uint32_t c, bool well) {
        state.content[c] = static_cast<std::uint8_t>((state.content[c] + (well ? 235 : 70)) / 2);
    }

    void people_end() {
        for (const std::uint32_t c : all(Now::served)) {
            if (people[c].due != clock_) continue;
            const Case need = people[c].need;
            Firm& firm = firms()[need.provider];
            const Quality got = need.parked() ? Quality{} : quality_[need.provider];
            const Words a = word(c, purpose::ending), b = word(c, purpose::ending, 1);
            const bool harm = unit(a[1]) < harm_chance(rules_.outcome, got.all);
            const bool well = !harm && unit(a[0]) < ends_well(rules_.outcome, need.hard(), got.all);
            const bool record =
                !harm && unit(a[0]) < ends_well(rules_.outcome, need.hard(), got.measured);
            const bool written = (a[2] < threshold(rules_.contract.error)) != record;
            state.now[c] = static_cast<std::uint8_t>(Now::well);
            ++state.ended;
            feels(c, well);
            known_[clock_ + static_cast<std::uint32_t>(rules_.contract.lag_weeks)].push_back(
                {need.amount, need.provider, static_cast<std::uint8_t>(firm.generation),
                 static_cast<std::uint8_t>((need.hard() ? 1 : 0) + (written ? 2 : 0))});
            if (rules_.redress.unasked && !written) redress(need.provider);

            const bool content = a[3] < threshold(rules_.voice.noticed) ? well : record;
            const bool in_public = rules_.choice.shown == Shown::ratings;
            const Raters raters = raters_of(rules_.voice, in_public, years());
            if (b[0] < threshold(content ? rules_.voice.rate_good : rules_.voice.rate_bad)) {
                (content || b[1] < threshold(raters.kindness) ? firm.good : firm.bad) += 1.0;
                ++firm.ratings;
            }
            const double complains =
                rules_.voice.complain + (1.0 - rules_.voice.complain) * 0.3 * rules_.watch.ease;
            if (well || b[2] >= threshold(complains)) continue;
            ++firm.complaints;
            if (!rules_.redress.unasked && b[3] < threshold(rules_.voice.upheld))
                redress(need.provider);
        }
        for (std::size_t p = 0; p < firms().size(); ++p) count_load(p);
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

    void close(std::size_t p) {
        Firm& firm = firms()[p];
        (firm.reserve < 0 ? state.ledger.lost : state.ledger.taken) += std::abs(firm.reserve);
        std::vector<std::uint32_t> theirs;
        for (std::uint32_t c = 0; c < people.size(); ++c)
            if (people[c].need.provider == p && (is(c, Now::served) || is(c, Now::waiting)))
                theirs.push_back(c);
        std::ranges::sort(theirs, {}, [&](std::uint32_t c) {
            const bool waits = is(c, Now::waiting);
            return std::tuple(waits, waits ? 0U : people[c].due, people[c].turn);
        });
        for (const std::uint32_t c : theirs) {
            Case& need = people[c].need;
            state.now[c] = static_cast<std::uint8_t>(Now::searching);
            need.asked = static_cast<std::uint16_t>(clock_);
            need.amount = 0;
            need.marks =
                static_cast<std::uint16_t>((need.marks & Case::is_hard) | Case::is_displaced);
            people[c].due = clock_ + static_cast<std::uint32_t>(rules_.service.find_weeks);
            people[c].turn = turn_++;
        }
        Firm empty;
        empty.generation = firm.generation;
        empty.size = firm.size;
        empty.small = firm.small;
        empty.kind = firm.kind;
        firm = empty;
        state.doors[p] = static_cast<std::uint8_t>(Door::free);
    }

    std::vector<std::size_t> line_;
    std::vector<std::size_t> open_at_first_;
    std::vector<double> custom_at_first_;
};

} // namespace folkmoot::market
