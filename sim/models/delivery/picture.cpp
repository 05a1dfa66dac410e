/// What a map shows of people who settle something, and of bodies that build services.

#include "core/math.hpp"
#include "models/delivery/model.hpp"
#include "models/delivery/settings.hpp"
#include "models/delivery/state.hpp"
#include "models/delivery/town.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::delivery {
namespace {

// Channels of people.
constexpr std::size_t works_channel = 0, outcome_channel = 1, sure_channel = 2, common_channel = 3,
                      delivery_channels = 4;
// Channels of bodies.
constexpr std::size_t teams_channel = 0, share_channel = 1, body_channels = 2;
constexpr double delivery_full = 254; // of a channel

constexpr std::array<std::string_view, last_kinds> outcome_classes{
    "Has not come yet", "Succeeded at once", "Succeeded later", "Rang somebody", "Gave up"};
constexpr std::array<double, 3> share_ticks{0, 0.5, 1};

constexpr std::array delivery_colourings{
    Colouring{.key = "works",
              .label = "Success",
              .title = "How likely somebody succeeds at first try with a service of their area",
              .palette = PaletteMeaning::sequential,
              .amount = {.channel = works_channel, .each = 1 / delivery_full, .share = true},
              .full = share_ticks.back(),
              .ticks = share_ticks,
              .better = 1},
    Colouring{.key = "last",
              .label = "Last time",
              .title = "How it went the last time that people came",
              .palette = PaletteMeaning::states,
              .classes = outcome_classes,
              .amount = {.channel = outcome_channel}},
    Colouring{.key = "sure",
              .label = "Sure online",
              .title = "How sure people are online",
              .palette = PaletteMeaning::sequential,
              .amount = {.channel = sure_channel, .each = 1 / delivery_full, .share = true},
              .full = share_ticks.back(),
              .ticks = share_ticks},
    Colouring{.key = "common",
              .label = "Shared",
              .title = "How much of what local services need is shared",
              .palette = PaletteMeaning::sequential,
              .amount = {.channel = common_channel, .each = 1 / delivery_full, .share = true},
              .full = share_ticks.back(),
              .ticks = share_ticks},
};

constexpr std::array delivery_person_facts{
    Fact{.label = "Succeeds at first try",
         .channel = works_channel,
         .each = 1 / delivery_full,
         .share = true},
};
constexpr std::array body_facts{
    Fact{.channel = teams_channel, .unit = "teams", .one = "team"},
    Fact{.label = "Of what they need is shared", .channel = share_channel, .share = true},
};

constexpr std::array body_kinds{
    ProviderKind{.key = "local",
                 .one = "council or hospital",
                 .many = "councils and hospitals",
                 .located = "In"},
    ProviderKind{.key = "online",
                 .one = "department",
                 .many = "departments",
                 .located = "Department in",
                 .shape = ProviderKind::Shape::diamond,
                 .stands_out = true},
};

using Tells = Happening::Tells;
constexpr std::array<std::string_view, 2> first_try_words{"Failed at first try",
                                                          "Succeeded at first try"};
constexpr std::array delivery_happenings{
    Happening{PersonEventKind::needed, "New need"},
    Happening{PersonEventKind::served_by, "Tried a service of", Tells::provider},
    Happening{person_first, "", Tells::which, {}, first_try_words},
    Happening{PersonEventKind::settled, "Succeeded at another try"},
    Happening{PersonEventKind::waits, "Will try again later"},
    Happening{person_rang, "Rang somebody"},
    Happening{person_gave_up, "Gave up"},
    Happening{person_hours, "Took of their time", Tells::sum,
              Fact{.each = 0.01, .unit = "hours", .one = "hour", .decimals = 1}},
    Happening{PersonEventKind::cost, "The call cost the public purse £", Tells::sum,
              Fact{.each = 0.01, .decimals = 2}},
};

std::uint8_t to_channel(double part) {
    return static_cast<std::uint8_t>(std::clamp(part, 0.0, 1.0) * delivery_full + 0.5);
}

/// What there is to see of some services together.
struct Seen {
    double teams = 0, needed = 0, shared = 0, odds = 0;
    void add(const Team& team, const State& state) {
        teams += 1.0;
        odds += team.design + team.climbed;
        for (std::size_t c = 0; c < components; ++c) {
            const auto made = static_cast<Made>(team.parts[c].made);
            needed += made == Made::not_needed ? 0.0 : 1.0;
            shared += made == Made::shared ? 1.0 : 0.0;
            odds += made == Made::shared ? state.platforms[c].quality : team.parts[c].quality;
        }
    }
    [[nodiscard]] double shared_part() const { return needed > 0.0 ? shared / needed : 0.0; }
    [[nodiscard]] double mean_odds() const { return teams > 0.0 ? odds / teams : 0.0; }
};

} // namespace

Picture picture() {
    Picture what;
    what.colourings = delivery_colourings;
    what.kinds = body_kinds;
    what.provider = "agency";
    what.providers = "agencies";
    what.provider_facts = body_facts;
    what.person_facts = delivery_person_facts;
    what.happenings = delivery_happenings;
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    const World& world = place.world;
    std::vector<Seen> of_body(world.providers.size()), of_area(world.areas.size());
    Seen everywhere;
    for (const Team& team : state.teams) {
        const Provider& body = world.providers[team.body];
        of_body[team.body].add(team, state);
        everywhere.add(team, state);
        if (body.reach == Reach::local) of_area[body.area].add(team, state);
    }
    const double unsure = rules_of(place.model->usual()).need.unsure;
    PictureFrame frame;
    frame.people.resize(delivery_channels);
    std::uint32_t stratum = 0;
    for (const std::uint32_t c : whom) {
        while (world.strata.first[stratum + 1] <= c) ++stratum;
        const Seen& here =
            of_area[area_of(stratum)].teams > 0.0 ? of_area[area_of(stratum)] : everywhere;
        const double sure = world.digital[c] / 255.0;
        const double odds = here.mean_odds() + unsure * (sure - 0.5);
        frame.people[works_channel].push_back(to_channel(1.0 / (1.0 + math::exp(-odds))));
        frame.people[outcome_channel].push_back(state.last[c]);
        frame.people[sure_channel].push_back(to_channel(sure));
        frame.people[common_channel].push_back(to_channel(here.shared_part()));
    }
    frame.providers.resize(body_channels);
    for (const Seen& body : of_body) {
        frame.providers[teams_channel].push_back(static_cast<float>(body.teams));
        frame.providers[share_channel].push_back(static_cast<float>(body.shared_part()));
        frame.open.push_back(1);
    }
    return frame;
}

} // namespace folkmoot::delivery
