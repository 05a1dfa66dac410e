#pragma once

/// What a government may decide about asking people: the levers.

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace folkmoot::opinion {

/// Whether people are asked once, or for as long as a policy lasts.
enum class Rhythm : std::uint8_t { once, standing };
inline constexpr std::array<std::string_view, 2> rhythms{"once", "standing"};
inline constexpr std::array<std::string_view, 2> rhythm_words{"once", "again and again"};

/// Who is asked: whoever comes, people drawn by lot, or both.
enum class Reached : std::uint8_t { open, lot, both };
inline constexpr std::array<std::string_view, 3> reached{"open", "lot", "both"};
inline constexpr std::array<std::string_view, 3> reach_words{"whoever comes", "people drawn by lot",
                                                             "both"};

/// When people are asked, and who.
struct Asking {
    Rhythm rhythm = Rhythm::once;
    int week = 26;
    int every = 13; ///< weeks from the start of one round to that of the next
    Reached reach = Reached::open;
    int seats = 100; ///< of a panel, real people
    bool quotas = true;
    bool help = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Asking::rhythm>("rhythm", "When people are asked", rhythms, rhythm_words,
                                   "Once, on a plan that is nearly finished, or again and again"),
            lever<&Asking::week>("week", "Asked once, in week", "", Range{0.0, 208.0},
                                 "The week in which the one consultation begins"),
            lever<&Asking::every>("every", "Asked again every", "weeks", Range{4.0, 104.0},
                                  "Where people are asked again and again: the weeks from one "
                                  "round to the next"),
            lever<&Asking::reach>("reach", "Who is asked", reached, reach_words,
                                  "Whoever comes, people drawn by lot, or both"),
            lever<&Asking::seats>("seats", "Drawn by lot", "people a round", Range{10.0, 1000.0},
                                  "How many people drawn by lot talk it over in each round"),
            lever<&Asking::quotas>("quotas", "Seats by age and deprivation",
                                   "Those drawn by lot have the ages and the deprivation of the "
                                   "town, whoever declines"),
            lever<&Asking::help>("help", "Help with taking part",
                                 "People can take part on paper and in person, in the evening and "
                                 "with somebody to mind the children"),
        };
    }
};

/// What is done with what people say.
struct Showing {
    bool bridging = false;
    bool answered = false;
    double told = 0;

    static constexpr auto fields() {
        return std::array{
            lever<&Showing::bridging>("bridging", "Statements that both camps share are shown",
                                      "Everybody counts once, both camps count alike, and what "
                                      "they share weighs most"),
            lever<&Showing::answered>("answered", "What was said is answered",
                                      "Whoever took part is told what became of it, and why"),
            lever<&Showing::told>("told", "Given balanced information", "of people, each round",
                                  Range{0.0, 1.0},
                                  "How many people get a leaflet with the facts and the arguments "
                                  "of all sides at the start of a round"),
        };
    }
};

/// How often a policy may change.
struct Revising {
    int every = 52;
    double lot_weight = 0.5;

    static constexpr auto fields() {
        return std::array{
            lever<&Revising::every>("every", "The policy is revised every", "weeks at least",
                                    Range{4.0, 260.0},
                                    "The weeks that a policy stands before what people said can "
                                    "change it again"),
            lever<&Revising::lot_weight>("lot_weight", "Weight of those drawn by lot", "of all",
                                         Range{0.0, 1.0},
                                         "Where both are asked: how much those drawn by lot weigh "
                                         "against whoever came"),
        };
    }
};

} // namespace folkmoot::opinion
