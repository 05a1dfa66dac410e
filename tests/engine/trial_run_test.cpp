#include "engine/trial_town.hpp"
#include "models/general_practice/practice.hpp"
#include "models/general_practice/town.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace folkmoot;

namespace {

std::uint64_t bits(const TrialStart& start, const TrialDesign& design, const Assignment& who,
                   TrialWay way, std::uint64_t chance = 1) {
    return fingerprint_of(run_trial(start, design, who, way, chance));
}

struct Case {
    TrialUnit unit;
    const char *outcome, *key;
    double value;
};

}  // namespace

TEST_CASE("in a trial in which every unit is treated the same happens, to the last bit, as when "
          "the rule holds for all") {
    const TrialTown town;
    const Case cases[]{{TrialUnit::citizen, "wait_days", "take_up.burden", 0.4},
                       {TrialUnit::citizen, "asked", "take_up.awareness", 0.8},
                       {TrialUnit::citizen, "online", "choice.online_access", 0},
                       {TrialUnit::citizen, "enrolled", "enrolment.burden", 0.1},
                       {TrialUnit::citizen, "in_work", "job_search.help", 2},
                       {TrialUnit::saturation, "asked", "take_up.burden", 0.4},
                       {TrialUnit::provider, "visits", "service.capacity", 0.7},
                       {TrialUnit::provider, "visits", "payment.price", 60},
                       {TrialUnit::provider, "visits", "payment.remote_tariff", 20},
                       {TrialUnit::provider, "asked", "take_up.burden", 0.4},
                       {TrialUnit::area, "visits", "settlement.portability", 0},
                       {TrialUnit::area, "enrolled", "enrolment.awareness", 0.9},
                       {TrialUnit::stepped_wedge, "satisfaction", "service.capacity", 0.7},
                       {TrialUnit::week, "visits", "shock.epidemic_drop", 0.5},
                       {TrialUnit::week, "resolved", "payment.weighting", 0}};
    for (const Case& c : cases) {
        CAPTURE(std::string(c.key));
        TrialDesign design = trial_of(c.unit, c.outcome, c.key, c.value);
        if (std::string(c.key) == "choice.online_access") design.weeks = 40; // few move in a season
        if (std::string(c.key) == "shock.epidemic_drop") design.start_week = 104; // when it begins
        REQUIRE(text_of(town.check(design)) == "");
        const TrialStart start = town.start(design);
        const Assignment who = assign_trial(start, design, 0);
        const std::uint64_t everybody = bits(start, design, who, TrialWay::everybody);
        CHECK(bits(start, design, all_treated(start, design), TrialWay::designed) == everybody);
        // The treatment does something to people, or the test would show little. Money between
        // areas does not reach them within a year.
        if (std::string(c.key) != "settlement.portability")
            CHECK(bits(start, design, who, TrialWay::nobody) != everybody);
    }
}

TEST_CASE("everybody treated is the policy itself, nobody treated is the town without a trial") {
    const TrialTown town;
    const TrialDesign design = trial_of(TrialUnit::citizen, "satisfaction", "take_up.burden", 0.3);
    const TrialStart start = town.start(design);
    const Assignment who = assign_trial(start, design, 0);
    for (const bool treated : {false, true}) {
        PolicyPlan plan = town.plan;
        if (treated) plan.settings = with(plan.settings, "take_up.burden", 0.3);
        Run run(town.place, plan, *town.opening, design.weeks);
        run.finish();
        const TrialRecord record =
            run_trial(start, design, who, treated ? TrialWay::everybody : TrialWay::nobody,
                      town.place->world.seed);
        const auto& felt = own(run.simulation().state()).citizens.felt;
        for (std::size_t c = 0; c < felt.size(); ++c)
            CHECK(record.contentment[c] == felt[c].satisfaction);
    }
}

TEST_CASE("a treatment that changes nothing changes nothing, to the last bit") {
    const TrialTown town;
    for (const TrialUnit unit :
         {TrialUnit::citizen, TrialUnit::provider, TrialUnit::area, TrialUnit::week,
          TrialUnit::stepped_wedge, TrialUnit::saturation}) {
        CAPTURE(trial_unit_names[static_cast<std::size_t>(unit)]);
        const TrialDesign design = trial_of(unit, "visits", "take_up.burden",
                                            setting(town.plan.settings, "take_up.burden"));
        const TrialStart start = town.start(design);
        const Assignment who = assign_trial(start, design, 0);
        CHECK(bits(start, design, who, TrialWay::designed) ==
              bits(start, design, who, TrialWay::nobody));
    }
}

TEST_CASE("the same trial gives the same bits; chance and assignment can each be drawn anew") {
    const TrialTown town;
    const TrialDesign design = trial_of(TrialUnit::citizen, "wait_days", "take_up.burden", 0.3);
    const TrialStart start = town.start(design);
    const Assignment first = assign_trial(start, design, 0), other = assign_trial(start, design, 1);
    CHECK(bits(start, design, first, TrialWay::designed, 5) ==
          bits(start, design, first, TrialWay::designed, 5));
    CHECK(bits(start, design, first, TrialWay::designed, 5) !=
          bits(start, design, first, TrialWay::designed, 6));
    CHECK(bits(start, design, first, TrialWay::designed, 5) !=
          bits(start, design, other, TrialWay::designed, 5));
    CHECK(bits(start, design, first, TrialWay::nobody, 5) ==
          bits(start, design, other, TrialWay::nobody, 5));
}

