#include "scenario/reader.hpp"

#include "core/utf8.hpp"
#include "core/words/quoted.hpp"
#include "core/words/visible.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace folkmoot {

namespace {

std::vector<std::string_view> all_keys_of(const Model& model) {
    std::vector<std::string_view> keys;
    for (const Setting& setting : model.settings()) keys.push_back(setting.key);
    return keys;
}

} // namespace

// ---------------------------------------------------------------- Report

std::uint8_t Report::add_file(std::string name) {
    files_.push_back(std::move(name));
    return static_cast<std::uint8_t>(files_.size() - 1);
}

bool Report::full() const { return problems_.size() >= limits::problems; }

void Report::add(Problem problem) {
    if (full())
        ++not_listed_;
    else
        problems_.push_back(std::move(problem));
}

void Report::add(std::uint8_t file, const JsonKey& at, std::string_view path, std::string what,
                 std::string found, std::string allowed, std::string nearest) {
    add({.file = files_[file],
         .line = at.line,
         .column = at.column,
         .path = std::string(path),
         .what = std::move(what),
         .found = std::move(found),
         .allowed = std::move(allowed),
         .nearest = std::move(nearest)});
}

void Report::add(const JsonValue& at, std::string_view path, std::string what, std::string found,
                 std::string allowed, std::string nearest) {
    add(at.file, JsonKey{{}, at.line, at.column}, path, std::move(what), std::move(found),
        std::move(allowed), std::move(nearest));
}

Problems Report::take() {
    using LineAndColumn = std::tuple<std::ptrdiff_t, std::size_t, std::size_t, std::size_t>;
    std::vector<LineAndColumn>
        order; // the index comes last, so that problems of one place keep their order
    order.reserve(problems_.size());
    for (std::size_t i = 0; i < problems_.size(); ++i)
        order.emplace_back(std::ranges::find(files_, problems_[i].file) - files_.begin(),
                           problems_[i].line, problems_[i].column, i);
    std::ranges::sort(order);
    Problems sorted;
    for (const LineAndColumn& place : order)
        sorted.push_back(std::move(problems_[std::get<3>(place)]));
    if (not_listed_ > 0)
        sorted.push_back(
            {.file = files_[0], .what = "and " + std::to_string(not_listed_) + " more problems"});
    return sorted;
}

// ---------------------------------------------------------------- words for messages

std::string found_text(const JsonValue& value) {
    switch (value.kind) {
    case JsonKind::null:
        return "null";
    case JsonKind::boolean:
        return value.number != 0 ? "true" : "false";
    case JsonKind::number:
        return shortened(value.text, 30);
    case JsonKind::text:
        return "the text " + in_quotes(value.text);
    case JsonKind::list:
        return "a list";
    case JsonKind::object:
        return "an object";
    }
    return {};
}

std::string join_path(std::string_view path, std::string_view key) {
    std::string joined(path);
    if (!joined.empty()) joined += '.';
    return joined += shortened(key);
}

std::string item_path(std::string_view path, std::size_t index) {
    return std::string(path) + "[" + std::to_string(index) + "]";
}

// ---------------------------------------------------------------- single values

std::string read_text(Report& report, const JsonValue& value, std::string_view path,
                      std::size_t longest) {
    const std::string allowed = "a text of at most " + std::to_string(longest) + " characters";
    if (value.kind != JsonKind::text) {
        report.add(value, path, "wrong type", found_text(value), allowed);
    } else if (value.text.find_first_not_of(' ') == std::string::npos) {
        report.add(value, path, "empty", found_text(value), allowed);
    } else if (value.text.size() > longest) {
        report.add(value, path, "too long", std::to_string(value.text.size()) + " characters",
                   allowed);
    } else if (const std::size_t at = first_invisible(value.text); at != std::string::npos) {
        report.add(value, path, "a line break, a control character or a mark of reading order",
                   "'" + visible(value.text.substr(at, utf8_length(value.text.substr(at)))) + "'",
                   "plain text");
    } else {
        return value.text;
    }
    return {};
}

