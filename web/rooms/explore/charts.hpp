#pragma once

/// The charts of the scenario, or those of the outcome that somebody chose.

#include "rooms/sheet.hpp"
#include "session/chart_data.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// What is shown below the outcomes.
[[nodiscard]] std::vector<message::Chart> charts_shown(const session::Session& session);

/// The name of a chart among those of its room: "line-wait_days-".
[[nodiscard]] std::string chart_id(const message::Chart& chart);

/// What a picture of the chart must say of itself, wherever it is shown: outcome, unit, year, and
/// what was changed.
[[nodiscard]] std::string chart_subtitle(const session::ChartData& data);

/// What the chart shows at its end, in a sentence; empty where there is no value.
[[nodiscard]] std::string chart_sentence(const session::ChartData& data);

inline constexpr std::string_view band_words = "9 of 10 runs lie here";
inline constexpr std::string_view save_csv_words = "Save the numbers (CSV)";

[[nodiscard]] sheet::Node charts(const session::Session& session);

/// A table of the session as one of a sheet: the first row holds the headings.
[[nodiscard]] sheet::Table table_of(const session::Table& table, std::string_view key);

} // namespace folkmoot::rooms
