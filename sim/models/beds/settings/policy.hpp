#pragma once

/// What may be decided about hospitals and their beds: the levers.

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace folkmoot::beds {

/// How many beds there are.
struct BedPlan {
    double spare = 0.09;
    double spare_intensive = 0.23;

    static constexpr auto fields() {
        return std::array{
            lever<&BedPlan::spare>("spare", "Spare general beds", "of beds used on an average day",
                                   Range{-0.1, 1.0},
                                   "How many more general beds there are than are used on an "
                                   "average day: 0.09 is 92% full, 0.18 is 85% full"),
            lever<&BedPlan::spare_intensive>(
                "spare_intensive", "Spare intensive beds", "of beds used on an average day",
                Range{-0.1, 3.0},
                "How many more intensive care beds there are than are used on an average day: 0.23 "
                "is 81% full, 0.5 is 67% full"),
        };
    }
};

/// With whom a hospital shares its beds.
enum class SharedWith : std::uint8_t { none, neighbours, all };
inline constexpr std::array<std::string_view, 3> shared_with{"none", "neighbours", "all"};
inline constexpr std::array<std::string_view, 3> shared_with_words{
    "with nobody", "with its two nearest", "with all"};

struct Sharing {
    SharedWith reach = SharedWith::none;
    double keep = 0.1;

    static constexpr auto fields() {
        return std::array{
            lever<&Sharing::reach>("reach", "A hospital shares its beds", shared_with,
                                   shared_with_words,
                                   "Where a patient may be moved when a hospital is full"),
            lever<&Sharing::keep>(
                "keep", "Kept for its own", "of beds", Range{0.0, 0.5},
                "How many of its beds a hospital keeps free for its own patients"),
        };
    }
};

/// What is done when the beds are full.
struct Surge {
    double most = 0;
    double general = 0;

    static constexpr auto fields() {
        return std::array{
            lever<&Surge::most>(
                "most", "Surge beds in intensive care", "of intensive beds", Range{0.0, 2.0},
                "How many more patients intensive care takes when it is full. Staff come from "
                "general wards, whose beds close; who is left looks after more patients"),
            lever<&Surge::general>(
                "general", "Beds in corridors", "of general beds", Range{0.0, 1.0},
                "How many more patients general wards take when they are full, at worse care"),
        };
    }
};

/// Whether staff are trained before they are needed.
struct Training {
    double ahead = 0;

    static constexpr auto fields() {
        return std::array{
            lever<&Training::ahead>(
                "ahead", "Staff trained ahead", "of the staff of all beds", Range{0.0, 0.5},
                "How many more people are trained and kept in practice than the beds need"),
        };
    }
};

/// Who runs general wards.
struct Contract {
    double share = 0;
    bool rescue = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Contract::share>("share", "Wards run by contractors", "of general beds",
                                    Range{0.0, 1.0},
                                    "How many of the general beds are run by contractors; they "
                                    "are cheaper, and may collapse"),
            lever<&Contract::rescue>(
                "rescue", "Contractors are bailed out",
                "A contractor who runs out of money is given what it lacks, and its wards stay "
                "open"),
        };
    }
};

/// What becomes of planned care.
struct Planned {
    double stop_at = 0.97;
    double extra = 0.1;
    bool looked_after = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Planned::stop_at>(
                "stop_at", "Planned care is put off from", "of beds full", Range{0.5, 1.2},
                "How full a hospital's general beds may be on the day for which somebody is "
                "booked; above it the date is put off"),
            lever<&Planned::extra>(
                "extra", "Dates beyond new needs", "of new needs", Range{-0.2, 1.0},
                "How many more dates for planned care are offered than people come to need it"),
            lever<&Planned::looked_after>(
                "looked_after", "Looked after while they wait",
                "A nurse rings whoever waits for planned care, so that fewer get worse"),
        };
    }
};

} // namespace folkmoot::beds
