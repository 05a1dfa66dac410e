#include "analysis/changes.hpp"
#include "analysis/compare.hpp"
#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

namespace {

const Setting& first_assumption() {
    for (const Setting& field : settings_fields()) {
        if (field.kind == FieldKind::assumption && field.type == FieldType::number) return field;
    }
    std::abort();
}

/// An assumption, somewhere else than the scenario has it.
std::pair<std::string, double> doubted() {
    const Setting& field = first_assumption();
    const double usual = field.get(virtual_gp().settings);
    const double low = field.range.low, high = field.range.high;
    return {std::string(field.key), usual - low > high - usual ? low : high};
}

std::string sentence_with(const Trial& trial) {
    const Attempt attempt = trial;
    Workshop workshop(virtual_gp());
    const auto pair = workshop.run(attempt, 0, 0, {});
    return sentence_of(virtual_gp(), attempt, pair->baseline->record, pair->reform->record);
}

bool tells(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("levers and doubted facts are told apart, and counted in words") {
    CHECK(changes_words({0, 0}).empty());
    CHECK(changes_words({1, 0}) == " with your changes");
    CHECK(changes_words({3, 1}) == " with your changes and 1 changed assumption");
    CHECK(changes_words({0, 1}) == " with 1 changed assumption");
    CHECK(changes_words({0, 12}) == " with 12 changed assumptions");
}

TEST_CASE("a fact that is doubted shows in the sentence of the reform, which is then not plain") {
    Trial attempt{.reform = "follows", .population = 1'000, .weeks = 60};
    const std::string plain = sentence_with(attempt);
    CHECK(!tells(plain, " with "));
    attempt.shared = {doubted()};
    CHECK(changes_of(virtual_gp(), attempt) == Changes{0, 1});
    CHECK(tells(sentence_with(attempt),
                "of “Money follows the patient” with 1 changed assumption, "));
    attempt.changed = {{"settlement.lag_weeks", 13.0}};
    CHECK(changes_of(virtual_gp(), attempt) == Changes{1, 1});
    CHECK(tells(sentence_with(attempt),
                "of “Money follows the patient” with your changes and 1 changed assumption, "));
}

TEST_CASE("a fact that is doubted shows where there is no reform to speak of") {
    const Trial attempt{.reform = virtual_gp().policies.front().name,
                        .shared = {doubted()},
                        .population = 1'000,
                        .weeks = 60};
    CHECK(tells(sentence_with(attempt), "without a reform and with 1 changed assumption, "));
}

TEST_CASE("what is set to what it is anyway is no change") {
    const Setting& fact = first_assumption();
    const Policy& policy = policy_named(virtual_gp(), "follows");
    REQUIRE(!policy.settings.empty());
    const Trial attempt{
        .reform = "follows",
        .changed = {*policy.settings.begin()},
        .shared = {{std::string(fact.key), fact.get(virtual_gp().settings)}},
    };
    CHECK(changes_of(virtual_gp(), attempt) == Changes{0, 0});
    CHECK(changed_assumptions(virtual_gp(), {{"no.such.key", 1.0}}) == 0);
}
