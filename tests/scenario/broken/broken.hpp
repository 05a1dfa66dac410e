#pragma once

/// Scenario files with one slip each, and what a person is told about it.

#include "scenario/tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <span>
#include <string>

namespace folkmoot {

/// What somebody got wrong, how the file then differs from a sound one, and all that is said.
struct Slip {
    const char *slip, *from, *to, *message;
};

/// What every sound file of a model begins with, up to its areas: twelve lines.
inline std::string tiny_beginning(const std::string& model, const std::string& question,
                                  const std::string& share) {
    return R"({
  "name": "tiny",
  "model": ")" +
           model + R"(",
  "title": "Two villages",
  "question": ")" +
           question + R"(",
  "introduction": ["There are two villages.", "They share )" +
           share + R"(."],
  "place": "Nowhere",
  "money_year": "2022/23",
  "population": 1000,
  "weeks": 104,
  "seed": 7,
  "areas": {"from": "villages.json"},
)";
}

/// Checks that a sound file with each of these slips in it is told just so.
inline void check_slips(const std::string& sound, std::span<const Slip> slips) {
    for (const Slip& row : slips) {
        CAPTURE(row.slip);
        CHECK(problems_with(replaced(sound, row.from, row.to)) == row.message);
    }
}

} // namespace folkmoot
