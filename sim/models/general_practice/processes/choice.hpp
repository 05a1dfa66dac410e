#pragma once

#include "core/describe.hpp"
#include "models/general_practice/registers.hpp"
#include "parts/logit.hpp"
#include "world/citizens.hpp"
#include "world/variant.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot::general_practice {

/// Who may register with an online practice.
enum class OnlineAccess { nobody, host_area, everyone };
inline constexpr std::array<std::string_view, 3> online_access_names{"nobody", "host_area",
                                                                     "everyone"};
inline constexpr std::array<std::string_view, 3> online_access_words{
    "nobody", "people of its own area", "everyone"};

/// Which practice people are registered with, and when they think again.
///
/// Registration is sticky: people reconsider rarely (when they move, or after a bad experience),
/// and then choose by a logit over the practices of their area and the online ones that they have
/// heard of. What counts: distance or its absence, the wait, the rating, the doctor who knows you,
/// and how much at home you are online.
///
/// Form: McFadden's conditional logit. The magnitudes are assumptions: no published elasticities of
/// practice choice were found.
struct Choice {
    OnlineAccess online_access = OnlineAccess::everyone;
    double reconsider = 0.10; ///< share of people who reconsider in a year when all is well
    double bad_experience = 2.0; ///< how many times more often the wholly dissatisfied reconsider
    double distance = 0.60; ///< utility lost per km
    double wait = 0.35; ///< utility lost per week of waiting
    double rating = 2.0; ///< utility of a perfect against a hopeless rating
    double continuity = 1.5; ///< utility of staying
    double online_appeal = -7.3; ///< utility of an online practice as such, ages 15–44
    double age_reluctance = 1.0; ///< × the table of how much less older people like online care
    double digital = 5.0; ///< utility of online care: fully against not at all at home online
    double heard_of_at_start = 0.25; ///< share who have heard of the online practice in week 0
    double word_spreads = 2.5; ///< yearly rate of the logistic by which word spreads
    double word_reach = 60.0; ///< km from the host area at which 37% of those hear who hear at home

    static constexpr auto fields() {
        return std::array{
            lever<&Choice::online_access>("online_access", "Who may join the online practice",
                                          online_access_names, online_access_words,
                                          "Whether people may register with a practice that has no "
                                          "building near them"),
            assumption<&Choice::reconsider>(
                "reconsider", "People who think about changing practice", "of people a year",
                Range{0.04, 0.25}, "How many people reconsider where they are registered each year",
                "assumption"),
            assumption<&Choice::bad_experience>(
                "bad_experience", "Leaving after bad experience", "times as often", Range{0.0, 5.0},
                "How much more often dissatisfied people reconsider", "assumption"),
            assumption<&Choice::distance>(
                "distance", "Distance matters", "utility per km", Range{0.0, 2.0},
                "How much people dislike each kilometre to their practice", "assumption"),
            assumption<&Choice::wait>(
                "wait", "Waiting matters", "utility per week", Range{0.0, 1.5},
                "How much people dislike each week of waiting when they choose", "assumption"),
            assumption<&Choice::rating>(
                "rating", "Ratings matter", "utility, best against worst", Range{0.0, 5.0},
                "How much people go by ratings when they choose",
                "demand follows quality: American Economic Review 106(11):3521; "
                "the magnitude is an assumption"),
            assumption<&Choice::continuity>(
                "continuity", "Knowing your doctor matters", "utility of staying", Range{0.0, 4.0},
                "How much people value staying where they are known", "assumption"),
            assumption<&Choice::online_appeal>(
                "online_appeal", "Appeal of online care", "utility", Range{-8.4, -6.4},
                "How attractive an online practice is to people aged 15–44",
                "chosen so that the list grows as GP at Hand's did"),
            assumption<&Choice::age_reluctance>(
                "age_reluctance", "Older people and online care", "× the usual reluctance",
                Range{0.0, 2.0},
                "How much less people of 45 and over, and children, like online care than those of "
                "15 to 44",
                "chosen so that the online list is as young as GP at Hand's was"),
            assumption<&Choice::digital>(
                "digital", "Being at home online matters", "utility", Range{0.0, 8.0},
                "How much more people who are at home online like online care", "assumption"),
            assumption<&Choice::heard_of_at_start>(
                "heard_of_at_start", "Have heard of it at the start", "of people", Range{0.05, 0.6},
                "The share of people who know of the online practice in the first week",
                "assumption"),
            assumption<&Choice::word_spreads>(
                "word_spreads", "Word spreads", "per year", Range{0.2, 5.0},
                "How fast people hear of the online practice", "assumption"),
            assumption<&Choice::word_reach>(
                "word_reach", "Word travels", "km", Range{30.0, 120.0},
                "How far from the area that hosts it people hear of the online practice",
                "chosen so that about three quarters of its patients live elsewhere"),
        };
    }
};

