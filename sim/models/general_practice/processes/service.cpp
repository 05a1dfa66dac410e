#include "models/general_practice/processes/service.hpp"

#include "core/random.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::general_practice {
namespace {

// Reads a value now, so that it is at hand when it is needed: of many that lie far apart in memory,
// a processor reads several at a time.
template <class T> [[gnu::always_inline]] inline void fetch(const T& value) {
    asm volatile("" : : "r"(value));
}

constexpr std::uint32_t last_attempt = 7; // whoever has tried so often gives up

} // namespace

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
        if (request.sent_on()) {
            const std::uint32_t area = area_of(request.stratum);
            request.joined = nearest_open(tables.world, tables.providers.of_area[area], tables.open,
                                          home_of(tables.world, request.citizen, area));
        }
        ++starts[request.joined * parts_of_a_week + request.moment];
    }
    with_notes(tables.log, [&](const auto& note) {
        for (const Request& request : requests) {
            if (!note.follows(request.citizen)) continue;
            note(PersonEventKind::asked, request.citizen, 1);
            if (tables.waits != nullptr) tables.waits->joined(request.citizen);
        }
    });
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

namespace {

// A request after which more is to be done: help that did not settle it, or none; or that another
// practice had sent on.
struct Sequel {
    const Request* request = nullptr;
    bool gave_up = false;
};

// Bin of a wait by its whole days, as wait_bin has it.
constexpr std::array<std::uint8_t, 255> bin_of_days = [] {
    std::array<std::uint8_t, 255> bins{};
    for (std::uint32_t days = 0; days < bins.size(); ++days) {
        const std::uint32_t wait = (days * wait_units_per_week + 6) / 7; // the shortest of so many
        bins[days] = static_cast<std::uint8_t>(wait_bin(wait));
    }
    return bins;
}();

std::uint32_t whole_days(std::uint32_t wait) {
    return std::min(wait * 7 / wait_units_per_week, 254U);
}

constexpr std::uint32_t soon_wait = 2 * wait_units_per_week;

/// What a visit to provider `p` means to somebody who is followed. Never inlined, like the next:
/// the loop over a line should not carry their code.
[[gnu::noinline]] void note_visit(const ServiceTables& tables, std::size_t p, std::uint32_t citizen,
                                  std::uint32_t wait, bool settled) {
    PersonLog& log = *tables.log;
    log.add_followed(PersonEventKind::seen, citizen, wait);
    log.add_followed(person_waited_days, citizen, whole_days(wait));
    log.add_followed(PersonEventKind::seen_soon, citizen, wait <= soon_wait ? 1 : 0);
    log.add_followed(PersonEventKind::served_by, citizen, static_cast<std::uint32_t>(p));
    if (p < tables.trades.size())
        log.add_followed(PersonEventKind::cost, citizen,
                         nearest_whole<std::uint32_t>(tables.trades[p].visit * 100.0));
    if (settled) log.add_followed(PersonEventKind::settled, citizen, 1);
    log.add_followed(PersonEventKind::felt, citizen, tables.citizens.felt[citizen].satisfaction);
    if (tables.waits != nullptr) tables.waits->ended(citizen);
}

[[gnu::noinline]] void note_leaving(const ServiceTables& tables, std::uint32_t citizen) {
    PersonLog& log = *tables.log;
    log.add_followed(PersonEventKind::left, citizen, 1);
    log.add_followed(PersonEventKind::felt, citizen, tables.citizens.felt[citizen].satisfaction);
    if (tables.waits != nullptr) tables.waits->ended(citizen);
}

// Counts instead of branches, and no call for each person: whether a visit settles something is a
// toss that no processor foresees.
// `note`: see with_notes.
template <class Note>
void serve_by(const Note& note, std::size_t p, std::uint32_t slots, std::uint64_t seed,
              std::uint32_t week, const ServiceOdds& odds, const ExperienceTable& experience,
              const ServiceTables& tables,
              std::span<std::vector<Return>*, longest_return> returns) {
    const bool online = tables.online[p] != 0;
    const std::array<std::uint32_t, 2> settle_odds = odds.settles[online ? 1 : 0];
    const std::uint16_t* const provider_of = tables.citizens.provider.data();
    const std::uint8_t* const is_online = tables.online.data();
    Felt* const felt_by = tables.citizens.felt.data();
    const Tallies tallies = tables.tallies;
    std::array<Sequel, Line::at_once> sequels;
    std::size_t sequel_count = 0;
    std::uint64_t wait_sum = 0;
    std::uint32_t helped_on = 0;

    const auto tally_of = [=](const Request& request) -> Tally& {
        return tallies.of(request.stratum, is_online[provider_of[request.citizen]]); // 0 or 1
    };
    const auto settles = [settle_odds](const Request& request) {
        return request.luck < settle_odds[request.complex() ? 1 : 0];
    };
    const auto feel = [felt_by](std::uint32_t citizen, Tally& tally, Felt before, Felt after) {
        tally.satisfaction += std::uint64_t{after.satisfaction} - before.satisfaction;
        felt_by[citizen] = after;
    };
    const auto seen = [&](const Request& request, std::uint32_t wait) {
        Tally& tally = tally_of(request);
        const bool settled = settles(request);
        const std::uint32_t days = whole_days(wait);
        const bool soon = wait <= soon_wait;
        ++tally.visits[visit_kind(settled, soon, request.attempt() == 0)];
        ++tally.waits[bin_of_days[days]];
        tally.wait_sum += wait;
        wait_sum += wait;
        const Felt before = felt_by[request.citizen];
        feel(request.citizen, tally, before,
             {experience.after(before.satisfaction, days, settled),
              static_cast<std::uint8_t>(days)});
        if (note.follows(request.citizen)) [[unlikely]]
            note_visit(tables, p, request.citizen, wait, settled);
        sequels[sequel_count].request = &request;
        sequel_count += (settled ? 0U : 1U) | (request.sent_on() ? 1U : 0U);
    };
    const auto left = [&](const Request& request) {
        Tally& tally = tally_of(request);
        ++tally.left;
        const Felt before = felt_by[request.citizen];
        feel(request.citizen, tally, before,
             {experience.after_giving_up(before.satisfaction), before.wait_days});
        if (note.follows(request.citizen)) [[unlikely]]
            note_leaving(tables, request.citizen);
        sequels[sequel_count++] = {&request, true};
    };
    const auto go_on = [&] {
        for (Sequel& sequel : std::span(sequels).first(sequel_count)) {
            const Request& request = *sequel.request;
            const bool gave_up = std::exchange(sequel.gave_up, false);
            if (!gave_up && request.sent_on()) {
                ++tally_of(request).helped_on;
                ++helped_on;
            }
            if (!gave_up && settles(request)) continue;
            const Purpose purpose = gave_up ? Purpose::patience : Purpose::service;
            const Words word = draw(seed, request.citizen, week, purpose, request.luck);
            if (word[0] >= (gave_up ? odds.worse : odds.comes_back) ||
                request.attempt() >= last_attempt) {
                ++tally_of(request).unmet;
                note(PersonEventKind::unmet, request.citizen, 1);
                continue;
            }
            unsigned marks = (request.attempt() + 1) << Request::attempt_shift;
            if (gave_up) {
                marks |= Request::is_complex;
            } else {
                marks |= Request::is_again | (request.complex() ? Request::is_complex : 0U);
                if (online && word[1] < odds.back_to_local) marks |= Request::is_sent_on;
            }
            const std::uint32_t weeks = 1 + below(word[2], longest_return - 1);
            add_tightly(*returns[weeks], Return{request.citizen, word[3], request.stratum,
                                                static_cast<std::uint8_t>(marks),
                                                static_cast<std::uint8_t>(word[2])});
        }
        sequel_count = 0;
    };
    const auto soon = [provider_of, felt_by](const Request& request) {
        fetch(provider_of[request.citizen]);
        fetch(felt_by[request.citizen].satisfaction);
    };
    LineRules rules;
    rules.slots = slots;
    const LineWeek line = tables.lines[p].work(rules, seed, week, seen, left, go_on, soon);
    ProviderWeek& provider_week = tables.weeks[p];
    provider_week.seen = line.seen;
    provider_week.helped_on += helped_on;
    provider_week.wait_sum += wait_sum;
    provider_week.waiting = tables.lines[p].waiting();
}

} // namespace

void serve(std::size_t p, std::uint32_t slots, std::uint64_t seed, std::uint32_t week,
           const ServiceOdds& odds, const ExperienceTable& experience, const ServiceTables& tables,
           std::span<std::vector<Return>*, longest_return> returns) {
    with_notes(tables.log, [&](const auto& note) {
        serve_by(note, p, slots, seed, week, odds, experience, tables, returns);
    });
}

} // namespace folkmoot::general_practice
