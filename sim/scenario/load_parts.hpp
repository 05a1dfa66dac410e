#pragma once

/// The parts of a scenario file, one function each. Internal to load.cpp.

#include "scenario/reader.hpp"
#include "scenario/scenario.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// The tree of a data file (of kind object), or nullptr after reporting why there is none.
using OpenData = std::function<const JsonValue*(const JsonValue& name, std::string_view path)>;

// load_places.cpp
void read_places(Report& report, ObjectReader& file, const OpenData& open_data, Scenario& scenario);

// load_rules.cpp
void read_settings(Report& report, ObjectReader& file, Scenario& scenario);
void read_policies(Report& report, ObjectReader& file, Scenario& scenario);
void read_field_groups(Report& report, ObjectReader& file, Scenario& scenario);

// load_story.cpp
void read_outcomes(Report& report, ObjectReader& file, Scenario& scenario);
void read_charts(Report& report, ObjectReader& file, Scenario& scenario);
void read_tour(Report& report, ObjectReader& file, Scenario& scenario);
void read_sources(Report& report, ObjectReader& file, Scenario& scenario);
void read_chooser(Report& report, ObjectReader& file, Scenario& scenario);

// load_checks.cpp
void read_checks(Report& report, ObjectReader& file, Scenario& scenario);

/// Names of a scenario's parts, to look references up in.
template <class Parts> [[nodiscard]] std::vector<std::string_view> names_of(const Parts& parts) {
    std::vector<std::string_view> names;
    names.reserve(parts.size());
    for (const auto& part : parts) names.push_back(part.name);
    return names;
}

/// The key of an outcome; reports it otherwise.
[[nodiscard]] std::string read_outcome(Report& report, const JsonValue& value,
                                       std::string_view path);

/// True if `name` is a key: small letters, digits and hyphens.
[[nodiscard]] bool is_key(std::string_view name);
/// A text that is a key; reports it otherwise.
[[nodiscard]] std::string read_key(Report& report, const JsonValue& value, std::string_view path);

} // namespace folkmoot
