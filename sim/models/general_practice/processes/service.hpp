#pragma once

#include "core/describe.hpp"
#include "models/general_practice/processes/adaptation.hpp"
#include "models/general_practice/processes/experience.hpp"
#include "models/general_practice/processes/followed_waits.hpp"
#include "models/general_practice/registers.hpp"
#include "parts/line.hpp"
#include "parts/take_up.hpp"
#include "parts/week.hpp"
#include "world/citizens.hpp"
#include "world/person_log.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::general_practice {

/// What happens to a request: it waits, is given up, is seen, is settled or is not.
///
/// Online care settles some kinds of need and not others; what it cannot settle comes back, to the
/// online practice or to a practice near the patient. A request that is not settled and comes back
/// is failure demand (one in four calls to government only asks for a progress update).
struct Service {
    double capacity = 1.0;            ///< × the appointments that practices can afford
    double patience = 8.0;            ///< weeks a person waits before giving up, mean
    double local_simple = 0.90; ///< share of simple needs a practice settles at first contact
    double local_complex = 0.70; ///< share of complex needs …
    double online_simple = 0.88; ///< share of simple needs online care settles at first contact
    double online_complex = 0.30; ///< share of complex needs …
    double comes_back = 0.85; ///< share of the needs not settled that come back
    double back_to_local =
        0.60; ///< of those, after online care: share who go to a practice near them
    double remote_share = 0.20; ///< share of a local practice's consultations that are remote

    static constexpr auto fields() {
        return std::array{
            lever<&Service::capacity>("capacity", "Appointments", "× what practices can afford",
                                      Range{0.5, 2.0},
                                      "More or fewer appointments for the same money, everywhere"),
            assumption<&Service::patience>("patience", "Patience", "weeks", Range{3.0, 16.0},
                                           "How long people wait on average before they give up",
                                           "assumption"),
            assumption<&Service::local_simple>(
                "local_simple", "Simple needs settled by a practice", "of simple needs, first time",
                Range{0.5, 1.0}, "How often a visit settles a simple need", "assumption"),
            assumption<&Service::local_complex>(
                "local_complex", "Complex needs settled by a practice",
                "of complex needs, first time", Range{0.3, 1.0},
                "How often a visit settles a complex need", "assumption"),
            assumption<&Service::online_simple>(
                "online_simple", "Simple needs settled online", "of simple needs, first time",
                Range{0.5, 1.0}, "How often online care settles a simple need", "assumption"),
            assumption<&Service::online_complex>(
                "online_complex", "Complex needs settled online", "of complex needs, first time",
                Range{0.0, 0.8}, "How often online care settles a need that takes an examination",
                "assumption"),
            assumption<&Service::comes_back>(
                "comes_back", "Come back when not helped", "of those not helped", Range{0.3, 1.0},
                "How many of those who were not helped ask again",
                "failure demand, one in four calls to government; the share is an assumption"),
            assumption<&Service::back_to_local>(
                "back_to_local", "Come back to a practice near them",
                "of those online care sends on", Range{0.0, 1.0},
                "Where people turn when online care could not help", "assumption"),
            assumption<&Service::remote_share>(
                "remote_share", "Remote visits at local practices", "of their visits",
                Range{0.0, 0.6},
                "How many visits at practices with a building are by phone or screen",
                "NHS Digital: 80% face to face before the pandemic, 47% in April 2020"),
        };
    }
};

/// Chance that a contact settles a need.
[[nodiscard]] double settles(const Service& service, bool online, bool complex);

/// Thresholds of the chances above, for comparison with random words.
struct ServiceOdds {
    std::array<std::array<std::uint32_t, 2>, 2> settles{}; ///< [online][complex]
    std::uint32_t comes_back = 0, back_to_local = 0, worse = 0;
};
[[nodiscard]] ServiceOdds service_odds(const Service& service, double worse_share);

/// What a provider did in a week.
struct ProviderWeek {
    std::uint32_t seen = 0;
    std::uint32_t helped_on = 0; ///< of those, people whom online care had sent on
    std::uint32_t waiting = 0; ///< in the line at the end of the week
    std::uint64_t wait_sum = 0; ///< of those seen, 1/64 week
};

/// What is told of a visit: the whole days of the wait before it.
inline constexpr PersonEventKind person_waited_days = PersonEventKind::own;

/// The tables that service works on.
struct ServiceTables {
    const World& world;
    const LocalProviders& providers;
    std::span<const std::uint8_t> online; ///< by provider
    std::span<const std::uint8_t> open; ///< by provider
    Citizens& citizens;
    std::span<Line> lines; ///< by provider
    Tallies tallies;
    std::span<ProviderWeek> weeks; ///< by provider
    PersonLog* log = nullptr;
    // For the log only.
    std::span<const Trade> trades{}; ///< by provider: what a visit costs it
    FollowedWaits* waits = nullptr;
};

/// Puts this week's requests at the end of the lines of the providers that were asked, by the
/// moment at which they were made; whom online care sends on, of the nearest practice. A counting
/// sort: two passes, no comparison. Afterwards `requests` are spent. `starts` is room that is used
/// again.
void join(std::span<Request> requests, std::uint32_t week, const ServiceTables& tables,
          std::vector<std::uint32_t>& starts);

/// Works off the line of provider `p`: at most `slots` people are seen.
void serve(std::size_t p, std::uint32_t slots, std::uint64_t seed, std::uint32_t week,
           const ServiceOdds& odds, const ExperienceTable& experience, const ServiceTables& tables,
           std::span<std::vector<Return>*, longest_return> returns);

} // namespace folkmoot::general_practice
