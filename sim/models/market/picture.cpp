/// What a map shows of a market.

#include "models/market/model.hpp"
#include "models/market/processes/choosing.hpp"
#include "models/market/state.hpp"
#include "models/market/town.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::market {
namespace {

// Channels of people, and of providers.
constexpr std::size_t now_channel = 0, content_channel = 1, wait_channel = 2, whose_channel = 3,
                      people_channels = 4;
constexpr std::size_t served_channel = 0, line_channel = 1, rating_channel = 2,
                      inspected_channel = 3, provider_channels = 4;

constexpr std::array<std::string_view, 4> now_classes{"No need now", "Waiting", "Being served",
                                                      "Lost their provider"};
constexpr std::array<std::string_view, 3> whose_classes{"Public", "Charity", "Company"};
constexpr std::array<double, 3> content_ticks{0, 0.5, 1};

constexpr std::array market_colourings{
    Colouring{.key = "now",
              .label = "Need",
              .title = "Where people stand",
              .palette = PaletteMeaning::states,
              .classes = now_classes,
              .amount = {.channel = now_channel}},
    Colouring{.key = "content",
              .label = "Satisfaction",
              .title = "How satisfied people are with what they got",
              .palette = PaletteMeaning::diverging,
              .amount = {.channel = content_channel,
                         .each = 1.0 / 254,
                         .share = true,
                         .nothing = "has not needed it yet"},
              .full = content_ticks.back(),
              .ticks = content_ticks,
              .better = 1},
    Colouring{.key = "whose",
              .label = "Who serves",
              .title = "Who served people last",
              .palette = PaletteMeaning::kinds,
              .classes = whose_classes,
              .amount = {.channel = whose_channel, .nothing = "has not needed it yet"}},
    Colouring{.key = "provider",
              .label = "Provider",
              .title = "Which provider served people last",
              .by = Colouring::By::provider,
              .palette = PaletteMeaning::provider},
};

constexpr std::array market_kinds{
    ProviderKind{.key = "local",
                 .one = "provider",
                 .many = "providers",
                 .located = "Provider in",
                 .shape = ProviderKind::Shape::square},
    ProviderKind{.key = "online",
                 .one = "provider for everywhere",
                 .many = "providers for everywhere",
                 .located = "Provider for everywhere, at home in",
                 .shape = ProviderKind::Shape::diamond,
                 .stands_out = true},
};

constexpr std::array market_provider_facts{
    Fact{.channel = served_channel, .unit = "people", .one = "person", .people = true},
    Fact{.label = "Waiting",
         .channel = line_channel,
         .unit = "people",
         .one = "person",
         .people = true},
    Fact{.label = "Good ratings", .channel = rating_channel, .share = true},
    Fact{.label = "What inspectors found last",
         .channel = inspected_channel,
         .unit = "points of 10",
         .one = "point of 10",
         .decimals = 1},
};

constexpr std::array market_person_facts{
    Fact{.label = "Last wait",
         .channel = wait_channel,
         .unit = "weeks",
         .one = "week",
         .nothing = "Has not needed it yet"},
    Fact{.label = "Satisfaction", .channel = content_channel, .each = 1.0 / 254, .share = true},
};

using Tells = Happening::Tells;
constexpr std::array<std::string_view, 2> choices{"Was sent to a provider", "Chose a provider"};
constexpr std::array<std::string_view, 2> endings{"It did not help", "It helped"};
constexpr std::array<std::string_view, 2> harms{"", "Was harmed"};
constexpr std::array market_happenings{
    Happening{PersonEventKind::needed, "New need"},
    Happening{person_chose, "", Tells::which, {}, choices},
    Happening{PersonEventKind::left, "Gave up waiting"},
    Happening{person_waited, "Service began after", Tells::amount,
              Fact{.unit = "weeks", .one = "week"}},
    Happening{PersonEventKind::served_by, "Served by", Tells::provider},
    Happening{person_travelled, "Distance", Tells::amount,
              Fact{.each = 0.01, .unit = "km", .decimals = 1}},
    Happening{PersonEventKind::cost, "Price agreed with the public buyer £", Tells::sum},
    Happening{person_ended, "", Tells::which, {}, endings},
    Happening{person_harmed, "", Tells::which, {}, harms},
    Happening{person_redress, "The provider paid them £", Tells::sum},
};

} // namespace

Picture picture() {
    Picture what;
    what.colourings = market_colourings;
    what.kinds = market_kinds;
    what.provider_facts = market_provider_facts;
    what.person_facts = market_person_facts;
    what.served = "Last served by";
    what.happenings = market_happenings;
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    PictureFrame frame;
    frame.people.resize(people_channels);
    for (const std::uint32_t c : whom) {
        const bool known = state.wait[c] != never_waited;
        frame.people[now_channel].push_back(state.now[c]);
        frame.people[content_channel].push_back(
            known ? std::min<std::uint8_t>(state.content[c], 254) : nothing_known);
        frame.people[wait_channel].push_back(known ? state.wait[c] : nothing_known);
        frame.people[whose_channel].push_back(known ? state.firms[state.last[c]].kind
                                                    : nothing_known);
    }
    frame.providers.resize(provider_channels);
    const double each = place.world.people_per_citizen;
    for (std::size_t p = 0; p < state.firms.size(); ++p) {
        const Firm& firm = state.firms[p];
        frame.providers[served_channel].push_back(static_cast<float>(firm.served() * each));
        frame.providers[line_channel].push_back(
            static_cast<float>(static_cast<double>(state.lines[p].size()) * each));
        frame.providers[rating_channel].push_back(static_cast<float>(rating_of(firm)));
        frame.providers[inspected_channel].push_back(static_cast<float>(firm.shown));
        frame.open.push_back(state.doors[p] == static_cast<std::uint8_t>(Door::open) ? 1 : 0);
    }
    return frame;
}

} // namespace folkmoot::market
