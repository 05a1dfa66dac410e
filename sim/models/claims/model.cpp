#include "models/claims/model.hpp"

#include "engine/usual_model.hpp"
#include "models/claims/outcomes/measures.hpp"
#include "models/claims/readme.hpp"
#include "models/claims/town.hpp"

#include <array>

namespace folkmoot {
namespace claims {
namespace {

constexpr std::array through{
    Side::Group{"page", "Official page", "who claimed on the page"},
    Side::Group{"phone", "Telephone", "who claimed by telephone"},
    Side::Group{"office", "Office", "who claimed in an office"},
    Side::Group{"helper", "Helper", "who claimed with a helper"},
    Side::Group{"third", "Third party", "who claimed through a third party"},
    Side::Group{"none", "Nobody asked", "who did not have to ask"},
};
constexpr std::array in_register{
    Side::Group{"yes", "Known to the register", "whom the register knows"},
    Side::Group{"no", "In no register", "whom no register knows"},
};
constexpr std::array claims_sides{
    Side{"door", "By door", "Is it the same through every door?", through},
    Side{"in-register", "By whether the register knows people",
         "Is it the same for people whom no register knows?", in_register},
};
static_assert(through.size() == door_kinds);

constexpr std::array<std::size_t, 3> claims_events{rights, begun, decided};

ModelDescription describe_claims() {
    ModelDescription about;
    about.key = "claims";
    about.title = "Claims";
    about.sentence = "People who have a right to something, registers that know of it or do not, "
                     "doors through which they claim, and those who decide";
    about.readme = readmes::claims;
    about.settings.append(fields());
    about.nothing = "nobody has a right";
    about.measures = measures();
    about.counts = count_columns();
    about.sides = claims_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.warm_up_weeks = warm_up_weeks;
    about.provider_word = "office";
    about.provider_use = {
        .online = false, .efficiency = false, .rating = false, .local_list = false};
    about.bytes_a_citizen = 7; // their claim, what registers hold of them, how they feel
    about.events = claims_events;
    return about;
}

using ClaimsModel = UsualModel<Town, rules_of, begin, read_state, look, vary_level>;

} // namespace
} // namespace claims

const Model* claims_model() {
    static const claims::ClaimsModel model(claims::describe_claims());
    return &model;
}

} // namespace folkmoot
