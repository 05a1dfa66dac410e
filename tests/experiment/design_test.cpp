#include "experiment/design.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>

using namespace folkmoot;

namespace {

/// What is wrong with a sound design after a change.
std::string wrong(const std::function<void(TrialDesign&)>& change) {
    TrialDesign design;
    design.name = "letters";
    design.arms = {{"control", "No letter", 0.5, {}},
                   {"letter", "A letter", 0.5, {{"take_up.burden", 0.01}}}};
    change(design);
    return text_of(check_design(design));
}

}  // namespace

TEST_CASE("nothing is wrong with a sound design") {
    CHECK(wrong([](TrialDesign&) {}) == "");
    CHECK(wrong([](TrialDesign& d) {
              d.unit = TrialUnit::saturation;
              d.saturations = {0, 0.5, 1};
          }) == "");
}

TEST_CASE("a design that contradicts itself is refused with the reason") {
    CHECK(wrong([](TrialDesign& d) { d.arms.pop_back(); }) ==
          "arms: a trial compares a control with at least one treatment; found 1, allowed 2 to 50 "
          "arms");
    CHECK(wrong([](TrialDesign& d) { d.arms[1].share = 0.4; }) ==
          "arms: the shares do not add up to 1; found 0.9, allowed 1");
    CHECK(wrong([](TrialDesign& d) {
              d.arms[0].share = 1;
              d.arms[1].share = 0;
          }) == "arms[0].share: out of range; found 1, allowed more than 0 and less than 1\n"
                "arms[1].share: out of range; found 0, allowed more than 0 and less than 1");
    CHECK(wrong([](TrialDesign& d) { d.arms[1].name = "control"; }) ==
          "arms[1].name: two arms have the same name; found 'control', allowed a name of its own");
    CHECK(wrong([](TrialDesign& d) { d.arms[0].settings["take_up.burden"] = 0.1; }) ==
          "arms[0].settings: the first arm is the control and changes nothing; found "
          "'take_up.burden', allowed no settings");
    CHECK(wrong([](TrialDesign& d) { d.arms[1].settings.clear(); }) ==
          "arms[1].settings: the treatment changes nothing; allowed at least one setting");
    CHECK(wrong([](TrialDesign& d) { d.weeks = 0; }) ==
          "weeks: out of range; found 0, allowed 1 or more");
    CHECK(wrong([](TrialDesign& d) {
              d.unit = TrialUnit::week;
              d.block_weeks = 26;
          }) == "block_weeks: the trial has fewer than two periods; found 26, allowed less than "
                "the trial's 26 weeks");
    CHECK(wrong([](TrialDesign& d) { d.unit = TrialUnit::saturation; }) ==
          "saturations: areas need at least two different shares; found 0, allowed for example 0, "
          "0.5, 1");
    CHECK(wrong([](TrialDesign& d) { d.saturations = {0, 1}; }) ==
          "saturations: only a design of unit 'saturation' has these; allowed unit 'saturation', "
          "or no saturations");
    CHECK(wrong([](TrialDesign& d) {
              d.unit = TrialUnit::saturation;
              d.saturations = {0, 1.5};
          }) == "saturations[1]: out of range; found 1.5, allowed 0 to 1");
    CHECK(wrong([](TrialDesign& d) {
              d.unit = TrialUnit::week;
              d.exclude = 0.1;
          }) == "exclude: a week cannot be left out; found 0.1, allowed 0");
    CHECK(wrong([](TrialDesign& d) { d.layer_to = 0.5; }) ==
          "layer: a stretch needs a layer that it is part of; allowed the name of a layer");
    CHECK(wrong([](TrialDesign& d) {
              d.layer = "post";
              d.layer_from = 0.7;
              d.layer_to = 0.7;
          }) == "layer_to: the stretch of the layer is empty; found 0.7, allowed more than 0.7");
    CHECK(wrong([](TrialDesign& d) { d.alpha = 0.9; }) ==
          "alpha: out of range; found 0.9, allowed 0.0001 to 0.5");
    CHECK(wrong([](TrialDesign& d) { d.attrition = 1; }) ==
          "attrition: out of range; found 1, allowed 0 to less than 1");
}
