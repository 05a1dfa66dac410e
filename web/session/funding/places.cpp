/// The table of places: its columns in words, its order, and what is known of all of it.

#include "session/funding/places.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot::session {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double pounds(std::int64_t pence) { return static_cast<double>(pence) / 100; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// What holds a place, in those words: "floor; budget".
std::string held_by(const message::Funded& f, const std::vector<std::string>& by_bit,
                    std::size_t i) {
    std::string words;
    for (std::size_t bit = 0; bit < by_bit.size() && bit < 32; ++bit) {
        if ((f.table.binding[i] >> bit & 1u) == 0) continue;
        words += (words.empty() ? "" : "; ") + by_bit[bit];
    }
    return words;
}

} // namespace

double change_per_head(const message::FundingTable& t, std::size_t i) {
    return t.people[i] > 0 ? pounds(t.allocation[i] - t.other[i]) / t.people[i] : none;
}

double change_share(const message::FundingTable& t, std::size_t i) {
    return t.other[i] != 0
               ? static_cast<double>(t.allocation[i] - t.other[i]) / static_cast<double>(t.other[i])
               : none;
}

int change_told(const message::FundingTable& t, std::size_t i) {
    return told_change(static_cast<double>(t.other[i]), static_cast<double>(t.allocation[i]));
}

std::string column_title(const message::Funded& f, PlaceColumn column) {
    const auto word = f.formula.place_word.empty() ? std::string("place") : f.formula.place_word;
    switch (column) {
    case PlaceColumn::name:
        return words::capitalised(word);
    case PlaceColumn::people:
        return "People";
    case PlaceColumn::deprivation:
        return "Deprivation";
    case PlaceColumn::allocation:
        return "Gets";
    case PlaceColumn::per_head:
        return "Per head";
    case PlaceColumn::per_need:
        return "Per weighted head";
    case PlaceColumn::target:
        return "Target";
    case PlaceColumn::distance:
        return "From target";
    case PlaceColumn::other:
        return f.other_name == "today"        ? "Today"
               : f.other_name == "the target" ? "Target"
                                              : "Other formula";
    case PlaceColumn::change:
        return "Change";
    case PlaceColumn::change_per_head:
        return "Change a head";
    case PlaceColumn::change_share:
        return "in %";
    case PlaceColumn::rules:
        return "Held by";
    }
    return "";
}

double column_value(const message::Funded& f, PlaceColumn column, std::size_t i) {
    const auto& t = f.table;
    switch (column) {
    case PlaceColumn::name:
        return static_cast<double>(i);
    case PlaceColumn::people:
        return i < t.people.size() ? t.people[i] : none;
    case PlaceColumn::deprivation:
        return i < t.deprivation.size() ? t.deprivation[i] : none;
    case PlaceColumn::allocation:
        return pounds(t.allocation[i]);
    case PlaceColumn::per_head:
        return i < t.per_head.size() ? t.per_head[i] : none;
    case PlaceColumn::per_need:
        return i < t.per_need.size() ? t.per_need[i] : none;
    case PlaceColumn::target:
        return i < t.target.size() ? pounds(t.target[i]) : none;
    case PlaceColumn::distance:
        return i < t.target.size() && t.target[i] != 0
                   ? static_cast<double>(t.allocation[i] - t.target[i]) /
                         static_cast<double>(t.target[i])
                   : none;
    case PlaceColumn::other:
        return pounds(t.other[i]);
    case PlaceColumn::change:
        return pounds(t.allocation[i] - t.other[i]);
    case PlaceColumn::change_per_head:
        return change_per_head(t, i);
    case PlaceColumn::change_share:
        return change_share(t, i);
    case PlaceColumn::rules:
        return i < t.binding.size() ? t.binding[i] : 0;
    }
    return none;
}

