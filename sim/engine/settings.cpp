#include "engine/settings.hpp"

#include <algorithm>
#include <cstdint>

namespace folkmoot {

void Setting::set(Settings& settings, double value) const {
    double& stored = settings.values[at];
    switch (type) {
    case FieldType::number:
        stored = value;
        break;
    case FieldType::boolean:
        stored = value != 0.0 ? 1.0 : 0.0;
        break;
    case FieldType::integer:
    case FieldType::choice:
        stored = static_cast<double>(nearest_whole<std::int32_t>(value));
        break;
    }
}

const Setting* SettingsTable::find(std::string_view key) const {
    const auto found = std::ranges::find(settings, key, &Setting::key);
    return found == settings.end() ? nullptr : &*found;
}

} // namespace folkmoot
