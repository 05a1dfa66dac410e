#include "models/delivery/model.hpp"

#include "engine/usual_model.hpp"
#include "models/delivery/outcomes/measures.hpp"
#include "models/delivery/readme.hpp"
#include "models/delivery/town.hpp"

#include <array>

namespace folkmoot {
namespace delivery {
namespace {

constexpr std::array sizes_of_services{
    Side::Group{"large", "Services that many use", "who use a large service"},
    Side::Group{"middle", "Services in between", "who use a middling service"},
    Side::Group{"small", "Services that few use", "who use a small service"},
};
constexpr std::array delivery_sides{
    Side{"traffic", "By how much a service is used", "Is it the same where few come?",
         sizes_of_services},
};
static_assert(sizes_of_services.size() == sizes);

constexpr std::array<std::size_t, 2> delivery_events{first_tries, failed};

ModelDescription describe_delivery() {
    ModelDescription about;
    about.key = "delivery";
    about.title = "Who builds it, and how";
    about.sentence = "Teams that build the state's digital services, what they share, how they "
                     "change them, and people who come to settle something";
    about.readme = readmes::delivery;
    about.settings.append(fields());
    about.nothing = "nobody needs anything";
    about.measures = measures();
    about.counts = count_columns();
    about.sides = delivery_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.provider_word = "agency";
    about.provider_use = {
        .efficiency = false, .rating = false, .local_list = false, .online_list = false};
    about.bytes_a_citizen = 2; // whether they come back, how it went
    about.events = delivery_events;
    return about;
}

using Delivery = UsualModel<Town, rules_of, begin, read_state, look, vary_level>;

} // namespace
} // namespace delivery

const Model* delivery_model() {
    static const delivery::Delivery model(delivery::describe_delivery());
    return &model;
}

} // namespace folkmoot
