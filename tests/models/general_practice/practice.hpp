#pragma once

/// General practice, for tests of it and for tests that need some model.

#include "engine/model.hpp"
#include "models/general_practice/model.hpp"
#include "models/general_practice/outcomes/measures.hpp"
#include "models/general_practice/settings.hpp"
#include "models/general_practice/state.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace folkmoot {

inline const Model& practice() { return *general_practice_model(); }
inline std::span<const Setting> settings_fields() { return practice().settings(); }
inline const Setting* find_field(std::string_view key) { return practice().find_setting(key); }
inline std::span<const Measure> measures() { return practice().measures(); }
inline std::size_t measure_index(std::string_view key) { return practice().measure_index(key); }

/// One of the settings of general practice.
inline double setting(const Settings& settings, std::string_view key) {
    return find_field(key)->get(settings);
}
/// The same settings with one of them set.
inline Settings with(Settings settings, std::string_view key, double value) {
    find_field(key)->set(settings, value);
    return settings;
}

using general_practice::own;
using general_practice::warm_up_weeks;
namespace column = general_practice::column;
inline constexpr std::size_t registered_slot = general_practice::registered_slot;
inline constexpr std::size_t area_slot = general_practice::area_slot;

} // namespace folkmoot
