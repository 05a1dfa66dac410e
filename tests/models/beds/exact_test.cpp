#include "models/beds/beds.hpp"

#include "core/math.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;
using namespace folkmoot::beds;

/// Switched down to a textbook case, the model gives the textbook's number.

namespace {

/// Of people who need intensive care, how many get none.
double refused_where(const TownPlan& plan, const Values& values, std::uint32_t weeks) {
    BedLife life(plan, values);
    return bed_measure(life.live(weeks), "no_intensive");
}

/// Share lost: Erlang's B by its recursion.
double erlang_lost(int beds, double load) {
    double lost = 1;
    for (int n = 1; n <= beds; ++n) lost = load * lost / (n + load * lost);
    return lost;
}

/// Chance that a Poisson number is above `most`.
double poisson_above(double mean, int most) {
    double term = std::exp(-mean), sum = term;
    for (int n = 1; n <= most; ++n) sum += term *= mean / n;
    return 1 - sum;
}

struct Lost {
    int beds;
    double load, published;
    std::uint32_t weeks;
};

} // namespace

TEST_CASE("beds: as many are refused as Erlang says, however stays differ") {
    // Published values; the allowed error is three standard errors or more, found by many seeds.
    const std::array cases{Lost{10, 10, 0.2145823, 400}, Lost{10, 5, 0.0183846, 800},
                           Lost{100, 100, 0.0757005, 120}, Lost{20, 17, 0.0859, 400},
                           Lost{50, 42.5, 0.0339, 250}};
    for (const Lost& each : cases) {
        REQUIRE(std::fabs(erlang_lost(each.beds, each.load) - each.published) < 6e-5);
        for (const double spread : {0.0, 1.0}) {
            const double found = refused_where(
                hospitals_alike(1),
                both(intensive_load(each.load, each.beds), {{"need.spread", spread}}), each.weeks);
            CAPTURE(each.beds);
            CAPTURE(each.load);
            CAPTURE(spread);
            CAPTURE(found);
            CHECK(std::fabs(found - each.published) < 0.006);
        }
    }
}

TEST_CASE("beds: three units that share refuse as one large unit does") {
    const Values alone = intensive_load(8, 10, 3),
                 shared =
                     both(alone, {{"sharing.reach", 2}, {"sharing.keep", 0}, {"moving.most", 50}});
    // Three of ten beds at 8 erlangs, .1217; one of thirty at 24, .0401.
    CHECK(std::fabs(refused_where(hospitals_alike(3), alone, 200) - 0.1217) < 0.006);
    CHECK(std::fabs(refused_where(hospitals_alike(3), shared, 200) - 0.0401) < 0.006);
    // Two of twenty at 17, .0859; one of forty at 34, .0440; two are each other's neighbours.
    const Values two = intensive_load(17, 20, 2),
                 near = both(two, {{"sharing.reach", 1}, {"sharing.keep", 0}, {"moving.most", 50}});
    CHECK(std::fabs(refused_where(hospitals_alike(2), two, 150) - 0.0859) < 0.006);
    CHECK(std::fabs(refused_where(hospitals_alike(2), near, 150) - 0.0440) < 0.006);
}

TEST_CASE("beds: where nobody is refused, a spare of the square root is enough 95 days of 100") {
    // c = a + 1.645 √a: 85 patients need 100 beds, of which 85% are used.
    BedLife life(hospitals_alike(1),
                 both(intensive_load(85, 85 + 1.645 * std::sqrt(85)), {{"surge.most", 2}}));
    const Counts all = life.live(250);
    CHECK(std::fabs(bed_measure(all, "intensive_in_use") - 0.85) < 0.005);
    CHECK(bed_measure(all, "no_intensive") == 0);
    CHECK(std::fabs(bed_measure(all, "intensive_at_100") - poisson_above(85, 99)) < 0.012);
    // And small units need far more of it: 8 patients, 63% used.
    BedLife small(hospitals_alike(1),
                  both(intensive_load(8, 8 + 1.645 * std::sqrt(8)), {{"surge.most", 2}}));
    const Counts few = small.live(250);
    CHECK(std::fabs(bed_measure(few, "intensive_in_use") - 8.0 / 13) < 0.01);
    CHECK(std::fabs(bed_measure(few, "intensive_at_100") - poisson_above(8, 12)) < 0.015);
}

