#include "models/list.hpp"

#include <algorithm>

namespace folkmoot {

const Model* find_model(std::string_view key) {
    const auto all = models();
    const auto found = std::ranges::find(all, key, &Model::key);
    return found == all.end() ? nullptr : *found;
}

std::vector<const Setting*> settings_named(std::string_view key) {
    std::vector<const Setting*> found;
    for (const Model* model : models())
        if (const Setting* setting = model->find_setting(key)) found.push_back(setting);
    return found;
}

const PersonOutcome* person_outcome_named(std::string_view key) {
    for (const Model* model : models())
        if (const PersonOutcome* outcome = model->find_person_outcome(key)) return outcome;
    return nullptr;
}

const std::vector<std::string_view>& all_setting_keys() {
    static const std::vector<std::string_view> all = [] {
        std::vector<std::string_view> keys;
        for (const Model* model : models())
            for (const Setting& setting : model->settings())
                if (std::ranges::find(keys, setting.key) == keys.end()) keys.push_back(setting.key);
        return keys;
    }();
    return all;
}

} // namespace folkmoot
