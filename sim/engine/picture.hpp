#pragma once

/// What a map can show of a model: how people may be coloured, and what is known of providers.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A value of a byte channel that says that nothing is known of a person.
inline constexpr std::uint8_t nothing_known = 255;

/// One way to colour people.
struct Colouring {
    enum class Scale : std::uint8_t {
        ramp,        ///< a channel as an amount, 0 to `full`, its square root evenly spaced
        classes,     ///< a channel as the number of one of `words`
        provider,    ///< by who serves them
        deprivation, ///< by fifth
        age,         ///< by age band
    };
    std::string_view key;   ///< "wait": part of share links
    std::string_view label; ///< of the choice: "Wait"
    std::string_view title; ///< of the legend: "Days of the last wait"
    Scale scale = Scale::ramp;
    std::size_t channel = 0;                   ///< of PictureFrame::people; ramp and classes only
    double full = 255;                         ///< the value at the end of the ramp
    std::string_view unit{};                   ///< of the ramp: "days"
    std::span<const double> ticks{};           ///< that the legend names
    std::span<const std::string_view> words{}; ///< of the classes
};

/// Something that is known of every provider.
struct ProviderFact {
    std::string_view label, unit; ///< "Wait now", "days"
    int decimals = 0;
};

struct Picture {
    std::span<const Colouring> colourings; ///< the first is shown at first
    std::span<const ProviderFact> facts;
    std::size_t channels = 0;
    std::string_view local, online; ///< what providers are called: "Practice", "Online practice"
    std::string_view locals;        ///< many of the former: "Local practices"
};

/// What there is to see in a week.
struct PictureFrame {
    std::vector<std::vector<std::uint8_t>> people; ///< [channel][citizen]
    std::vector<std::vector<float>> providers;     ///< [fact][provider]
    std::vector<std::uint8_t> open;                ///< by provider
};

} // namespace folkmoot
