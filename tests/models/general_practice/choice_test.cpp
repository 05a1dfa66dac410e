#include "models/general_practice/processes/choice.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "models/general_practice/opening_tables.hpp"
#include "models/general_practice/plain_reconsider.hpp"
#include "parts/access.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;
using namespace folkmoot::general_practice;

namespace {

/// A world, its lists and what people know of providers; everything alike until a test says
/// otherwise.
struct SmallTown {
    explicit SmallTown(const TinyTown& plan)
        : world(tiny_world(plan)), providers(local_providers(world)), now(opening_tables(world)),
          wait_weeks(world.providers.size(), 1.0), rating(world.providers.size(), 0.7),
          newcomers(52) {}

    [[nodiscard]] ChoiceTables tables() const {
        return {world, providers, now.citizens, now.online, now.open, wait_weeks, rating};
    }
    [[nodiscard]] Registers registers(std::uint32_t week) {
        return {now.citizens, now.lists,    now.stocks,
                now.online,   world.strata, newcomers[week % 52]};
    }
    /// As the engine does in a week: those who came a year ago are new no longer, then people move.
    void start_week(std::uint32_t week) {
        if (week >= 52) end_first_year(registers(week), newcomers[week % 52], week);
        newcomers[week % 52].clear();
    }
    void move(std::uint32_t citizen, std::uint16_t to, std::uint32_t week) {
        const auto stratum = static_cast<std::uint16_t>(stratum_of(world.strata, citizen));
        register_with(registers(week), {citizen, stratum, to}, week);
    }
    [[nodiscard]] std::uint32_t fresh(std::size_t provider) const {
        std::uint32_t sum = 0;
        for (const std::uint32_t n : now.lists.fresh_counts(provider)) sum += n;
        return sum;
    }

    World world;
    LocalProviders providers;
    OpeningTables now;
    std::vector<double> wait_weeks, rating;
    std::vector<std::vector<std::uint32_t>> newcomers;
};

std::uint32_t citizen_of(const SmallTown& town, std::uint16_t provider) {
    std::uint32_t c = 0;
    while (town.now.citizens.provider[c] != provider) ++c;
    return c;
}

} // namespace

TEST_CASE("each option is picked as often as its weight says") {
    const std::vector<double> weight{0.5, 2.0, 0.0, 1.5, 4.0};
    std::vector<int> times(weight.size());
    constexpr int draws = 40'000;
    for (std::uint32_t i = 0; i < draws; ++i)
        ++times[pick(weight, 8.0, unit(draw(8, i, 0, Purpose::test)[0]))];
    CHECK(times[2] == 0);
    for (std::size_t i = 0; i < weight.size(); ++i) {
        const double p = weight[i] / 8.0;
        CHECK(std::fabs(times[i] - draws * p) <= 4 * std::sqrt(draws * p * (1 - p)));
    }
}

TEST_CASE("picking goes through the options in their order") {
    const std::vector<double> weight{1.0, 1.0, 2.0};
    CHECK(pick(weight, 4.0, 0.0) == 0);
    CHECK(pick(weight, 4.0, 0.2499) == 0);
    CHECK(pick(weight, 4.0, 0.25) == 1);
    CHECK(pick(weight, 4.0, 0.4999) == 1);
    CHECK(pick(weight, 4.0, 0.5) == 2);
    CHECK(pick(weight, 4.0, unit(0xFFFFFFFF)) == 2);
    CHECK(pick(std::vector{7.0}, 7.0, 0.9) == 0);
}

