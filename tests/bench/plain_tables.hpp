#pragma once

/// What the plain loop reads and changes: plain arrays.

#include "models/general_practice/processes/experience.hpp"
#include "parts/take_up.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace folkmoot::bench {

/// Somebody in a line.
struct PlainRequest {
    std::uint32_t citizen = 0;
    std::uint32_t luck = 0; ///< decides whether a visit helps
    float asked = 0; ///< week and part of it
    std::uint16_t patience = 0; ///< 1/64 week
    bool complex = false;
};

struct PlainPractice {
    double x = 0, y = 0; ///< km
    double rating = 0; ///< utility
    double appointments = 0; ///< a week for each person on its list
    bool online = false;
};

struct PlainArea {
    double x = 0, y = 0, radius = 0; ///< km
    double reach = 0; ///< of the word about online practices; share of that at home
    std::uint32_t first = 0, people = 0; ///< citizens
    std::vector<std::uint16_t> practices; ///< that its people may choose, the online one too
};

/// A kind of people, who stand together in the tables.
struct PlainKind {
    std::uint32_t first = 0, end = 0; ///< citizens
    std::uint32_t area = 0;
    double need = 0; ///< chance of a need in an ordinary week
    std::uint32_t complex = 0; ///< threshold
    double online = 0; ///< utility of online care
};

/// Everything that the loop reads and changes.
struct PlainTables {
    std::uint64_t seed = 1;
    std::vector<PlainKind> kinds;
    std::vector<PlainArea> areas;
    std::vector<PlainPractice> practices;
    std::vector<std::uint8_t> digital; ///< by citizen, 0..255
    std::vector<double> season; ///< by week: need against an ordinary week
    double asks = 1, discouragement = 0; ///< as in TakeUp
    double distance = 0, wait = 0, continuity = 0, confidence = 0; ///< utilities
    double heard_at_start = 1, word_spreads = 0; ///< as in Choice, but a week
    double thinks_at_most = 0; ///< chance a week that the wholly dissatisfied think again
    std::array<double, 256> thinks{}; ///< by satisfaction: share of that
    std::array<std::array<std::uint32_t, 2>, 2> helps{}; ///< threshold [online][complex]
    std::uint32_t comes_back = 0, gets_worse = 0; ///< thresholds
    PatienceTable patience{};
    general_practice::ExperienceTable experience;

    std::vector<std::uint16_t> practice_of; ///< by citizen
    std::vector<std::uint8_t> satisfaction; ///< by citizen
    std::vector<std::vector<PlainRequest>> lines; ///< by practice
    std::vector<double> published; ///< wait in weeks, by practice
};

} // namespace folkmoot::bench
