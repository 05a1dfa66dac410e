#pragma once

/// The weekly order again, as plainly as it can be said: one citizen after the other, every list
/// counted anew, every line a list of people that is sorted. What the engine must equal, bit for
/// bit.
///
/// It shares with the engine what has tests of its own (rates, funding, adaptation, the addresses
/// of random numbers) and nothing of how the engine finds, counts and keeps things.

#include "core/random.hpp"
#include "engine/simulation.hpp"
#include "models/general_practice/plain_reconsider.hpp"
#include "models/general_practice/practice.hpp"
#include "models/general_practice/processes/need.hpp"
#include "models/general_practice/town.hpp"
#include "parts/arrivals.hpp"
#include "parts/shock.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

namespace folkmoot::general_practice {

class PlainTown {
public:
    PlainTown(const Place& place, const Rules& settings, const State& opening)
        : world_(place.world), settings_(settings),
          rates_(rates_of(settings, place.world, place.reference, opening.books.visit_cost)),
          providers_(local_providers(place.world)), citizens(opening.citizens),
          books(opening.books), open(opening.open), wait_weeks(opening.wait_weeks),
          needs(opening.needs), met(opening.met), unmet(opening.unmet), clock_(opening.clock) {
        since.assign(world_.population(), 0);
        for (const Line& line : opening.lines) lines.push_back(line.requests());
        for (std::uint32_t k = 0; k < longest_return; ++k)
            returns_[clock_ + k] = opening.returns[(clock_ + k) % longest_return];
        for (std::uint32_t c = 0; c < world_.population(); ++c)
            stratum_.push_back(stratum_of(world_.strata, c));
        for (const Provider& provider : world_.providers)
            online_.push_back(provider.reach == Reach::online);
    }

    void step() {
        seen_.assign(lines.size(), 0);
        helped_on_.assign(lines.size(), 0);
        const std::vector<Asked> requests = people_ask();
        people_move();
        practices_see(requests);
        money_moves();
        practices_adapt();
        ++clock_;
    }

    /// The week to come.
    [[nodiscard]] std::uint32_t week() const { return clock_ - warm_up_weeks; }

private:
    const World& world_;
    const Rules settings_;
    const Rates rates_;
    const LocalProviders providers_;
    const PatienceTable patience_ = patience_table(settings_.service.patience);

public:
    Citizens citizens;
    std::vector<std::uint16_t> since;  ///< week of registration + 1; 0 = before week 0
    Books books;
    std::vector<std::uint8_t> open;
    std::vector<double> wait_weeks;
    std::vector<std::vector<Request>> lines;
    std::uint64_t needs, met, unmet;

private:
    // A request and the practice that was asked.
    struct Asked {
        Request request;
        std::uint16_t practice = 0;
    };
    [[nodiscard]] Asked asked_of(std::uint32_t citizen, std::uint32_t luck, double patience,
                                 std::uint32_t moment, std::uint8_t marks) const {
        Request request;
        request.citizen = citizen;
        request.luck = luck;
        request.stratum = static_cast<std::uint16_t>(stratum_[citizen]);
        request.joined = static_cast<std::uint16_t>(clock_);
        request.patience = patience_[static_cast<std::size_t>(patience * patience_steps)];
        request.moment = static_cast<std::uint8_t>(moment);
        request.marks = marks;
        return {request, citizens.provider[citizen]};
    }

    std::vector<Asked> people_ask() {
        const double factor =
            need_factor(settings_.shock, world_.seed, clock_, static_cast<int>(week()));
        std::vector<Asked> requests;
        const VisitOrder order(world_.seed, clock_, world_.strata.count());
        for (std::uint32_t k = 0; k < world_.strata.count(); ++k) {
            const std::uint32_t s = order(k);
            Episodes episodes;
            find_needs_plainly(world_.seed, clock_, s,
                               std::min(rates_.need_per_week[s] * factor, 0.9), world_.strata,
                               episodes);
            for (const Episode& episode : episodes.all()) {
                const std::uint32_t c = episode.citizen;
                const Words word = draw(world_.seed, c, clock_, Purpose::citizen_event);
                const double asks =
                    ask_probability(settings_.take_up, wait_weeks[citizens.provider[c]]);
                ++needs;
                if (word[0] < threshold(asks)) {
                    const bool complex = (word[1] << 8) < rates_.complex[s];
                    requests.push_back(asked_of(c, word[2], unit(word[3]), word[1] >> 24,
                                                complex ? Request::is_complex : 0));
                } else if (word[3] < threshold(settings_.take_up.worse_share)) {
                    returns_[clock_ + 1 + below(word[2], 3)].push_back(
                        {c, word[1], static_cast<std::uint16_t>(s), Request::is_complex | 1 << 4,
                         static_cast<std::uint8_t>(word[2] & 255)});
                } else {
                    ++unmet;
                }
            }
        }
        for (const Return& back : returns_[clock_])
            requests.push_back(asked_of(back.citizen, back.luck, (back.luck & 4095) / 4096.0,
                                        back.moment, back.marks));
        returns_.erase(clock_);
        return requests;
    }

