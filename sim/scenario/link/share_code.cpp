#include "scenario/link/share_code.hpp"

#include "models/list.hpp"

#include "core/bytes/sealed.hpp"
#include "core/bytes/short_bytes.hpp"
#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::uint64_t version = 1;

Problem problem(std::string what, std::string found = {}, std::string allowed = {}) {
    return {.path = "link",
            .what = std::move(what),
            .found = std::move(found),
            .allowed = std::move(allowed)};
}

// ---------------------------------------------------------------- meaning

void check_values(const std::map<std::string, double>& values, Problems& problems) {
    for (const auto& [key, value] : values) {
        Problem wrong{.path = "link." + shortened(key)};
        const auto named = settings_named(key); // which model is meant, the scenario says
        if (named.empty()) {
            wrong.what = "no such setting";
            wrong.nearest = nearest_name(key, all_setting_keys());
        } else if (!std::isfinite(value) ||
                   std::ranges::none_of(
                       named, [&](const Setting* setting) { return allowed(*setting, value); })) {
            wrong.what = "out of range";
            wrong.found = std::isfinite(value) ? plain_number(value) : "no number";
            wrong.allowed = allowed_text(*named.front());
        } else {
            continue;
        }
        problems.push_back(std::move(wrong));
    }
}

Problems problems_of(const Shared& state) {
    Problems problems;
    const auto check_name = [&](const char* path, const std::string& name) {
        if (is_key(name)) return;
        problems.push_back({.path = path,
                            .what = "not a name",
                            .found = "",
                            .allowed = "small letters, digits and hyphens"});
    };
    const auto check_size = [&](const char* path, std::uint32_t value, std::uint32_t low,
                                std::uint32_t high) {
        if (value == 0 || (value >= low && value <= high)) return;
        problems.push_back({.path = path,
                            .what = "out of range",
                            .found = with_commas(value),
                            .allowed = with_commas(low) + " to " + with_commas(high)});
    };
    check_name("link.scenario", state.scenario);
    check_name("link.reform", state.reform);
    check_values(state.shared, problems);
    check_values(state.changed, problems);
    if (!state.baseline.empty()) check_name("link.baseline", state.baseline);
    check_values(state.baseline_changed, problems);
    check_size("link.population", state.population, limits::least_population,
               limits::most_population);
    check_size("link.weeks", state.weeks, 1, limits::most_weeks);
    if (first_bad_byte(state.view) != std::string_view::npos)
        problems.push_back({.path = "link.view", .what = "not plain text"});
    return problems;
}

} // namespace

std::string seal_share(std::string_view content) { return seal(version, content); }

std::string encode_share(const Shared& state) {
    ShortWriter writer;
    writer.text(state.scenario);
    writer.text(state.reform);
    writer.values(state.shared);
    writer.values(state.changed);
    writer.whole(state.seed);
    writer.whole(state.population);
    writer.whole(state.weeks);
    writer.fixed(state.fingerprint);
    writer.text(state.view);
    if (!state.baseline.empty() || !state.baseline_changed.empty()) {
        writer.text(state.baseline);
        writer.values(state.baseline_changed);
    }
    return seal_share(writer.bytes);
}

Result<Shared> open_share(std::string_view code) {
    const Result<std::string> content = open_sealed(code, version, "link", longest_share_code);
    if (!content) return content.problems();

    ShortReader reader(*content);
    Shared state;
    state.scenario = reader.text();
    state.reform = reader.text();
    state.shared = reader.values();
    state.changed = reader.values();
    state.seed = reader.whole();
    state.population = reader.small();
    state.weeks = reader.small();
    state.fingerprint = reader.fixed();
    state.view = reader.text();
    if (reader.good() && !reader.rest().empty()) {
        state.baseline = reader.text();
        state.baseline_changed = reader.values();
        // One content, one code: what is not said is not there.
        if (state.baseline.empty() && state.baseline_changed.empty()) reader.fail();
    }
    if (!reader.good() || !reader.rest().empty())
        return problem("the link is whole, but what it holds cannot be read");
    return state;
}

Result<Shared> decode_share(std::string_view code) {
    Result<Shared> state = open_share(code);
    if (!state) return state;
    Problems problems = problems_of(*state);
    if (!problems.empty()) return problems;
    return state;
}

} // namespace folkmoot
