#include "scenario/link/link.hpp"

#include "core/words/quoted.hpp"
#include "models/list.hpp"
#include "scenario/json/tree.hpp"
#include "scenario/link/text.hpp"
#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t most_shown = 60; ///< bytes of a text from outside in a sentence

std::string meant(std::string_view wrong, std::span<const std::string_view> names) {
    const std::string nearest = nearest_name(wrong, names);
    return nearest.empty() ? "" : "; did it mean “" + nearest + "”?";
}

std::string allowed_clause(const std::string& allowed) { return "it may only be " + allowed; }

// ---------------------------------------------------------------- reading single texts

/// Each way to read a text with white space in it: closed up, and its first word.
template <class Read> auto read_either(std::string_view text, Read read) {
    auto value = read(without_space(text));
    if (!value) value = read(std::string(without_wrapping(first_word(text))));
    return value;
}

std::optional<std::uint64_t> whole_number(const std::string& text) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return value;
}

std::optional<double> decimal(const std::string& text) {
    // Not from_chars: not every standard library reads fractions with it.
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string::npos)
        return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (end != text.c_str() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<double> setting_value(const Setting& field, const std::string& text) {
    if (field.type == FieldType::boolean && (text == "true" || text == "false"))
        return text == "true" ? 1 : 0;
    for (std::size_t i = 0; i < field.options.size(); ++i)
        if (field.options[i] == text) return static_cast<double>(i);
    return decimal(text);
}

// ---------------------------------------------------------------- the two forms

Asked read_code(std::string_view text) {
    Asked asked;
    asked.asks = true;
    std::optional<Problem> wrong;
    for (const std::string& code : possible_codes(text)) {
        Result<Shared> state = open_share(code);
        if (state) {
            asked.state = std::move(*state);
            return asked;
        }
        if (!wrong) wrong = state.problems().front();
    }
    wrong->path.clear();
    asked.unreadable = wrong->text();
    return asked;
}

/// Reads one named part after the other.
class NamedReader {
public:
    explicit NamedReader(Asked& asked) : asked_(asked) {}

    void read(const std::string& key, const std::string& value) {
        Shared& state = asked_.state;
        if (key == "scenario" || key == "reform" || key == "baseline") {
            // Not judged here: neither the list of scenarios nor a scenario's policies is known.
            (key == "scenario" ? state.scenario
             : key == "reform" ? state.reform
                               : state.baseline) = without_space(value);
        } else if (key == "seed") {
            read_whole(key, value, UINT64_MAX, state.seed);
        } else if (key == "population") {
            read_whole(key, value, UINT32_MAX, state.population);
        } else if (key == "weeks") {
            read_whole(key, value, UINT32_MAX, state.weeks);
        } else if (key == "room" || key == "trial" || key == "funding") {
            (key == "room" ? room_ : key == "trial" ? trial_ : funding_) = without_space(value);
            if (key != "room") lab_ = key;
        } else if (!counts_readers(key)) {
            read_setting(key, value);
        }
    }

    void finish() {
        if (room_.empty()) room_ = lab_;
        std::string& view = asked_.state.view;
        for (const auto& [name, value] :
             {std::pair{"room", room_}, std::pair{"trial", trial_}, std::pair{"funding", funding_}})
            if (!value.empty())
                view += (view.empty() ? "" : ";") + std::string(name) + "=" +
                        value.substr(0, value.find(';'));
    }

private:
    template <class Whole>
    void read_whole(const std::string& key, const std::string& text, std::uint64_t most,
                    Whole& into) {
        const auto value = read_either(text, whole_number);
        if (value && *value <= most) {
            into = static_cast<Whole>(*value);
        } else {
            // Too large a number for us is out of range like any other: by `check_size`'s range.
            const bool number =
                value || without_space(text).find_first_not_of("0123456789") == std::string::npos;
            leave_out(key, text,
                      number && !text.empty() ? "that is far too large"
                                              : "that is not a whole number");
        }
    }

    void read_setting(const std::string& key, const std::string& text) {
        const auto named = settings_named(key); // which model is meant, the scenario says
        if (named.empty()) {
            std::vector<std::string_view> names = all_setting_keys();
            for (const char* name :
                 {"scenario", "reform", "baseline", "seed", "population", "weeks", "room"})
                names.emplace_back(name);
            return leave_out(key, text, "there is no such setting" + meant(key, names));
        }
        for (const Setting* setting : named) {
            const auto value = read_either(
                text, [&](const std::string& word) { return setting_value(*setting, word); });
            if (!value || !allowed(*setting, *value)) continue;
            const bool lever = setting->kind == FieldKind::lever;
            (lever ? asked_.state.changed : asked_.state.shared)[key] = *value;
            return;
        }
        leave_out(key, text, allowed_clause(allowed_text(*named.front())));
    }

    void leave_out(const std::string& key, const std::string& text, std::string why) {
        asked_.left_out.push_back(
            {as_shown(text.empty() ? key : key + "=" + text), std::move(why)});
    }

    Asked& asked_;
    std::string room_, trial_, funding_, lab_;
};

Asked read_named(std::string_view text) {
    Asked asked;
    asked.asks = true;
    asked.state.seed = 0;
    NamedReader reader(asked);
    for (const auto& [key, value] : pairs_in(text)) reader.read(key, value);
    reader.finish();
    return asked;
}

/// The funding lab's page writes its state as it is: pairs of words parted by dots.
bool is_lab(std::string_view text) {
    return text.size() > 2 && text[1] == '.' &&
           std::string_view("ftaopl").find(text[0]) != std::string_view::npos;
}

void leave_out_settings(std::map<std::string, double>& values, std::vector<LeftOut>& left_out) {
    for (auto it = values.begin(); it != values.end();) {
        const std::string& key = it->first;
        const double value = it->second;
        const auto named = settings_named(key);
        if (std::ranges::any_of(named,
                                [&](const Setting* setting) { return allowed(*setting, value); })) {
            ++it;
            continue;
        }
        left_out.push_back({as_shown(key + "=" + plain_number(value)),
                            named.empty()
                                ? "there is no such setting" + meant(key, all_setting_keys())
                                : allowed_clause(allowed_text(*named.front()))});
        it = values.erase(it);
    }
}

template <class Whole>
void leave_out_size(const char* name, Whole& value, std::uint64_t low, std::uint64_t high,
                    std::vector<LeftOut>& left_out) {
    if (value == 0 || (value >= low && value <= high)) return;
    left_out.push_back({std::string(name) + "=" + std::to_string(value),
                        allowed_clause(with_commas(static_cast<double>(low)) + " to " +
                                       with_commas(static_cast<double>(high)))});
    value = 0;
}

} // namespace