std::string column_words(const message::Funded& f, PlaceColumn column, std::size_t i) {
    const double value = column_value(f, column, i);
    switch (column) {
    case PlaceColumn::name:
        return f.table.names[i];
    case PlaceColumn::rules:
        return held_by(f, f.binding_words, i);
    case PlaceColumn::people:
        return std::isfinite(value) ? format_number(value, 0) : "–";
    case PlaceColumn::deprivation:
        return std::isfinite(value) ? format_number(value, std::fabs(value) < 1.5 ? 2 : 1) : "–";
    case PlaceColumn::distance:
    case PlaceColumn::change_share:
        return signed_share(value);
    case PlaceColumn::change:
        return signed_money(value);
    case PlaceColumn::change_per_head:
        return std::isfinite(value) ? signed_money(value) : "–";
    default:
        return std::isfinite(value) ? format_money(value) : "–";
    }
}

ColumnUnit column_unit(const message::Funded& f, PlaceColumn column) {
    using enum PlaceColumn;
    const bool money = column == allocation || column == per_head || column == per_need ||
                       column == target || column == other || column == change ||
                       column == change_per_head;
    if (!money) return {};
    double most = 0;
    for (std::size_t i = 0; i < f.table.ids.size(); ++i) {
        const double value = std::fabs(column_value(f, column, i));
        if (std::isfinite(value)) most = std::max(most, value);
    }
    constexpr double million = 1e6, billion = 1e9;
    if (most >= 10 * billion) return {billion, 2, "£bn"};
    if (most >= million) return {million, most >= 100 * million ? 1 : 2, "£m"};
    return {1, most >= 1000 ? 0 : 2, "£"};
}

int said_sign(std::string_view words) {
    if (words.find_first_of("123456789") == words.npos) return 0;
    return words.starts_with("−") || words.starts_with("-") ? -1 : 1;
}

std::string cell_words(const message::Funded& f, PlaceColumn column, const ColumnUnit& unit,
                       std::size_t i) {
    if (column == PlaceColumn::rules) return held_by(f, f.binding_briefs, i);
    if (unit.name.empty()) return column_words(f, column, i);
    const double value = column_value(f, column, i);
    if (!std::isfinite(value)) return "–";
    auto words = format_number(std::fabs(value) / unit.size, unit.decimals);
    if (said_sign(words) == 0) return words;
    if (value < 0) return "−" + words;
    const bool change = column == PlaceColumn::change || column == PlaceColumn::change_per_head;
    return change ? "+" + words : words;
}

std::vector<std::size_t> places_shown(const message::Funded& f, PlaceFilter filter,
                                      std::string_view search, PlaceColumn sort, bool descending) {
    const auto& t = f.table;
    const auto wanted = lower(search);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < t.ids.size(); ++i) {
        if (filter == PlaceFilter::gain && change_told(t, i) <= 0) continue;
        if (filter == PlaceFilter::lose && change_told(t, i) >= 0) continue;
        if (filter == PlaceFilter::held && (i >= t.binding.size() || t.binding[i] == 0)) continue;
        if (!wanted.empty() && lower(t.names[i]).find(wanted) == std::string::npos) continue;
        places.push_back(i);
    }
    if (sort == PlaceColumn::name) {
        std::stable_sort(places.begin(), places.end(), [&](auto a, auto b) {
            return descending ? t.names[a] > t.names[b] : t.names[a] < t.names[b];
        });
        return places;
    }
    // What has no value goes last, whichever way round.
    std::stable_sort(places.begin(), places.end(), [&](auto a, auto b) {
        const double x = column_value(f, sort, a), y = column_value(f, sort, b);
        if (std::isnan(x) || std::isnan(y)) return std::isnan(y) && !std::isnan(x);
        return descending ? x > y : x < y;
    });
    return places;
}

namespace {

// The unit of a column, as a file's heading says it.
std::string unit_behind(PlaceColumn column) {
    switch (column) {
    case PlaceColumn::name:
    case PlaceColumn::people:
    case PlaceColumn::rules:
        return "";
    case PlaceColumn::deprivation:
        return " (index)";
    case PlaceColumn::distance:
    case PlaceColumn::change_share:
        return " (share, 1 = all)";
    default:
        return " (£)";
    }
}

}  // namespace

