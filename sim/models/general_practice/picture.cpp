/// What a map shows of general practice.

#include "models/general_practice/model.hpp"
#include "models/general_practice/state.hpp"

#include <array>

namespace folkmoot::general_practice {
namespace {

// Channels of people, and of practices.
constexpr std::size_t wait_channel = 0, satisfaction_channel = 1, channels = 2;
constexpr std::size_t list_channel = 0, practice_wait_channel = 1, practice_channels = 2;

constexpr std::array<double, 4> wait_ticks{0, 3, 14, 42};

constexpr std::array colourings{
    Colouring{.key = "wait",
              .label = "Wait",
              .title = "Days of the last wait",
              .amount = {.channel = wait_channel,
                         .unit = "days",
                         .one = "day",
                         .nothing = "has not needed care yet"},
              .full = wait_ticks.back(),
              .ticks = wait_ticks,
              .rooted = true,
              .better = -1},
    Colouring{.key = "provider",
              .label = "Practice",
              .title = "Where people are registered",
              .by = Colouring::By::provider,
              .palette = PaletteMeaning::provider},
};

constexpr std::array kinds{
    ProviderKind{.key = "local",
                 .one = "local practice",
                 .many = "local practices",
                 .located = "Practice in",
                 .shape = ProviderKind::Shape::square,
                 .several = "it stands for many practices"},
    ProviderKind{.key = "online",
                 .one = "online practice",
                 .many = "online practices",
                 .located = "Online practice, hosted by",
                 .shape = ProviderKind::Shape::diamond,
                 .stands_out = true},
};

// No real practice has more patients than that.
constexpr double most_of_one_practice = 30'000;

constexpr std::array provider_facts{
    Fact{.channel = list_channel,
         .unit = "patients",
         .one = "patient",
         .people = true,
         .most_of_one = most_of_one_practice},
    Fact{.label = "Wait this week",
         .channel = practice_wait_channel,
         .unit = "days",
         .one = "day",
         .decimals = 1},
};

constexpr std::array person_facts{
    Fact{.label = "Last wait",
         .channel = wait_channel,
         .unit = "days",
         .one = "day",
         .nothing = "Has not needed care yet"},
    Fact{
        .label = "Satisfaction", .channel = satisfaction_channel, .each = 1.0 / 255, .share = true},
};

} // namespace

Picture picture() {
    Picture what;
    what.colourings = colourings;
    what.kinds = kinds;
    what.provider = "practice";
    what.providers = "practices";
    what.provider_facts = provider_facts;
    what.person_facts = person_facts;
    what.served = "Registered with";
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
    frame.providers.resize(practice_channels);
    for (std::size_t p = 0; p < state.lines.size(); ++p) {
        const double list = static_cast<double>(state.lists.size(p));
        frame.providers[list_channel].push_back(
            static_cast<float>(list * place.world.people_per_citizen));
        frame.providers[practice_wait_channel].push_back(
            static_cast<float>(state.wait_weeks[p] * 7.0));
    }
    frame.open = state.open;
    return frame;
}

} // namespace folkmoot::general_practice
