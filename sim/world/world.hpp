#pragma once

/// The tables that describe a world before anything happens: areas, cells, providers, citizens.
///
/// Citizens are sorted by stratum, so that area, age band, deprivation fifth and frailty cost no
/// memory and every rate is constant along a stretch of the citizen tables.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

inline constexpr std::size_t age_bands = 7;         ///< as in the English age-sex index
inline constexpr std::size_t deprivation_fifths = 5;  ///< 0 = least, 4 = most deprived
inline constexpr std::size_t frailties = 2; ///< 0 = well, 1 = living with a long-term condition
inline constexpr std::array<std::string_view, age_bands> age_band_names{
    "0–4", "5–14", "15–44", "45–64", "65–74", "75–84", "85+"};
inline constexpr std::array<std::string_view, deprivation_fifths> deprivation_names{
    "least deprived fifth", "second fifth", "middle fifth", "fourth fifth", "most deprived fifth"};

/// One row of the area table. Source: the scenario file.
struct Area {
    std::string name;
    double registered = 0; ///< real people who live here
    double weighted_ratio = 1; ///< published weighted / registered patients
    double over65_share = 0; ///< share of people aged 65 and over; 0..1
    std::array<double, deprivation_fifths> deprivation{}; ///< share in each fifth; sums to 1
    double x = 0, y = 0; ///< centre, km
    double radius = 1; ///< half width of the populated place, km
};

/// What kind of organisation a provider is.
enum class Reach : std::uint8_t { local, online };

/// One row of the provider table.
struct Provider {
    std::string name;
    Reach reach = Reach::local;
    std::uint16_t area = 0; ///< where its building is, or the area that hosts and pays it
    double x = 0, y = 0; ///< km
    double efficiency = 1; ///< consultations for a pound against the average
    double rating = 0.7; ///< opening quality as patients rate it; 0..1
    double opening_list = 0; ///< real people on the list at the start; 0 = share of the area
};

/// Where the stretch of a stratum lies in the citizen tables.
struct Strata {
    std::uint32_t areas = 0;
    std::vector<std::uint32_t> first; ///< first citizen of each stratum; one more than strata

    [[nodiscard]] std::uint32_t count() const {
        return static_cast<std::uint32_t>(first.size() - 1);
    }
    [[nodiscard]] std::uint32_t size(std::uint32_t s) const { return first[s + 1] - first[s]; }
};

inline constexpr std::uint32_t strata_per_cell = frailties;
inline constexpr std::uint32_t cells_per_area = age_bands * deprivation_fifths;
inline constexpr std::uint32_t strata_per_area = cells_per_area * strata_per_cell;

[[nodiscard]] constexpr std::uint32_t cell_of(std::uint32_t stratum) {
    return stratum / strata_per_cell;
}
[[nodiscard]] constexpr std::uint32_t area_of(std::uint32_t stratum) {
    return stratum / strata_per_area;
}
[[nodiscard]] constexpr std::uint32_t age_of(std::uint32_t stratum) {
    return cell_of(stratum) % cells_per_area / deprivation_fifths;
}
[[nodiscard]] constexpr std::uint32_t deprivation_of(std::uint32_t stratum) {
    return cell_of(stratum) % deprivation_fifths;
}
[[nodiscard]] constexpr std::uint32_t frailty_of(std::uint32_t stratum) {
    return stratum % frailties;
}

/// A world as it stands before week 0; shared, unchanged, by every policy that is tried on it.
struct World {
    std::uint64_t seed = 1;
    double people_per_citizen = 1; ///< how many real people a citizen stands for
    std::vector<Area> areas;
    std::vector<Provider> providers;
    Strata strata;
    std::vector<std::uint8_t> digital; ///< digital confidence of a citizen; 0..255
    double reference_raw_weight =
        1; ///< mean raw capitation weight of the nation; see PracticePayment

    [[nodiscard]] std::uint32_t population() const {
        return static_cast<std::uint32_t>(digital.size());
    }
};

} // namespace folkmoot
