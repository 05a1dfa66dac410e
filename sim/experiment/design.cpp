#include "experiment/design.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace folkmoot {
namespace {

constexpr double typed_rounding = 1e-9; // of shares that people have typed

std::string number(double value) {
    std::string text = std::to_string(value);
    while (text.find('.') != std::string::npos && (text.back() == '0' || text.back() == '.')) {
        const bool point = text.back() == '.';
        text.pop_back();
        if (point) break;
    }
    return text;
}

class Checker {
public:
    explicit Checker(Problems& problems) : problems_(problems) {}

    void add(std::string path, std::string what, std::string found, std::string allowed) {
        Problem problem;
        problem.path = std::move(path);
        problem.what = std::move(what);
        problem.found = std::move(found);
        problem.allowed = std::move(allowed);
        problems_.push_back(std::move(problem));
    }
    /// `low` and `high` themselves are allowed.
    void within(std::string path, double value, double low, double high) {
        if (!(value >= low && value <= high))
            add(std::move(path), "out of range", number(value),
                number(low) + " to " + number(high));
    }

private:
    Problems& problems_;
};

std::string arm_path(std::size_t arm, const char* member) {
    return "arms[" + std::to_string(arm) + "]." + member;
}

void check_arms(const TrialDesign& design, Checker& checker) {
    if (design.arms.size() < 2 || design.arms.size() > most_arms) {
        checker.add("arms", "a trial compares a control with at least one treatment",
                    std::to_string(design.arms.size()),
                    "2 to " + std::to_string(most_arms) + " arms");
        return;
    }
    double sum = 0;
    std::set<std::string> names;
    for (std::size_t a = 0; a < design.arms.size(); ++a) {
        const TrialArm& arm = design.arms[a];
        if (arm.name.empty())
            checker.add(arm_path(a, "name"), "missing", {}, "a name");
        else if (!names.insert(arm.name).second)
            checker.add(arm_path(a, "name"), "two arms have the same name", "'" + arm.name + "'",
                        "a name of its own");
        if (!(arm.share > 0.0 && arm.share < 1.0))
            checker.add(arm_path(a, "share"), "out of range", number(arm.share),
                        "more than 0 and less than 1");
        sum += arm.share;
        if (a == 0 && !arm.settings.empty())
            checker.add(arm_path(a, "settings"), "the first arm is the control and changes nothing",
                        "'" + arm.settings.begin()->first + "'", "no settings");
        if (a > 0 && arm.settings.empty())
            checker.add(arm_path(a, "settings"), "the treatment changes nothing", {},
                        "at least one setting");
    }
    if (std::fabs(sum - 1.0) > typed_rounding)
        checker.add("arms", "the shares do not add up to 1", number(sum), "1");
}

void check_unit(const TrialDesign& design, Checker& checker) {
    const bool in_blocks =
        design.unit == TrialUnit::week || design.unit == TrialUnit::stepped_wedge;
    if (in_blocks && (design.block_weeks == 0 || design.blocks() < 2))
        checker.add("block_weeks", "the trial has fewer than two periods",
                    std::to_string(design.block_weeks),
                    "less than the trial's " + std::to_string(design.weeks) + " weeks");
    const bool saturation = design.unit == TrialUnit::saturation;
    if (saturation && design.saturations.size() < 2)
        checker.add("saturations", "areas need at least two different shares",
                    std::to_string(design.saturations.size()), "for example 0, 0.5, 1");
    if (!saturation && !design.saturations.empty())
        checker.add("saturations", "only a design of unit 'saturation' has these", {},
                    "unit 'saturation', or no saturations");
    for (std::size_t i = 0; i < design.saturations.size(); ++i)
        checker.within("saturations[" + std::to_string(i) + "]", design.saturations[i], 0.0, 1.0);
    const bool two_arms = saturation || design.unit == TrialUnit::stepped_wedge;
    if (two_arms && design.arms.size() > 2)
        checker.add("arms",
                    "a design of unit '" +
                        std::string(trial_unit_names[static_cast<std::size_t>(design.unit)]) +
                        "' has one treatment",
                    std::to_string(design.arms.size()), "2 arms");
    if (design.unit == TrialUnit::week && design.exclude > 0.0)
        checker.add("exclude", "a week cannot be left out", number(design.exclude), "0");
    if (in_blocks && design.attrition > 0.0)
        checker.add("attrition", "rows of whole areas are not lost", number(design.attrition), "0");
    if (in_blocks && design.rerandomised)
        checker.add("rerandomised", "periods are balanced by 'stratified'", "true", "false");
}

} // namespace

Problems check_design(const TrialDesign& design) {
    Problems problems;
    Checker checker(problems);
    if (design.weeks == 0) checker.add("weeks", "out of range", "0", "1 or more");
    check_arms(design, checker);
    check_unit(design, checker);
    if (!(design.exclude >= 0.0 && design.exclude < 1.0))
        checker.add("exclude", "out of range", number(design.exclude), "0 to less than 1");
    if (!(design.attrition >= 0.0 && design.attrition < 1.0))
        checker.add("attrition", "out of range", number(design.attrition), "0 to less than 1");
    checker.within("layer_from", design.layer_from, 0.0, 1.0);
    checker.within("layer_to", design.layer_to, 0.0, 1.0);
    if (!(design.layer_from < design.layer_to))
        checker.add("layer_to", "the stretch of the layer is empty", number(design.layer_to),
                    "more than " + number(design.layer_from));
    if (design.layer.empty() && (design.layer_from > 0.0 || design.layer_to < 1.0))
        checker.add("layer", "a stretch needs a layer that it is part of", {},
                    "the name of a layer");
    if (design.unit == TrialUnit::week && !design.layer.empty())
        checker.add("layer", "weeks are not shared out", "'" + design.layer + "'", "no layer");
    checker.within("alpha", design.alpha, 0.0001, 0.5);
    checker.within("power", design.power, 0.05, 0.999);
    if (!(design.effect >= 0.0))
        checker.add("effect", "out of range", number(design.effect), "0 or more");
    if (!(design.cost_per_person >= 0.0))
        checker.add("cost_per_person", "out of range", number(design.cost_per_person), "0 or more");
    if (design.look_every == 0) checker.add("look_every", "out of range", "0", "1 or more");
    return problems;
}

} // namespace folkmoot
