#include "fake_core.hpp"

#include "session/chart_data.hpp"
#include "session/codec.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::session;

namespace {

TrialResults results_of(const fake::FakeCore& core, std::uint32_t replicates) {
    TrialResults results;
    results.trial = opening_trial(core.scenario);
    for (std::uint32_t i = 0; i <= replicates; ++i) {
        results.add(std::get<message::Ran>(core.answer(message::Run{0, results.trial, i})));
    }
    return results;
}

}  // namespace

TEST_CASE("messages survive the journey, and what is cut short is refused") {
    const fake::FakeCore core;
    const message::Request run = message::Run{7, opening_trial(core.scenario), 3};
    const auto bytes = pack(run);
    const auto back = unpack<message::Request>(bytes);
    REQUIRE(back);
    CHECK(std::get<message::Run>(*back).trial == std::get<message::Run>(run).trial);
    const std::span<const std::uint8_t> all(bytes);
    for (std::size_t size = 0; size < all.size(); ++size) {
        CHECK_FALSE(unpack<message::Request>(all.first(size)).has_value());
    }
}

TEST_CASE("replies that a page ships are read up to the first that is broken") {
    const std::vector<message::Reply> replies{message::Link{1, "abc"}, message::Progress{2, 0.5}};
    auto bytes = pack_replies(replies);
    CHECK(unpack_replies(bytes).size() == 2);
    bytes.pop_back();
    CHECK(unpack_replies(bytes).size() == 1);
    CHECK(unpack_replies({}).empty());
}

TEST_CASE("a line chart has a value a week, and bands once there are enough runs") {
    const fake::FakeCore core;
    const auto results = results_of(core, 10);
    const auto data = chart_data(core.scenario, results, {"line", "wait_days", "", "?"}, 4, {});
    REQUIRE(data);
    CHECK(data->baseline_weeks.size() == 260);
    CHECK(data->reform_band.size() == 260);
    CHECK(data->reform_name == "Money follows the patient");
    CHECK_FALSE(chart_data(core.scenario, results, {"line", "unknown", "", ""}, 4, {}).has_value());
}

TEST_CASE("areas are ordered from least to most deprived") {
    const fake::FakeCore core;
    const auto results = results_of(core, 0);
    const std::vector<double> deprivation{3, 1, 2, 4, 0};
    const auto data =
        chart_data(core.scenario, results, {"dots", "wait_days", "area", ""}, 4, deprivation);
    REQUIRE(data);
    REQUIRE(data->rows.size() == 5);
    CHECK(data->rows.front().name == "Westhill");
    CHECK(data->rows.back().name == "Southbank");
    const auto area = message::Slots::first_area(core.scenario) + 4;
    CHECK(data->rows.front().baseline == value_at(results.main->baseline, 4, 0, area));
}

TEST_CASE("deprivation of an area is the mean of the people who live there") {
    message::People people;
    people.stratum = {0, 2, 8, 70, 78};  // area 0: fifths 0, 1, 4; area 1: fifths 0, 4
    const auto deprivation = area_deprivation(people, 3);
    CHECK(deprivation[0] == doctest::Approx(5.0 / 3));
    CHECK(deprivation[1] == doctest::Approx(2));
    CHECK(deprivation[2] == doctest::Approx(2));
    CHECK(order_of(deprivation) == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("whom an outcome does not concern has no row, and a table never shows \"nan\"") {
    const fake::FakeCore core;
    const auto results = results_of(core, 0);
    const auto data =
        chart_data(core.scenario, results, {"bars", "closures", "registered", ""}, 4, {});
    REQUIRE(data);
    const auto people = chart_table(*data, false), machine = chart_table(*data, true);
    CHECK(people.size() == 2); // the heading, and the group that has a value
    CHECK(people[1][0] == "Local practice");
    CHECK(machine.size() == 2);
    CHECK(to_csv(machine).find("nan") == std::string::npos);
}

TEST_CASE("CSV quotes what would break it") {
    CHECK(to_csv({{"a", "b,c"}, {"say \"hi\"", "line\nend"}}) ==
          "\xEF\xBB\xBF"
          "a,\"b,c\"\r\n\"say \"\"hi\"\"\",\"line\nend\"\r\n");
}

TEST_CASE("what made the numbers stands behind them on every row") {
    CHECK(to_csv({{"town"}, {"Ash"}, {"Beech"}}, {{"Seed", "7"}, {"Fingerprint", "ab"}}) ==
          "\xEF\xBB\xBF"
          "town,Seed,Fingerprint\r\nAsh,7,ab\r\nBeech,7,ab\r\n");
}

TEST_CASE(
    "text that a spreadsheet would take for a formula is made harmless; numbers stay numbers") {
    for (const auto* formula : {"=1+1", "+1+1", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1", "=", "-",
                                "+", "-cmd", "-1e", "+.", "-1 000"}) {
        CAPTURE(formula);
        CHECK(is_formula(formula));
        const auto text = to_csv({{formula}});
        CHECK(text.find_first_of('\'') <= 4); // behind the mark, and a quote where there is one
    }
    for (const auto* number : {"-12", "+12.5", "-.5", "-1e-05", "0", "12", "-12.", "+1E6"}) {
        CAPTURE(number);
        CHECK_FALSE(is_formula(number));
        CHECK(to_csv({{number}}).find('\'') == std::string::npos);
    }
    for (const auto* name : {"", "Ash", "−£3.1m", "|x", "%0A=1", "a=b"})
        CHECK_FALSE(is_formula(name));
}

TEST_CASE("the table of all outcomes has a row for every group") {
    const fake::FakeCore core;
    const auto table = outcomes_table(core.scenario, results_of(core, 0), 4);
    const std::size_t groups = 1 + 5 + 7 + 2 + 5;
    CHECK(table.size() == 1 + core.scenario.outcomes.size() * groups);
    // How sure it is stands with what many runs tell: everybody's.
    const auto results = results_of(core, 20);
    const auto sure = outcomes_table(core.scenario, results, 4);
    const auto spread = results.spread(4, 0, core.scenario.outcomes[0].direction);
    REQUIRE(spread);
    CHECK(sure[0][10] == "Runs");
    CHECK(sure[1][10] == std::to_string(spread->runs));
    CHECK(sure[1][11] == std::to_string(spread->better));
    CHECK(std::stod(sure[1][7]) == doctest::Approx(spread->mean));
    CHECK(std::stod(sure[1][8]) == doctest::Approx(spread->low));
    CHECK(std::stod(sure[1][9]) == doctest::Approx(spread->high));
    CHECK(sure[2][10].empty());
    CHECK(table[1][10].empty());
}

TEST_CASE("a file name is made of words") {
    CHECK(file_name("Who gains, and who loses?", "csv") == "who-gains-and-who-loses.csv");
    CHECK(file_name("…", "png") == "folkmoot.png");
}