    void register_with(std::uint32_t citizen, std::uint16_t provider) {
        citizens.provider[citizen] = provider;
        since[citizen] = static_cast<std::uint16_t>(week() + 1);
    }

    [[nodiscard]] std::uint16_t practices() const {
        return static_cast<std::uint16_t>(lines.size());
    }

    [[nodiscard]] double list_of(std::uint16_t provider) const {
        return static_cast<double>(
                   std::count(citizens.provider.begin(), citizens.provider.end(), provider)) *
               world_.people_per_citizen;
    }

    void people_move() {
        std::vector<double> rating;
        rating.reserve(lines.size());
        for (std::uint16_t p = 0; p < practices(); ++p)
            rating.push_back(rating_now(settings_.adaptation, world_.providers[p].rating,
                                        books.providers[p], list_of(p)));
        const ChoiceTables tables{world_, providers_, citizens, online_, open, wait_weeks, rating};
        for (const Move& move : reconsider_plainly(settings_.choice, week(), tables))
            register_with(move.citizen, move.to);
    }

    void practices_see(const std::vector<Asked>& requests) {
        std::vector<Asked> by_moment;
        for (std::uint32_t moment = 0; moment < parts_of_a_week; ++moment)
            std::ranges::copy_if(
                requests, std::back_inserter(by_moment),
                [moment](const Asked& asked) { return asked.request.moment == moment; });
        for (const auto& [request, asked] : by_moment) {
            const std::uint32_t area = area_of(request.stratum);
            const std::uint16_t practice =
                request.sent_on() ? nearest_open(world_, providers_.of_area[area], open,
                                                 home_of(world_, request.citizen, area))
                                  : asked;
            lines[practice].push_back(request);
        }
        for (std::size_t p = 0; p < lines.size(); ++p)
            if (open[p] != 0) work_off(p);
    }

    void work_off(std::size_t p) {
        ProviderBook& book = books.providers[p];
        const double available =
            book.visits * (settings_.service.capacity / world_.people_per_citizen) +
            book.slots_left_over;
        const auto slots = static_cast<std::uint32_t>(available);
        book.slots_left_over = available - slots;
        std::uint64_t waits = 0;
        std::vector<Request>& line = lines[p];
        while (!line.empty() && seen_[p] < slots) {
            const Request request = line.front();
            line.erase(line.begin());
            // The k-th of n people seen is seen k/n into the week, to 1/65536 of 1/64 week.
            const std::uint64_t into = std::uint64_t{64} * 65536 / slots * seen_[p] / 65536;
            const std::uint64_t asked = request.joined * 64ULL + request.moment / 4;
            const std::uint64_t now = clock_ * 64ULL + into;
            const auto wait = static_cast<std::uint32_t>(now > asked ? now - asked : 0);
            if (request.patience < wait) {
                gives_up(request);
            } else {
                ++seen_[p];
                waits += wait;
                is_seen(p, request, wait);
            }
        }
        if (seen_[p] > 0)
            wait_weeks[p] += 0.5 * (static_cast<double>(waits) / seen_[p] / 64 - wait_weeks[p]);
        else if (!line.empty())
            wait_weeks[p] = std::min(wait_weeks[p] + 1, 26.0);
    }

    void is_seen(std::size_t p, const Request& request, std::uint32_t wait) {
        const bool online = online_[p] != 0;
        helped_on_[p] += request.sent_on() ? 1 : 0;
        const bool settled =
            request.luck < threshold(settles(settings_.service, online, request.complex()));
        Felt& felt = citizens.felt[request.citizen];
        felt.wait_days = static_cast<std::uint8_t>(std::min(wait * 7 / 64, 254U));
        felt.satisfaction = rates_.experience.after(felt.satisfaction, felt.wait_days, settled);
        if (settled) {
            ++met;
            return;
        }
        const Words word =
            draw(world_.seed, request.citizen, clock_, Purpose::service, request.luck);
        const bool elsewhere = online && word[1] < threshold(settings_.service.back_to_local);
        const unsigned marks = (request.marks & Request::is_complex) | Request::is_again |
                               (elsewhere ? Request::is_sent_on : 0U);
        comes_back(request, word, word[0] < threshold(settings_.service.comes_back), marks);
    }