Table places_table(const message::Funded& f, const std::vector<std::size_t>& places, bool exact) {
    Table table(1);
    if (exact) table[0].push_back("id");
    for (std::size_t c = 0; c < place_columns; ++c) {
        const auto column = static_cast<PlaceColumn>(c);
        table[0].push_back(column_title(f, column) + (exact ? unit_behind(column) : ""));
    }
    for (const auto i : places) {
        auto& row = table.emplace_back();
        if (exact) row.push_back(f.table.ids[i]);
        for (std::size_t c = 0; c < place_columns; ++c) {
            const auto column = static_cast<PlaceColumn>(c);
            const bool words =
                !exact || column == PlaceColumn::name || column == PlaceColumn::rules;
            row.push_back(words ? column_words(f, column, i)
                                : exact_number(column_value(f, column, i)));
        }
    }
    return table;
}

bool has_deprivation(const message::Funded& f) {
    const auto& d = f.table.deprivation;
    return d.size() == f.table.ids.size() &&
           std::all_of(d.begin(), d.end(), [](double v) { return std::isfinite(v); });
}

std::vector<std::size_t> by_need(const message::Funded& f) {
    const auto& t = f.table;
    std::vector<std::size_t> order(t.ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const bool deprivation = has_deprivation(f);
    const auto need = [&](std::size_t i) {
        if (deprivation) return t.deprivation[i];
        return t.people[i] > 0 && i < t.target.size() ? pounds(t.target[i]) / t.people[i] : 0.0;
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return need(a) < need(b); });
    return order;
}

namespace {

/// `order`: places from least to most in need.
std::string gains_of(const message::Funded& f, const std::vector<std::size_t>& order) {
    const auto& t = f.table;
    const auto gains = [&](std::size_t from, std::size_t to) {
        return std::count_if(order.begin() + static_cast<std::ptrdiff_t>(from),
                             order.begin() + static_cast<std::ptrdiff_t>(to),
                             [&](auto i) { return change_told(t, i) > 0; });
    };
    const auto told = [](auto number) { return format_number(static_cast<double>(number), 0); };
    const auto count = order.size(), third = count / 3;
    const auto word = plural(f.formula.place_word);
    if (count < 6 || !has_deprivation(f))
        return told(gains(0, count)) + " of " + told(count) + " " + word + " gain";
    return "Of the " + told(third) + " most deprived " + word + " " +
           told(gains(count - third, count)) + " gain, of the " + told(third) + " least deprived " +
           told(gains(0, third));
}

} // namespace

std::string gains_title(const message::Funded& f) { return gains_of(f, by_need(f)); }

PlacesDigest digest_of(const message::Funded& f) {
    const auto& t = f.table;
    PlacesDigest known;
    known.by_need = by_need(f);
    known.deprivation = has_deprivation(f);
    known.gains_title = gains_of(f, known.by_need);
    for (std::size_t c = 0; c < place_columns; ++c) {
        const auto column = static_cast<PlaceColumn>(c);
        known.units[c] = column_unit(f, column);
        const bool rules = column == PlaceColumn::rules;
        for (std::size_t i = 0; i < t.ids.size() && !known.told[c]; ++i) {
            const double value = column_value(f, column, i);
            known.told[c] = std::isfinite(value) && (!rules || value != 0);
        }
    }
    for (std::size_t i = 0; i < t.ids.size(); ++i) {
        if (const double share = change_share(t, i); std::isfinite(share))
            known.most_change = std::max(known.most_change, std::fabs(share));
        if (i < t.latitude.size() && i < t.longitude.size() && std::isfinite(t.latitude[i]) &&
            std::isfinite(t.longitude[i]))
            known.largest.push_back(i);
    }
    if (known.largest.size() > most_on_map) {
        const auto last = known.largest.begin() + static_cast<std::ptrdiff_t>(most_on_map);
        std::nth_element(known.largest.begin(), last, known.largest.end(), [&](auto a, auto b) {
            return t.people[a] != t.people[b] ? t.people[a] > t.people[b] : a < b;
        });
        known.largest.erase(last, known.largest.end());
        std::sort(known.largest.begin(), known.largest.end());
    }
    return known;
}

} // namespace folkmoot::session
