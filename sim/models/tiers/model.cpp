#include "models/tiers/model.hpp"

#include "engine/usual_model.hpp"
#include "models/tiers/outcomes/measures.hpp"
#include "models/tiers/readme.hpp"
#include "models/tiers/town.hpp"

#include <array>

namespace folkmoot {
namespace tiers {
namespace {

constexpr std::array run_by{
    Side::Group{"district", "Run by the district", "whose district runs it"},
    Side::Group{"county", "Run by the county", "whose county runs it"},
    Side::Group{"nation", "Run by the nation", "for whom the nation runs it"},
};
constexpr std::array tiers_sides{
    Side{"run-by", "By who runs the front line", "Is it the same whoever runs the front line?",
         run_by},
};
static_assert(run_by.size() == tiers);

constexpr std::array<std::size_t, 2> tiers_events{new_needs, came_back};

ModelDescription describe_tiers() {
    ModelDescription about;
    about.key = "tiers";
    about.title = "Who makes what";
    about.sentence = "People who want this or that, by where they live, and districts, counties "
                     "and a nation that make things for them";
    about.readme = readmes::tiers;
    about.settings.append(fields());
    about.nothing = "nobody needs anything";
    about.measures = measures();
    about.counts = count_columns();
    about.sides = tiers_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.provider_word = "office";
    about.provider_use = {
        .efficiency = false, .rating = false, .local_list = false, .online_list = false};
    about.bytes_a_citizen = 4; // what they want and need, how it went
    about.events = tiers_events;
    return about;
}

using Tiers = UsualModel<Town, rules_of, begin, read_state, look, vary_level>;

} // namespace
} // namespace tiers

const Model* tiers_model() {
    static const tiers::Tiers model(tiers::describe_tiers());
    return &model;
}

} // namespace folkmoot
