#include "models/general_practice/processes/service.hpp"

#include "core/random.hpp"
#include "models/general_practice/opening_tables.hpp"
#include "parts/binomial.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;
using namespace folkmoot::general_practice;

namespace {

/// One town with two clinics and an online practice, and the lines before their doors.
struct Practice {
    explicit Practice(const TinyTown& plan)
        : world(tiny_world(plan)), providers(local_providers(world)), now(opening_tables(world)),
          lines(world.providers.size()), tallies(now.stocks.size()), weeks(world.providers.size()) {
        for (std::uint32_t k = 0; k < longest_return; ++k) calendar[k] = &returns[k];
    }
    [[nodiscard]] ServiceTables tables() {
        return {world,        providers, now.online,       now.open,
                now.citizens, lines,     Tallies{tallies}, weeks};
    }
    [[nodiscard]] Request request_of(std::uint32_t citizen, std::uint8_t moment,
                                     std::uint8_t marks = 0) const {
        Request request;
        request.citizen = citizen;
        request.luck = draw(1, citizen, moment, Purpose::test)[0];
        request.stratum = static_cast<std::uint16_t>(stratum_of(world.strata, citizen));
        request.joined = now.citizens.provider[citizen];
        request.patience = 65535;
        request.moment = moment;
        request.marks = marks;
        return request;
    }
    void serve_all(const Service& service, std::uint32_t slots = 1'000'000) {
        const ServiceOdds odds = service_odds(service, 0.5);
        for (std::size_t p = 0; p < lines.size(); ++p)
            serve(p, slots, world.seed, 60, odds, experience, tables(), calendar);
    }
    [[nodiscard]] Tally sum() const {
        Tally all;
        for (const Tally& tally : tallies) all.add(tally);
        return all;
    }

    World world;
    LocalProviders providers;
    OpeningTables now;
    std::vector<Line> lines;
    std::vector<Tally> tallies;
    std::vector<ProviderWeek> weeks;
    std::array<std::vector<Return>, longest_return> returns;
    std::array<std::vector<Return>*, longest_return> calendar{};
    std::vector<std::uint32_t> starts;
    ExperienceTable experience = experience_table({});
};

}  // namespace

