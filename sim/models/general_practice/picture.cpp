/// What a map shows of general practice.

#include "models/general_practice/model.hpp"
#include "models/general_practice/processes/service.hpp"
#include "models/general_practice/state.hpp"

#include <array>

namespace folkmoot::general_practice {
namespace {

// Channels of people, and of practices.
constexpr std::size_t wait_channel = 0, satisfaction_channel = 1, signed_channel = 2,
                      work_channel = 3, channels = 4;
constexpr std::size_t list_channel = 0, practice_wait_channel = 1, practice_channels = 2;

constexpr std::array<double, 4> wait_ticks{0, 3, 14, 42};

constexpr std::array<std::string_view, 2> signed_classes{"Has not signed up", "Has signed up"};
constexpr std::array<std::string_view, 3> work_classes{"Does not look for work", "Looks for work",
                                                       "Has found work"};

// What only some scenarios have is shown there, and first: its key is that of its switch.
constexpr std::array colourings{
    Colouring{.key = "enrolment",
              .label = "Signed up",
              .title = "Who has signed up",
              .palette = PaletteMeaning::states,
              .classes = signed_classes,
              .amount = {.channel = signed_channel},
              .aside = true},
    Colouring{.key = "job_search",
              .label = "Work",
              .title = "Who looks for work, and who has found it",
              .palette = PaletteMeaning::states,
              .classes = work_classes,
              .amount = {.channel = work_channel},
              .aside = true},
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

using Tells = Happening::Tells;
constexpr std::array<std::string_view, 2> work_changes{"Lost their work", "Found work"};
constexpr std::array happenings{
    Happening{PersonEventKind::needed, "New need"},
    Happening{PersonEventKind::asked, "Asked for an appointment"},
    Happening{PersonEventKind::waits, "Waits for an appointment", Tells::goes_on},
    Happening{PersonEventKind::left, "Gave up waiting"},
    Happening{person_waited_days, "Seen after", Tells::amount, Fact{.unit = "days", .one = "day"}},
    Happening{PersonEventKind::served_by, "Seen by", Tells::provider},
    Happening{PersonEventKind::cost, "Visits cost the practice £", Tells::sum,
              Fact{.each = 0.01, .decimals = 2}},
    Happening{PersonEventKind::settled, "Need settled"},
    Happening{PersonEventKind::unmet, "Need ended without help"},
    Happening{.event = PersonEventKind::enrolled, .words = "Signed up", .aside = true},
    Happening{PersonEventKind::working, "", Tells::which, {}, work_changes, true},
};

constexpr std::array<std::string_view, 2> aside{"enrolled_share", "in_work"};

/// Of some citizens whether they have signed up; empty where nobody is asked.
std::vector<std::uint8_t> signed_up(const State& state, const Sample& whom) {
    std::vector<std::uint8_t> classes;
    if (state.enrolled.empty()) return classes;
    for (const std::uint32_t c : whom) classes.push_back(state.enrolled[c]);
    return classes;
}

/// The same of work; empty where nobody looks for it.
std::vector<std::uint8_t> at_work(const State& state, const Sample& whom) {
    if (state.work_force == nullptr || state.work_force->size() != state.working.size()) return {};
    constexpr std::uint8_t looks = 1, found = 2;
    std::vector<std::uint8_t> classes(whom.size(), 0);
    auto c = whom.begin();
    std::size_t at = 0;
    for (std::size_t m = 0; m < state.working.size(); ++m) {
        const std::uint32_t citizen = (*state.work_force)[m];
        for (; at < classes.size() && *c < citizen; ++c) ++at;
        if (at < classes.size() && *c == citizen)
            classes[at] = state.working[m] != 0 ? found : looks;
    }
    return classes;
}

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
    what.happenings = happenings;
    what.aside = aside;
    return what;
}

PictureFrame look(const Place& place, const folkmoot::State& any, const Sample& whom) {
    const State& state = own(any);
    PictureFrame frame;
    frame.people.resize(channels);
    for (const std::uint32_t c : whom) {
        frame.people[wait_channel].push_back(state.citizens.felt[c].wait_days);
        frame.people[satisfaction_channel].push_back(state.citizens.felt[c].satisfaction);
    }
    frame.people[signed_channel] = signed_up(state, whom);
    frame.people[work_channel] = at_work(state, whom);
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
