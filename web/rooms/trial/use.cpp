/// What the nodes of the split-test lab do.

#include "rooms/save.hpp"
#include "rooms/trial/parts.hpp"
#include "rooms/trial/trial.hpp"
#include "session/trial/edit.hpp"
#include "session/trial/link.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace folkmoot::rooms {
namespace {

using message::TrialDesign;
using session::Session;
using session::TrialDesk;
using sheet::Node;

/// A value that has been found to be a number.
double number_of(std::string_view value) {
    return std::strtod(std::string(value).c_str(), nullptr);
}

std::size_t index_of(std::string_view text) {
    std::size_t index = 0;
    std::from_chars(text.data(), text.data() + text.size(), index);
    return index;
}

/// The nearest step of a slider, written so that 0.3 is the number that a person would type.
std::string onto_step(const Node& node, std::string_view value) {
    if (node.step <= 0) return std::string(value);
    const double steps = std::round((number_of(value) - node.low) / node.step);
    std::array<char, 40> text{};
    (void)std::snprintf(text.data(), text.size(), "%.10g",
                        std::clamp(node.low + steps * node.step, node.low, node.high));
    return text.data();
}

/// What stands behind `prefix`; nothing if the key does not begin so.
std::optional<std::string_view> behind(std::string_view key, std::string_view prefix) {
    if (!key.starts_with(prefix)) return std::nullopt;
    return key.substr(prefix.size());
}

// ---------------------------------------------------------------- the groups

/// The other groups make room in proportion, so that the shares always come to one.
void share_out(TrialDesign& design, std::size_t changed) {
    double others = 0;
    for (std::size_t i = 0; i < design.arms.size(); ++i)
        others += i == changed ? 0 : design.arms[i].share;
    const double left = 1 - design.arms[changed].share;
    const double count = static_cast<double>(design.arms.size() - 1);
    for (std::size_t i = 0; i < design.arms.size(); ++i) {
        if (i != changed)
            design.arms[i].share = others > 0 ? design.arms[i].share * left / others : left / count;
    }
}

void add_trial_group(TrialDesign& design) {
    message::TrialArm arm = design.arms.back();
    session::name_arm(arm, design.arms.size());
    arm.share = 1.0 / static_cast<double>(design.arms.size() + 1);
    design.arms.push_back(std::move(arm));
    share_out(design, design.arms.size() - 1);
}

void remove_group(TrialDesign& design, std::size_t group) {
    design.arms[group].share = 0;
    share_out(design, group);
    design.arms.erase(design.arms.begin() + static_cast<std::ptrdiff_t>(group));
}

double set_value(const Node& node, std::string_view value) {
    if (node.kind == sheet::Kind::toggle) return value == "true" ? 1 : 0;
    return number_of(value);
}

/// What is done to one group: "share:1", "set:1:KEY", "leave:1:KEY", "add:1", "remove:1".
bool edit_group(TrialDesign& design, const message::Scenario& scenario, const Node& node,
                std::string_view what, std::string_view value) {
    const auto colon = what.find(':');
    if (colon == what.npos) return false;
    const auto act = what.substr(0, colon), rest = what.substr(colon + 1);
    const auto end = std::min(rest.find(':'), rest.size());
    const auto group = index_of(rest.substr(0, end));
    const std::string key(rest.substr(std::min(end + 1, rest.size())));
    if (group >= design.arms.size()) return false;
    auto& arm = design.arms[group];
    if (act == "share") {
        arm.share = number_of(value);
        share_out(design, group);
    } else if (act == "set") {
        arm.settings[key] = set_value(node, value);
    } else if (act == "leave") {
        arm.settings.erase(key);
    } else if (act == "add") {
        if (const auto* field = session::find_field(scenario, value))
            arm.settings[field->key] =
                field->usual < (field->low + field->high) / 2 ? field->high : field->low;
    } else if (act == "remove") {
        remove_group(design, group);
    } else {
        return false;
    }
    return true;
}

// ---------------------------------------------------------------- the rest of the design

std::uint32_t whole(std::string_view value) {
    return static_cast<std::uint32_t>(std::lround(number_of(value)));
}

void set_unit(TrialDesign& design, std::size_t unit) {
    design.unit = static_cast<message::TrialUnit>(unit);
    const bool periods =
        design.unit == message::TrialUnit::week || design.unit == message::TrialUnit::stepped_wedge;
    if (periods && design.block_weeks == 0) design.block_weeks = 1;
    if (design.unit == message::TrialUnit::saturation && design.saturations.size() < 2)
        design.saturations = {0, 0.25, 0.5, 0.75, 1};
}

/// A member of the design and how a value gets into it.
struct DesignEdit {
    std::string_view key;
    void (*put)(TrialDesign& design, const TrialDesign& start, std::string_view value);
};

constexpr std::array design_edits{
    DesignEdit{"unit", [](auto& d, auto&, auto v) { set_unit(d, index_of(v)); }},
    DesignEdit{"block", [](auto& d, auto&, auto v) { d.block_weeks = whole(v); }},
    DesignEdit{"saturations",
               [](auto& d, auto&, auto v) {
                   d.saturations = v == "3" ? std::vector{0.0, 0.5, 1.0}
                                            : std::vector{0.0, 0.25, 0.5, 0.75, 1.0};
               }},
    DesignEdit{"outcome",
               [](auto& d, auto&, auto v) {
                   if (d.outcome == v) return;
                   d.outcome = v;
                   d.effect = 0; // another unit: what was worth finding says nothing any more
               }},
    DesignEdit{"weeks", [](auto& d, auto&, auto v) { d.weeks = whole(v); }},
    DesignEdit{"looks", [](auto& d, auto&,
                           auto v) { d.looks = static_cast<message::TrialLooks>(index_of(v)); }},
    DesignEdit{"look-every", [](auto& d, auto&, auto v) { d.look_every = whole(v); }},
    DesignEdit{"method", [](auto& d, auto&, auto v) { d.method = v; }},
    DesignEdit{"effect", [](auto& d, auto& start,
                            auto v) { d.effect = std::copysign(number_of(v), start.effect); }},
    DesignEdit{"stratified", [](auto& d, auto&, auto v) { d.stratified = v == "true"; }},
    DesignEdit{"rerandomised", [](auto& d, auto&, auto v) { d.rerandomised = v == "true"; }},
    DesignEdit{"exclude", [](auto& d, auto&, auto v) { d.exclude = number_of(v); }},
    DesignEdit{"attrition", [](auto& d, auto&, auto v) { d.attrition = number_of(v); }},
    DesignEdit{"alpha", [](auto& d, auto&, auto v) { d.alpha = number_of(v); }},
    DesignEdit{"power", [](auto& d, auto&, auto v) { d.power = number_of(v); }},
    DesignEdit{"cost", [](auto& d, auto&, auto v) { d.cost_per_person = number_of(v); }},
    DesignEdit{"add-group", [](auto& d, auto&, auto) { add_trial_group(d); }},
};

bool edit_design(TrialDesign& design, const TrialDesk& desk, const message::Scenario& scenario,
                 const Node& node, std::string_view what, std::string_view value) {
    const auto* edit = std::find_if(design_edits.begin(), design_edits.end(),
                                    [&](const DesignEdit& e) { return e.key == what; });
    if (edit == design_edits.end()) return edit_group(design, scenario, node, what, value);
    edit->put(design, desk.start(), value);
    return true;
}

// ---------------------------------------------------------------- everything else

void back_to_usual(Session& session) {
    const auto shared = session.trial_lab().design().shared;
    for (const auto& [key, value] : shared) session.reset(key);
}

void save_own(Session& session) {
    const auto& desk = session.trial_lab();
    if (desk.analysed() == nullptr) return;
    save_numbers(session, "trial-result.csv", own_numbers(desk),
                 {{"Data", "your table “" + desk.own().file + "”, not checked by Folkmoot"},
                  {"Method", desk.analysed()->method_label}});
}

struct TrialPress {
    std::string_view what;
    void (*act)(Session&);
};

constexpr std::array trial_presses{
    TrialPress{"reset", [](Session& s) { s.trial_lab().choose(s.trial_lab().chosen()); }},
    TrialPress{"usual", back_to_usual},
    TrialPress{"lesson-next",
               [](Session& s) {
                   auto& desk = s.trial_lab();
                   const bool last = desk.lesson_step() + 1 >= desk.menu().lesson.size();
                   desk.set_lesson_step(last ? 0 : desk.lesson_step() + 1);
               }},
    TrialPress{"lesson-back",
               [](Session& s) { s.trial_lab().set_lesson_step(s.trial_lab().lesson_step() - 1); }},
    TrialPress{"again", [](Session& s) { s.trial_lab().reseed(); }},
    TrialPress{"simulate", [](Session& s) { s.trial_lab().simulate_power(); }},
    TrialPress{"thousand", [](Session& s) { s.trial_lab().repeat(session::many_repeats); }},
    TrialPress{"brief", [](Session& s) { s.open_paper(session::Paper::brief); }},
    TrialPress{"stop", [](Session& s) { s.trial_lab().stop_repeats(); }},
    TrialPress{"own-save", save_own},
    TrialPress{"own-forget", [](Session& s) { s.trial_lab().forget_own(); }},
};

/// Columns and more of a person's own table, and what they know of a trial that they plan.
bool edit_own(TrialDesk& desk, std::string_view what, std::string_view value) {
    if (what == "own-paste") {
        if (value.find_first_not_of(" \t\r\n") != value.npos)
            desk.take_own("pasted table", std::string(value));
        return true;
    }
    const auto put = [&](const auto& members, std::string_view member, auto& into) {
        for (const auto& [name, place] : members) {
            if (name == member) into.*place = value;
        }
    };
    if (const auto column = behind(what, "own-")) {
        using session::OwnTrial;
        static constexpr std::array members{
            std::pair{"outcome", &OwnTrial::outcome}, std::pair{"arm", &OwnTrial::arm},
            std::pair{"control", &OwnTrial::control}, std::pair{"cluster", &OwnTrial::cluster},
            std::pair{"stratum", &OwnTrial::stratum}, std::pair{"pre", &OwnTrial::pre},
            std::pair{"counts", &OwnTrial::counts},   std::pair{"method", &OwnTrial::method},
            std::pair{"shares", &OwnTrial::shares}};
        auto own = desk.own();
        put(members, *column, own);
        desk.change_own(std::move(own));
        return true;
    }
    const auto known = behind(what, "plan-");
    if (!known) return false;
    using session::TrialPlan;
    static constexpr std::array members{std::pair{"baseline", &TrialPlan::baseline},
                                        std::pair{"effect", &TrialPlan::effect},
                                        std::pair{"spread", &TrialPlan::spread},
                                        std::pair{"power", &TrialPlan::power},
                                        std::pair{"cluster_people", &TrialPlan::cluster_people},
                                        std::pair{"intracluster", &TrialPlan::intracluster}};
    auto plan = desk.plan();
    put(members, *known, plan);
    desk.change_plan(std::move(plan));
    return true;
}

bool choose_trial(Session& session, std::string_view what, std::string_view value) {
    if (what == "scenario") {
        const auto* open = session.scenario();
        if (open == nullptr || open->name != value) session.load_scenario(std::string(value));
        return true;
    }
    if (what != "ready-made") return false;
    session.trial_lab().choose(index_of(value));
    return true;
}

} // namespace

