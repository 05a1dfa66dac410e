#pragma once

/// The funding lab with its real core: a formula over five invented places, on screen.

#include "rooms/settled_desk.hpp"

#include "labs/funding/cases.hpp"
#include "platform/core/labs.hpp"
#include "rooms/use.hpp"

#include <string>
#include <utility>
#include <variant>

namespace folkmoot::fake {

inline constexpr const char* places_on_a_map =
    "id,name,people,old,imd,today,latitude,longitude\n"
    "A,Alder,1000,0.10,40,120000,51.5,-0.1\nB,Birch,2000,0.20,10,180000,52.5,-1.9\n"
    "C,Cedar,3000,0.25,20,300000,53.5,-2.2\nD,Damson,1500,0.15,35,150000,53.8,-1.5\n"
    "E,Elder,2500,0.30,15,250000,54.9,-1.6\n";

struct FundingRoom {
    Desk desk = settled();
    bool simulates; ///< whether the open scenario is said to have these places for areas

    explicit FundingRoom(bool its_areas = true) : simulates(its_areas) {
        desk.session.set_room(session::Room::funding);
        desk.session.funding().set_cards(
            {{"weighted", "More for age and need", "Age and need.", "five.csv"},
             {"per-head", "The same a head", "", "five.csv"}},
            {"five.csv", "six.csv"});
        settle();
    }

    [[nodiscard]] session::FundingDesk& lab() { return desk.session.funding(); }
    [[nodiscard]] sheet::Node sheet() const { return sheet_of(desk); }
    std::string use(std::string_view key, std::string_view value = "") {
        return rooms::use(desk.session, key, value);
    }

    /// Gives the files that are asked for, and lets the model answer until nothing is wanted.
    void settle() {
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

    /// What the page has been asked since it was last asked for files.
    std::vector<session::Action> actions;

private:
    void give(const session::Action& action) {
        if (action.name != "load-formula") {
            actions.push_back(action);
            return;
        }
        const std::string& path = action.text;
        lab().take_file(path, path == "weighted.json"   ? weighted_formula(floor_of_five_percent)
                              : path == "per-head.json" ? per_head_formula()
                                                        : places_on_a_map);
    }

    void answer_one() {
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
};

} // namespace folkmoot::fake