TEST_CASE("word spreads along a logistic curve") {
    const Choice choice{.heard_of_at_start = 0.25, .word_spreads = 2.5};
    CHECK(heard_of(choice, 0) == doctest::Approx(0.25).epsilon(1e-12));
    // Odds of 1 : 3 grow by e^(2.5 a year): half know after ln 3 / 2.5 years = 22.85 weeks.
    CHECK(heard_of(choice, 22) < 0.5);
    CHECK(heard_of(choice, 23) > 0.5);
    // exp(2.5)/3 = 4.060831: 4.060831 / 5.060831 after a year.
    CHECK(heard_of(choice, 52) == doctest::Approx(0.8024040).epsilon(1e-6));
    for (std::uint32_t week = 1; week < 300; ++week)
        CHECK(heard_of(choice, week) >= heard_of(choice, week - 1));
    CHECK(heard_of(choice, 2'000) <= 1.0);
}

TEST_CASE("word reaches everyone at home, and 37% of them as far away as it is said to reach") {
    const Choice choice{.word_reach = 60};
    CHECK(word_at_distance(choice, 0) == 1.0);
    CHECK(word_at_distance(choice, 60) == doctest::Approx(0.36787944).epsilon(1e-7)); // 1/e
    CHECK(word_at_distance(choice, 120) == doctest::Approx(0.018315639).epsilon(1e-7)); // 1/e⁴
}

TEST_CASE("where nothing speaks for either clinic, half go to each") {
    SmallTown town({.areas = 1, .clinics = 2, .online = 0, .population = 20'000});
    // Everybody reconsiders in the same week, cares for nothing, and has to choose.
    Choice choice;
    choice.reconsider = 40.0;
    choice.bad_experience = 0;
    choice.distance = choice.continuity = choice.rating = choice.wait = 0;
    std::vector<Move> moves;
    reconsider(choice, 3, town.tables(), moves);
    // 40/52 of 20,000 reconsider and half of those choose the other one.
    const double expected = 20'000 * 40.0 / 52 * 0.5, p = 20.0 / 52;
    CHECK(std::fabs(static_cast<double>(moves.size()) - expected) <
          4 * std::sqrt(20'000 * p * (1 - p)));
}

TEST_CASE("custom divides as Huff's law says when utility is the logarithm of what he weighs") {
    // Huff with sizes 1000 and 2000 at the same distance: 1/3 and 2/3. As a logit: ratings that
    // differ by ln 2.
    CHECK(huff_shares(std::vector{1000.0, 2000.0}, std::vector{3.0, 3.0}, 2.0)[1] ==
          doctest::Approx(2.0 / 3));
    SmallTown town({.areas = 1, .clinics = 2, .online = 0, .population = 20'000});
    town.rating = {0.0, math::log(2.0)};
    Choice choice;
    choice.reconsider = 40.0;
    choice.bad_experience = 0;
    choice.distance = choice.continuity = choice.wait = 0;
    choice.rating = 1;
    std::vector<Move> moves;
    reconsider(choice, 3, town.tables(), moves);
    // Of those of the other clinic who reconsider, two thirds move to the better one; a third moves
    // back.
    std::array<double, 2> people{}, moved{};
    for (const std::uint16_t p : town.now.citizens.provider) people[p] += 1;
    for (const Move& move : moves) moved[move.to] += 1;
    const double rate = 40.0 / 52;
    CHECK(std::fabs(moved[1] - people[0] * rate * 2 / 3) < 4 * std::sqrt(people[0] * rate * 2 / 3));
    CHECK(std::fabs(moved[0] - people[1] * rate / 3) < 4 * std::sqrt(people[1] * rate / 3));
}

TEST_CASE("who reconsiders, and where they go, is what asking every citizen finds") {
    SmallTown town({.areas = 2, .clinics = 3, .online = 2, .population = 6'000});
    for (std::uint32_t c = 0; c < 6'000; ++c)
        town.now.citizens.felt[c].satisfaction = static_cast<std::uint8_t>(c * 37 % 256);
    for (std::size_t p = 0; p < 8; ++p) {
        town.rating[p] = 0.4 + 0.07 * static_cast<double>(p);
        town.wait_weeks[p] = 0.3 * static_cast<double>(8 - p);
    }
    town.now.open[1] = 0;
    Choice choice;
    choice.reconsider = 5;
    choice.online_appeal = -3;
    for (const OnlineAccess access :
         {OnlineAccess::nobody, OnlineAccess::host_area, OnlineAccess::everyone})
        for (std::uint32_t week = 0; week < 20; ++week) {
            choice.online_access = access;
            std::vector<Move> found;
            reconsider(choice, week, town.tables(), found);

            const std::vector<Move> expected = reconsider_plainly(choice, week, town.tables());
            REQUIRE(found.size() == expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                CHECK(found[i].citizen == expected[i].citizen);
                CHECK(found[i].stratum == expected[i].stratum);
                CHECK(found[i].to == expected[i].to);
            }
        }
}

TEST_CASE("people reconsider as often in a year as is set, the wholly dissatisfied three times as "
          "often") {
    SmallTown town({.areas = 1, .clinics = 2, .online = 0, .population = 10'000});
    Choice choice;
    choice.reconsider = 0.1;
    choice.bad_experience = 2;
    choice.distance = choice.rating = choice.wait = 0;
    choice.continuity = -40; // whoever reconsiders leaves
    for (const int satisfaction : {255, 0}) {
        for (Felt& felt : town.now.citizens.felt)
            felt.satisfaction = static_cast<std::uint8_t>(satisfaction);
        std::vector<Move> moves;
        for (std::uint32_t week = 0; week < 520; ++week)
            reconsider(choice, week, town.tables(), moves);
        const double expected = 10'000 * 10 * 0.1 * (satisfaction == 255 ? 1 : 3);
        CHECK(std::fabs(static_cast<double>(moves.size()) - expected) < 4 * std::sqrt(expected));
    }
}

TEST_CASE("nobody joins online where nobody may, and only neighbours where only they may") {
    SmallTown town({.areas = 2, .online = 1, .population = 8'000, .opening_list = 0});
    Choice choice;
    choice.reconsider = 15;
    choice.online_appeal = 5;
    choice.online_access = OnlineAccess::nobody;
    std::vector<Move> moves;
    reconsider(choice, 9, town.tables(), moves);
    for (const Move& move : moves) CHECK(move.to != 4);

    choice.online_access = OnlineAccess::host_area;
    moves.clear();
    reconsider(choice, 9, town.tables(), moves);
    int joined = 0;
    for (const Move& move : moves)
        if (move.to == 4) {
            ++joined;
            CHECK(area_of(move.stratum) == 0);
        }
    CHECK(joined > 100);
}

TEST_CASE("nobody moves to a practice that has closed, or to one in another town") {
    SmallTown town({.areas = 2, .clinics = 3, .online = 1, .population = 8'000});
    town.now.open[2] = 0;
    town.now.open[6] = 0;
    Choice choice;
    choice.reconsider = 15;
    choice.online_appeal = 5;
    std::vector<Move> moves;
    for (std::uint32_t week = 0; week < 10; ++week) reconsider(choice, week, town.tables(), moves);
    CHECK(moves.size() > 1'000);
    for (const Move& move : moves) {
        CHECK(move.to != 2);
        CHECK(move.to != 6);
        CHECK(town.world.providers[move.to].area == area_of(move.stratum));
    }
}

TEST_CASE("older people are less drawn to online care") {
    const Choice choice;
    CHECK(age_appeal(choice, 2) == 0.0);
    for (std::uint32_t age = 3; age < 7; ++age)
        CHECK(age_appeal(choice, age) < age_appeal(choice, age - 1));
    CHECK(age_appeal(Choice{.age_reluctance = 2}, 5) ==
          2 * age_appeal(Choice{.age_reluctance = 1}, 5));
}

TEST_CASE("whoever moves is on one list, and the lists know it") {
    SmallTown town({.areas = 2, .clinics = 2, .online = 1});
    const std::uint32_t c = citizen_of(town, 0);
    const std::uint32_t s = stratum_of(town.world.strata, c);
    const auto before = town.now;
    town.now.citizens.felt[c].satisfaction = 91;
    town.now.stocks[side(s, false)].satisfaction -= 178 - 91;
    town.move(c, 4, 7);
    CHECK(town.now.lists.size(0) == Lists(before.lists).size(0) - 1);
    CHECK(town.now.lists.size(4) == Lists(before.lists).size(4) + 1);
    CHECK(town.now.citizens.provider[c] == 4);
    CHECK(town.fresh(4) == 1);
    CHECK(town.now.stocks[side(s, false)].people == before.stocks[side(s, false)].people - 1);
    CHECK(town.now.stocks[side(s, false)].satisfaction ==
          before.stocks[side(s, false)].satisfaction - 178);
    CHECK(town.now.stocks[side(s, true)].people == before.stocks[side(s, true)].people + 1);
    CHECK(town.now.stocks[side(s, true)].satisfaction ==
          before.stocks[side(s, true)].satisfaction + 91);
}

TEST_CASE("the first year on a list ends after exactly 52 weeks") {
    SmallTown town({});
    const std::uint32_t c = citizen_of(town, 0);
    for (std::uint32_t week = 0; week < 120; ++week) {
        town.start_week(week);
        if (week == 11) town.move(c, 4, week);
        CHECK(town.fresh(4) == (week >= 11 && week < 63 ? 1 : 0));
    }
}

TEST_CASE("whoever moves twice in a year is new at the second place for a year from then") {
    SmallTown town({});
    const std::uint32_t c = citizen_of(town, 0);
    for (std::uint32_t week = 0; week < 160; ++week) {
        town.start_week(week);
        if (week == 0) town.move(c, 4, week);
        if (week == 30) town.move(c, 1, week);
        if (week == 51) town.move(c, 4, week);
        CHECK(town.fresh(4) == (week < 30 || (week >= 51 && week < 103) ? 1 : 0));
        CHECK(town.fresh(1) == (week >= 30 && week < 51 ? 1 : 0));
    }
}

TEST_CASE("whoever moves on in the week in which the first year ends is counted out once") {
    for (const std::uint32_t again : {51U, 52U, 53U}) {
        SmallTown town({});
        const std::uint32_t c = citizen_of(town, 0);
        for (std::uint32_t week = 0; week < 120; ++week) {
            town.start_week(week);
            if (week == 0) town.move(c, 4, week);
            if (week == again) town.move(c, 1, week);
            CHECK(town.fresh(4) == (week < std::min(again, 52U) ? 1 : 0));
            CHECK(town.fresh(1) == (week >= again && week < again + 52 ? 1 : 0));
        }
    }
}

TEST_CASE("whoever has to move again within a week is new at the last place only") {
    SmallTown town({});
    const std::uint32_t c = citizen_of(town, 0);
    for (std::uint32_t week = 0; week < 70; ++week) {
        town.start_week(week);
        if (week == 5) {
            town.move(c, 4, week);
            town.move(c, 1, week);
        }
        CHECK(town.fresh(4) == 0);
        CHECK(town.fresh(1) == (week >= 5 && week < 57 ? 1 : 0));
    }
}
