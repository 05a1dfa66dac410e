#include "models/general_practice/outcomes/measures.hpp"
#include "models/general_practice/practice.hpp"
#include "world/citizens.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

using namespace folkmoot;
using general_practice::add_people;
using general_practice::area_balance;
using general_practice::SideWeek;
using general_practice::wait_days_p90;

namespace {

/// Two areas, of which the second hosts the online practice; a quarter of a year; ten people a
/// citizen.
Counts tiny_counts() {
    Counts summary = practice().empty_counts(2);
    summary.weeks = 13;
    summary.people_per_citizen = 10;
    const auto all = summary.row(Slot::total);
    all[column::needs] = 520;
    all[column::requests] = 500;
    all[column::again] = 60;
    all[column::seen] = 400;
    all[column::seen_soon] = 300;
    all[column::left] = 50;
    all[column::wait_sum] = 400.0 * 96;  // a week and a half each
    all[column::first_seen] = 320;
    all[column::first_settled] = 240;
    all[column::met] = 360;
    all[column::unmet] = 40;
    all[column::people_weeks] = 13 * 400;
    all[column::satisfaction_weeks] = 13 * 400 * 0.7;
    all[column::need_weight_weeks] = 13 * 440;
    all[column::list_weight_weeks] = 13 * 420;
    all[column::online_weeks] = 13 * 30;
    all[column::spending] = 156'000;
    all[column::provider_income] = 156'000;
    all[column::provider_cost] = 160'000;
    all[column::closed] = 1;
    const auto online = summary.row(registered_slot + 1);
    online[column::people_weeks] = online[column::online_weeks] = 13 * 30;
    online[column::list_weight_weeks] = 13 * 24;
    summary.at(Slot::total, column::outside_weeks) = 13 * 21;
    summary.at(area_slot, column::balance) = 2'500;
    summary.at(area_slot + 1, column::balance) = -10'000;
    summary.at(Slot::total, column::balance) = -10'000; // the second area hosts
    return summary;
}

double of_everybody(const Counts& summary, std::string_view key) {
    return measures()[measure_index(key)].value(summary, Slot::total);
}

}  // namespace

