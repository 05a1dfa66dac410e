#pragma once

/// People of the plain twin: who asks, whom they come to, how it ends, and what becomes of them
/// when their provider closes. See plain_market.hpp.

#include "core/math.hpp"
#include "core/whole.hpp"
#include "models/market/plain_firms.hpp"
#include "parts/arrivals.hpp"
#include "parts/logit.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace folkmoot::market {

class PlainPeople : public PlainFirms {
public:
    PlainPeople(const Place& place, const Rules& rules, const State& opening)
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

    /// A person's need: where it stands, when it ends or asks again, and in which turn it came.
    struct Stand {
        Case need;
        std::uint32_t due = 0;
        std::uint64_t turn = 0;
    };
    std::vector<Stand> people;

protected:
    const Streets streets_;
    std::uint64_t turn_ = 0;
    std::vector<std::uint32_t> came_, came_chosen_;
    std::vector<std::size_t> line_; ///< how long lines were when the week began
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
            const Shown shown = told ? rules_.choice.shown : Shown::nothing;
            double mine = pull_of(rules_.weighing, seen_quality(shown, firm),
                                  expected_wait(rules_.service, firm, line_[each.place])) *
                          nearness(rules_.weighing, each.km);
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
};

} // namespace folkmoot::market
