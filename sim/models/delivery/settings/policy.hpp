#pragma once

/// What may be decided about how the state's digital services are built: the levers.

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace folkmoot::delivery {

/// To whom something that is built once is offered.
enum class Offer : std::uint8_t { nobody, centre, all };
inline constexpr std::array<std::string_view, 3> offer_names{"nobody", "centre", "all"};
inline constexpr std::array<std::string_view, 3> offer_words{
    "nobody: each builds its own", "the centre's departments", "everybody, councils too"};

/// Whether those to whom it is offered must use it, or may.
enum class Join : std::uint8_t { choice, duty };
inline constexpr std::array<std::string_view, 2> join_names{"choice", "duty"};
inline constexpr std::array<std::string_view, 2> join_words{"each team decides",
                                                            "every team has to"};

/// How a service changes.
enum class Release : std::uint8_t { weekly, launch, both };
inline constexpr std::array<std::string_view, 3> release_names{"weekly", "launch", "both"};
inline constexpr std::array<std::string_view, 3> release_words{
    "a small change as soon as it is ready", "one big launch every few years", "both"};

/// Which changes stay.
enum class Keep : std::uint8_t { all, tested };
inline constexpr std::array<std::string_view, 2> keep_names{"all", "tested"};
inline constexpr std::array<std::string_view, 2> keep_words{"all of them",
                                                            "those that a test shows to help"};

/// Who makes a change.
enum class Makers : std::uint8_t { departments, own };
inline constexpr std::array<std::string_view, 2> maker_names{"departments", "own"};
inline constexpr std::array<std::string_view, 2> maker_words{
    "one department after the other", "the team, with specialists of its own"};

/// How a project is bought.
enum class Contract : std::uint8_t { large, small };
inline constexpr std::array<std::string_view, 2> contract_names{"large", "small"};
inline constexpr std::array<std::string_view, 2> contract_words{"one large contract",
                                                                "many small ones"};

/// What is built once for all.
struct Shared {
    Offer payments = Offer::nobody;
    Offer identity = Offer::nobody;
    Offer notices = Offer::nobody;
    Join join = Join::choice;
    double price = 0;
    double people = 10;
    double first = 0.04;
    bool help = false;
    bool outsiders = false;
    bool standby = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Shared::payments>("payments", "Shared payments are for", offer_names,
                                     offer_words, "Taking and giving back money online"),
            lever<&Shared::identity>("identity", "Shared identity is for", offer_names, offer_words,
                                     "One account with which people show who they are"),
            lever<&Shared::notices>("notices", "Shared notices are for", offer_names, offer_words,
                                    "Letters, texts and mails that tell people where they stand"),
            lever<&Shared::join>("join", "Who uses what is shared", join_names, join_words,
                                 "Whether teams to whom it is offered must use it, or may"),
            lever<&Shared::price>("price", "A team pays", "£ a year", Range{0.0, 100'000.0},
                                  "For each shared component that it uses"),
            lever<&Shared::people>("people", "People who run each", "people", Range{2.0, 60.0},
                                   "The team behind each shared component. Too few, and others "
                                   "wait for it"),
            lever<&Shared::first>("first", "Teams that begin with it", "of those who need it",
                                  Range{0.0, 1.0},
                                  "Won over before it opens, so that others see it work"),
            lever<&Shared::help>("help", "Help with joining it to what a team has",
                                 "Somebody who knows it comes and helps while a team moves"),
            lever<&Shared::outsiders>("outsiders", "Open to outsiders",
                                      "Charities, firms and neighbours may use it too, at the same "
                                      "price"),
            lever<&Shared::standby>("standby", "A second one stands by",
                                    "A copy that takes over when it fails"),
        };
    }
};

/// How services are changed.
struct Work {
    Release release = Release::launch;
    Keep keep = Keep::all;
    Makers makers = Makers::departments;
    Contract contract = Contract::large;
    int test_weeks = 4;
    double test_share = 0.5;
    double test_floor = 0;
    double fellows = 0;

    static constexpr auto fields() {
        return std::array{
            lever<&Work::release>("release", "A service changes by", release_names, release_words,
                                  "Whether it changes all the time, or all at once"),
            lever<&Work::keep>("keep", "Changes that stay", keep_names, keep_words,
                               "Only teams that can measure can test; the others keep all"),
            lever<&Work::makers>("makers", "Changes are made by", maker_names, maker_words,
                                 "Whether a change is handed from department to department, or "
                                 "made by a team that has all whom it needs"),
            lever<&Work::contract>("contract", "Projects are bought as", contract_names,
                                   contract_words,
                                   "Launches, and building what is shared. Small contracts go less "
                                   "wrong, and each has its price"),
            lever<&Work::test_weeks>("test_weeks", "A test lasts", "weeks", Range{1.0, 26.0},
                                     "Longer tests see smaller effects, and fewer can be made"),
            lever<&Work::test_share>("test_share", "See the new in a test", "of people",
                                     Range{0.05, 0.5}, "The others see it as it was"),
            lever<&Work::test_floor>("test_floor", "Services are tested from", "uses a week",
                                     Range{0.0, 20'000.0},
                                     "Smaller ones keep every change, since no test could tell"),
            lever<&Work::fellows>("fellows", "Fellows", "people", Range{0.0, 200.0},
                                  "People who know how to measure and who work with one team after "
                                  "the other"),
        };
    }
};

/// Help for people with whom something goes wrong.
struct Help {
    bool offered = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Help::offered>("offered", "Whoever fails is offered a call",
                                  "A button beside the error: somebody rings back"),
        };
    }
};

} // namespace folkmoot::delivery
