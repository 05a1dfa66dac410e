#include "engine/trial.hpp"

#include "core/words/quoted.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

std::string in_single_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

void add(Problems& problems, std::string path, std::string what, std::string found,
         std::string allowed, std::string nearest = {}) {
    Problem problem;
    problem.path = std::move(path);
    problem.what = std::move(what);
    problem.found = std::move(found);
    problem.allowed = std::move(allowed);
    problem.nearest = std::move(nearest);
    problems.push_back(std::move(problem));
}

// The finest level at which a unit's treatment may differ.
VaryLevel level_of(TrialUnit unit) {
    switch (unit) {
    case TrialUnit::citizen:
    case TrialUnit::saturation:
        return VaryLevel::citizen;
    case TrialUnit::provider:
        return VaryLevel::provider;
    case TrialUnit::area:
    case TrialUnit::stepped_wedge:
        return VaryLevel::area;
    case TrialUnit::week:
        return VaryLevel::week;
    }
    return VaryLevel::never;
}

struct LevelWords {
    const char* cannot;
    const char* assign;
};
LevelWords words_of(VaryLevel level) {
    switch (level) {
    case VaryLevel::provider:
        return {"cannot differ between two people with one provider",
                "assign providers, areas or weeks (unit provider, area, stepped_wedge or week)"};
    case VaryLevel::area:
        return {"cannot differ between two providers of one area",
                "assign areas or weeks (unit area, stepped_wedge or week)"};
    case VaryLevel::week:
        return {"cannot differ between two areas in one week", "assign weeks (unit week)"};
    default:
        return {"cannot be tried", "levers"};
    }
}

std::vector<std::string_view> keys_to_try(const Model& model) {
    std::vector<std::string_view> keys;
    for (const Setting& setting : model.settings()) {
        if (model.vary_level(setting.key) != VaryLevel::never) keys.push_back(setting.key);
    }
    return keys;
}

// "levers, or 'take_up.awareness'": the levers, and the doubts that may be tried all the same.
std::string what_can_be_tried(const Model& model) {
    std::string text = "levers";
    for (const Setting& setting : model.settings()) {
        if (setting.kind == FieldKind::assumption &&
            model.vary_level(setting.key) != VaryLevel::never)
            text += ", or " + in_single_quotes(setting.key);
    }
    return text;
}

void check_setting(const TrialDesign& design, const Model& model, const Settings& settings,
                   const std::string& path, const std::string& key, double value,
                   Problems& problems) {
    const Setting* setting = model.find_setting(key);
    if (setting == nullptr) {
        add(problems, path, "no such setting", in_single_quotes(key), "a lever",
            nearest_name(key, keys_to_try(model)));
        return;
    }
    const VaryLevel level = model.vary_level(key);
    if (level == VaryLevel::never) {
        add(problems, path, "an assumption is nobody's to decide", in_single_quotes(key),
            what_can_be_tried(model));
        return;
    }
    if (!allowed(*setting, value)) {
        add(problems, path, "out of range", plain_number(value), allowed_text(*setting));
    }
    if (level > level_of(design.unit)) {
        add(problems, path, in_single_quotes(key) + " " + words_of(level).cannot,
            "unit '" + std::string(trial_unit_names[static_cast<std::size_t>(design.unit)]) + "'",
            words_of(level).assign);
    }
    const std::string group = key.substr(0, key.find('.'));
    if (!model.is_on(settings, group)) {
        add(problems, path, "that does not happen in this scenario", in_single_quotes(key),
            model.how_to_turn_on(group));
    }
}

void check_outcome(const TrialDesign& design, const Model& model, const Settings& settings,
                   Problems& problems) {
    const PersonOutcome* outcome = model.find_person_outcome(design.outcome);
    if (outcome == nullptr) {
        std::vector<std::string_view> keys;
        for (const PersonOutcome& each : model.about().person_outcomes) keys.push_back(each.key);
        add(problems, "outcome", "no such outcome of a trial", in_single_quotes(design.outcome),
            any_of(keys), nearest_name(design.outcome, keys));
    } else if (!model.is_on(settings, outcome->process)) {
        add(problems, "outcome", "that does not happen in this scenario",
            in_single_quotes(design.outcome), model.how_to_turn_on(outcome->process));
    }
}

void check_method(const TrialDesign& design, Problems& problems) {
    const auto method = method_named(design.method);
    if (!method) {
        std::vector<std::string_view> keys;
        for (const MethodWords& each : method_words()) keys.push_back(each.key);
        add(problems, "method", "no such method", in_single_quotes(design.method), any_of(keys),
            nearest_name(design.method, keys));
    } else if (*method == Method::cuped && design.start_week == 0) {
        add(problems, "start_week", "the method 'cuped' needs weeks before the trial", "0",
            "1 or later");
    }
}

void check_clusters(const TrialDesign& design, const TrialRoom& room, Problems& problems) {
    const auto too_few = [&](const char* path, const char* what, std::size_t found,
                             std::size_t least) {
        if (found < least) {
            add(problems, path, what, std::to_string(found),
                "at least " + std::to_string(least) + " in the scenario");
        }
    };
    switch (design.unit) {
    case TrialUnit::provider:
        too_few("unit", "there are fewer providers than arms", room.providers, design.arms.size());
        break;
    case TrialUnit::area:
        too_few("unit", "there are fewer areas than arms", room.areas, design.arms.size());
        break;
    case TrialUnit::stepped_wedge:
        too_few("unit", "a stepped wedge needs more areas", room.areas, 2);
        break;
    case TrialUnit::saturation:
        too_few("saturations", "there are fewer areas than shares", room.areas,
                design.saturations.size());
        break;
    case TrialUnit::week:
        too_few("block_weeks", "there are fewer periods than arms", design.blocks(),
                design.arms.size());
        break;
    case TrialUnit::citizen:
        break;
    }
}

}  // namespace

Problems check_trial(const TrialDesign& design, const Place& place, const Settings& settings,
                     std::uint32_t horizon_weeks) {
    return check_trial(design, *place.model, settings,
                       {place.world.areas.size(), place.world.providers.size(), horizon_weeks});
}

Problems check_trial(const TrialDesign& design, const Model& model, const Settings& settings,
                     const TrialRoom& room) {
    if (!model.has_trials()) {
        Problems problems;
        add(problems, "trial", "this model cannot be tried on single people",
            std::string(model.key()), "a scenario of a model that follows single people");
        return problems;
    }
    Problems problems = check_design(design);
    for (std::size_t a = 1; a < design.arms.size(); ++a) {
        for (const auto& [key, value] : design.arms[a].settings) {
            check_setting(design, model, settings,
                          "arms[" + std::to_string(a) + "].settings." + key, key, value, problems);
        }
    }
    check_outcome(design, model, settings, problems);
    check_method(design, problems);
    check_clusters(design, room, problems);
    if (std::uint64_t{design.start_week} + design.weeks > room.weeks) {
        add(problems, "weeks", "the trial ends after the scenario does",
            "week " + std::to_string(std::uint64_t{design.start_week} + design.weeks),
            "at most " + std::to_string(room.weeks));
    }
    return problems;
}

}  // namespace folkmoot
