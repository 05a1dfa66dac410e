#include "funding/pay.hpp"

#include "core/random.hpp"
#include "models/general_practice/opening_tables.hpp"
#include "models/general_practice/processes/choice.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;
using general_practice::opening_tables;
using general_practice::OpeningTables;
using general_practice::register_with;
using general_practice::Registers;

namespace {

/// Towns with practices, and the rules by which they are paid. Online practices have people of
/// every town.
struct Bank {
    explicit Bank(const TinyTown& plan)
        : world(tiny_world(plan)), providers(local_providers(world)), now(opening_tables(world)),
          weights(world.strata.count(), 1.0), activity(world.providers.size()) {
        books.providers.resize(world.providers.size());
        books.areas.resize(world.areas.size());
        base_weight = world.population();
    }

    /// Every `nth` person of any town joins the online practice, as long-standing patients or new
    /// ones.
    void join_online(std::uint32_t nth, bool as_new) {
        std::vector<std::uint32_t> newcomers;
        for (std::uint32_t c = 0; c < world.population(); c += nth) {
            const auto s = static_cast<std::uint16_t>(stratum_of(world.strata, c));
            const std::uint16_t to = providers.online.front();
            if (now.citizens.provider[c] == to) continue;
            register_with(
                {now.citizens, now.lists, now.stocks, now.online, world.strata, newcomers},
                {c, s, to}, 0);
            if (!as_new) --now.lists.fresh(to, s);
        }
    }

    [[nodiscard]] PayWeek rules(std::uint32_t week) const {
        return {.week = week,
                .payment = payment,
                .settlement = settlement,
                .weights = weights,
                .first_year = first_year,
                .base_weight = base_weight,
                .price_week = price_week,
                .activity = activity,
                .open = now.open};
    }
    void pay_week(std::uint32_t week) {
        const PayWeek week_rules = rules(week);
        pay(week_rules, world, providers, now.lists, weigh(week_rules, world, now.lists), books);
    }
    [[nodiscard]] double online_of(std::size_t area) const {
        double people = 0;
        for (std::uint32_t c = world.strata.first[area * 70];
             c < world.strata.first[(area + 1) * 70]; ++c)
            people += now.online[now.citizens.provider[c]] != 0 ? 1 : 0;
        return people;
    }
    [[nodiscard]] Pence online_income() const {
        return books.providers[providers.online.front()].income;
    }

    World world;
    LocalProviders providers;
    OpeningTables now;
    Books books;
    PracticePayment payment;
    Settlement settlement;
    std::vector<double> weights;
    std::vector<PaidActivity> activity;
    double first_year = 1, base_weight = 0, price_week = 3;
};

Pence paid_by_areas(const Books& books) {
    Pence sum = 0;
    for (const AreaBook& area : books.areas) sum += area.paid + area.passed;
    return sum;
}

Pence received_by_practices(const Books& books) {
    Pence sum = 0;
    for (const ProviderBook& provider : books.providers) sum += provider.income;
    return sum;
}

} // namespace

