#pragma once

/// Everything about a world that changes from week to week: what a snapshot holds.

#include "funding/books.hpp"
#include "process/line.hpp"
#include "process/take_up.hpp"
#include "world/citizens.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace folkmoot {

struct State {
    std::uint32_t clock = 0;  ///< weeks since the warm-up began; the address of random numbers
    Citizens citizens;
    Lists lists;
    std::vector<Stock> stocks;               ///< by side
    std::vector<Line> lines;                 ///< by provider
    std::vector<std::uint8_t> open;          ///< by provider
    std::vector<double> wait_weeks;          ///< by provider, as published
    std::array<std::vector<Return>, longest_return>
        returns;       ///< due in week clock mod longest_return
    std::array<std::vector<std::uint32_t>, weeks_in_year>
        newcomers;  ///< citizens, by week of registration mod 52
    Books books;
    std::vector<std::uint8_t> enrolled; ///< by citizen; empty where nobody is asked to sign up
    std::vector<std::uint32_t> enrolled_of_cell;
    std::vector<std::uint8_t> working; ///< by member of the work force; empty where nobody looks
    std::vector<double> jobs_left_over; ///< by area
    std::uint64_t needs = 0, met = 0,
                  unmet = 0; ///< since the warm-up began; see check_conservation

    template <class A> void serialize(A& a) {
        a(clock, citizens, lists, stocks, lines, open, wait_weeks, returns, newcomers, books, needs,
          met, unmet, enrolled, enrolled_of_cell, working, jobs_left_over);
    }
};

} // namespace folkmoot
