/// What a map shows of districts, and of those who make things for them.

#include "models/tiers/model.hpp"
#include "models/tiers/settings.hpp"
#include "models/tiers/state.hpp"
#include "models/tiers/town.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::tiers {
namespace {

// Channels of people.
constexpr std::size_t off_channel = 0, last_channel = 1, wants_channel = 2, tier_channel = 3,
                      moves_channel = 4, tiers_channels = 5;
// Channels of offices.
constexpr std::size_t made_channel = 0, tiers_office_channels = 1;
constexpr double tiers_full = 254; // of a channel

constexpr std::array<std::string_view, last_kinds> last_classes{
    "Has not come yet", "Served as wanted", "Not as wanted", "Served badly", "Gave up waiting"};
constexpr std::array<std::string_view, tiers> tier_classes{"District", "County", "Nation"};
constexpr std::array<std::string_view, 2> moves_classes{"Stays where it is", "Moves"};
constexpr std::array<double, 3> off_ticks{0, 25, 50};
constexpr std::array<double, 3> wants_ticks{0, 0.5, 1};

constexpr std::array tiers_colourings{
    Colouring{.key = "off",
              .label = "Fit",
              .title = "How far what people get is from what they want",
              .palette = PaletteMeaning::sequential,
              .amount = {.channel = off_channel, .each = 50 / tiers_full, .unit = "points"},
              .full = off_ticks.back(),
              .ticks = off_ticks,
              .better = -1},
    Colouring{.key = "wants",
              .label = "Wants",
              .title = "What people want, from one end of the scale to the other",
              .palette = PaletteMeaning::diverging,
              .amount = {.channel = wants_channel, .each = 1 / tiers_full, .share = true},
              .full = wants_ticks.back(),
              .ticks = wants_ticks},
    Colouring{.key = "last",
              .label = "Last time",
              .title = "How it went the last time that people came",
              .palette = PaletteMeaning::states,
              .classes = last_classes,
              .amount = {.channel = last_channel}},
    Colouring{.key = "tier",
              .label = "Run by",
              .title = "Who runs people's front line",
              .palette = PaletteMeaning::kinds,
              .classes = tier_classes,
              .amount = {.channel = tier_channel}},
    Colouring{.key = "moves",
              .label = "Moves",
              .title = "Where something is being reorganised",
              .palette = PaletteMeaning::states,
              .classes = moves_classes,
              .amount = {.channel = moves_channel}},
};

constexpr std::array tiers_person_facts{
    Fact{.label = "What they get is off by",
         .channel = off_channel,
         .each = 50 / tiers_full,
         .unit = "points of 100",
         .one = "point of 100"},
};
constexpr std::array tiers_office_facts{
    Fact{.channel = made_channel,
         .unit = "functions of districts are made here",
         .one = "function of a district is made here"},
};

constexpr std::array tiers_kinds{
    ProviderKind{.key = "local",
                 .one = "district office",
                 .many = "district offices",
                 .located = "Office in"},
    ProviderKind{.key = "online",
                 .one = "shared office",
                 .many = "shared offices",
                 .located = "Office in",
                 .shape = ProviderKind::Shape::diamond,
                 .stands_out = true},
};

using Tells = Happening::Tells;
constexpr std::array<std::string_view, 2> fits_or_not{"Not served as they wanted",
                                                      "Served as they wanted"};
constexpr std::array tiers_happenings{
    Happening{PersonEventKind::needed, "New need"},
    Happening{PersonEventKind::asked, "Came back about it"},
    Happening{PersonEventKind::waits, "Waits", Tells::goes_on},
    Happening{person_gave_up, "Gave up waiting"},
    Happening{person_waited, "Served after", Tells::amount, Fact{.unit = "weeks", .one = "week"}},
    Happening{person_wanted, "", Tells::which, {}, fits_or_not},
    Happening{person_badly, "Served badly"},
    Happening{PersonEventKind::cost, "That they came back cost those who serve £", Tells::sum},
};

std::uint8_t part_of_channel(double part) {
    return static_cast<std::uint8_t>(std::clamp(part, 0.0, 1.0) * tiers_full + 0.5);
}

} // namespace

Picture picture() {
    Picture what;
    what.colourings = tiers_colourings;
    what.kinds = tiers_kinds;
    what.provider = "office";
    what.providers = "offices";
    what.provider_facts = tiers_office_facts;
    what.person_facts = tiers_person_facts;
    what.served = "Front line run by";
    what.happenings = tiers_happenings;
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    const std::size_t areas = place.world.areas.size();
    PictureFrame frame;
    frame.people.resize(tiers_channels);
    std::uint32_t stratum = 0;
    for (const std::uint32_t c : whom) {
        while (place.world.strata.first[stratum + 1] <= c) ++stratum;
        const std::size_t area = area_of(stratum);
        const double wants = state.taste[c] * tick + state.drift[area];
        bool moves = false;
        for (std::size_t f = 0; f < functions; ++f)
            moves = moves || state.moves[f * areas + area].moving();
        frame.people[off_channel].push_back(
            part_of_channel(std::fabs(wants - state.standard[area]) * 2.0));
        frame.people[last_channel].push_back(state.last[c]);
        frame.people[wants_channel].push_back(part_of_channel(wants));
        frame.people[tier_channel].push_back(state.moves[area].tier);
        frame.people[moves_channel].push_back(moves ? 1 : 0);
    }
    // An office is open while something is made there. Which unit it is of is known by the units
    // that are staffed: districts at home, then counties, then the nation.
    const std::size_t units = 2 * areas + 1;
    std::size_t counties = 0, shared = 0;
    for (const Provider& office : place.world.providers)
        counties += office.reach == Reach::online ? 1U : 0U;
    counties = counties > 0 ? counties - 1 : 0; // the last is of the nation
    frame.providers.resize(tiers_office_channels);
    for (const Provider& office : place.world.providers) {
        const bool serves_all = office.reach == Reach::online && shared == counties;
        const std::size_t u = office.reach == Reach::local ? office.area
                              : serves_all                 ? units - 1
                                                           : areas + shared;
        shared += office.reach == Reach::online ? 1U : 0U;
        float made = 0;
        for (std::size_t f = 0; f < functions; ++f)
            made += u < units && state.staff[f * units + u] > 0 ? 1.0F : 0.0F;
        frame.providers[made_channel].push_back(made);
        frame.open.push_back(made > 0 ? 1 : 0);
    }
    return frame;
}

} // namespace folkmoot::tiers
