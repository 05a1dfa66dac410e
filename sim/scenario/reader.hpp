#pragma once

/// Takes values out of a JSON tree and reports every one that is not what was asked for.
///
/// A reader never stops at an error: it reports it, hands back a harmless value and goes on, so
/// that a person sees all problems at once.

#include "core/describe.hpp"
#include "core/result.hpp"
#include "core/words/quoted.hpp"
#include "engine/model.hpp"
#include "scenario/json/tree.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// For numbers of which nothing is known but that they are numbers.
inline constexpr Range any_number{-1e15, 1e15};

/// Collects problems with the files of one scenario.
class Report {
public:
    /// `model`: whose settings and outcomes are meant.
    Report(std::string_view main_file, const Model* model)
        : files_{std::string(main_file)}, model_(model) {}

    [[nodiscard]] const Model& model() const { return *model_; }
    /// From now on another model is meant.
    void set_model(const Model* model) { model_ = model; }

    /// A further file; the index goes into `JsonValue::file`.
    std::uint8_t add_file(std::string name);
    [[nodiscard]] const std::string& file_name(std::uint8_t file) const { return files_[file]; }

    void add(const JsonValue& at, std::string_view path, std::string what, std::string found = {},
             std::string allowed = {}, std::string nearest = {});
    void add(std::uint8_t file, const JsonKey& at, std::string_view path, std::string what,
             std::string found = {}, std::string allowed = {}, std::string nearest = {});
    void add(Problem problem);
    Problems& problems() { return problems_; }

    [[nodiscard]] bool empty() const { return problems_.empty(); }
    /// True if no more are listed: finding near names can then be spared.
    [[nodiscard]] bool full() const;
    /// All problems, those of the scenario file first, in the order of their lines.
    [[nodiscard]] Problems take();

private:
    std::vector<std::string> files_;
    const Model* model_;
    Problems problems_;
    std::size_t not_listed_ = 0;
};

/// What a value is, for "found": "9", "the text 'abc'", "a list".
[[nodiscard]] std::string found_text(const JsonValue& value);

enum class Presence { required, optional };

/// "path.key", or "key" at the top.
[[nodiscard]] std::string join_path(std::string_view path, std::string_view key);
/// "path[3]".
[[nodiscard]] std::string item_path(std::string_view path, std::size_t index);

// ---------------------------------------------------------------- single values

/// A text of 1 to `longest` characters' bytes without control characters; "" after an error.
[[nodiscard]] std::string read_text(Report& report, const JsonValue& value, std::string_view path,
                                    std::size_t longest = 1'000);
/// A number within the range.
[[nodiscard]] std::optional<double> read_number(Report& report, const JsonValue& value,
                                                std::string_view path, Range range);
/// A whole number from `low` to `high`, which are at most 2^53.
[[nodiscard]] std::optional<double> read_whole(Report& report, const JsonValue& value,
                                               std::string_view path, double low, double high);
/// True if the value is a list with `least` to `most` items; reports otherwise.
[[nodiscard]] bool is_list(Report& report, const JsonValue& value, std::string_view path,
                           std::size_t least, std::size_t most);
/// Index of the text among `names`; reports "no such WHAT" with the nearest name otherwise.
[[nodiscard]] std::optional<std::size_t> read_one_of(Report& report, const JsonValue& value,
                                                     std::string_view path, std::string_view what,
                                                     std::span<const std::string_view> names);
/// A list of texts.
[[nodiscard]] std::vector<std::string> read_texts(Report& report, const JsonValue& value,
                                                  std::string_view path, std::size_t least,
                                                  std::size_t most);

// ---------------------------------------------------------------- settings

/// The field that a text or a key names, or nullptr after reporting.
[[nodiscard]] const Setting* read_field_key(Report& report, const JsonValue& value,
                                            std::string_view path);
/// A value that the field may have: a number, true or false, or the name of an option.
[[nodiscard]] std::optional<double> read_field_value(Report& report, const JsonValue& value,
                                                     std::string_view path, const Setting& field);
/// Which settings an object may hold.
enum class FieldsAllowed { all, levers };
/// { "choice.wait": 0.4, … }
[[nodiscard]] std::map<std::string, double> read_field_values(Report& report,
                                                              const JsonValue& value,
                                                              std::string_view path,
                                                              FieldsAllowed which);

// ---------------------------------------------------------------- objects

/// The members of an object. Keys that nobody asked for are reported by `finish`.
class ObjectReader {
public:
    /// Reports it if the value is no object. `rest` holds members that the object lacks.
    ObjectReader(Report& report, const JsonValue& value, std::string path,
                 const JsonValue* rest = nullptr);

    [[nodiscard]] bool is_object() const { return value_.kind == JsonKind::object; }
    [[nodiscard]] std::string path(std::string_view key) const { return join_path(path_, key); }
    [[nodiscard]] const JsonValue& value() const { return value_; }

    /// The member, or nullptr; reports a required one that is missing.
    [[nodiscard]] const JsonValue* get(std::string_view key, Presence presence);

    /// The member, or the object itself where there is none: where to point.
    [[nodiscard]] const JsonValue& at(std::string_view key) const;

    /// A member as above; `otherwise`, or else the low end, if it is missing or wrong.
    [[nodiscard]] std::string text(std::string_view key, Presence presence,
                                   std::size_t longest = 1'000);
    [[nodiscard]] double number(std::string_view key, Range range,
                                std::optional<double> otherwise = std::nullopt);
    [[nodiscard]] double whole(std::string_view key, double low, double high,
                               std::optional<double> otherwise = std::nullopt);
    [[nodiscard]] bool flag(std::string_view key, bool otherwise = false);

    /// Reports the members that nobody asked for.
    void finish();

private:
    Report& report_;
    const JsonValue& value_;
    std::string path_;
    const JsonValue* rest_;
    std::vector<std::string_view> asked_;
};

/// Reports a name that has been used before.
class Names {
public:
    /// `what`: "area", "provider".
    Names(Report& report, std::string_view what) : report_(report), what_(what) {}
    void take(const JsonValue& at, std::string_view path, const std::string& name);
    /// A name that nobody wrote, and that nobody may use.
    void keep(const std::string& name) { taken_.insert(name); }

private:
    Report& report_;
    std::string_view what_;
    std::set<std::string> taken_;
};

} // namespace folkmoot
