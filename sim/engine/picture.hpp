#pragma once

/// What a map can show of a model: how people may be coloured, what kinds of provider there are,
/// and what is known of a person and of a provider. Words and meanings: colours are the screen's.

#include "world/person_log.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A value of a byte channel that says that nothing is known of a person.
inline constexpr std::uint8_t nothing_known = 255;

/// Something that is known of every person or every provider as an amount, and how it is written:
/// "Last wait: 1 day", "Satisfaction: 84%", "61,200 patients".
struct Fact {
    std::string_view label{}; ///< "Last wait"; empty: only the amount is said
    std::size_t channel = 0;  ///< of PictureFrame: of people, or of providers
    double each = 1;          ///< the amount that a channel's 1 stands for
    std::string_view unit{}, one{}; ///< of many: "days"; of one: "day" (empty: the same)
    int decimals = 0;
    bool share = false;         ///< 1 is all: "84%"
    bool people = false;        ///< a number of people: to three digits
    std::string_view nothing{}; ///< of whom nothing is known: "has not needed care yet"
    double most_of_one = 0; ///< of a provider: more, and it stands for several; 0: no such limit
};

/// What colours stand for; which ones they are, the screen decides.
enum class PaletteMeaning : std::uint8_t {
    sequential, ///< an amount: little recedes, much stands out
    diverging,  ///< an amount on two sides of a middle, which recedes: the middle of the ramp
    ordinal,    ///< steps that have an order and are neither good nor bad
    hardship,   ///< steps from those who have it easy to those who have it hard
    provider,   ///< one for each provider, strong for those of a kind that stands out
    kinds,      ///< what has no order
    states,     ///< the same, and the first, in which most people are, recedes
};

/// One way to colour people. It has `classes`, or it is a ramp, or it shows who serves them.
struct Colouring {
    enum class By : std::uint8_t {
        channel,     ///< a channel of PictureFrame::people
        provider,    ///< who serves them
        deprivation, ///< how deprived the place is
        age,         ///< their age band
    };
    std::string_view key;   ///< "wait": part of share links
    std::string_view label; ///< of the choice: "Wait"
    std::string_view title; ///< of the legend: "Days of the last wait"
    By by = By::channel;
    PaletteMeaning palette = PaletteMeaning::sequential;
    std::span<const std::string_view> classes{}; ///< by the channel's value
    Fact amount{};                               ///< what the channel is; its label is not said
    double full = 0;                 ///< the amount at the end of the ramp, which begins at 0
    std::span<const double> ticks{}; ///< amounts that the legend names; the last one is `full`
    bool rooted = false;             ///< small amounts are spread: square roots evenly spaced
    int better = 0; ///< for a person: +1 a larger amount is, -1 a smaller one; 0: neither
    bool aside = false; ///< of something in which nobody is served: see `Picture::aside`
};

/// The colourings that there are in every model, after its own.
inline constexpr std::array every_colouring{
    Colouring{.key = "deprivation",
              .label = "Deprivation",
              .title = "How deprived the place is",
              .by = Colouring::By::deprivation,
              .palette = PaletteMeaning::hardship},
    Colouring{.key = "age",
              .label = "Age",
              .title = "Age",
              .by = Colouring::By::age,
              .palette = PaletteMeaning::ordinal},
};

/// What a provider of some kind is called, and how it is drawn.
struct ProviderKind {
    enum class Shape : std::uint8_t { square, diamond, disc };
    std::string_view key;       ///< "local"
    std::string_view one, many; ///< "local practice", "local practices"
    std::string_view located;   ///< before its area: "Practice in"
    Shape shape = Shape::square;
    bool stands_out = false;    ///< few and important: large, named before all others
    std::string_view several{}; ///< of one that stands for many: "it stands for many practices"
};

/// What providers are called in a model that has no words of its own for them.
inline constexpr std::array usual_kinds{
    ProviderKind{.key = "local",
                 .one = "local provider",
                 .many = "local providers",
                 .located = "Provider in"},
    ProviderKind{.key = "online",
                 .one = "online provider",
                 .many = "online providers",
                 .located = "Online provider, hosted by",
                 .shape = ProviderKind::Shape::diamond,
                 .stands_out = true},
};

/// What happens to people from week to week, and how it is told of somebody's week: "Asked for an
/// appointment", "Seen after 3 days", "Seen by Elm Road Practice".
struct Happening {
    enum class Tells : std::uint8_t {
        that,     ///< that it happened, and how often
        goes_on,  ///< that it was so at the week's end: over years, in how many weeks
        amount,   ///< each amount
        sum,      ///< the amounts of a week, and of years, added up
        which,    ///< words of its own by amount; where they are "" there is nothing to tell
        provider, ///< which provider it was
    };
    PersonEventKind event;
    std::string_view words{}; ///< all there is to say, or what stands before the rest
    Tells tells = Tells::that;
    Fact amount{}; ///< how an amount is written; its label and channel are not said
    std::span<const std::string_view> by_amount{}; ///< of `which`
    bool aside = false; ///< something in which nobody is served: see `Picture::aside`
};

struct Picture {
    std::span<const Colouring> colourings; ///< its own; the first is shown at first
    std::span<const ProviderKind> kinds = usual_kinds; ///< one for each Reach, in its order
    std::string_view provider = "provider", providers = "providers"; ///< of any kind
    std::span<const Fact> provider_facts, person_facts; ///< what is told of either
    std::string_view served = "Served by"; ///< before a provider's name
    /// What is told of a person's weeks, in the order in which a need goes its way.
    std::span<const Happening> happenings{};
    /// Keys of the outcomes in which nobody is served: signing up, work. A scenario that shows no
    /// others does not concern providers: its map shows none, and of people only what is aside.
    std::span<const std::string_view> aside{};
};

/// What there is to see in a week.
struct PictureFrame {
    std::vector<std::vector<std::uint8_t>> people; ///< [channel][n], of whom was looked at
    std::vector<std::vector<float>> providers; ///< [channel][provider]
    std::vector<std::uint8_t> open; ///< by provider
};

} // namespace folkmoot