bool use_trial(Session& session, const Node& node, std::string_view value, bool held) {
    const auto what = std::string_view(node.key).substr(trial_prefix.size());
    const auto* found = std::find_if(trial_presses.begin(), trial_presses.end(),
                                     [&](const TrialPress& p) { return p.what == what; });
    if (found != trial_presses.end()) {
        found->act(session);
        return true;
    }
    if (const auto name = behind(what, "csv:")) {
        const auto numbers = trial_numbers(session.trial_lab(), *name);
        if (numbers.empty()) return false;
        save_numbers(session, session::file_name("trial-" + std::string(*name), "csv"), numbers);
        return true;
    }
    if (choose_trial(session, what, value)) return true;
    auto& desk = session.trial_lab();
    if (use_trial_guess(desk, what)) return true;
    if (edit_own(desk, what, value)) return true;
    if (session.scenario() == nullptr || !desk.has_design()) return false;
    auto design = desk.design();
    // A hand moves by steps; what is typed is meant as it is.
    const auto stepped = held ? onto_step(node, value) : std::string(value);
    if (!edit_design(design, desk, *session.scenario(), node, what, stepped)) return false;
    desk.change(std::move(design), held);
    // Without a hand on it any more, what was held is let go.
    if (!held) desk.release();
    return true;
}

} // namespace folkmoot::rooms
