#pragma once

/// The colours of people on the map: which value of the palette everybody has, and what the legend
/// says of the values. Which colours a palette has is the canvas's.

#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot::rooms {

/// A value of the palette for each person, 0..255; `message::nothing_known`: nothing is known of
/// them. Keeps references to what it is made from.
class PersonColours {
public:
    /// `frame`: nullptr if the week on screen is not known yet.
    PersonColours(const message::Scenario& scenario, const message::People& people,
                  const message::Frame* frame, const message::Colouring& colouring);

    [[nodiscard]] std::uint8_t of(std::size_t person) const;

private:
    const message::People& people_;
    const message::Frame* frame_;
    message::ColourBy by_;
    const std::vector<std::uint8_t>* channel_ = nullptr;
    std::vector<std::uint8_t> of_provider_;
};

/// How many values of the palette are providers': first those of providers that do not stand out,
/// then those of providers that do.
struct ProviderValues {
    std::size_t muted = 0, strong = 0;
};
[[nodiscard]] ProviderValues provider_values(const message::Scenario& scenario);

/// The value of a ramp that lies at `share` of its length, 0..1.
[[nodiscard]] double ramp_value(const message::Colouring& colouring, double share);
/// Where a value lies on a ramp, 0..1; what is more than its end lies at the end.
[[nodiscard]] double ramp_share(const message::Colouring& colouring, double value);

/// What the legend says.
struct Legend {
    /// A colour that means one thing, and the value that has it.
    struct Entry {
        std::string words;
        std::uint8_t value = 0;
    };
    /// An amount on a ramp: "14"; the last one as it stands alone, "42+ days".
    struct Tick {
        double share = 0; ///< of the ramp's length
        std::string words, alone;
    };
    std::string title;
    std::vector<Entry> entries;
    std::vector<Tick> ticks; ///< of a ramp; then there are no entries
};
[[nodiscard]] Legend legend_of(const message::Scenario& scenario,
                               const message::Colouring& colouring);

/// The classes in which people are counted: what colours mean where each is one thing; of a ramp
/// the stretches between its ticks, and those of whom nothing is known.
[[nodiscard]] std::vector<std::string> colour_words(const message::Scenario& scenario,
                                                    const message::Colouring& colouring);

/// The class of `colour_words` for each value of the palette; as many as there are words: none.
[[nodiscard]] std::vector<std::size_t> classes_of_values(const message::Scenario& scenario,
                                                         const message::Colouring& colouring);

/// Words as they stand within a sentence: "days of the last wait".
[[nodiscard]] std::string begun_small(std::string words);

/// An amount as the model has it written, without the fact's label: "4.2 days", "1 day", "84%".
[[nodiscard]] std::string amount_words(const message::Fact& fact, double amount);

} // namespace folkmoot::rooms
