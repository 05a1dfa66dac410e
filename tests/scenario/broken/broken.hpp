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

/// Checks that a sound file with each of these slips in it is told just so.
inline void check_slips(const std::string& sound, std::span<const Slip> slips) {
    for (const Slip& row : slips) {
        CAPTURE(row.slip);
        CHECK(problems_with(replaced(sound, row.from, row.to)) == row.message);
    }
}

} // namespace folkmoot
