#pragma once

/// The table of places: its columns in words, its order, and what is known of all of it.

#include "session/chart_data.hpp"
#include "session/messages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// Columns of the table of places.
enum class PlaceColumn : std::uint8_t {
    name,
    people,
    deprivation,
    allocation,
    per_head,
    per_need,
    target,
    distance,
    other,
    change,
    change_per_head,
    change_share,
    rules
};
inline constexpr std::size_t place_columns = 13;
/// In links, keys and commands.
inline constexpr std::array<std::string_view, place_columns> place_column_names{
    "name",     "people", "deprivation", "allocation",      "per_head",     "per_need", "target",
    "distance", "other",  "change",      "change_per_head", "change_share", "rules"};

enum class PlaceFilter : std::uint8_t { all, gain, lose, held };
inline constexpr std::array<std::string_view, 4> place_filter_names{"all", "gain", "lose", "held"};

/// £ a head that a place gains; NaN where nobody lives.
[[nodiscard]] double change_per_head(const message::FundingTable& table, std::size_t place);
/// As a share of what it is compared with; NaN against nothing.
[[nodiscard]] double change_share(const message::FundingTable& table, std::size_t place);

/// Whether it gains (1) or loses (−1) by so much that its share tells it; 0: it hardly changes.
[[nodiscard]] int change_told(const message::FundingTable& table, std::size_t place);

/// The one unit in which all of a column is said, so that its numbers can be compared as they
/// stand.
struct ColumnUnit {
    double size = 1;  ///< pounds in one of it
    int decimals = 0;
    std::string name; ///< "£m"; empty for what is not money: it says its unit itself
};
[[nodiscard]] ColumnUnit column_unit(const message::Funded& f, PlaceColumn column);
/// A cell in its column's unit: "1,204.3", "+0.43"; a change that rounds to nothing has no sign.
[[nodiscard]] std::string cell_words(const message::Funded& f, PlaceColumn column,
                                     const ColumnUnit& unit, std::size_t i);
/// What a number says as it is shown: −1, 0 where only zeros are shown, +1.
[[nodiscard]] int said_sign(std::string_view words);

[[nodiscard]] std::string column_title(const message::Funded& funded, PlaceColumn column);
[[nodiscard]] double column_value(const message::Funded& funded, PlaceColumn column,
                                  std::size_t place);
[[nodiscard]] std::string column_words(const message::Funded& funded, PlaceColumn column,
                                       std::size_t place);

/// Places that pass the filter and whose name holds `search` (in any case), sorted.
[[nodiscard]] std::vector<std::size_t> places_shown(const message::Funded& funded,
                                                    PlaceFilter filter, std::string_view search,
                                                    PlaceColumn sort, bool descending);
[[nodiscard]] Table places_table(const message::Funded& funded,
                                 const std::vector<std::size_t>& places, bool exact);

/// Places from least to most in need: by deprivation, or by target per head where there is none.
[[nodiscard]] std::vector<std::size_t> by_need(const message::Funded& funded);
[[nodiscard]] bool has_deprivation(const message::Funded& funded);
/// What the gains-and-losses chart shows, in a sentence.
[[nodiscard]] std::string gains_title(const message::Funded& funded);

/// What is known of all places of an answer, worked out once: there may be twenty thousand.
struct PlacesDigest {
    std::vector<std::size_t> by_need;
    std::vector<std::size_t> largest; ///< those with most people whose whereabouts are known
    std::array<ColumnUnit, place_columns> units;
    std::array<bool, place_columns> told{}; ///< whether any place has a value there
    bool deprivation = false; ///< known of every place
    double most_change = 0; ///< largest change as a share, either way
    std::string gains_title;
};
/// More circles than this are not drawn on a map.
inline constexpr std::size_t most_on_map = 2'000;
[[nodiscard]] PlacesDigest digest_of(const message::Funded& funded);

} // namespace folkmoot::session
