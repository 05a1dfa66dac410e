#include "funding/language/units.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {

namespace {

constexpr std::array<std::string_view, 6> currencies{"£", "€", "$", "R$", "A$", "C$"};

/// Words for a plain number.
constexpr std::array<std::string_view, 13> plain_words{
    "index", "share",  "number", "ratio", "rate",    "factor", "weight",
    "score", "points", "count",  "rank",  "percent", "%"};

/// Units that have a word for one and a word for many, and other words for the same.
struct Word {
    std::string_view many, one;
    std::array<std::string_view, 5> also{};
};
constexpr std::array<Word, 14> unit_words{{
    {"people", "person", {"persons", "head", "heads", "resident", "residents"}},
    {"pupils", "pupil", {}},
    {"patients", "patient", {}},
    {"children", "child", {}},
    {"households", "household", {}},
    {"schools", "school", {}},
    {"places", "place", {}},
    {"years", "year", {}},
    {"months", "month", {}},
    {"weeks", "week", {}},
    {"days", "day", {}},
    {"hours", "hour", {}},
    {"miles", "mile", {}},
    {"km", "km", {"kilometre", "kilometres"}},
}};

bool is_currency(std::string_view name) {
    return std::ranges::find(currencies, name) != currencies.end();
}

std::string_view many_of(std::string_view name) {
    for (const Word& word : unit_words)
        if (word.many == name || word.one == name ||
            (!name.empty() && std::ranges::find(word.also, name) != word.also.end()))
            return word.many;
    return name;
}

std::string_view one_of(std::string_view name) {
    for (const Word& word : unit_words)
        if (word.many == name) return word.one;
    return name;
}

Unit from_factors(std::vector<std::pair<std::string, int>> factors) {
    std::ranges::sort(factors);
    Unit unit;
    for (auto& [name, power] : factors) {
        if (!unit.factors.empty() && unit.factors.back().first == name)
            unit.factors.back().second += power;
        else
            unit.factors.emplace_back(std::move(name), power);
    }
    std::erase_if(unit.factors, [](const auto& factor) { return factor.second == 0; });
    return unit;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

bool is_name_part(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// One name with its power: "km^2". False if it is none.
bool add_factor(std::string_view text, int sign, std::vector<std::pair<std::string, int>>& into) {
    text = trimmed(text);
    int power = 1;
    if (const std::size_t hat = text.find('^'); hat != std::string_view::npos) {
        const std::string_view digits = trimmed(text.substr(hat + 1));
        if (digits.size() != 1 || digits.front() < '1' || digits.front() > '9') return false;
        power = digits.front() - '0';
        text = trimmed(text.substr(0, hat));
    }
    if (text == "1" || std::ranges::find(plain_words, text) != plain_words.end()) return true;
    constexpr std::size_t longest_name = 40;
    if (!is_currency(text) &&
        (text.empty() || text.size() > longest_name || !std::ranges::all_of(text, is_name_part)))
        return false;
    into.emplace_back(many_of(text), sign * power);
    return true;
}

} // namespace

bool Unit::is_money() const {
    return kind == Kind::measured && factors.size() == 1 && factors[0].second == 1 &&
           is_currency(factors[0].first);
}

bool Unit::holds_money() const {
    return kind == Kind::measured && std::ranges::any_of(factors, [](const auto& factor) {
               return factor.second == 1 && is_currency(factor.first);
           });
}

std::string Unit::text() const {
    if (kind == Kind::truth) return "yes or no";
    if (kind == Kind::unknown) return "something unknown";
    if (factors.empty()) return "a plain number";
    std::string over, under;
    const auto add = [](std::string& to, std::string_view between, std::string_view name,
                        int power) {
        to += between;
        to += name;
        if (power != 1) to += "^" + std::to_string(power);
    };
    for (const bool money : {true, false})
        for (const auto& [name, power] : factors) {
            if (is_currency(name) != money) continue;
            if (power > 0)
                add(over, over.empty() ? "" : "×", name, power);
            else
                add(under, "/", one_of(name), -power);
        }
    return (over.empty() ? "1" : over) + under;
}

std::optional<DeclaredUnit> parse_unit(std::string_view text) {
    constexpr std::size_t longest = 100;
    DeclaredUnit declared;
    text = trimmed(text);
    if (text.size() > longest) return std::nullopt;
    if (text.starts_with("±")) {
        declared.may_be_negative = true;
        text.remove_prefix(std::string_view("±").size());
    }
    if (text.empty()) return declared;
    if (text == "yes/no") {
        declared.unit.kind = Unit::Kind::truth;
        return declared;
    }
    // "£ per person" and "people × £" are read as "£/person" and "people*£".
    std::string written(text);
    for (const auto& [word, sign] :
         {std::pair<std::string_view, std::string_view>{" per ", "/"}, {"×", "*"}, {"²", "^2"}})
        for (std::size_t at = written.find(word); at != std::string::npos; at = written.find(word))
            written.replace(at, word.size(), sign);
    std::vector<std::pair<std::string, int>> factors;
    int sign = 1;
    for (std::size_t from = 0;;) {
        const std::size_t to = std::min(written.find_first_of("*/", from), written.size());
        if (!add_factor(std::string_view(written).substr(from, to - from), sign, factors))
            return std::nullopt;
        if (to == written.size()) break;
        sign = written[to] == '/' ? -1 : 1;
        from = to + 1;
    }
    declared.unit = from_factors(std::move(factors));
    return declared;
}

Unit product(const Unit& a, const Unit& b) {
    if (a.kind == Unit::Kind::unknown) return a;
    if (b.kind == Unit::Kind::unknown) return b;
    if (a.kind == Unit::Kind::bare) return b;
    if (b.kind == Unit::Kind::bare) return a;
    auto factors = a.factors;
    factors.insert(factors.end(), b.factors.begin(), b.factors.end());
    return from_factors(std::move(factors));
}

Unit quotient(const Unit& a, const Unit& b) {
    if (b.kind != Unit::Kind::measured) return product(a, b);
    if (a.kind == Unit::Kind::bare) return to_power(b, -1);
    return product(a, to_power(b, -1));
}

Unit to_power(const Unit& unit, int power) {
    Unit raised = unit;
    for (auto& factor : raised.factors) factor.second *= power;
    if (power == 0) raised.factors.clear();
    return raised;
}

std::optional<Unit> square_root(const Unit& unit) {
    Unit root = unit;
    for (auto& factor : root.factors) {
        if (factor.second % 2 != 0) return std::nullopt;
        factor.second /= 2;
    }
    return root;
}

std::optional<Unit> common(const Unit& a, const Unit& b) {
    if (a.kind == Unit::Kind::unknown || b.kind == Unit::Kind::unknown)
        return Unit{.kind = Unit::Kind::unknown, .factors = {}};
    if (a.kind == Unit::Kind::bare && b.is_number()) return b;
    if (b.kind == Unit::Kind::bare && a.is_number()) return a;
    if (a == b) return a;
    return std::nullopt;
}

} // namespace folkmoot
