#include "rooms/funding_room.hpp"
#include "rooms/trial_room.hpp"

#include "labs/funding/cases.hpp"
#include "platform/core/labs.hpp"
#include "rooms/use.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <variant>

namespace folkmoot::fake {

sheet::Node sheet_of(const Desk& desk) {
    rooms::Kept kept;
    return rooms::sheet_of(desk.session, kept);
}

const sheet::Node& node_at(const sheet::Node& root, const std::string& key) {
    const auto* node = sheet::find(root, key);
    INFO("key: ", key);
    REQUIRE(node != nullptr);
    return *node;
}

Desk settled() {
    Desk desk;
    desk.session.set_scenarios(
        {{"virtual-gp", "Virtual GP", "Should the money follow the patient?"},
         {"other", "Another", "What else?"}});
    desk.open();
    desk.settle();
    return desk;
}

Desk trial_room() {
    Desk desk;
    desk.core.scenario = scenario();
    const auto trials = trial_scenario();
    desk.core.scenario.trial = trials.trial;
    desk.core.scenario.fields.push_back(trials.fields[0]);
    auto invited = lever("take_up.invited", "Everybody is invited", "", 0, 1, 1, 0, "By post");
    invited.type = message::Type::boolean;
    desk.core.scenario.fields.push_back(std::move(invited));
    desk.core.scenario.levers.push_back({"Invitations", {"take_up.invited"}});
    desk.session.set_scenarios({{"virtual-gp", "Virtual GP", "Should the money follow?", true},
                                {"letters", "Letters", "Does a letter help?", true},
                                {"plain", "Plain", "No trial here?", false}});
    desk.open();
    desk.session.set_room(session::Room::trial);
    desk.settle();
    return desk;
}

std::vector<std::string> option_keys(const sheet::Node& node) {
    std::vector<std::string> keys;
    for (const auto& option : node.options) keys.push_back(option.key);
    return keys;
}
FundingRoom::FundingRoom(bool its_areas) : simulates(its_areas) {
    desk.session.set_room(session::Room::funding);
    desk.session.funding().set_cards(
        {{"weighted", "More for age and need", "Age and need.", "five.csv"},
         {"per-head", "The same a head", "", "five.csv"}},
        {"five.csv", "six.csv"});
    settle();
}

std::string FundingRoom::use(std::string_view key, std::string_view value) {
    return rooms::use(desk.session, key, value);
}

void FundingRoom::settle() {
    for (int turn = 0; turn < 100; ++turn) {
        desk.tick(1);
        for (const auto& action : std::exchange(desk.actions, {})) give(action);
        if (desk.waiting[0].empty()) {
            desk.tick(1);
            if (desk.waiting[0].empty()) return;
        }
        answer_one();
    }
}

void FundingRoom::give(const session::Action& action) {
    if (action.name != "load-formula") {
        actions.push_back(action);
        return;
    }
    const std::string& path = action.text;
    lab().take_file(path, path == "weighted.json"   ? weighted_formula(floor_of_five_percent)
                          : path == "per-head.json" ? per_head_formula()
                                                    : places_on_a_map);
}

void FundingRoom::answer_one() {
    auto request = desk.waiting[0].front();
    const auto* ask = std::get_if<message::AskFunding>(&request);
    const auto* future = std::get_if<message::AskFundedFuture>(&request);
    if (ask == nullptr && future == nullptr) {
        desk.answer();
        return;
    }
    desk.waiting[0].pop_front();
    if (ask != nullptr) {
        auto reply = folkmoot::answer(*ask, nullptr);
        if (auto* funded = std::get_if<message::Funded>(&reply)) funded->simulates = simulates;
        desk.session.receive(0, std::move(reply));
        return;
    }
    const double shift = future->replicate;
    message::FundedFuture lived;
    lived.id = future->id;
    lived.replicate = future->replicate;
    lived.sentence = "At once it moves £3, after five years £2.";
    lived.outcomes = {"wait_days"};
    lived.rows = {{"deprivation", "least deprived fifth", -1, -0.5, {10}, {11}},
                  {"deprivation", "most deprived fifth", 3, 2 + shift, {14}, {12}},
                  {"area", "Alder", 5, 4 + shift, {9}, {8}}};
    desk.session.receive(0, std::move(lived));
}

} // namespace folkmoot::fake
