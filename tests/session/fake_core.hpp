#pragma once

/// Answers requests with closed-form curves, so that the screen can be tested without a simulation.

#include "fake_scenario.hpp"
#include "trial/fake_trial.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace folkmoot::fake {

/// A well-mixed 64-bit number of two others (the finaliser of SplitMix64).
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b = 0) {
    std::uint64_t z = a + 0x9e3779b97f4a7c15u * (b + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
inline double unit(std::uint64_t a, std::uint64_t b = 0) {
    return static_cast<double>(mix(a, b) >> 11) * 0x1.0p-53;
}

struct FakeCore {
    message::Scenario scenario = fake::scenario();
    double milliseconds = 80;
    std::uint32_t runs = 100; ///< that tell how sure an answer is

    [[nodiscard]] double setting(const message::Trial& trial, bool reform,
                                 const std::string& key) const;
    /// The settings that make a difference here, looked up once for all weeks and slots.
    struct Set {
        double spreads, rule, portability, lag, capacity, tariff;
        std::uint64_t seed;
    };
    [[nodiscard]] Set set_in(const message::Trial& trial, bool reform) const;
    /// How an outcome stands in a week for a slot; smooth, so that charts look like charts.
    [[nodiscard]] double value(const Set& set, std::uint32_t replicate, std::size_t outcome,
                               double week, std::size_t slot) const;
    [[nodiscard]] message::Results results(const message::Trial& trial, bool reform,
                                           std::uint32_t replicate, std::uint32_t weeks) const;
    [[nodiscard]] std::uint32_t population(const message::Trial& trial) const;
    [[nodiscard]] message::People people(const message::AskPeople& ask) const;
    [[nodiscard]] message::Alike alike(const message::AskAlike& ask) const;
    /// Two groups by three. The first cell stands for few, the last for nobody.
    [[nodiscard]] message::Crossed crossed(const message::AskCrossed& ask) const;
    [[nodiscard]] message::Frame frame(const message::AskFrame& ask) const;
    [[nodiscard]] message::Reply answer(const message::Request& request) const;

    /// What of a run's answer is to be another.
    std::function<void(message::Ran&)> answers;

    std::string readme = "# Doctors\n\nAll of it.\n\n## In short\n\nPeople wait.\n\n"
                         "## 1. Purpose\n\nTo *try* [it](https://example.org).\n";
    double alike_citizens = 120; ///< of any likeness
    bool fails = false; ///< no run succeeds
    /// Answers what is not asked of a town.
    std::function<std::optional<message::Reply>(const message::Request&)> also;
    mutable std::size_t readmes_asked = 0;
    bool doubts_stand_out = true; ///< one assumption matters to the balance of the host area
    std::uint32_t watched = 1; ///< every so many'th person's weeks are known with an answer
    mutable message::AskDoubts doubts_asked; ///< the last question about doubts
    mutable message::MakeLink link; ///< what the last link was made of
};

} // namespace folkmoot::fake