    void gives_up(const Request& request) {
        Felt& felt = citizens.felt[request.citizen];
        felt.satisfaction = rates_.experience.after_giving_up(felt.satisfaction);
        const Words word =
            draw(world_.seed, request.citizen, clock_, Purpose::patience, request.luck);
        comes_back(request, word, word[0] < threshold(settings_.take_up.worse_share),
                   Request::is_complex);
    }

    void comes_back(const Request& request, const Words& word, bool wants_to, unsigned marks) {
        if (!wants_to || request.attempt() >= 7) {
            ++unmet;
            return;
        }
        returns_[clock_ + 1 + below(word[2], 3)].push_back(
            {request.citizen, word[3], request.stratum,
             static_cast<std::uint8_t>(marks | (request.attempt() + 1) << 4),
             static_cast<std::uint8_t>(word[2] & 255)});
    }

    void money_moves() {
        if (week() > 0 && week() % 52 == 0) {
            double budget = 0;
            for (const AreaBook& area : books.areas) budget += to_pounds(area.allocation);
            budget *= 1.0 + settings_.allocation.growth;
            open_year(settings_.allocation,
                      target_allocation(rates_.pay_weights, world_.strata, budget), books);
        }
        Lists lists(world_);
        for (std::uint32_t c = 0; c < world_.population(); ++c) {
            ++lists.count(citizens.provider[c], stratum_[c]);
            // Registered in week r: new in the weeks r to r + 51.
            const bool is_new = since[c] != 0 && week() < since[c] - 1U + 52;
            lists.fresh(citizens.provider[c], stratum_[c]) += is_new ? 1U : 0U;
        }
        std::vector<PaidActivity> activity;
        for (std::size_t p = 0; p < lines.size(); ++p) {
            const double remote = online_[p] != 0 ? 1.0 : settings_.service.remote_share;
            activity.push_back({seen_[p] * remote * world_.people_per_citizen,
                                helped_on_[p] * world_.people_per_citizen});
        }
        const PayWeek rules{.week = week(),
                            .payment = settings_.payment,
                            .settlement = settings_.settlement,
                            .weights = rates_.pay_weights,
                            .first_year = rates_.first_year,
                            .base_weight = rates_.base_weight,
                            .price_week = rates_.price_year / 52 *
                                          std::pow(1.0 + settings_.allocation.growth, week() / 52),
                            .activity = activity,
                            .open = open};
        pay(rules, world_, providers_, lists, weigh(rules, world_, lists), books);
    }

    void practices_adapt() {
        for (std::size_t p = 0; p < lines.size(); ++p)
            if (open[p] != 0) adapt(rates_.trades[p], books.providers[p]);
        if (week() % 13 != 12) return;
        for (std::uint16_t p = 0; p < practices(); ++p) {
            if (open[p] == 0 || !must_close(settings_.adaptation, books.providers[p])) continue;
            int others = 0;
            for (const std::uint16_t n : providers_.of_area[world_.providers[p].area])
                others += n != p && open[n] != 0;
            if (online_[p] == 0 && others == 0) continue;
            open[p] = 0;
            for (std::uint32_t c = 0; c < world_.population(); ++c) {
                if (citizens.provider[c] != p) continue;
                const std::uint32_t area = area_of(stratum_[c]);
                register_with(c, nearest_open(world_, providers_.of_area[area], open,
                                              home_of(world_, c, area)));
            }
            for (const Request& request : lines[p])
                returns_[clock_ + 1].push_back({request.citizen, request.luck, request.stratum,
                                                static_cast<std::uint8_t>(request.marks & ~2U),
                                                request.moment});
            lines[p].clear();
        }
    }

    std::uint32_t clock_;
    std::vector<std::uint32_t> stratum_;
    std::vector<std::uint8_t> online_;
    std::map<std::uint32_t, std::vector<Return>> returns_;
    std::vector<std::uint32_t> seen_, helped_on_;
};

} // namespace folkmoot::general_practice