TEST_CASE("beds: the cheapest number of beds is the newsvendor's") {
    // A bed costs 1,881 a day, a missing one 20,000: Φ(z) = 20,000 ÷ 21,881, z = 1.366.
    const double load = 64, best = load + 1.366 * std::sqrt(load);
    double cheapest = 0, least = 1e300;
    for (double beds = std::floor(best) - 4; beds <= best + 5; beds += 1) {
        BedLife life(hospitals_alike(1),
                     both(intensive_load(load, beds), {{"surge.most", 2},
                                                       {"costs.intensive_empty", 1'881},
                                                       {"costs.intensive_care", 0},
                                                       {"costs.surge", 21'881}}));
        const double cost = bed_measure(life.live(70), "bed_cost");
        if (cost < least) {
            least = cost;
            cheapest = beds;
        }
    }
    CHECK(std::fabs(cheapest - best) <= 1.5);
}

TEST_CASE("beds: who waits and gives up are as many as in Erlang's A") {
    // Ten beds, ten patients' worth of load, patience as long as a stay: .1251 give up.
    BedLife life(hospitals_alike(1), both(textbook, {{"need.admissions", 36.4}, // 10 a day
                                                     {"need.intensive", 0.1},
                                                     {"need.stay", 1},
                                                     {"harm.patience", 24},
                                                     {"beds.spare", 0}}));
    const Counts all = life.live(600);
    CHECK(std::fabs(bed_measure(all, "no_general") - 0.1251) < 0.008);
    CHECK(std::fabs(bed_measure(all, "beds_in_use") - (1 - 0.1251)) < 0.012);
}

TEST_CASE("beds: staff are rebuilt from 50 to 90% in ln 5 ÷ k years") {
    for (const auto& [pace, years] : {std::pair{0.25, 6.44}, {0.5, 3.22}, {1.0, 1.61}}) {
        for (const int training : {0, 30}) {
            const Values before = both(intensive_load(50, 50),
                                       {{"staff.rebuild", pace}, {"staff.training", training}});
            // 7 beds and staff for them; then twice as many beds.
            BedLife life(hospitals_alike(1),
                         both(before, {{"need.intensive", 51}, {"beds.spare_intensive", 0}}),
                         {{"beds.spare_intensive", 1}});
            REQUIRE(life.state().hospitals[0].staff[intensive] == 7);
            constexpr double wanted = 14;
            std::uint32_t weeks = 0;
            while (life.state().hospitals[0].staff[intensive] < 0.9 * wanted && weeks < 600) {
                life.live(1);
                ++weeks;
            }
            CAPTURE(pace);
            CAPTURE(training);
            CHECK(std::fabs(weeks - training - years * 52) <= 1.5);
        }
    }
}

TEST_CASE("beds: an epidemic reaches as many as the final size equation says") {
    // 1 − z = exp(−R z), in one area or in three, however long people are infectious.
    for (const auto& [each, published] : {std::pair{1.5, 0.5828}, {2.0, 0.7968}, {3.0, 0.9405}}) {
        REQUIRE(std::fabs(1 - published - std::exp(-each * published)) < 1e-4);
        for (const std::size_t areas : {1U, 3U}) {
            BedLife life(hospitals_alike(areas),
                         both(textbook, {{"epidemic.chance", 1},
                                         {"epidemic.reproduction", each},
                                         {"epidemic.spread", 0},
                                         {"epidemic.ages", 0},
                                         {"epidemic.apart", 0},
                                         {"epidemic.ill", 0},
                                         {"epidemic.infectious", 3.0 + static_cast<double>(areas)},
                                         {"epidemic.caution", 0}}));
            int weeks = 0;
            while (life.state().disease.goes_about == 0 && ++weeks < 52) life.live(1);
            while (life.state().disease.goes_about != 0 && ++weeks < 300) life.live(1);
            double over = 0, all = 0;
            for (std::size_t at = 0; at < areas * age_bands; ++at) {
                over += life.state().disease.over[at];
                all += life.state().disease.over[at] + life.state().disease.well[at];
            }
            CAPTURE(each);
            CHECK(std::fabs(over / all - published) < 5e-4);
        }
    }
}