TEST_CASE("a practice is paid for each person on its list, by the area where it stands") {
    Bank bank({.areas = 2, .clinics = 2, .population = 4'000, .people = 40'000});
    bank.join_online(10, false);
    bank.pay_week(0);
    // £3 a week for each person, ten people for each citizen.
    Pence first_town = 0;
    for (std::size_t p = 0; p < 5; ++p) {
        CHECK(bank.books.providers[p].income == static_cast<Pence>(bank.now.lists.size(p)) * 30'00);
        if (p < 2 || p == 4) first_town += bank.books.providers[p].income;
    }
    CHECK(bank.books.areas[0].paid == first_town);
    CHECK(received_by_practices(bank.books) == 40'000 * 3'00);
}

TEST_CASE("every pound paid is received, under every rule, with odd numbers, in every week") {
    for (const SettlementRule rule :
         {SettlementRule::none, SettlementRule::follows, SettlementRule::split})
        for (const int lag : {0, 3, 52}) {
            Bank bank(
                {.areas = 3, .clinics = 3, .online = 2, .population = 3'001, .people = 44'321.7});
            bank.join_online(7, true);
            bank.settlement = {
                .rule = rule, .portability = 0.777, .lag_weeks = lag, .split_share = 0.613};
            bank.payment.remote_tariff = 3.33;
            bank.payment.return_tariff = 7.77;
            bank.first_year = 1.46;
            bank.price_week = 3.0571;
            bank.base_weight = 2'987.6543;
            for (std::size_t s = 0; s < bank.weights.size(); ++s)
                bank.weights[s] =
                    0.5 + unit(draw(4, static_cast<std::uint32_t>(s), 0, Purpose::test)[0]);
            bank.books.areas[0].pass_on = -1'234'567;
            bank.books.areas[1].pass_on = 98'765;
            bank.now.open[1] = 0;
            for (std::uint32_t week = 0; week < 60; ++week) {
                for (std::size_t p = 0; p < bank.activity.size(); ++p)
                    bank.activity[p] = {
                        unit(draw(5, static_cast<std::uint32_t>(p), week, Purpose::test)[0]) * 99,
                        3.7};
                bank.pay_week(week);
                CHECK(paid_by_areas(bank.books) == received_by_practices(bank.books));
                Pence moved = 0;
                for (const AreaBook& area : bank.books.areas) moved += area.received - area.repaid;
                CHECK(moved == 0);
            }
        }
}

TEST_CASE("new patients count for more, and the nation pays no more for it") {
    Bank bank({.areas = 2, .population = 4'000, .people = 40'000, .opening_list = 0});
    bank.join_online(8, true);
    bank.first_year = 1.5;
    bank.pay_week(0);
    const double scale = 4'000.0 / (3'500 + 500 * 1.5);
    CHECK(bank.now.lists.size(4) == 500);
    CHECK(to_pounds(bank.online_income()) == doctest::Approx(500 * 1.5 * scale * 30).epsilon(1e-6));
    CHECK(to_pounds(received_by_practices(bank.books)) ==
          doctest::Approx(4'000 * 30).epsilon(1e-6));
}

TEST_CASE("where the money stays with the place, areas settle nothing") {
    Bank bank({.areas = 3});
    bank.join_online(5, false);
    for (std::uint32_t week = 0; week < 60; ++week) bank.pay_week(week);
    for (const AreaBook& area : bank.books.areas) {
        CHECK(area.year_received == 0);
        CHECK(area.year_repaid == 0);
    }
}

TEST_CASE("where it follows the patient, each area repays its own people's payment after the lag") {
    Bank bank({.areas = 3, .population = 3'000, .people = 30'000, .opening_list = 0});
    bank.join_online(5, false);
    bank.settlement = {.rule = SettlementRule::follows, .portability = 1, .lag_weeks = 4};
    for (std::uint32_t week = 0; week < 9; ++week) {
        bank.pay_week(week);
        Pence expected = 0;
        for (std::uint32_t area = 1; area < 3; ++area) {
            const Pence due = week < 4 ? 0 : static_cast<Pence>(bank.online_of(area)) * 30'00;
            CHECK(bank.books.areas[area].repaid == due);
            CHECK(bank.books.areas[area].received == 0);
            expected += due;
        }
        CHECK(bank.books.areas[0].received == expected);
        CHECK(bank.books.areas[0].repaid == 0);
    }
}

TEST_CASE("what is repaid is what was paid then, not what is paid now") {
    Bank bank({.areas = 2, .population = 3'000, .people = 30'000, .opening_list = 0});
    bank.settlement = {.rule = SettlementRule::follows, .portability = 1, .lag_weeks = 2};
    bank.pay_week(0);
    bank.join_online(6, false);
    const Pence due = static_cast<Pence>(bank.online_of(1)) * 30'00;
    for (std::uint32_t week = 1; week < 6; ++week) {
        bank.pay_week(week);
        CHECK(bank.books.areas[1].repaid == (week < 3 ? 0 : due));
    }
}

TEST_CASE(
    "money that does not move at all leaves the books as they are without a rule, to the penny") {
    Bank none({.areas = 3, .people = 43'217}), still({.areas = 3, .people = 43'217});
    for (Bank* bank : {&none, &still}) bank->join_online(6, true);
    for (const SettlementRule rule : {SettlementRule::follows, SettlementRule::split}) {
        still.settlement = {.rule = rule, .portability = 0, .lag_weeks = 0};
        none.pay_week(0);
        still.books.paid_for.clear();
        still.pay_week(0);
        for (std::size_t a = 0; a < 3; ++a) {
            CHECK(none.books.areas[a].paid == still.books.areas[a].paid);
            CHECK(none.books.areas[a].received == still.books.areas[a].received);
            CHECK(none.books.areas[a].repaid == still.books.areas[a].repaid);
        }
        for (std::size_t p = 0; p < none.books.providers.size(); ++p)
            CHECK(none.books.providers[p].income == still.books.providers[p].income);
    }
}

TEST_CASE("between staying and following, what moves is proportional to the lever") {
    Pence all = 0;
    for (const double part : {1.0, 0.0, 0.25, 0.5, 0.9}) {
        Bank bank({.areas = 3, .people = 43'217});
        bank.join_online(6, true);
        bank.settlement = {.rule = SettlementRule::follows, .portability = part, .lag_weeks = 0};
        bank.pay_week(0);
        const Pence received = bank.books.areas[0].received;
        if (part == 1.0) all = received;
        CHECK(std::fabs(static_cast<double>(received) - part * static_cast<double>(all)) <= 2.0);
        CHECK(bank.books.areas[0].paid + bank.books.areas[1].paid + bank.books.areas[2].paid ==
              received_by_practices(bank.books));
    }
}

TEST_CASE("a split payment is what an unsplit one is: the online part and the local part add up") {
    Bank whole(
        {.areas = 3, .clinics = 2, .population = 3'000, .people = 30'000, .opening_list = 0});
    whole.join_online(5, false);
    Bank split(
        {.areas = 3, .clinics = 2, .population = 3'000, .people = 30'000, .opening_list = 0});
    split.join_online(5, false);
    split.settlement = {
        .rule = SettlementRule::split, .portability = 1, .lag_weeks = 0, .split_share = 0.6};
    whole.pay_week(0);
    split.pay_week(0);
    CHECK(split.online_income() == whole.online_income() * 6 / 10);
    for (std::uint32_t area = 0; area < 3; ++area) {
        const Pence for_residents = static_cast<Pence>(split.online_of(area)) * 30'00;
        Pence gained = 0;
        for (const std::uint16_t p : split.providers.of_area[area])
            gained += split.books.providers[p].income - whole.books.providers[p].income;
        CHECK(gained == for_residents * 4 / 10);
        CHECK(split.books.areas[area].repaid == (area == 0 ? 0 : for_residents * 6 / 10));
    }
    CHECK(received_by_practices(split.books) == received_by_practices(whole.books));
}

TEST_CASE("a split payment costs each area what its own people's care costs") {
    Bank bank({.areas = 3, .population = 3'000, .people = 30'000, .opening_list = 0});
    bank.join_online(5, false);
    bank.settlement = {
        .rule = SettlementRule::split, .portability = 1, .lag_weeks = 0, .split_share = 0.6};
    bank.pay_week(0);
    for (std::size_t area = 0; area < 3; ++area) {
        const AreaBook& book = bank.books.areas[area];
        const auto residents =
            bank.world.strata.first[(area + 1) * 70] - bank.world.strata.first[area * 70];
        CHECK(book.paid + book.repaid - book.received == Pence{residents} * 30'00);
    }
}

TEST_CASE("visits paid by the visit come on top, at the tariff") {
    Bank bank({.areas = 2, .population = 2'000, .people = 20'000});
    bank.pay_week(0);
    const std::vector<ProviderBook> before = bank.books.providers;
    bank.payment.remote_tariff = 8;
    bank.payment.return_tariff = 20;
    bank.activity[1] = {100, 7};
    bank.activity[4] = {250, 0};
    bank.pay_week(1);
    CHECK(bank.books.providers[0].income == before[0].income);
    CHECK(bank.books.providers[1].income == before[1].income + 800'00 + 140'00);
    CHECK(bank.books.providers[4].income == before[4].income + 2'000'00);
}

TEST_CASE("what an area passes on reaches its open practices in a year, by weighted list") {
    Bank bank({.areas = 2, .clinics = 3, .online = 0, .population = 3'000, .people = 30'000});
    bank.pay_week(0);
    const std::vector<ProviderBook> before = bank.books.providers;
    bank.books.areas[1].pass_on = 52'000'00;
    bank.pay_week(1);
    Pence gained = 0;
    const double people = 3'000 - bank.world.strata.first[70];
    for (std::size_t p = 0; p < 6; ++p) {
        const Pence more = bank.books.providers[p].income - before[p].income;
        if (p < 3) CHECK(more == 0);
        gained += more;
        if (p >= 3)
            CHECK(to_pounds(more) ==
                  doctest::Approx(1'000.0 * static_cast<double>(bank.now.lists.size(p)) / people)
                      .epsilon(1e-4));
    }
    CHECK(gained == 1'000'00);
}

TEST_CASE("a new year passes on the set share of last year's balance, at most a tenth of local "
          "payments") {
    const std::vector<double> target{1'000, 1'000, 1'000};
    for (const Pence balance : {50'00, -50'00, 900'00, -900'00, 0}) {
        Books books;
        books.areas.resize(3);
        for (AreaBook& area : books.areas) {
            area.allocation = 1'000'00;
            area.year_paid = 1'000'00 - balance + 7'00 - 3'00;
            area.year_received = 7'00;
            area.year_repaid = 3'00;
            area.year_local = 800'00;
        }
        REQUIRE(books.areas[0].year_balance() == balance);
        open_year({.pace = 0.01, .pass_on = 0.25}, target, books);
        for (const AreaBook& area : books.areas) {
            CHECK(area.pass_on == std::clamp<Pence>(balance / 4, -80'00, 80'00));
            CHECK(area.allocation == 1'000'00);
            CHECK(area.year_paid + area.year_received + area.year_repaid + area.year_passed +
                      area.year_local ==
                  0);
        }
    }
}

TEST_CASE("an area's fair share of the budget is its share of weighted people") {
    Strata strata;
    strata.areas = 2;
    strata.first = {0};
    for (std::uint32_t s = 0; s < 140; ++s)
        strata.first.push_back(strata.first.back() + (s < 70 ? 10 : 30));
    std::vector<double> weights(140, 1.0);
    for (std::size_t s = 0; s < 70; ++s) weights[s] = 1.5;
    const auto target = target_allocation(weights, strata, 900.0);
    CHECK(target[0] == doctest::Approx(300.0)); // 700 people at 1.5 against 2,100 at 1
    CHECK(target[1] == doctest::Approx(600.0));
}

TEST_CASE("pounds become pence and back without losing one") {
    CHECK(to_pence(0.1 + 0.2) == 30);
    CHECK(to_pence(-1.004) == -100);
    CHECK(to_pence(-1.006) == -101);
    for (Pence pence = -5'000; pence < 5'000; ++pence) CHECK(to_pence(to_pounds(pence)) == pence);
}
