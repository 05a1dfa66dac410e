#pragma once

/// The charts of the scenario, or those of the outcome that somebody chose.

#include "rooms/sheet.hpp"
#include "session/chart_data.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <map>
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

/// Charts as they were made last: their words and tables are most of a sheet's work, and under a
/// moving hand most frames show what the frame before showed.
class ChartsKept {
public:
    /// The node of the chart `id`, made anew only if anything that it says is another.
    [[nodiscard]] const sheet::Node& of(const session::Session& session, session::ChartData data,
                                        const std::string& id);

private:
    struct Made {
        std::uint64_t scenario = 0; ///< its hash: `data` points into it
        std::uint32_t week = 0;
        session::ChartData data;
        sheet::Node node;
    };
    std::map<std::string, Made> made_;
};

[[nodiscard]] sheet::Node charts(const session::Session& session, ChartsKept& kept);

/// A table of the session as one of a sheet: the first row holds the headings.
[[nodiscard]] sheet::Table table_of(const session::Table& table, std::string_view key);

} // namespace folkmoot::rooms