TEST_CASE("in every week of every kind of trial every need and every pound is accounted for") {
    const TrialTown town;
    const Case cases[]{{TrialUnit::citizen, "online", "choice.online_access", 0},
                       {TrialUnit::provider, "visits", "payment.price", 60},
                       {TrialUnit::area, "visits", "settlement.rule", 2},
                       {TrialUnit::area, "visits", "allocation.growth", 0.05},
                       {TrialUnit::week, "visits", "payment.new_patient", 2}};
    for (const Case& c : cases) {
        CAPTURE(std::string(c.key));
        TrialDesign design = trial_of(c.unit, c.outcome, c.key, c.value, 56);
        REQUIRE(text_of(town.check(design)) == "");
        Simulation run(town.place, town.plan, *town.opening);
        auto variants = std::make_shared<Variants>();
        variants->settings = {town.plan.settings, town.plan.settings};
        find_field(c.key)->set(variants->settings[1], c.value);
        for (std::uint32_t p = 0; p < town.place->world.providers.size(); ++p)
            variants->of_provider.push_back(p % 2);
        for (std::uint32_t a = 0; a < town.place->world.areas.size(); ++a)
            variants->of_area.push_back(a % 2);
        if (c.unit == TrialUnit::citizen)
            variants->of_citizen.assign(town.place->world.population(), 1);
        run.vary(variants);
        for (std::uint32_t week = 0; week < 56; ++week) {
            run.step();
            CHECK(check_conservation(run) == "");
        }
    }
}

TEST_CASE("what is counted of people one by one adds up to what is counted of all") {
    const TrialTown town;
    const std::map<std::string, std::size_t> same{{"visits", column::seen},
                                                  {"asked", column::requests},
                                                  {"resolved", column::met},
                                                  {"unmet", column::unmet}};
    Run run(town.place, town.plan, *town.opening, 12);
    run.finish();
    const auto all = run.record().years[0].row(Slot::total);
    for (const auto& [key, counted] : same) {
        CAPTURE(key);
        const TrialDesign design = trial_of(TrialUnit::citizen, key, "take_up.burden", 0.3);
        const TrialStart start = town.start(design);
        const auto outcomes =
            outcomes_of(start, run_trial(start, design, assign_trial(start, design, 0),
                                         TrialWay::nobody, town.place->world.seed));
        CHECK(std::accumulate(outcomes.begin(), outcomes.end(), 0.0) == all[counted]);
    }
    const TrialDesign design = trial_of(TrialUnit::citizen, "enrolled", "enrolment.burden", 0.3);
    const TrialStart start = town.start(design);
    const auto enrolled =
        outcomes_of(start, run_trial(start, design, assign_trial(start, design, 0),
                                     TrialWay::nobody, town.place->world.seed));
    CHECK(std::accumulate(enrolled.begin(), enrolled.end(), 0.0) == all[column::enrolled]);
    CHECK(all[column::enrolled] > 0);
}

TEST_CASE("a trial that starts later knows what people did before it") {
    const TrialTown town;
    TrialDesign design = trial_of(TrialUnit::citizen, "visits", "take_up.burden", 0.3);
    design.start_week = 20;
    const TrialStart start = town.start(design);
    CHECK(start.state->clock == warm_up_weeks + 20);
    CHECK(start.before.weeks() == 12);
    Run run(town.place, town.plan, *town.opening, 20);
    double seen = 0;
    while (!run.done()) {
        run.step();
        if (run.simulation().week() > 8)
            seen += static_cast<double>(run.simulation().last_week().at(Slot::total, column::seen));
    }
    const auto before = outcomes_before(start);
    CHECK(std::accumulate(before.begin(), before.end(), 0.0) == seen);
    CHECK(trial_table(start, design, assign_trial(start, design, 0), start.before).pre.size() ==
          before.size());
}

TEST_CASE("a trial of signing up is about those who have not, one of looking for work about those "
          "who look") {
    const TrialTown town;
    TrialDesign design = trial_of(TrialUnit::citizen, "enrolled", "enrolment.burden", 0.1);
    design.start_week = 10;
    TrialStart start = town.start(design);
    Assignment who = assign_trial(start, design, 0);
    std::size_t already = 0;
    for (std::size_t c = 0; c < who.of_citizen.size(); ++c) {
        CHECK((who.of_citizen[c] == left_out) == (own(*start.state).enrolled[c] != 0));
        already += own(*start.state).enrolled[c];
    }
    CHECK(already > 100);
    design = trial_of(TrialUnit::citizen, "in_work", "job_search.help", 1);
    start = town.start(design);
    who = assign_trial(start, design, 0);
    const auto in = who.of_citizen.size() -
                    static_cast<std::size_t>(std::ranges::count(who.of_citizen, left_out));
    const Simulation simulation(town.place, town.plan, *town.opening);
    CHECK(in ==
          static_cast<const general_practice::Town&>(simulation.town()).force().citizen.size());
    CHECK(in > 100);
}