TEST_CASE("people join the line of their own practice, by the moment at which they asked") {
    Practice town({.areas = 1, .population = 1'000, .people = 10'000});
    std::vector<Request> requests;
    requests.reserve(1'000);
    for (std::uint32_t c = 0; c < 1'000; ++c)
        requests.push_back(
            town.request_of(c, static_cast<std::uint8_t>(draw(2, c, 0, Purpose::test)[0] >> 24)));
    join(requests, 0, town.tables(), town.starts);
    std::size_t joined = 0;
    for (std::size_t p = 0; p < 3; ++p) {
        const auto& line = town.lines[p].requests();
        joined += line.size();
        CHECK(line.size() == town.now.lists.size(p));
        for (std::size_t i = 0; i < line.size(); ++i) {
            CHECK(town.now.citizens.provider[line[i].citizen] == p);
            if (i == 0) continue;
            CHECK(line[i - 1].moment <= line[i].moment);
            if (line[i - 1].moment == line[i].moment) CHECK(line[i - 1].citizen < line[i].citizen);
        }
    }
    CHECK(joined == 1'000);
}

TEST_CASE("whoever online care sends on joins the line of the nearest open practice") {
    Practice town({.areas = 1, .population = 1'000, .people = 10'000, .opening_list = 5'000});
    std::vector<Request> requests;
    for (std::uint32_t c = 0; c < 1'000; ++c)
        if (town.now.citizens.provider[c] == 2)
            requests.push_back(town.request_of(c, 9, Request::is_sent_on));
    REQUIRE(requests.size() == 500);
    join(requests, 0, town.tables(), town.starts);
    CHECK(town.lines[2].waiting() == 0);
    for (std::size_t p = 0; p < 2; ++p)
        for (const Request& request : town.lines[p].requests()) {
            // The clinics stand to the west and the east of the centre.
            const bool west = home_of(town.world, request.citizen, 0).x < town.world.areas[0].x;
            CHECK(west == (p == 0));
        }
}

TEST_CASE("local and online visits settle the shares of simple and complex needs that are set") {
    const Service service{
        .local_simple = 0.9, .local_complex = 0.6, .online_simple = 0.8, .online_complex = 0.3};
    for (const bool complex : {false, true}) {
        Practice town({.areas = 1, .population = 6'000, .people = 60'000, .opening_list = 30'000});
        std::vector<Request> requests;
        requests.reserve(6'000);
        for (std::uint32_t c = 0; c < 6'000; ++c)
            requests.push_back(town.request_of(c, 0, complex ? Request::is_complex : 0));
        join(requests, 0, town.tables(), town.starts);
        town.serve_all(service);
        std::array<double, 2> met{};
        for (std::size_t where = 0; where < town.tallies.size(); ++where)
            met[where % 2] += town.tallies[where].met();
        CHECK(near_binomial(met[0], 3'000, complex ? 0.6 : 0.9));
        CHECK(near_binomial(met[1], 3'000, complex ? 0.3 : 0.8));
        CHECK(town.sum().first_settled() == town.sum().met());
        CHECK(town.sum().first_seen() == 6'000);
    }
}

TEST_CASE("needs that were not settled come back, those of online care partly to a clinic") {
    const Service service{.online_simple = 0.0, .comes_back = 0.8, .back_to_local = 0.6};
    Practice town({.areas = 1, .population = 5'000, .people = 50'000, .opening_list = 50'000});
    std::vector<Request> requests;
    requests.reserve(5'000);
    for (std::uint32_t c = 0; c < 5'000; ++c) requests.push_back(town.request_of(c, 0));
    join(requests, 0, town.tables(), town.starts);
    town.serve_all(service);
    double back = 0, sent_on = 0;
    CHECK(town.returns[0].empty());
    for (const auto& due : town.returns)
        for (const Return& r : due) {
            ++back;
            sent_on += (r.marks & Request::is_sent_on) != 0 ? 1 : 0;
            CHECK((r.marks & Request::is_again) != 0);
            CHECK((r.marks >> Request::attempt_shift) == 1);
        }
    CHECK(near_binomial(back, 5'000, 0.8));
    CHECK(near_binomial(sent_on, back, 0.6));
    CHECK(town.sum().met() == 0);
    CHECK(town.sum().unmet == 5'000 - static_cast<std::uint32_t>(back));
}

TEST_CASE("whoever has tried eight times does not try a ninth time") {
    const Service service{.local_simple = 0.0, .comes_back = 1.0};
    Practice town({.areas = 1, .online = 0, .population = 200, .people = 2'000});
    std::vector<Request> requests;
    requests.reserve(200);
    for (std::uint32_t c = 0; c < 200; ++c)
        requests.push_back(town.request_of(c, 0, 7 << Request::attempt_shift));
    join(requests, 0, town.tables(), town.starts);
    town.serve_all(service);
    CHECK(town.sum().unmet == 200);
}

TEST_CASE("a practice sees no more people than it has appointments, and the rest go on waiting") {
    Practice town({.areas = 1, .clinics = 1, .online = 0, .population = 300, .people = 3'000});
    std::vector<Request> requests;
    requests.reserve(300);
    for (std::uint32_t c = 0; c < 300; ++c) requests.push_back(town.request_of(c, 0));
    join(requests, 0, town.tables(), town.starts);
    town.serve_all({}, 70);
    CHECK(town.weeks[0].seen == 70);
    CHECK(town.weeks[0].waiting == 230);
    CHECK(town.lines[0].waiting() == 230);
    CHECK(town.sum().seen() == 70);
}
