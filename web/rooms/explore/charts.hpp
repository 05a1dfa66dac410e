#pragma once

/// The charts of the scenario, or those of the outcome that somebody chose.

#include "rooms/sheet.hpp"
#include "session/chart_data.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::rooms {

/// What is shown below the outcomes.
[[nodiscard]] std::vector<message::Chart> charts_shown(const session::Session& session);

/// What a chart shows: the question on screen, and lines of what stands beside it as far as they
/// are known.
[[nodiscard]] std::optional<session::ChartData> chart_of(const session::Session& session,
                                                         const message::Chart& chart);

/// An axis of an outcome's values from `low` to `high`, with round numbers on it as people read
/// them; without any where there is nothing between them.
[[nodiscard]] sheet::Axis outcome_axis(const message::Outcome& outcome, std::string words,
                                       double low, double high, bool from_zero);

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
    /// Only charts of these keys ("chart:ID") get the cells of the tables behind them, which are
    /// most of a chart's work: the others' tables say their titles only. Without this call all get
    /// them.
    void want_cells(const std::set<std::string>& charts) { cells_ = charts; }
    /// The node of the chart `id`, made anew only if anything that it says is another.
    [[nodiscard]] const sheet::Node& of(const session::Session& session, session::ChartData data,
                                        const std::string& id);
    /// True if all that charts are made of is what it was when this was asked last.
    [[nodiscard]] bool as_before(const session::Session& session);

private:
    /// What the charts of a room are made of.
    struct Of {
        std::uint64_t scenario = 0, fingerprint = 0;
        const session::TrialResults* results = nullptr;
        message::Trial trial;
        std::uint32_t population = 0, week = 0, people = 0;
        std::size_t runs = 0, groups = 0;
        bool quick = false;
        std::string outcome;
        std::optional<std::size_t> closed; ///< outcome that waits for a guess
        std::optional<std::set<std::string>> cells;
        std::vector<std::pair<std::string, std::uint64_t>> beside; ///< names, fingerprints
        bool operator==(const Of&) const = default;
    };
    std::optional<Of> of_;
    std::optional<std::set<std::string>> cells_; ///< nothing: of all
    struct Made {
        std::uint64_t scenario = 0; ///< its hash: `data` points into it
        std::uint32_t week = 0;
        bool cells = false;
        session::ChartData data;
        sheet::Node node;
    };
    std::map<std::string, Made> made_;
};

/// `last`: the part as it was made before with the same `kept`; it is taken over if nothing has
/// changed.
[[nodiscard]] sheet::Node charts(const session::Session& session, ChartsKept& kept,
                                 sheet::Node last = {});

/// A table of the session as one of a sheet: the first row holds the headings.
[[nodiscard]] sheet::Table table_of(const session::Table& table, std::string_view key);

} // namespace folkmoot::rooms
