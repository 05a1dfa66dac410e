#pragma once

/// Everything about general practice that changes from week to week.

#include "engine/town.hpp"
#include "funding/books.hpp"
#include "models/general_practice/registers.hpp"
#include "parts/line.hpp"
#include "parts/take_up.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace folkmoot::general_practice {

class State final : public folkmoot::State {
public:
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
    /// Who is in the work force, in the order of `working`. Follows from the rules, so that a saved
    /// state has none: whoever lives on in it says it again.
    std::shared_ptr<const std::vector<std::uint32_t>> work_force;
    std::uint64_t needs = 0, met = 0,
                  unmet = 0; ///< since the warm-up began; see check_conservation

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;
    [[nodiscard]] std::span<const std::uint16_t> provider_of_citizen() const override {
        return citizens.provider;
    }

    template <class A> void serialize(A& a) {
        a(citizens, lists, stocks, lines, open, wait_weeks, returns, newcomers, books, needs, met,
          unmet, enrolled, enrolled_of_cell, working, jobs_left_over);
    }
};

/// Weeks that a world runs before week 0, so that lines are as long as they are in April. Nobody
/// changes practice and no budget is settled in them.
inline constexpr std::uint32_t warm_up_weeks = 52;

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::general_practice
