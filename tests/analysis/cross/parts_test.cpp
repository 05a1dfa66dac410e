/// Parts of the people that are counted for themselves: what they come to together, and that it
/// changes nothing.

#include "analysis/workshop.hpp"
#include "core/random.hpp"
#include "models/list.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

using namespace folkmoot;

namespace {

std::shared_ptr<const Parting> parts_by(const Scenario& scenario, std::size_t parts,
                                        const std::function<std::size_t(std::uint32_t)>& part_of) {
    auto parting = std::make_shared<Parting>();
    parting->parts = parts;
    for (std::uint32_t s = 0; s < scenario.areas.size() * strata_per_area; ++s)
        parting->of_stratum.push_back(static_cast<std::uint8_t>(part_of(s)));
    return parting;
}

RunRecord lived(const Scenario& scenario, std::shared_ptr<const Parting> apart) {
    Attempt attempt;
    attempt.population = 800;
    attempt.weeks = 26;
    attempt.apart = std::move(apart);
    Workshop workshop(scenario);
    return workshop.run_alone(attempt, 0, 0, {})->record();
}

bool is_whole(double value) { return value == std::floor(value); }

/// Whole numbers are exact; other sums are taken in another order.
bool same_sum(double sum, double all, bool whole) {
    return whole ? sum == all : std::fabs(sum - all) <= 1e-9 * (1.0 + std::fabs(all));
}

/// The first column and group of which the parts do not add up; "" if they all do.
std::string first_wrong_sum(const Model& model, const Counts& all) {
    std::size_t column = 0;
    for (const Counted& named : model.about().counts) {
        const std::size_t end = column + named.width;
        if (!named.of_people) column = end; // what is there of a part means nothing
        for (; column < end; ++column) {
            for (std::size_t slot = 0; slot < all.slots(); ++slot) {
                double sum = 0;
                bool whole = is_whole(all.at(slot, column));
                for (std::size_t part = 0; part < all.parting()->parts; ++part) {
                    const double here = all.part(part).at(slot, column);
                    sum += here;
                    whole = whole && is_whole(here);
                }
                const double wanted = all.at(slot, column);
                if (!same_sum(sum, wanted, whole))
                    return std::string(named.key) + " of slot " + std::to_string(slot) + ": " +
                           std::to_string(sum) + " instead of " + std::to_string(wanted);
            }
        }
    }
    return {};
}

/// Some of every model, with what only some scenarios have.
const std::vector<std::string> of_every_model{
    "virtual-gp",      "reminder-letter",   "job-search-help", "choice-of-provider",
    "redress",         "proactive-benefit", "open-api",        "central-or-local",
    "citizen-service", "shared-platform",   "spare-beds"};

} // namespace

TEST_CASE("parts of the people add up to everybody, in every group and column of people, in every "
          "model") {
    for (const std::string& name : of_every_model) {
        CAPTURE(name);
        const Scenario scenario = load_shipped(name).value();
        const auto apart = parts_by(scenario, deprivation_fifths * frailties, [](std::uint32_t s) {
            return deprivation_of(s) * frailties + frailty_of(s);
        });
        const RunRecord record = lived(scenario, apart);
        for (const Counts& year : record.years) CHECK(first_wrong_sum(*scenario.model, year) == "");
        // And whoever is told apart lives as they would.
        CHECK(fingerprint_of(record) == fingerprint_of(lived(scenario, nullptr)));
    }
}

TEST_CASE("a part that is everybody has everybody's values, and others have nobody's") {
    for (const std::string& name : of_every_model) {
        CAPTURE(name);
        const Scenario scenario = load_shipped(name).value();
        const RunRecord record =
            lived(scenario, parts_by(scenario, 2, [](std::uint32_t) { return 0; }));
        const auto measures = scenario.model->measures();
        for (std::size_t m = 0; m < measures.size(); ++m) {
            CAPTURE(std::string(measures[m].key));
            for (std::size_t slot = 0; slot < record.years.front().slots(); ++slot) {
                const double everybody = value_of(record, m, 0, slot),
                             part = value_of_part(record, m, 0, 0, slot);
                if (is_of_people(measures[m]) && !std::isnan(everybody))
                    CHECK(same_sum(part, everybody, false));
                else
                    CHECK(std::isnan(part));
            }
        }
        for (const double value : record.years.front().part(1).row(Slot::total))
            CHECK(value == 0.0);
    }
}

TEST_CASE("in a group by which people are told apart there is nobody of another") {
    const Scenario scenario = load_shipped("virtual-gp").value();
    const RunRecord record = lived(scenario, parts_by(scenario, age_bands, age_of));
    const Counts& year = record.years.front();
    for (std::size_t part = 0; part < age_bands; ++part)
        for (std::size_t age = 0; age < age_bands; ++age)
            for (std::size_t column = 0; column < year.columns(); ++column) {
                const bool same = part == age;
                CHECK((year.part(part).at(Slot::age + age, column) == 0.0 || same));
                if (same)
                    CHECK(year.part(part).at(Slot::age + age, column) ==
                          year.part(part).at(Slot::total, column));
            }
}

TEST_CASE("what a measure of people reads is of people, in every model") {
    for (const Model* model : models()) {
        CAPTURE(std::string(model->key()));
        Counts counts = model->empty_counts(2);
        counts.weeks = 52;
        std::uint32_t n = 0;
        for (std::size_t slot = 0; slot < counts.slots(); ++slot)
            for (double& value : counts.row(slot))
                value = 1.0 + draw(1, ++n, 0, Purpose::need)[0] % 97;
        for (const Measure& measure : model->measures()) {
            if (!is_of_people(measure)) continue;
            CAPTURE(std::string(measure.key));
            std::size_t column = 0;
            for (const Counted& named : model->about().counts) {
                Counts other = counts;
                for (std::size_t slot = 0; slot < counts.slots(); ++slot)
                    for (std::size_t k = 0; k < named.width; ++k)
                        other.at(slot, column + k) = 3.0 * counts.at(slot, column + k) + 5.0;
                column += named.width;
                if (named.of_people) continue;
                CAPTURE(std::string(named.key));
                for (std::size_t slot = 0; slot < counts.slots(); ++slot)
                    if (model->exists_by(measure, slot))
                        CHECK(measure.value(other, slot) == measure.value(counts, slot));
            }
        }
    }
}
