/// What a map shows of a public.

#include "models/opinion/model.hpp"
#include "models/opinion/state.hpp"
#include "models/opinion/town.hpp"

#include <array>

namespace folkmoot::opinion {
namespace {

// Channels of people.
constexpr std::size_t gap_channel = 0, trust_channel = 1, part_channel = 2, camp_channel = 3,
                      divided_channel = 4, opinion_channels = 5;
constexpr double opinion_full = 254; // of a channel

constexpr std::array<std::string_view, parts> part_classes{"Did not take part",
                                                           "Answered an open call", "Drawn by lot"};
constexpr std::array<std::string_view, camps> camp_classes{"Larger camp", "Smaller camp"};
constexpr std::array<double, 3> share_ticks{0, 0.5, 1};
constexpr std::array<double, 3> gap_ticks{0, 25, 50};

constexpr std::array opinion_colourings{
    Colouring{.key = "gap",
              .label = "Policy",
              .title = "How far policy is from what people think",
              .palette = PaletteMeaning::sequential,
              .amount = {.channel = gap_channel, .each = 50 / opinion_full, .unit = "points"},
              .full = gap_ticks.back(),
              .ticks = gap_ticks,
              .better = -1},
    Colouring{.key = "divided",
              .label = "Statement",
              .title = "What people think of the statement that divides most",
              .palette = PaletteMeaning::diverging,
              .amount = {.channel = divided_channel, .each = 1 / opinion_full, .share = true},
              .full = share_ticks.back(),
              .ticks = share_ticks},
    Colouring{.key = "trust",
              .label = "Trust",
              .title = "How far people trust those who govern",
              .palette = PaletteMeaning::diverging,
              .amount = {.channel = trust_channel, .each = 1 / opinion_full, .share = true},
              .full = share_ticks.back(),
              .ticks = share_ticks},
    Colouring{.key = "took-part",
              .label = "Took part",
              .title = "Who has taken part",
              .palette = PaletteMeaning::states,
              .classes = part_classes,
              .amount = {.channel = part_channel}},
    Colouring{.key = "camp",
              .label = "Camp",
              .title = "To which camp people lean",
              .palette = PaletteMeaning::kinds,
              .classes = camp_classes,
              .amount = {.channel = camp_channel}},
};

constexpr std::array opinion_person_facts{
    Fact{.label = "Policy is off by",
         .channel = gap_channel,
         .each = 50 / opinion_full,
         .unit = "points of 100",
         .one = "point of 100"},
    Fact{.label = "For the statement that divides most",
         .channel = divided_channel,
         .each = 1 / opinion_full,
         .share = true},
    Fact{.label = "Trust", .channel = trust_channel, .each = 1 / opinion_full, .share = true},
};

// There is no service and no waiting in a public: what it has is taking part, and what a seat
// costs.
constexpr std::array opinion_happenings{
    Happening{person_took_part, "Took part in a round"},
    Happening{PersonEventKind::cost, "Their seat on the panel cost the public purse £",
              Happening::Tells::sum},
};

// A part of the whole as a channel's value.
std::uint8_t byte_of(double part) {
    const double most = part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part;
    return static_cast<std::uint8_t>(most * opinion_full + 0.5);
}

} // namespace

Picture picture() {
    Picture what;
    what.colourings = opinion_colourings;
    what.person_facts = opinion_person_facts;
    what.happenings = opinion_happenings;
    return what;
}

PictureFrame look(const Place&, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    PictureFrame frame;
    frame.people.resize(opinion_channels);
    for (const std::uint32_t c : whom) {
        const std::uint8_t marks = state.marks[c];
        double gap = 0;
        for (std::size_t k = 0; k < statements; ++k) gap += apart(state.of(c)[k], state.policy[k]);
        frame.people[gap_channel].push_back(byte_of(gap * 2 / (double{for_it} * statements)));
        frame.people[trust_channel].push_back(byte_of(state.trust[c] / double{for_it}));
        frame.people[part_channel].push_back(static_cast<std::uint8_t>(part_of(marks)));
        frame.people[camp_channel].push_back(static_cast<std::uint8_t>(camp_of(marks)));
        frame.people[divided_channel].push_back(byte_of(state.of(c)[0] / double{for_it}));
    }
    return frame;
}

} // namespace folkmoot::opinion