std::optional<double> read_number(Report& report, const JsonValue& value, std::string_view path,
                                  Range range) {
    constexpr double large = 1e6; // from here on with commas: "1 to 1,000,000,000"
    const auto allowed = [&] {
        return range.high >= large ? with_commas(range.low) + " to " + with_commas(range.high)
                                   : allowed_text(FieldType::number, range, {});
    };
    if (value.kind != JsonKind::number)
        report.add(value, path, "wrong type", found_text(value), "a number from " + allowed());
    else if (!(value.number >= range.low && value.number <= range.high))
        report.add(value, path, "out of range", found_text(value), allowed());
    else
        return value.number;
    return std::nullopt;
}

std::optional<double> read_whole(Report& report, const JsonValue& value, std::string_view path,
                                 double low, double high) {
    const auto allowed = [&] { return with_commas(low) + " to " + with_commas(high); };
    if (value.kind != JsonKind::number || value.number != std::floor(value.number))
        report.add(value, path, "wrong type", found_text(value),
                   "a whole number from " + allowed());
    else if (!(value.number >= low && value.number <= high))
        report.add(value, path, "out of range", found_text(value), allowed());
    else
        return value.number;
    return std::nullopt;
}

bool is_list(Report& report, const JsonValue& value, std::string_view path, std::size_t least,
             std::size_t most) {
    const auto items = [](std::size_t n) {
        return with_commas(static_cast<double>(n)) + (n == 1 ? " item" : " items");
    };
    const std::string allowed =
        least == most ? items(least)
        : least == 0  ? "at most " + items(most)
                      : with_commas(static_cast<double>(least)) + " to " + items(most);
    if (value.kind != JsonKind::list) {
        report.add(value, path, "wrong type", found_text(value), "a list of " + allowed);
        return false;
    }
    if (value.items.size() < least || value.items.size() > most) {
        report.add(value, path, value.items.size() < least ? "too few" : "too many",
                   items(value.items.size()), allowed);
        return false;
    }
    return true;
}

