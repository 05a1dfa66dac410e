#pragma once

/// What a map shows of a scenario's model, as the screen is told: how people may be coloured, kinds
/// of provider, what is known of a person and of a provider. See sim/engine/picture.hpp.

#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot::message {

/// A value of a person's channel that says that nothing is known.
inline constexpr std::uint8_t nothing_known = 255;

/// Something that is known of every person or every provider as an amount, and how it is written:
/// "Last wait: 1 day", "Satisfaction: 84%", "61,200 patients".
struct Fact {
    std::string label; ///< "Last wait"; empty: only the amount is said
    std::uint32_t channel = 0; ///< of Frame::channels, or of Frame::provider_channels
    double each = 1; ///< the amount that a channel's 1 stands for
    std::string unit, one; ///< of many: "days"; of one: "day" (empty: the same)
    int decimals = 0;
    bool share = false; ///< 1 is all: "84%"
    bool people = false; ///< a number of people: to three digits
    std::string nothing; ///< of whom nothing is known: "has not needed care yet"
    double most_of_one = 0; ///< of a provider: more, and it stands for several; 0: no such limit
    template <class A> void serialize(A& a) {
        a(label, channel, each, unit, one, decimals, share, people, nothing, most_of_one);
    }
};

/// What colours stand for.
enum class PaletteMeaning : std::uint8_t {
    sequential,
    diverging,
    ordinal,
    hardship,
    provider,
    kinds,
    states
};

/// What people are coloured by: a channel of the frame, who serves them, or what never changes.
enum class ColourBy : std::uint8_t { channel, provider, deprivation, age };

/// One way to colour people: by classes, along a ramp (both without them: by provider).
struct Colouring {
    std::string key, label, title;
    ColourBy by{};
    PaletteMeaning palette{};
    std::vector<std::string> classes; ///< by the channel's value
    Fact amount; ///< what the channel is; its label is not said
    double full = 0; ///< the amount at the end of the ramp, which begins at 0
    std::vector<double> ticks; ///< amounts that the legend names; the last one is `full`
    bool rooted = false; ///< square roots of amounts are evenly spaced
    int better = 0; ///< for a person: +1 a larger amount is, -1 a smaller one; 0: neither

    [[nodiscard]] bool is_ramp() const { return by == ColourBy::channel && classes.empty(); }
    template <class A> void serialize(A& a) {
        a(key, label, title, by, palette, classes, amount, full, ticks, rooted, better);
    }
};

/// What a provider of some kind is called, and how it is drawn.
struct ProviderKind {
    enum class Shape : std::uint8_t { square, diamond, disc };
    std::string key, one, many; ///< "local", "local practice", "local practices"
    std::string located; ///< before its area: "Practice in"
    Shape shape{};
    bool stands_out = false; ///< few and important: large, named before all others
    std::string several; ///< of one that stands for many: "it stands for many practices"
    template <class A> void serialize(A& a) {
        a(key, one, many, located, shape, stands_out, several);
    }
};

/// What happens to people from week to week, and how it is told of somebody's week.
struct Happening {
    enum class Tells : std::uint8_t { that, goes_on, amount, sum, which, provider };
    std::string words; ///< "Asked for an appointment", or what stands before the rest
    Tells tells{};
    Fact amount; ///< how an amount is written; its label and channel are not said
    std::vector<std::string> by_amount; ///< of `which`; "": nothing to tell
    template <class A> void serialize(A& a) { a(words, tells, amount, by_amount); }
};

struct Picture {
    std::vector<Colouring> colourings; ///< the first is shown at first
    std::vector<ProviderKind> kinds; ///< of providers; Provider::kind is one of them
    std::string provider, providers; ///< what one and many of any kind are called
    std::vector<Fact> provider_facts, person_facts; ///< what is told of either
    std::string served; ///< before a provider's name: "Registered with"
    std::vector<Happening> happenings; ///< in the order in which they are told of a week
    template <class A> void serialize(A& a) {
        a(colourings, kinds, provider, providers, provider_facts, person_facts, served, happenings);
    }
};

} // namespace folkmoot::message
