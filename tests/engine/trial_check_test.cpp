#include "engine/trial_town.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace folkmoot;

namespace {

const TrialTown& town() {
    static const TrialTown made({}, 500);
    return made;
}

/// What keeps a sound design from being run after a change.
std::string wrong(
    TrialUnit unit, const std::string& key, double value,
    const std::function<void(TrialDesign&)>& change = [](TrialDesign&) {}) {
    TrialDesign design = trial_of(unit, "visits", key, value);
    change(design);
    return text_of(town().check(design));
}

}  // namespace

TEST_CASE("whatever is a lever can be tried by weeks, and each level finer than that by what it is "
          "about") {
    for (const auto& field : settings_fields()) {
        CAPTURE(std::string(field.key));
        const double other = field.range.high;
        const bool may = field.kind == FieldKind::lever || field.key == "take_up.awareness";
        CHECK((wrong(TrialUnit::week, std::string(field.key), other) == "") == may);
    }
}

TEST_CASE("a lever that cannot differ between the units is refused with the units that would do") {
    CHECK(wrong(TrialUnit::citizen, "payment.price", 90) ==
          "arms[1].settings.payment.price: 'payment.price' cannot differ between two people "
          "with one provider; found unit "
          "'citizen', allowed assign providers, areas or weeks (unit provider, area, stepped_wedge "
          "or week)");
    CHECK(wrong(TrialUnit::saturation, "service.capacity", 1.5) ==
          "arms[1].settings.service.capacity: 'service.capacity' cannot differ between two people "
          "with one provider; found "
          "unit 'saturation', allowed assign providers, areas or weeks (unit provider, area, "
          "stepped_wedge or week)");
    CHECK(wrong(TrialUnit::provider, "settlement.portability", 0.5) ==
          "arms[1].settings.settlement.portability: 'settlement.portability' cannot differ between "
          "two providers of one "
          "area; found unit 'provider', allowed assign areas or weeks (unit area, stepped_wedge or "
          "week)");
    CHECK(wrong(TrialUnit::area, "shock.epidemic_drop", 0.5) ==
          "arms[1].settings.shock.epidemic_drop: 'shock.epidemic_drop' cannot differ between two "
          "areas in one week; "
          "found unit 'area', allowed assign weeks (unit week)");
    CHECK(wrong(TrialUnit::week, "service.patience", 9) ==
          "arms[1].settings.service.patience: an assumption is nobody's to decide; found "
          "'service.patience', allowed "
          "levers, or 'take_up.awareness'");
}

TEST_CASE("a design that this world cannot run is refused with the reason") {
    CHECK(wrong(TrialUnit::citizen, "take_up.burdem", 0.1) ==
          "arms[1].settings.take_up.burdem: no such setting; found 'take_up.burdem', allowed a "
          "lever; did you mean "
          "'take_up.burden'?");
    CHECK(wrong(TrialUnit::citizen, "take_up.burden", 0.9) ==
          "arms[1].settings.take_up.burden: out of range; found 0.9, allowed 0 to 0.5");
    CHECK(wrong(TrialUnit::citizen, "take_up.burden", 0.1,
                [](TrialDesign& d) { d.outcome = "visit"; }) ==
          "outcome: no such outcome of a trial; found 'visit', allowed wait_days, seen_soon, "
          "asked, visits, resolved, "
          "unmet, gave_up, satisfaction, online, enrolled, found_work or in_work; did you mean "
          "'visits'?");
    CHECK(wrong(TrialUnit::citizen, "take_up.burden", 0.1, [](TrialDesign& d) {
              d.method = "welch";
          }).starts_with("method: no such method; found 'welch', allowed difference, "));
    CHECK(
        wrong(TrialUnit::citizen, "take_up.burden", 0.1,
              [](TrialDesign& d) { d.method = "cuped"; }) ==
        "start_week: the method 'cuped' needs weeks before the trial; found 0, allowed 1 or later");
    CHECK(wrong(TrialUnit::citizen, "take_up.burden", 0.1,
                [](TrialDesign& d) { d.start_week = 250; }) ==
          "weeks: the trial ends after the scenario does; found week 262, allowed at most 260");
    CHECK(wrong(TrialUnit::saturation, "take_up.burden", 0.1,
                [](TrialDesign& d) { d.saturations = {0, 0.2, 0.4, 0.6, 0.8, 1}; }) ==
          "saturations: there are fewer areas than shares; found 5, allowed at least 6 in the "
          "scenario");
    CHECK(
        wrong(TrialUnit::area, "take_up.burden", 0.1, [](TrialDesign& d) {
            d.arms = {{"control", "c", 0.25, {}}};
            for (const char* name : {"a", "b", "c", "d", "e", "f"})
                d.arms.push_back({name, name, 0.125, {{"take_up.burden", 0.1}}});
        }) == "unit: there are fewer areas than arms; found 5, allowed at least 7 in the scenario");
    const Settings quiet =
        with(with(town().plan.settings, "enrolment.eligible", 0), "job_search.looking", 0);
    TrialDesign design = trial_of(TrialUnit::citizen, "enrolled", "job_search.help", 1);
    CHECK(
        text_of(check_trial(design, *town().place, quiet, 260)) ==
        "arms[1].settings.job_search.help: that does not happen in this scenario; found "
        "'job_search.help', allowed a "
        "scenario with 'job_search.looking' above 0\n"
        "outcome: that does not happen in this scenario; found 'enrolled', allowed a scenario with "
        "'enrolment.eligible' above 0");
}
