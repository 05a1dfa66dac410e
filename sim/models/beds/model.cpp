#include "models/beds/model.hpp"

#include "engine/usual_model.hpp"
#include "models/beds/outcomes/measures.hpp"
#include "models/beds/readme.hpp"
#include "models/beds/town.hpp"

#include <array>

namespace folkmoot {
namespace beds {
namespace {

constexpr std::array beds_why{
    Side::Group{"emergency", "A general bed at once", "who need a general bed at once"},
    Side::Group{"critical", "Intensive care", "who need intensive care"},
    Side::Group{"planned", "Planned care", "who wait for planned care"},
    Side::Group{"infected", "The epidemic", "whom the epidemic makes ill"},
};
static_assert(beds_why.size() == whys);
constexpr std::array beds_sides{
    Side{"came-for", "By what people came for", "Is it the same whatever people came for?",
         beds_why},
};

constexpr std::array<std::size_t, 3> beds_events{general_needs, dates, hospital_days};

ModelDescription describe_beds() {
    ModelDescription about;
    about.key = "beds";
    about.title = "Hospital beds";
    about.sentence = "People who need a bed, hospitals that have one or not, staff who are trained "
                     "and leave, and an epidemic that may come";
    about.readme = readmes::beds;
    about.settings.append(fields());
    about.nothing = "nobody needs a bed";
    about.measures = measures();
    about.counts = count_columns();
    about.sides = beds_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.warm_up_weeks = warm_up_weeks;
    about.needs_local_provider = true;
    about.provider_word = "hospital";
    about.provider_use = {
        .online = false, .efficiency = false, .rating = false, .local_list = false};
    about.bytes_a_citizen = 5; // their hospital, what came of their last need, and when
    about.events = beds_events;
    return about;
}

using BedsModel = UsualModel<Town, rules_of, begin, read_state, look, vary_level>;

} // namespace
} // namespace beds

const Model* beds_model() {
    static const beds::BedsModel model(beds::describe_beds());
    return &model;
}

} // namespace folkmoot
