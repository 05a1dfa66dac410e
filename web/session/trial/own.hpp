#pragma once

/// A person's own trial as a table, and which of its columns mean what. It never leaves this
/// computer: it is no part of links or of what the page remembers.

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// Longest table that is taken, in bytes.
inline constexpr std::size_t longest_table = 200'000'000;

struct OwnTrial {
    std::string file, text;
    std::string note; ///< what was guessed to read the file, in a sentence; may be empty
    std::vector<std::string> headings;
    std::vector<std::string>
        arms;  ///< the values of column `arm`, in order of appearance, at most 64
    std::string outcome, arm, control, cluster, stratum, pre,
        method = "difference";  ///< headings; empty: none
    std::string counts;         ///< heading of how many people a row stands for; empty: one
    std::string shares;  ///< planned, as typed: "0.5, 0.5", control first; empty: alike

    /// True if enough is known to ask for an analysis.
    [[nodiscard]] bool complete() const {
        return !text.empty() && !outcome.empty() && !arm.empty();
    }
    /// The planned shares one by one.
    [[nodiscard]] std::vector<std::string> shares_typed() const;
    bool operator==(const OwnTrial&) const = default;
};

/// A trial that a person plans, as they typed it: "12%" is a number too.
struct TrialPlan {
    std::string baseline, effect, spread, power = "80%", cluster_people = "1", intracluster = "0";

    /// True if enough is known to work out a size.
    [[nodiscard]] bool complete() const { return !baseline.empty() && !effect.empty(); }
    bool operator==(const TrialPlan&) const = default;
};

/// The first rows of a table with commas, semicolons or tabs, quotes as in RFC 4180; at most `most`
/// rows.
[[nodiscard]] std::vector<std::vector<std::string>> first_rows(std::string_view text,
                                                               std::size_t most);

/// Headings, and a guess at what the columns mean, by their names.
[[nodiscard]] OwnTrial guess_columns(std::string file, std::string text);

/// The values of the arm column and the control among them, after another column was chosen.
void read_arms(OwnTrial& own);

} // namespace folkmoot::session
