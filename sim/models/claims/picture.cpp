/// What a map shows of rights and their money.

#include "models/claims/model.hpp"
#include "models/claims/state.hpp"
#include "models/claims/town.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::claims {
namespace {

// Channels of people.
constexpr std::size_t stage_channel = 0, door_channel = 1, record_channel = 2, owes_channel = 3,
                      content_channel = 4, claims_channels = 5;

constexpr std::array<std::string_view, 6> stage_classes{
    "No right now", "Does not know, or no offer yet", "On the way", "Paid", "Gave up", "Owes"};
constexpr std::array<std::string_view, 7> door_classes{
    "No claim", "Official page", "Telephone", "Office", "Helper", "Third party", "Nobody asked"};
constexpr std::array<std::string_view, 4> record_classes{"Right everywhere", "Wrong somewhere",
                                                         "In no register", "Struck off in error"};
constexpr std::array<double, 3> half_ticks{0, 0.5, 1};
constexpr std::array<double, 3> owes_ticks{0, 500, 1000};
constexpr double claims_full = 254, owes_most = 1'000;

constexpr std::array claims_colourings{
    Colouring{.key = "stage",
              .label = "Claim",
              .title = "Where people's claims stand",
              .palette = PaletteMeaning::states,
              .classes = stage_classes,
              .amount = {.channel = stage_channel}},
    Colouring{.key = "door",
              .label = "Door",
              .title = "Through which door people claimed",
              .palette = PaletteMeaning::states,
              .classes = door_classes,
              .amount = {.channel = door_channel}},
    Colouring{.key = "record",
              .label = "Record",
              .title = "What registers hold of people",
              .palette = PaletteMeaning::states,
              .classes = record_classes,
              .amount = {.channel = record_channel}},
    Colouring{.key = "owes",
              .label = "Debt",
              .title = "What people owe for what they were paid",
              .palette = PaletteMeaning::sequential,
              .amount = {.channel = owes_channel, .each = owes_most / claims_full, .unit = "£"},
              .full = owes_ticks.back(),
              .ticks = owes_ticks,
              .rooted = true,
              .better = -1},
    Colouring{.key = "content",
              .label = "Satisfaction",
              .title = "How satisfied people are with how they are dealt with",
              .palette = PaletteMeaning::diverging,
              .amount = {.channel = content_channel, .each = 1 / claims_full, .share = true},
              .full = half_ticks.back(),
              .ticks = half_ticks,
              .better = 1},
};

constexpr std::array claims_person_facts{
    Fact{.label = "Owes £", .channel = owes_channel, .each = owes_most / claims_full},
    Fact{.label = "Satisfaction",
         .channel = content_channel,
         .each = 1 / claims_full,
         .share = true},
};

constexpr std::array claims_kinds{
    ProviderKind{.key = "local", .one = "office", .many = "offices", .located = "Office in"},
    ProviderKind{.key = "online",
                 .one = "office for everywhere",
                 .many = "offices for everywhere",
                 .located = "Office in",
                 .shape = ProviderKind::Shape::diamond},
};

using Tells = Happening::Tells;
constexpr std::array<std::string_view, 2> deciders{"Decided by a machine", "Decided by a person"};
constexpr std::array claims_happenings{
    Happening{PersonEventKind::needed, "New right"},
    Happening{PersonEventKind::asked, "Claim handed in"},
    Happening{person_decided, "", Tells::which, {}, deciders},
    Happening{person_gave_up, "Gave up, or was refused for good"},
    Happening{person_paid, "Payment began"},
    Happening{person_award, "A week they are paid £", Tells::amount},
    Happening{person_waited, "From the right to the first money", Tells::amount,
              Fact{.unit = "weeks", .one = "week"}},
    Happening{person_hours, "Took of their time", Tells::sum,
              Fact{.each = 0.1, .unit = "hours", .one = "hour", .decimals = 1}},
    Happening{PersonEventKind::cost, "Cost the state £", Tells::sum,
              Fact{.each = 0.01, .decimals = 2}},
    Happening{person_shared, "Records of them that were passed on", Tells::sum},
};

std::uint8_t class_of(const Claim& claim) {
    switch (static_cast<Stage>(claim.stage)) {
    case Stage::unnoticed:
        return 1;
    case Stage::offered:
    case Stage::form:
    case Stage::paper:
    case Stage::line:
    case Stage::agreed:
        return 2;
    case Stage::paid:
        return 3;
    case Stage::gave_up:
        return 4;
    case Stage::owing:
        return 5;
    }
    return 0;
}

} // namespace

Picture picture() {
    Picture what;
    what.colourings = claims_colourings;
    what.kinds = claims_kinds;
    what.provider = "office";
    what.providers = "offices";
    what.person_facts = claims_person_facts;
    what.happenings = claims_happenings;
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    PictureFrame frame;
    frame.people.resize(claims_channels);
    for (const std::uint32_t c : whom) {
        const std::uint32_t at = state.claim_of[c];
        const Claim* claim = at == no_claim ? nullptr : &state.claims[at];
        const std::uint8_t known = state.known[c];
        const double owes =
            claim == nullptr
                ? 0.0
                : (static_cast<double>(claim->debt) + static_cast<double>(claim->loan)) / 100.0;
        frame.people[stage_channel].push_back(claim == nullptr ? std::uint8_t{0}
                                                               : class_of(*claim));
        const bool asked = claim != nullptr && claim->asked != never;
        frame.people[door_channel].push_back(asked ? static_cast<std::uint8_t>(claim->door + 1)
                                                   : std::uint8_t{0});
        frame.people[record_channel].push_back((known & Known::struck) != 0    ? std::uint8_t{3}
                                               : (known & Known::unknown) != 0 ? std::uint8_t{2}
                                               : state.stale[c] != 0           ? std::uint8_t{1}
                                                                               : std::uint8_t{0});
        frame.people[owes_channel].push_back(
            static_cast<std::uint8_t>(std::min(claims_full, owes / owes_most * claims_full + 0.5)));
        frame.people[content_channel].push_back(
            static_cast<std::uint8_t>(std::min<int>(state.content[c], 254)));
    }
    frame.open.assign(place.world.providers.size(), 1);
    return frame;
}

} // namespace folkmoot::claims
