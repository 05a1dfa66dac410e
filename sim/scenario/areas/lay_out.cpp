#include "scenario/areas/lay_out.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace folkmoot {

namespace {

/// Of an angle in radians, from its series: the same bits everywhere, which the standard library's
/// is not. To 1e-12 between −π/2 and π/2.
double cosine_of(double angle) {
    double term = 1, sum = 1;
    for (int i = 2; i <= 20; i += 2) {
        term *= -angle * angle / (i * (i - 1.0));
        sum += term;
    }
    return sum;
}

/// Metres are enough for a file that people read.
double to_metre(double km) { return std::floor(km * 1'000 + 0.5) / 1'000; }

} // namespace

void lay_out_providers(const Area& area, std::uint16_t index, std::size_t count,
                       std::string_view word, std::vector<Provider>& providers) {
    const std::size_t so_far = providers.size();
    constexpr double cosine = -0.73736887807831985, sine = 0.67549029426152357; // of 137.5°
    constexpr double golden = 0.61803398874989485;
    constexpr double plastic = 0.75487766624669276;
    double along = 1, across = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double distance =
            area.radius * std::sqrt((static_cast<double>(i) + 0.5) / static_cast<double>(count));
        const double place = static_cast<double>(so_far + i + 1) * golden;
        Provider clinic;
        clinic.name = area.name + ", " + std::string(word) + " " + std::to_string(i + 1);
        clinic.area = index;
        clinic.x = area.x + distance * along;
        clinic.y = area.y + distance * across;
        clinic.rating = 0.6 + 0.2 * (place - std::floor(place));
        const double skill = static_cast<double>(so_far + i + 1) * plastic;
        clinic.efficiency = 0.95 + 0.1 * (skill - std::floor(skill));
        providers.push_back(std::move(clinic));
        const double turned = along * cosine - across * sine;
        across = along * sine + across * cosine;
        along = turned;
    }
}

void lay_out_areas(std::span<Area> areas) {
    constexpr double apart = 2.4, widest = 9'000; // of radii; km, within what a file may hold
    double radius = 0;
    for (const Area& area : areas) radius = std::max(radius, area.radius);
    std::size_t columns = 1;
    while (columns * columns < areas.size()) ++columns;
    const std::size_t rows = (areas.size() + columns - 1) / columns;
    const double step = to_metre(std::min(apart * radius, widest / static_cast<double>(columns)));
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const auto column = static_cast<double>(i % columns),
                   row = static_cast<double>(i / columns);
        areas[i].x = to_metre((column - (static_cast<double>(columns) - 1) / 2) * step);
        areas[i].y = to_metre(((static_cast<double>(rows) - 1) / 2 - row) * step);
    }
}

GlobePoint middle_of_globe(std::span<const double> latitudes, std::span<const double> longitudes) {
    const auto mean = [](std::span<const double> values) {
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    };
    return {mean(latitudes), mean(longitudes)};
}

std::vector<std::pair<double, double>> kilometres_of(std::span<const double> latitudes,
                                                     std::span<const double> longitudes,
                                                     GlobePoint middle) {
    constexpr double km_a_degree = 111.195, degree = 0.017453292519943295; // radius 6,371 km
    const double narrower = cosine_of(middle.latitude * degree);
    std::vector<std::pair<double, double>> places;
    for (std::size_t i = 0; i < latitudes.size(); ++i)
        places.emplace_back(to_metre((longitudes[i] - middle.longitude) * km_a_degree * narrower),
                            to_metre((latitudes[i] - middle.latitude) * km_a_degree));
    return places;
}

double people_in(std::span<const Area> areas) {
    double people = 0;
    for (const Area& area : areas) people += area.registered;
    return people;
}

bool same_areas(std::span<const Area> a, std::span<const Area> b) {
    return std::ranges::equal(a, b, [](const Area& one, const Area& other) {
        return one.name == other.name && one.registered == other.registered &&
               one.weighted_ratio == other.weighted_ratio &&
               one.over65_share == other.over65_share && one.deprivation == other.deprivation &&
               one.x == other.x && one.y == other.y && one.radius == other.radius;
    });
}

} // namespace folkmoot