TEST_CASE("a tiny place has the outcomes that a person works out by hand") {
    const Counts s = tiny_counts();
    CHECK(of_everybody(s, "wait_days") == doctest::Approx(10.5));
    CHECK(of_everybody(s, "seen_within_two_weeks") == doctest::Approx(300.0 / 450));
    CHECK(of_everybody(s, "unmet_need") == doctest::Approx(0.10));
    CHECK(of_everybody(s, "resolved_first_contact") == doctest::Approx(0.75));
    CHECK(of_everybody(s, "consultations") ==
          doctest::Approx(4.0));      // 400 visits, 400 people, ¼ year
    CHECK(of_everybody(s, "failure_demand") == doctest::Approx(0.12));
    CHECK(of_everybody(s, "satisfaction") == doctest::Approx(0.7));
    CHECK(of_everybody(s, "spending_per_head") ==
          doctest::Approx(156.0));  // £156,000 × 4 / 4,000 people
    CHECK(of_everybody(s, "spending_per_weighted_head") == doctest::Approx(156.0 / 1.1));
    CHECK(of_everybody(s, "area_balance") == doctest::Approx(-30'000));
    CHECK(of_everybody(s, "host_balance") == doctest::Approx(-40'000));
    CHECK(of_everybody(s, "provider_balance") == doctest::Approx(-16'000));
    CHECK(of_everybody(s, "closures") == 1);
    CHECK(of_everybody(s, "online_list") == doctest::Approx(300));
    CHECK(of_everybody(s, "online_share") == doctest::Approx(0.075));
    CHECK(of_everybody(s, "online_weighted_ratio") == doctest::Approx(0.8));
    CHECK(of_everybody(s, "online_outside_share") == doctest::Approx(0.7));
    CHECK(area_balance(s, area_slot) == doctest::Approx(10'000));
}

TEST_CASE("two stretches of weeks add up, but a practice that has closed has closed once") {
    Counts twice = tiny_counts();
    twice.add(tiny_counts(), practice().columns());
    for (const Measure& measure : measures())
        if (!std::isnan(of_everybody(twice, measure.key)))
            CHECK(of_everybody(twice, measure.key) ==
                  doctest::Approx(of_everybody(tiny_counts(), measure.key)).epsilon(1e-12));
    CHECK(twice.weeks == 26);
    CHECK(twice.at(Slot::total, column::seen) == 800);
}

TEST_CASE("where nothing has happened there is no value, and nothing is invented") {
    const Counts nothing = practice().empty_counts(2);
    for (const Measure& measure : measures()) {
        if (measure.key == "closures") {
            CHECK(measure.value(nothing, Slot::total) == 0.0);
            continue;
        }
        CHECK_MESSAGE(std::isnan(measure.value(nothing, Slot::total)), measure.key);
    }
}

TEST_CASE("one visit in ten comes after a wait longer than the 90th percentile") {
    // Waits of all sorts, against the sorted list; a bin is a day, two days or two weeks wide.
    Counts summary = practice().empty_counts(1);
    const auto all = summary.row(Slot::total);
    std::vector<double> days;
    std::uint64_t state = 12345;
    for (int i = 0; i < 5'000; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto wait = static_cast<std::uint32_t>((state >> 33) % 240 * ((state >> 60) + 1) / 8);
        ++all[column::seen];
        ++all[column::waits + wait_bin(wait)];
        days.push_back(wait * 7.0 / 64.0);
    }
    std::sort(days.begin(), days.end());
    const double expected = days[4'500];
    const double found = wait_days_p90(summary, Slot::total);
    CHECK(std::fabs(found - expected) <= (expected < 14 ? 1.0 : expected < 42 ? 2.0 : 14.0));
}

TEST_CASE("the 90th percentile of a week of evenly spread waits is 6.3 days") {
    Counts summary = practice().empty_counts(1);
    summary.at(Slot::total, column::seen) = 700;
    for (std::size_t day = 0; day < 7; ++day) summary.at(Slot::total, column::waits + day) = 100;
    CHECK(wait_days_p90(summary, Slot::total) == doctest::Approx(6.3));
}

TEST_CASE(
    "the gap is how much more often the least deprived end is seen soon than the most deprived") {
    Counts summary = practice().empty_counts(1);
    // Seen within two weeks: .90 in the least deprived fifth, falling by .05 a fifth to .70. A line
    // through five equal groups: .05 a fifth, so .25 from end to end.
    for (std::size_t d = 0; d < 5; ++d) {
        const auto group = summary.row(Slot::deprivation + d);
        group[column::people_weeks] = 100;
        group[column::seen] = 100;
        group[column::seen_soon] = 90.0 - 5.0 * static_cast<double>(d);
    }
    CHECK(of_everybody(summary, "access_gap") == doctest::Approx(25.0));
    // Concentration of (.70 … .90) over equal fifths: 2/(n²μ) Σ i y − (n+1)/n = 2 × 12.5/(25 × .8)
    // − 1.2 = .05
    CHECK(of_everybody(summary, "access_concentration") == doctest::Approx(0.05));
    for (std::size_t d = 0; d < 5; ++d) summary.at(Slot::deprivation + d, column::seen_soon) = 80;
    CHECK(std::fabs(of_everybody(summary, "access_gap")) < 1e-9);
    CHECK(std::fabs(of_everybody(summary, "access_concentration")) < 1e-12);
}

TEST_CASE("people count once in everybody, in their fifth, their age, their list and their area") {
    Counts summary = practice().empty_counts(3);
    std::vector<Tally> tallies(std::size_t{3} * cells_per_area * 2);
    std::vector<SideWeek> weeks(tallies.size());
    const std::uint32_t stratum =
        2 * 70 + 4 * 10 + 3 * 2 + 1; // third area, 65–74, fourth fifth, frail
    Tally& tally = tallies[side(stratum, true)];
    tally.needs = 5;
    tally.visits[visit_kind(true, true, true)] = 3;
    tally.visits[visit_kind(false, true, false)] = 1;
    tally.waits[3] = 4;
    weeks[side(stratum, true)] = {.people = 7, .satisfaction = 3.5, .spending = 12};
    add_people(summary, 0, tallies, weeks);
    std::set<std::size_t> expected{Slot::total, Slot::deprivation + 3, Slot::age + 4,
                                   registered_slot + 1, area_slot + 2};
    for (std::size_t slot = 0; slot < summary.slots(); ++slot) {
        const bool in = expected.contains(slot);
        CHECK(summary.at(slot, column::needs) == (in ? 5 : 0));
        CHECK(summary.at(slot, column::waits + 3) == (in ? 4 : 0));
        CHECK(summary.at(slot, column::seen) == (in ? 4 : 0));
        CHECK(summary.at(slot, column::seen_soon) == (in ? 4 : 0));
        CHECK(summary.at(slot, column::met) == (in ? 3 : 0));
        CHECK(summary.at(slot, column::first_seen) == (in ? 3 : 0));
        CHECK(summary.at(slot, column::first_settled) == (in ? 3 : 0));
        CHECK(summary.at(slot, column::people_weeks) == (in ? 7 : 0));
        CHECK(summary.at(slot, column::online_weeks) == (in ? 7 : 0));
        CHECK(summary.at(slot, column::spending) == (in ? 12 : 0));
    }
    CHECK(summary.at(Slot::total, column::outside_weeks) == 7);
    weeks.assign(weeks.size(), {});
    weeks[side(5, true)] = {.people = 2, .satisfaction = 1};
    add_people(summary, 0, tallies, weeks); // in the area that hosts the online practice
    CHECK(summary.at(Slot::total, column::outside_weeks) == 7);
}

TEST_CASE(
    "every measure has a name of its own, a unit and a sentence, and says by what it exists") {
    std::set<std::string_view> keys;
    for (const Measure& measure : measures()) {
        CHECK(keys.insert(measure.key).second);
        CHECK(!measure.label.empty());
        CHECK(!measure.unit.empty());
        CHECK(measure.sentence.size() > 20);
        CHECK(std::abs(measure.direction) <= 1);
        CHECK(practice().exists_by(measure, Slot::total));
        CHECK(practice().exists_by(measure, Slot::deprivation + 4) ==
              ((measure.by & by_deprivation) != 0));
        CHECK(practice().exists_by(measure, Slot::age + 6) == ((measure.by & by_age) != 0));
        CHECK(practice().exists_by(measure, registered_slot + 1) == ((measure.by & by_side) != 0));
        CHECK(practice().exists_by(measure, area_slot + 7) == ((measure.by & by_area) != 0));
    }
    CHECK(measure_index("host_balance") < measures().size());
    CHECK(measure_index("no such thing") == measures().size());
}
