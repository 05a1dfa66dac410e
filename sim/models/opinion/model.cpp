#include "models/opinion/model.hpp"

#include "engine/usual_model.hpp"
#include "models/opinion/outcomes/measures.hpp"
#include "models/opinion/readme.hpp"
#include "models/opinion/town.hpp"

#include <array>

namespace folkmoot {
namespace opinion {
namespace {

constexpr std::array took_part_how{
    Side::Group{"not", "Did not take part", "who have not taken part"},
    Side::Group{"call", "Answered an open call", "who answered an open call"},
    Side::Group{"lot", "Drawn by lot", "who were drawn by lot"},
};
constexpr std::array leans{
    Side::Group{"larger", "Larger camp", "of the larger camp"},
    Side::Group{"smaller", "Smaller camp", "of the smaller camp"},
};
constexpr std::array opinion_sides{
    Side{"took-part", "By how people took part", "Is it the same for whoever took part?",
         took_part_how},
    Side{"camp", "By camp", "Is it the same for both camps?", leans},
};
static_assert(took_part_how.size() == parts && leans.size() == camps);

constexpr std::array<std::size_t, 2> opinion_events{people_weeks, call_people};

ModelDescription describe_opinion() {
    ModelDescription about;
    about.key = "opinion";
    about.title = "A public that is asked";
    about.sentence = "People who think this or that, talk, hear news and are asked, and a "
                     "government that revises its policy towards what it heard";
    about.readme = readmes::opinion;
    about.settings.append(fields());
    about.nothing = "nobody is asked";
    about.measures = measures();
    about.counts = count_columns();
    about.sides = opinion_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.warm_up_weeks = warm_up_weeks;
    about.provider_use.any = false;
    about.bytes_a_citizen = 21; // what they think, trust, when they spoke, what they are
    about.events = opinion_events;
    return about;
}

using Opinion = UsualModel<Town, rules_of, begin, read_state, look, vary_level>;

} // namespace
} // namespace opinion

const Model* opinion_model() {
    static const opinion::Opinion model(opinion::describe_opinion());
    return &model;
}

} // namespace folkmoot