/// Share of citizens who have heard of the online practice in `week`; logistic, never falls.
[[nodiscard]] double heard_of(const Choice& choice, std::uint32_t week);

/// Share of those who would hear of the online practice at home who hear of it so far away.
[[nodiscard]] double word_at_distance(const Choice& choice, double km);

/// Utility of online care by age band, relative to ages 15–44.
[[nodiscard]] double age_appeal(const Choice& choice, std::uint32_t age_band);

/// A citizen changes list.
struct Move {
    std::uint32_t citizen = 0;
    std::uint16_t stratum = 0;
    std::uint16_t to = 0;
};

/// Factors of the logit that do not change from week to week: exp of each part of the utility, so
/// that a choice costs multiplications only. Distances count in steps of 1/64 km.
struct ChoiceFactors {
    static constexpr std::size_t steps_per_km = 64;
    std::vector<double> distance; ///< by step; the last counts for all that is farther
    std::array<double, 256> digital{}; ///< by digital confidence
    std::array<double, age_bands> online{}; ///< appeal of online care as such, by age band
    double continuity = 1;
    /// By satisfaction: below how many of 2^32 words a citizen reconsiders of whom the wholly
    /// dissatisfied all would.
    std::array<std::uint64_t, 256> reconsiders{};
};
[[nodiscard]] ChoiceFactors choice_factors(const Choice& choice);

/// What people can know about providers this week.
struct ChoiceTables {
    const World& world;
    const LocalProviders& providers;
    const Citizens& citizens;
    std::span<const std::uint8_t> online, open; ///< by provider
    std::span<const double> wait_weeks; ///< by provider; as published last week
    std::span<const double> rating; ///< by provider; 0..1
    const ChoiceFactors* factors = nullptr; ///< of the settings; worked out anew if there are none
    const std::uint64_t* chance =
        nullptr; ///< seed of what happens by chance; that of the world if there is none
    std::span<const OnlineAccess> access{}; ///< by variant; that of the settings if there is none
    VariantOf variant{};
};

/// Finds who reconsiders this week and moves to another list; appends to `moves`.
///
/// The next citizen who may reconsider is found by a geometric jump at the rate of the wholly
/// dissatisfied, and thinned to the citizen's own rate.
void reconsider(const Choice& choice, std::uint32_t week, const ChoiceTables& tables,
                std::vector<Move>& moves);

/// How often the wholly dissatisfied reconsider, by week.
[[nodiscard]] double highest_chance_to_reconsider(const Choice& choice);

/// What one of several worlds knows in a week, and who moves in it.
struct ChoosingWorld {
    const Choice& choice;
    ChoiceTables tables;
    std::vector<Move>& moves;
};
/// The same for several worlds of the same people, of the same chance and of the same highest
/// chance to reconsider: who may reconsider is found once for all.
void reconsider(std::span<const ChoosingWorld> worlds, std::uint32_t week);

/// Who is registered where, kept consistent in every table by `register_with` alone.
struct Registers {
    Citizens& citizens;
    Lists& lists;
    std::span<Stock> stocks; ///< by side
    std::span<const std::uint8_t> online; ///< by provider
    const Strata& strata;
    std::vector<std::uint32_t>& newcomers; ///< of this week
};

/// Registers a citizen with another provider from `week` on.
void register_with(const Registers& registers, const Move& move, std::uint32_t week);

/// A year has passed since `newcomers` registered: those who are still there are new no longer.
void end_first_year(const Registers& registers, std::span<const std::uint32_t> newcomers,
                    std::uint32_t week);

} // namespace folkmoot::general_practice
