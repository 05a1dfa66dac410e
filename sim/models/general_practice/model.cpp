#include "models/general_practice/model.hpp"

#include "engine/usual_model.hpp"
#include "models/general_practice/outcomes/measures.hpp"
#include "models/general_practice/readme.hpp"
#include "models/general_practice/town.hpp"

#include <array>

namespace folkmoot {
namespace general_practice {
namespace {

constexpr std::array switches{
    ProcessSwitch{"enrolment", "enrolment.eligible"},
    ProcessSwitch{"job_search", "job_search.looking"},
};

constexpr std::array registered{
    Side::Group{"local", "Local practice", "registered locally"},
    Side::Group{"online", "Online practice", "registered online"},
};
constexpr std::array own_sides{
    Side{"registered", "By where people are registered", "Is it the same at a practice and online?",
         registered},
};
static_assert(registered.size() == registrations);

// Needs, requests that come back, and visits.
constexpr std::array<std::size_t, 3> events{column::needs, column::requests, column::seen};

ModelDescription describe_it() {
    ModelDescription about;
    about.key = "general-practice";
    about.title = "General practice";
    about.sentence = "People who need a doctor, practices on the ground and online, and the areas "
                     "that pay for them";
    about.readme = readmes::general_practice;
    about.settings.append(fields());
    about.nothing = "nobody asks for help";
    about.switches = switches;
    about.measures = measures();
    about.counts = count_columns();
    about.sides = own_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.funded = {"spending_per_head", "wait_days", "what practices are paid",
                    "areas pass only part of it on and people and practices respond"};
    about.warm_up_weeks = warm_up_weeks;
    about.needs_local_provider = true;
    about.provider_use.local_list = false; // people register with those near to them
    about.bytes_a_citizen = 5; // whom they are with, since when, and how they felt
    about.events = events;
    return about;
}

class GeneralPractice final
    : public UsualModel<Town, rules_of, begin, read_state, look, vary_level> {
public:
    GeneralPractice() : UsualModel(describe_it()) {}

    [[nodiscard]] std::vector<double> first_changes(const Place& place,
                                                    const folkmoot::State& state,
                                                    std::span<const double> shares) const override {
        const Books& present = own(state).books;
        Books moved = present;
        allocate_by(shares, moved);
        std::vector<double> changes;
        for (std::size_t a = 0; a < place.world.areas.size(); ++a)
            changes.push_back(to_pounds(moved.areas[a].allocation - present.areas[a].allocation));
        return changes;
    }
};

} // namespace
} // namespace general_practice

const Model* general_practice_model() {
    static const general_practice::GeneralPractice model;
    return &model;
}

} // namespace folkmoot
