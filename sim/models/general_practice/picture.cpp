/// What a map shows of general practice.

#include "models/general_practice/model.hpp"
#include "models/general_practice/state.hpp"

#include <array>

namespace folkmoot::general_practice {
namespace {

constexpr std::size_t wait_channel = 0, satisfaction_channel = 1, channels = 2;

constexpr std::array<double, 4> wait_ticks{0, 3, 14, 42};

constexpr std::array colourings{
    Colouring{"wait", "Wait", "Days of the last wait", Colouring::Scale::ramp, wait_channel, 42.0,
              "days", wait_ticks},
    Colouring{"provider", "Practice", "Where people are registered", Colouring::Scale::provider},
    Colouring{"deprivation", "Deprivation", "How deprived the place is",
              Colouring::Scale::deprivation},
    Colouring{"age", "Age", "Age", Colouring::Scale::age},
};

constexpr std::array facts{
    ProviderFact{"Wait", "days", 1},
    ProviderFact{"People on the list", "people", 0},
};

} // namespace

Picture picture() {
    Picture what;
    what.colourings = colourings;
    what.facts = facts;
    what.channels = channels;
    what.local = "Practice";
    what.online = "Online practice";
    what.locals = "Local practices";
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, std::uint32_t stride) {
    const State& state = own(any);
    PictureFrame frame;
    frame.people.resize(channels);
    for (std::uint32_t c = 0; c < place.world.population(); c += stride) {
        frame.people[wait_channel].push_back(state.citizens.felt[c].wait_days);
        frame.people[satisfaction_channel].push_back(state.citizens.felt[c].satisfaction);
    }
    frame.providers.resize(facts.size());
    for (std::size_t p = 0; p < state.lines.size(); ++p) {
        frame.providers[0].push_back(static_cast<float>(state.wait_weeks[p] * 7.0));
        frame.providers[1].push_back(static_cast<float>(static_cast<double>(state.lists.size(p)) *
                                                        place.world.people_per_citizen));
    }
    frame.open = state.open;
    return frame;
}

} // namespace folkmoot::general_practice