std::string as_shown(std::string_view text) {
    std::string clean = cleaned_link(text.substr(0, 4 * most_shown));
    for (std::size_t bad; (bad = first_bad_byte(clean)) != std::string_view::npos;)
        clean.replace(bad, 1, "?");
    return shortened(clean, most_shown);
}

std::string part_of_view(std::string_view view, std::string_view name) {
    while (!view.empty()) {
        const std::size_t end = view.find(';');
        const std::string_view part = view.substr(0, end);
        view = end == std::string_view::npos ? std::string_view{} : view.substr(end + 1);
        if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
            return std::string(part.substr(name.size() + 1));
    }
    return {};
}

Asked read_link(std::string_view fragment, std::span<const std::string> scenarios) {
    if (fragment.size() > longest_link) {
        Asked asked;
        asked.asks = true;
        asked.unreadable = "it is too long";
        return asked;
    }
    const std::string text = cleaned_link(fragment);
    if (text.empty()) return {};
    Asked asked =
        is_lab(text) ? read_named("funding=" + text)
        // "=" at the end, or behind a code, is no name and value.
        : text.find('=') < text.find_last_not_of('=') && text.find('=') < text.find_first_of("&?")
            ? read_named(text)
            : read_code(text);
    if (asked.unreadable.empty()) keep_what_fits(asked, scenarios);
    return asked;
}

void keep_what_fits(Asked& asked, std::span<const std::string> scenarios) {
    Shared& state = asked.state;
    const std::vector<std::string_view> names(scenarios.begin(), scenarios.end());
    const bool known = state.scenario.empty() ||
                       std::find(names.begin(), names.end(), state.scenario) != names.end();
    if (!known) {
        asked.left_out = {{as_shown("scenario=" + state.scenario),
                           "there is no such question here" + meant(state.scenario, names)}};
        state = Shared{.seed = 0};
        return;
    }
    leave_out_settings(state.shared, asked.left_out);
    leave_out_settings(state.changed, asked.left_out);
    leave_out_settings(state.baseline_changed, asked.left_out);
    leave_out_size("seed", state.seed, 1, limits::most_seed, asked.left_out);
    leave_out_size("population", state.population, limits::least_population,
                   limits::most_population, asked.left_out);
    leave_out_size("weeks", state.weeks, 1, limits::most_weeks, asked.left_out);
    if (first_bad_byte(state.view) != std::string_view::npos) state.view.clear();
}

} // namespace folkmoot
