#pragma once

/// Settings as everything outside a model sees them: a table of numbers, each described once.
///
/// Inside a model they are its own struct, whose fields describe the table. Booleans are 0 or 1,
/// choices the option's index.

#include "core/describe.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Values of all settings of a model, in the order of its descriptions.
struct Settings {
    std::vector<double> values;

    bool operator==(const Settings&) const = default;
};

/// One setting of a model: a lever or an assumption.
struct Setting : FieldDescription {
    std::size_t at = 0; ///< where it stands in the table

    [[nodiscard]] double get(const Settings& settings) const { return settings.values[at]; }
    /// Integers and choices take the nearest whole number, booleans are true unless 0. What is
    /// outside the range is not refused here: ask `allowed` first.
    void set(Settings& settings, double value) const;
};

/// Descriptions of settings and their usual values.
struct SettingsTable {
    std::vector<Setting> settings;
    Settings usual;

    /// Adds what the fields of a struct describe; usual is what the struct is made with.
    template <class S> void append(std::span<const Field<S>> fields) {
        const S made{};
        for (const Field<S>& field : fields) {
            Setting setting;
            static_cast<FieldDescription&>(setting) = field;
            setting.at = settings.size();
            settings.push_back(setting);
            usual.values.push_back(field.get(made));
        }
    }
    /// The setting with that key, or nullptr.
    [[nodiscard]] const Setting* find(std::string_view key) const;
};

/// A table as the struct that `fields` describe. The table may go on with settings that are not the
/// struct's.
template <class S>
[[nodiscard]] S typed(const Settings& settings, std::span<const Field<S>> fields) {
    S made{};
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i].set(made, settings.values[i]);
    return made;
}

/// The struct as a table, followed by what `rest` holds from there on.
template <class S>
[[nodiscard]] Settings table_of(const S& made, std::span<const Field<S>> fields, Settings rest) {
    for (std::size_t i = 0; i < fields.size(); ++i) rest.values[i] = fields[i].get(made);
    return rest;
}

} // namespace folkmoot
