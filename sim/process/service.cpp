#include "process/service.hpp"

#include "core/random.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

constexpr std::uint32_t last_attempt = 7;  // whoever has tried so often gives up

}  // namespace

double settles(const Service& service, bool online, bool complex) {
    if (online) return complex ? service.online_complex : service.online_simple;
    return complex ? service.local_complex : service.local_simple;
}

ServiceOdds service_odds(const Service& service, double worse_share) {
    ServiceOdds odds;
    for (const bool online : {false, true}) {
        for (const bool complex : {false, true}) {
            odds.settles[online ? 1 : 0][complex ? 1 : 0] =
                threshold(settles(service, online, complex));
        }
    }
    odds.comes_back = threshold(service.comes_back);
    odds.back_to_local = threshold(service.back_to_local);
    odds.worse = threshold(worse_share);
    return odds;
}

void join(std::span<Request> requests, std::uint32_t week, const ServiceTables& tables,
          std::vector<std::uint32_t>& starts) {
    const std::size_t providers = tables.lines.size();
    starts.assign(providers * parts_of_a_week, 0);
    for (Request& request : requests) {
        std::uint16_t provider = tables.citizens.provider[request.citizen];
        ++tables.tallies[side(request.stratum, tables.online[provider] != 0)].requests;
        if (tables.log != nullptr) tables.log->add(PersonEventKind::asked, request.citizen, 1);
        if (request.sent_on()) {
            const std::uint32_t area = area_of(request.stratum);
            provider = nearest_open(tables.world, tables.providers.of_area[area], tables.open,
                                    home_of(tables.world, request.citizen, area));
        }
        request.joined = provider;
        ++starts[provider * parts_of_a_week + request.moment];
    }
    std::vector<Request*> room(providers);
    for (std::size_t p = 0; p < providers; ++p) {
        std::uint32_t count = 0;
        for (std::size_t part = 0; part < parts_of_a_week; ++part) {
            std::uint32_t& start = starts[p * parts_of_a_week + part];
            const std::uint32_t here = start;
            start = count;
            count += here;
        }
        room[p] = tables.lines[p].extend(count);
    }
    for (const Request& request : requests) {
        const std::size_t provider = request.joined;
        Request& place = room[provider][starts[provider * parts_of_a_week + request.moment]++];
        place = request;
        place.joined = static_cast<std::uint16_t>(week);
    }
}

void serve(std::size_t p, std::uint32_t slots, std::uint64_t seed, std::uint32_t week,
           const ServiceOdds& odds, const ExperienceTable& experience, const ServiceTables& tables,
           std::span<std::vector<Return>*, longest_return> returns) {
    const bool online = tables.online[p] != 0;
    const auto& settle_odds = odds.settles[online ? 1 : 0];
    ProviderWeek& provider_week = tables.weeks[p];

    const auto note = [&](PersonEventKind kind, std::uint32_t citizen, std::uint32_t amount) {
        if (tables.log != nullptr) tables.log->add(kind, citizen, amount);
    };
    const auto come_back = [&](const Request& request, std::uint32_t when, std::uint32_t luck,
                               unsigned marks) {
        const std::uint32_t weeks = 1 + below(when, longest_return - 1);
        const auto attempt = (request.attempt() + 1) << Request::attempt_shift;
        add_tightly(*returns[weeks], {request.citizen, luck, request.stratum,
                                      static_cast<std::uint8_t>(marks | attempt)});
    };
    const auto feel = [&](std::uint32_t citizen, std::size_t where, std::uint8_t satisfaction) {
        Felt& felt = tables.citizens.felt[citizen];
        tables.stocks[where].satisfaction += std::uint64_t{satisfaction} - felt.satisfaction;
        felt.satisfaction = satisfaction;
        note(PersonEventKind::felt, citizen, satisfaction);
    };
    const auto seen = [&](const Request& request, std::uint32_t wait) {
        const std::size_t where =
            side(request.stratum, tables.online[tables.citizens.provider[request.citizen]] != 0);
        Tally& tally = tables.tallies[where];
        const bool settled = request.luck < settle_odds[request.complex() ? 1 : 0];
        const std::uint32_t days = std::min(wait * 7 / wait_units_per_week, 254U);
        ++tally.seen;
        tally.wait_sum += wait;
        ++tally.waits[wait_bin(wait)];
        const std::uint32_t soon = wait <= 2 * wait_units_per_week ? 1U : 0U;
        tally.seen_soon += soon;
        note(PersonEventKind::seen, request.citizen, wait);
        note(PersonEventKind::seen_soon, request.citizen, soon);
        provider_week.wait_sum += wait;
        if (request.sent_on()) {
            ++tally.helped_on;
            ++provider_week.helped_on;
        }
        if (request.attempt() == 0) {
            ++tally.first_seen;
            tally.first_settled += settled ? 1U : 0U;
        }
        Felt& felt = tables.citizens.felt[request.citizen];
        felt.wait_days = static_cast<std::uint8_t>(days);
        feel(request.citizen, where, experience.after(felt.satisfaction, days, settled));
        if (settled) {
            ++tally.met;
            note(PersonEventKind::settled, request.citizen, 1);
            return;
        }
        const Words word = draw(seed, request.citizen, week, Purpose::service, request.luck);
        if (word[0] < odds.comes_back && request.attempt() < last_attempt) {
            const bool sent_on = online && word[1] < odds.back_to_local;
            const unsigned marks = (request.complex() ? Request::is_complex : 0U) |
                                   Request::is_again | (sent_on ? Request::is_sent_on : 0U);
            come_back(request, word[2], word[3], marks);
        } else {
            ++tally.unmet;
            note(PersonEventKind::unmet, request.citizen, 1);
        }
    };
    const auto left = [&](const Request& request) {
        const std::size_t where =
            side(request.stratum, tables.online[tables.citizens.provider[request.citizen]] != 0);
        Tally& tally = tables.tallies[where];
        ++tally.left;
        note(PersonEventKind::left, request.citizen, 1);
        feel(request.citizen, where,
             experience.after_giving_up(tables.citizens.felt[request.citizen].satisfaction));
        const Words word = draw(seed, request.citizen, week, Purpose::patience, request.luck);
        if (word[0] < odds.worse && request.attempt() < last_attempt) {
            come_back(request, word[2], word[3], Request::is_complex);
        } else {
            ++tally.unmet;
            note(PersonEventKind::unmet, request.citizen, 1);
        }
    };
    LineRules rules;
    rules.slots = slots;
    const LineWeek line = tables.lines[p].work(rules, seed, week, seen, left);
    provider_week.seen = line.seen;
    provider_week.waiting = tables.lines[p].waiting();
}

}  // namespace folkmoot
