#pragma once

/// The funding lab with its real core: a formula over five invented places, on screen.

#include "rooms/settled_desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::fake {

inline constexpr const char* places_on_a_map =
    "id,name,people,old,imd,today,latitude,longitude\n"
    "A,Alder,1000,0.10,40,120000,51.5,-0.1\nB,Birch,2000,0.20,10,180000,52.5,-1.9\n"
    "C,Cedar,3000,0.25,20,300000,53.5,-2.2\nD,Damson,1500,0.15,35,150000,53.8,-1.5\n"
    "E,Elder,2500,0.30,15,250000,54.9,-1.6\n";

struct FundingRoom {
    Desk desk = settled();
    bool simulates; ///< whether the open scenario is said to have these places for areas

    explicit FundingRoom(bool its_areas = true);

    [[nodiscard]] session::FundingDesk& lab() { return desk.session.funding(); }
    [[nodiscard]] sheet::Node sheet() const { return sheet_of(desk); }
    std::string use(std::string_view key, std::string_view value = "");

    /// Gives the files that are asked for, and lets the model answer until nothing is wanted.
    void settle();

    /// What the page has been asked since it was last asked for files.
    std::vector<session::Action> actions;

private:
    void give(const session::Action& action);
    void answer_one();
};

} // namespace folkmoot::fake
