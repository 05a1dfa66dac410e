#pragma once

/// Results that somebody keeps beside the one on screen: up to six reforms, each with a name.

#include "session/messages.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// A reform that is kept. Facts, chance, people and weeks are always those of the question on
/// screen, so that all reforms are compared in one world.
struct Pin {
    std::string name; ///< as somebody called it
    std::string reform; ///< name of the policy that `changed` starts from
    std::map<std::string, double> changed{}; ///< levers moved
    bool operator==(const Pin&) const = default;
};

/// A reform of those that stand side by side.
struct Beside {
    std::string name;
    message::Trial trial;
    std::optional<std::size_t> pin{}; ///< which pin it is; nothing: none
};

/// What is looked at more closely, and against what; keys of outcomes, "": the usual ones.
/// `name`: what the next pin is to be called.
struct Closer {
    std::string outcome, against, name;
    bool operator==(const Closer&) const = default;
};

inline constexpr std::size_t most_pins = 6;
inline constexpr std::size_t longest_pin_name = 40; ///< characters

/// Runs from which it is judged how sure the differences between reforms are.
inline constexpr std::uint32_t pin_runs = 30;

/// The question of a pin: the one on screen with another reform.
[[nodiscard]] message::Trial trial_of(const Pin& pin, const message::Trial& asked);

/// One pin as text that holds neither ';' nor '=': "NAME~REFORM~KEY~VALUE~…".
[[nodiscard]] std::string write_pin(const Pin& pin);

/// Reads one back; a pin without a reform if the text is none.
[[nodiscard]] Pin read_pin(std::string_view text);

/// What a pin is called if nobody gives it a name: "People choose", "People choose, 2 levers
/// moved".
[[nodiscard]] std::string usual_name(const message::Scenario& scenario,
                                     const message::Trial& trial);

/// The pins that this scenario can show, at most six and none twice: a reform that it does not have
/// goes, and so does a lever; values come into range. `lost`: names of those that went or lost a
/// lever.
[[nodiscard]] std::vector<Pin> fitted_pins(const message::Scenario& scenario,
                                           const std::vector<Pin>& pins,
                                           std::vector<std::string>& lost);

} // namespace folkmoot::session
