#include "scenario/share_code.hpp"

#include "models/list.hpp"

#include "core/sealed.hpp"
#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <optional>
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

// ---------------------------------------------------------------- writing

class Writer {
public:
    std::string bytes;

    void whole(std::uint64_t value) {
        while (value >= 128) {
            byte(static_cast<unsigned>(value & 127u) | 128u);
            value >>= 7;
        }
        byte(static_cast<unsigned>(value));
    }
    void text(std::string_view value) {
        whole(value.size());
        bytes += value;
    }
    /// The bytes of the double from the top, without the zeros at the end, after their number:
    /// whole numbers and halves take three bytes instead of eight.
    void number(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        unsigned count = 8;
        while (count > 0 && ((bits >> (8 * (8 - count))) & 255u) == 0) --count;
        byte(count);
        for (unsigned i = 0; i < count; ++i)
            byte(static_cast<unsigned>((bits >> (56 - 8 * i)) & 255u));
    }
    void fixed(std::uint64_t value) {
        for (unsigned i = 0; i < 8; ++i) byte(static_cast<unsigned>((value >> (8 * i)) & 255u));
    }
    void values(const std::map<std::string, double>& values) {
        whole(values.size());
        for (const auto& [key, value] : values) {
            text(key);
            number(value);
        }
    }

private:
    void byte(unsigned value) { bytes += static_cast<char>(static_cast<unsigned char>(value)); }
};

// ---------------------------------------------------------------- reading

/// Reads what Writer wrote. After the first error everything reads as nothing.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    bool good() const { return good_; }
    std::string_view rest() const { return bytes_; }
    void fail() { good_ = false; }

    std::uint64_t whole() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const unsigned next = byte();
            const std::uint64_t part = next & 127u;
            if (shift == 63 && part > 1) fail(); // more than 64 bits
            if (shift > 0 && next == 0) fail(); // there is a shorter way to write it
            value |= part << shift;
            if ((next & 128u) == 0) return value;
        }
        fail();
        return 0;
    }
    std::uint32_t small() {
        const std::uint64_t value = whole();
        if (value > UINT32_MAX) fail();
        return static_cast<std::uint32_t>(value);
    }
    std::string text() {
        const std::uint64_t size = whole();
        if (size > bytes_.size()) fail();
        if (!good_) return {};
        const std::string value(bytes_.substr(0, static_cast<std::size_t>(size)));
        bytes_.remove_prefix(value.size());
        return value;
    }
    double number() {
        const unsigned count = byte();
        if (count > 8) fail();
        std::uint64_t bits = 0;
        unsigned last = 1;
        for (unsigned i = 0; i < count && good_; ++i) {
            last = byte();
            bits |= std::uint64_t{last} << (56 - 8 * i);
        }
        if (last == 0) fail(); // there is a shorter way to write it
        return good_ ? std::bit_cast<double>(bits) : 0;
    }
    std::uint64_t fixed() {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 8; ++i) value |= std::uint64_t{byte()} << (8 * i);
        return value;
    }
    std::map<std::string, double> values() {
        std::map<std::string, double> values;
        const std::uint64_t count = whole();
        for (std::uint64_t i = 0; i < count && good_; ++i) {
            const std::string key = text();
            if (!values.empty() && key <= values.rbegin()->first) fail(); // sorted, each once
            values[key] = number();
        }
        return values;
    }

private:
    unsigned byte() {
        if (bytes_.empty()) fail();
        if (!good_) return 0;
        const auto value = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }

    std::string_view bytes_;
    bool good_ = true;
};

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
    Writer writer;
    writer.text(state.scenario);
    writer.text(state.reform);
    writer.values(state.shared);
    writer.values(state.changed);
    writer.whole(state.seed);
    writer.whole(state.population);
    writer.whole(state.weeks);
    writer.fixed(state.fingerprint);
    writer.text(state.view);
    return seal_share(writer.bytes);
}

Result<Shared> open_share(std::string_view code) {
    const Result<std::string> content = open_sealed(code, version, "link", longest_share_code);
    if (!content) return content.problems();

    Reader reader(*content);
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
