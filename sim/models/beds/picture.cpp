/// What a map shows of hospitals and the people who need them.

#include "core/random.hpp"
#include "models/beds/model.hpp"
#include "models/beds/town.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::beds {
namespace {

// Channels of people, and of hospitals.
constexpr std::size_t latest_channel = 0, infection_channel = 1, beds_channels = 2;
constexpr std::size_t general_fact = 0, intensive_fact = 1, waiting_fact = 2, hospital_facts = 3;
constexpr std::uint32_t lately = 4; // weeks

constexpr std::array<std::string_view, latest_kinds> latest_classes{
    "No need lately",  "Got a bed",    "Moved elsewhere",    "In a bed beyond those there are",
    "Waits for a bed", "Date put off", "Went without a bed", "Died for want of room"};
constexpr std::array<std::string_view, 3> infection_classes{"Not infected", "Infected now",
                                                            "Has been infected"};

constexpr std::array beds_colourings{
    Colouring{.key = "bed",
              .label = "Bed",
              .title = "What came of people's last need",
              .palette = PaletteMeaning::states,
              .classes = latest_classes,
              .amount = {.channel = latest_channel}},
    Colouring{.key = "infection",
              .label = "Epidemic",
              .title = "Whom the epidemic has reached",
              .palette = PaletteMeaning::states,
              .classes = infection_classes,
              .amount = {.channel = infection_channel}},
};

constexpr std::array hospital_kinds{
    ProviderKind{.key = "local", .one = "hospital", .many = "hospitals", .located = "Hospital in"},
    ProviderKind{.key = "online",
                 .one = "hospital for everywhere",
                 .many = "hospitals for everywhere",
                 .located = "Hospital in",
                 .shape = ProviderKind::Shape::diamond},
};

constexpr std::array beds_provider_facts{
    Fact{.label = "General beds in use", .channel = general_fact, .share = true},
    Fact{.label = "Intensive beds in use", .channel = intensive_fact, .share = true},
    Fact{.label = "Waiting for planned care",
         .channel = waiting_fact,
         .unit = "people",
         .one = "person",
         .people = true},
};

using Tells = Happening::Tells;
constexpr std::array beds_happenings{
    Happening{person_needed, "Needs a bed at once"},
    Happening{person_listed, "Went on the list for planned care"},
    Happening{PersonEventKind::waits, "On the list for planned care", Tells::goes_on},
    Happening{person_put_off, "Their date was put off"},
    Happening{person_worse, "Grew worse while waiting"},
    Happening{PersonEventKind::left, "Left the list"},
    Happening{person_waited, "Waited for a bed", Tells::amount,
              Fact{.unit = "hours", .one = "hour"}},
    Happening{person_refused, "No bed was found"},
    Happening{PersonEventKind::served_by, "In a bed at", Tells::provider},
    Happening{PersonEventKind::cost, "Care in the bed, and the way there, cost £", Tells::sum},
};

} // namespace

Picture picture() {
    Picture what;
    what.colourings = beds_colourings;
    what.kinds = hospital_kinds;
    what.provider = "hospital";
    what.providers = "hospitals";
    what.provider_facts = beds_provider_facts;
    what.served = "Hospital";
    what.happenings = beds_happenings;
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    const World& world = place.world;
    PictureFrame frame;
    frame.people.resize(beds_channels);
    std::uint32_t s = 0;
    for (const std::uint32_t c : whom) {
        while (world.strata.first[s + 1] <= c) ++s;
        const bool recent = state.latest[c] != 0 && state.clock - state.latest_week[c] <= lately;
        frame.people[latest_channel].push_back(recent ? state.latest[c] : std::uint8_t{0});
        // The disease goes through an area's ages in the order of a number that each citizen has.
        const std::size_t at = area_of(s) * age_bands + age_of(s);
        const Disease& disease = state.disease;
        const double well = disease.well[at], now = disease.latent[at] + disease.ill[at];
        const double all = well + now + disease.over[at];
        const double mine = unit(draw(world.seed, c, 0, purpose::who)[0]) * all;
        frame.people[infection_channel].push_back(mine < well         ? std::uint8_t{0}
                                                  : mine < well + now ? std::uint8_t{1}
                                                                      : std::uint8_t{2});
    }
    frame.providers.resize(hospital_facts);
    for (std::size_t h = 0; h < state.hospitals.size(); ++h) {
        const Hospital& hospital = state.hospitals[h];
        const auto in_use = [&](std::size_t ward) {
            return static_cast<float>(hospital.used[ward]) /
                   static_cast<float>(std::max(1U, hospital.beds[ward]));
        };
        frame.providers[general_fact].push_back(in_use(general));
        frame.providers[intensive_fact].push_back(in_use(intensive));
        frame.providers[waiting_fact].push_back(static_cast<float>(state.lists[h].size()));
    }
    frame.open.assign(state.hospitals.size(), 1);
    return frame;
}

} // namespace folkmoot::beds
