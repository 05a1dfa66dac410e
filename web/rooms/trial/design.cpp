/// Who is assigned, what is counted and for how long, how it is analysed.

#include "core/words/numbers.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using message::TrialDesign;
using message::TrialUnit;
using session::TrialDesk;
using sheet::Kind;
using sheet::Node;

template <std::size_t n>
std::vector<sheet::Option> options_of(const std::array<session::PlainWords, n>& all) {
    std::vector<sheet::Option> options;
    for (std::size_t i = 0; i < n; ++i)
        options.push_back(
            {std::to_string(i), std::string(all[i].choice), with_term(all[i].plain, all[i].term)});
    return options;
}

Node weeks_node(std::string key, std::string words, std::uint32_t weeks, std::uint32_t usual,
                double low, double high) {
    return trial_slider(std::move(key),
                        {std::move(words), weeks_in_words(weeks), "", static_cast<double>(usual),
                         weeks_in_words(usual)},
                        weeks, {low, high, 1});
}

void add_unit(Node& part, const TrialDesk& desk, const TrialDesign& start) {
    const auto& design = desk.design();
    part.add(sheet::choice("trial:unit", "Who is put into groups",
                           std::to_string(static_cast<int>(design.unit)),
                           options_of(session::unit_words(desk.menu()))));
    if (design.unit == TrialUnit::week || design.unit == TrialUnit::stepped_wedge) {
        part.add(weeks_node("trial:block",
                            design.unit == TrialUnit::week ? "Length of a period"
                                                           : "Time between two starts",
                            design.block_weeks, start.block_weeks, 1, 13));
    }
    if (design.unit == TrialUnit::saturation) {
        auto node = sheet::choice("trial:saturations", "Shares of people treated",
                                  design.saturations.size() <= 3 ? "3" : "5",
                                  {{"3", "0, 50, 100%"}, {"5", "0, 25, 50, 75, 100%"}});
        node.help = with_term("Areas are drawn to one of these shares.", "saturations");
        part.add(std::move(node));
    }
}

void add_outcome(Node& part, const TrialDesk& desk) {
    std::vector<sheet::Option> options;
    for (const auto& outcome : desk.menu().outcomes)
        options.push_back({outcome.key, outcome.label, with_term(outcome.sentence, "")});
    part.add(sheet::choice("trial:outcome", "What is counted", desk.design().outcome,
                           std::move(options)));
}

void add_looks(Node& part, const TrialDesign& design, const TrialDesign& start) {
    part.add(sheet::choice("trial:looks", "How often do you look?",
                           std::to_string(static_cast<int>(design.looks)),
                           options_of(session::looks_words())));
    if (design.looks != message::TrialLooks::fixed)
        part.add(weeks_node("trial:look-every", "A look every", design.look_every, start.look_every,
                            1, 13));
}

void add_method(Node& part, const TrialDesk& desk) {
    const auto& menu = desk.menu();
    std::vector<sheet::Option> options;
    for (std::size_t i = 0; i < menu.methods.size(); ++i) {
        const auto& sentence = i < menu.method_words.size() ? menu.method_words[i] : "";
        options.push_back({menu.methods[i], session::method_name(menu.methods[i]),
                           with_term(sentence, "method: " + menu.methods[i])});
    }
    part.add(sheet::choice("trial:method", "How it is worked out", desk.design().method,
                           std::move(options)));
}

/// The slider reaches well past what the town can find and what the design asks for.
double effect_reach(const TrialDesk& desk) {
    double high = 4 * std::fabs(desk.start().effect);
    if (const auto* sized = desk.sized(); sized != nullptr && std::isfinite(sized->detectable))
        high = std::max(high, 3 * sized->detectable);
    high = std::max({high, std::fabs(desk.design().effect), 1e-6});
    const double power = std::pow(10.0, std::floor(std::log10(high)));
    return std::ceil(high / power) * power;
}

void add_effect(Node& part, const TrialDesk& desk) {
    const auto* outcome = desk.outcome();
    if (outcome == nullptr) return;
    const auto words = [&](double size) {
        return size > 0 ? session::format_amount(*outcome, size, size / 5) : "not said";
    };
    const double size = std::fabs(desk.design().effect), usual = std::fabs(desk.start().effect);
    const double high = effect_reach(desk);
    part.add(trial_slider(
        "trial:effect",
        {"Smallest effect worth finding", words(size),
         with_term("A smaller one would not be worth the trouble.", "minimum effect of interest"),
         usual, words(usual)},
        size, {0, high, high / 100}));
}

Node share_node(std::string key, std::string words, double share, double usual, SliderRange range,
                std::string help) {
    return trial_slider(
        std::move(key),
        {std::move(words), format_share(share, 0), std::move(help), usual, format_share(usual, 0)},
        share, range);
}

Node toggle_node(std::string key, std::string words, bool on, std::string help) {
    Node node(Kind::toggle, std::move(key), std::move(words), std::move(help));
    node.value = on;
    node.value_words = on ? "yes" : "no";
    return node;
}

Node more_choices(const TrialDesign& design, const TrialDesign& start) {
    auto part = sheet::disclosure("trial:more", "More choices");
    part.add(toggle_node("trial:stratified", "Every kind is in each group", design.stratified,
                         with_term(session::is_cluster(design.unit)
                                       ? "Groups are drawn so that large and small are in each."
                                       : "Groups are drawn so that each deprivation fifth and age "
                                         "is in each.",
                                   "stratified")));
    part.add(toggle_node("trial:rerandomised", "Drawn again until they look alike",
                         design.rerandomised,
                         with_term("Groups are drawn again until they look alike before the trial.",
                                   "re-randomised")));
    part.add(share_node("trial:exclude", "Left out altogether", design.exclude, start.exclude,
                        {0, 0.9, 0.05}, with_term("Nobody treats or counts them.", "exclusion")));
    part.add(share_node("trial:attrition", "Never heard of again", design.attrition,
                        start.attrition, {0, 0.6, 0.05},
                        with_term("People whose outcome is never learnt.", "attrition")));
    part.add(
        share_node("trial:alpha", "False alarms that are accepted", design.alpha, start.alpha,
                   {0.01, 0.2, 0.01},
                   with_term("How often a trial of nothing may announce an effect.", "alpha")));
    part.add(share_node("trial:power", "Real effects that are to be found", design.power,
                        start.power, {0.5, 0.95, 0.05},
                        with_term("How often a trial of a real effect should find it.", "power")));
    part.add(trial_slider("trial:cost",
                          {"Cost of treating one person", format_money(design.cost_per_person), "",
                           start.cost_per_person, format_money(start.cost_per_person)},
                          design.cost_per_person, {0, 50, 0.5}));
    return part;
}

} // namespace

Node trial_design(const session::Session& session) {
    const auto& desk = session.trial_lab();
    const auto& design = desk.design();
    const auto& start = desk.start();
    auto part = sheet::group("trial:design");
    part.add(trial_heading("design", "The design"));
    if (session.scenario() != nullptr) add_trial_groups(part, *session.scenario(), desk);
    add_unit(part, desk, start);
    add_outcome(part, desk);
    part.add(weeks_node("trial:weeks", "How long it runs", design.weeks, start.weeks, 2, 104));
    add_looks(part, design, start);
    add_method(part, desk);
    add_effect(part, desk);
    part.add(more_choices(design, start));
    return part;
}

} // namespace folkmoot::rooms