std::optional<std::size_t> read_one_of(Report& report, const JsonValue& value,
                                       std::string_view path, std::string_view what,
                                       std::span<const std::string_view> names) {
    constexpr std::size_t most_listed = 8;
    const auto allowed = [&] {
        return names.size() <= most_listed ? any_of(names)
                                           : "the name of a known " + std::string(what);
    };
    if (value.kind != JsonKind::text) {
        report.add(value, path, "wrong type", found_text(value), "a text: " + allowed());
        return std::nullopt;
    }
    const auto found = std::ranges::find(names, value.text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    if (report.full())
        report.add(value, path, {});
    else
        report.add(value, path, "no such " + std::string(what), in_quotes(value.text), allowed(),
                   nearest_name(value.text, names));
    return std::nullopt;
}

std::vector<std::string> read_texts(Report& report, const JsonValue& value, std::string_view path,
                                    std::size_t least, std::size_t most) {
    std::vector<std::string> texts;
    if (!is_list(report, value, path, least, most)) return texts;
    for (std::size_t i = 0; i < value.items.size(); ++i)
        texts.push_back(read_text(report, value.items[i], item_path(path, i)));
    return texts;
}

// ---------------------------------------------------------------- settings

const Setting* read_field_key(Report& report, const JsonValue& value, std::string_view path) {
    const auto index = read_one_of(report, value, path, "setting", all_keys_of(report.model()));
    return index ? &report.model().settings()[*index] : nullptr;
}

std::optional<double> read_field_value(Report& report, const JsonValue& value,
                                       std::string_view path, const Setting& field) {
    const bool right_type = field.type == FieldType::choice    ? value.kind == JsonKind::text
                            : field.type == FieldType::boolean ? value.kind == JsonKind::boolean
                                                               : value.kind == JsonKind::number;
    if (!right_type) {
        report.add(value, path, "wrong type", found_text(value), allowed_text(field));
        return std::nullopt;
    }
    if (field.type == FieldType::choice) {
        const auto index = read_one_of(report, value, path, "option", field.options);
        return index ? std::optional(static_cast<double>(*index)) : std::nullopt;
    }
    if (allowed(field, value.number)) return value.number;
    report.add(value, path, "out of range", found_text(value), allowed_text(field));
    return std::nullopt;
}

std::map<std::string, double> read_field_values(Report& report, const JsonValue& value,
                                                std::string_view path, FieldsAllowed which) {
    std::map<std::string, double> values;
    if (value.kind != JsonKind::object) {
        report.add(value, path, "wrong type", found_text(value),
                   "an object: {\"setting\": value, …}");
        return values;
    }
    for (std::size_t i = 0; i < value.items.size() && !report.full(); ++i) {
        const JsonKey& key = value.keys[i];
        const std::string at = join_path(path, key.name);
        const auto* field = report.model().find_setting(key.name);
        if (field == nullptr) {
            report.add(value.file, key, at, "unknown key", in_quotes(key.name),
                       "the key of a setting", nearest_name(key.name, all_keys_of(report.model())));
        } else if (which == FieldsAllowed::levers && field->kind != FieldKind::lever) {
            report.add(value.file, key, at, "an assumption is the same for every policy",
                       in_quotes(key.name), "levers");
        } else if (const auto number = read_field_value(report, value.items[i], at, *field)) {
            values[key.name] = *number;
        }
    }
    return values;
}

// ---------------------------------------------------------------- objects

ObjectReader::ObjectReader(Report& report, const JsonValue& value, std::string path,
                           const JsonValue* rest)
    : report_(report), value_(value), path_(std::move(path)), rest_(rest) {
    if (!is_object())
        report_.add(value_, path_, "wrong type", found_text(value_), "an object: { … }");
}

const JsonValue* ObjectReader::get(std::string_view key, Presence presence) {
    asked_.push_back(key);
    if (const JsonValue* found = value_.member(key)) return found;
    if (rest_ != nullptr)
        if (const JsonValue* found = rest_->member(key)) return found;
    if (presence == Presence::required && is_object())
        report_.add(value_, path(key), "missing", {}, {});
    return nullptr;
}

std::string ObjectReader::text(std::string_view key, Presence presence, std::size_t longest) {
    const JsonValue* found = get(key, presence);
    return found != nullptr ? read_text(report_, *found, path(key), longest) : std::string();
}

const JsonValue& ObjectReader::at(std::string_view key) const {
    const JsonValue* found = value_.member(key);
    return found != nullptr ? *found : value_;
}

bool ObjectReader::flag(std::string_view key, bool otherwise) {
    const JsonValue* found = get(key, Presence::optional);
    if (found == nullptr) return otherwise;
    if (found->kind == JsonKind::boolean) return found->number != 0;
    report_.add(*found, path(key), "wrong type", found_text(*found), "true or false");
    return otherwise;
}

double ObjectReader::number(std::string_view key, Range range, std::optional<double> otherwise) {
    const JsonValue* found = get(key, otherwise ? Presence::optional : Presence::required);
    const auto value =
        found != nullptr ? read_number(report_, *found, path(key), range) : std::nullopt;
    return value.value_or(otherwise.value_or(range.low));
}

double ObjectReader::whole(std::string_view key, double low, double high,
                           std::optional<double> otherwise) {
    const JsonValue* found = get(key, otherwise ? Presence::optional : Presence::required);
    const auto value =
        found != nullptr ? read_whole(report_, *found, path(key), low, high) : std::nullopt;
    return value.value_or(otherwise.value_or(low));
}

void ObjectReader::finish() {
    constexpr std::size_t most_listed = 30;
    if (!is_object()) return;
    const auto allowed = [&] {
        return asked_.size() <= most_listed ? any_of(asked_) : "the key of a setting";
    };
    for (const JsonKey& key : value_.keys) {
        if (report_.full()) return;
        if (std::ranges::find(asked_, key.name) != asked_.end()) continue;
        report_.add(value_.file, key, path(key.name), "unknown key", in_quotes(key.name), allowed(),
                    nearest_name(key.name, asked_));
    }
}

void Names::take(const JsonValue& at, std::string_view path, const std::string& name) {
    if (!name.empty() && !taken_.insert(name).second)
        report_.add(at, path, "name used twice", in_quotes(name),
                    "each " + std::string(what_) + " a name of its own");
}

} // namespace folkmoot
