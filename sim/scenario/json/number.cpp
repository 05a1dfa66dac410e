#include "scenario/json/number.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace folkmoot {

nlohmann::ordered_json written_number(double value) {
    constexpr double exact = 9.0e15;
    if (value == std::floor(value) && std::fabs(value) < exact)
        return static_cast<std::int64_t>(value);
    return value;
}

nlohmann::ordered_json written_setting(const Model& model, const std::string& key, double value) {
    const Setting* field = model.find_setting(key);
    if (field != nullptr && field->type == FieldType::boolean) return value != 0;
    if (field != nullptr && field->type == FieldType::choice)
        return field->options[static_cast<std::size_t>(value)];
    return written_number(value);
}

} // namespace folkmoot
