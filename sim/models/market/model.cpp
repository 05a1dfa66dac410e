#include "models/market/model.hpp"

#include "engine/usual_model.hpp"
#include "models/market/outcomes/measures.hpp"
#include "models/market/readme.hpp"
#include "models/market/town.hpp"

#include <array>

namespace folkmoot {
namespace market {
namespace {

constexpr std::array market_switches{
    ProcessSwitch{"entry", "entry.chance"},
    ProcessSwitch{"selection", "selection.freedom"},
    ProcessSwitch{"decline", "decline.share"},
};

constexpr std::array served_by{
    Side::Group{"public", "Public provider", "served by a public provider"},
    Side::Group{"charity", "Charity", "served by a charity"},
    Side::Group{"company", "Company", "served by a company"},
};
constexpr std::array how_hard{
    Side::Group{"easy", "Easy to help", "easy to help"},
    Side::Group{"hard", "Hard to help", "hard to help"},
};
constexpr std::array market_sides{
    Side{"served-by", "By who serves people", "Is it the same whoever serves?", served_by},
    Side{"how-hard", "By how hard people are to help",
         "Is it the same for people who are hard to help?", how_hard},
};
static_assert(served_by.size() == kinds);

constexpr std::array<std::size_t, 3> market_events{new_needs, started, ended};

ModelDescription describe_market() {
    ModelDescription about;
    about.key = "market";
    about.title = "A market of public services";
    about.sentence = "People who need a service, providers who come and go, and those who buy from "
                     "them and watch them";
    about.readme = readmes::market;
    about.settings.append(fields());
    about.nothing = "nobody needs the service";
    about.switches = market_switches;
    about.measures = measures();
    about.counts = count_columns();
    about.sides = market_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.warm_up_weeks = warm_up_weeks;
    about.needs_local_provider = true;
    about.provider_word = "provider";
    about.provider_use.rating = false;
    about.bytes_a_citizen = 5; // who served them, where they stand, how they felt, how they waited
    about.events = market_events;
    return about;
}

using Market = UsualModel<Town, rules_of, begin, read_state, look, vary_level>;

} // namespace
} // namespace market

const Model* market_model() {
    static const market::Market model(market::describe_market());
    return &model;
}

} // namespace folkmoot
