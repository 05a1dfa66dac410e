#pragma once

/// What the funding lab tells of a formula on a table: what each place gets, who gains and who
/// loses, how fair that is. The lab's deeper questions have headers of their own: funding_why.hpp
/// (which term moved whose money), funding_incentives.hpp, funding_robustness.hpp,
/// funding_backwards.hpp, funding_future.hpp.
///
/// Everything "one a place" is in the order of the table. Money is in whole pence where it is paid,
/// in £ where it is worked with.

#include "core/result.hpp"
#include "funding/constraints.hpp"
#include "funding/formula.hpp"
#include "scenario/table/places_file.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A formula, where its levers stand, and the table that it is applied to.
struct FundingCase {
    Formula formula;
    std::vector<double> levers; ///< in the order of the formula's levers
    std::shared_ptr<const PlaceTable> table; ///< under the formula's names
    ColumnMatches matches; ///< what the table's headings were taken for
    std::vector<std::string> notes{}; ///< what was understood, left out or guessed in the table
    std::vector<TableQuestion> questions{}; ///< what a person may decide about it
    std::string own_table{}; ///< what a person's own table is called; empty: it comes with Folkmoot
    std::string other_table{}; ///< one that comes with Folkmoot, but not with this formula
};

/// Whose figures a table holds that is not the formula's: "Figures: your table “mine.csv”, not
/// checked by Folkmoot." Empty for the formula's own.
[[nodiscard]] std::string figures_words(const FundingCase& of);

/// The year of the money; empty for any table but the formula's own, of which nobody has told it.
[[nodiscard]] std::string money_year_of(const FundingCase& of);

/// Where formula and figures come from, a line each. What is of the usual table's figures is not
/// cited for a person's own table; the words of `figures_words` take its place.
[[nodiscard]] std::vector<std::string> sources_of(const FundingCase& of);

/// What a person has chosen, as text. `file` and `table_file` are what messages call them.
struct FundingTexts {
    std::string file, formula;
    std::map<std::string, double>
        levers; ///< those that have been moved; others stand at their usual value
    std::string table_file, table;
    std::map<std::string, std::string> columns; ///< formula's column -> heading, by hand
    TableAnswers answers{}; ///< to what the table leaves open
    /// The formula's own table, so that a person's money that is a hundredfold away from it is
    /// doubted; empty: not known, or `table` is it.
    std::string usual_table_file{}, usual_table{};
    bool own_table = false; ///< a person's own, not one that comes with Folkmoot
};

/// Reads a formula and a table, or lists all that is wrong with either. A lever that does not exist
/// or is outside its range is a problem.
[[nodiscard]] Result<FundingCase> read_funding_case(const FundingTexts& texts);

/// What is made of a table, also where it cannot be read yet: notes, and questions to put to
/// whoever brought it. Problems are those of formula and table.
[[nodiscard]] PlacesLook look_at_table(const FundingTexts& texts);

/// Values of the formula's levers: usual ones, but for those that have been moved.
[[nodiscard]] Result<std::vector<double>> levers_of(const FormulaText& text,
                                                    const std::map<std::string, double>& moved);

/// What a formula comes to on a table.
struct Funding {
    Worked worked;
    std::vector<double> money; ///< £ a place, before rules
    std::vector<Rule> rules;
    Pence budget = 0;
    Allocated allocated;
};

/// Works a formula out, applies its rules and shares the budget out, to the penny. `use_rules`: of
/// the formula's constraints, by position, those that count; empty: all.
[[nodiscard]] Result<Funding> fund(const Formula& formula, const PlaceTable& table,
                                   std::span<const double> levers,
                                   std::span<const std::uint8_t> use_rules = {});

/// One number a place of a column, step, lever or any expression of the formula; empty if
/// `expression` is.
[[nodiscard]] Result<std::vector<double>>
place_values(const Formula& formula, const PlaceTable& table, std::span<const double> levers,
             const Worked& worked, std::string_view expression);

/// What changes are measured against.
enum class FundingAgainst : std::uint8_t { today, formula, target };

/// A measure of fairness of two ways to share the money out.
struct FairnessValue {
    std::string key, label, definition;
    double now = 0, other = 0;
    double standard_error = 0; ///< of `now`; NaN: none
    int decimals = 3;
    bool share = false;
};

/// What is known of places, and what they get.
struct FundingAnswer {
    Funding now;
    std::vector<double> people, need,
        deprivation; ///< the last two are empty if the formula names none
    std::vector<Pence> target; ///< before rules
    std::vector<Pence> today; ///< what is paid at present; empty if the formula names no column
    FundingAgainst against =
        FundingAgainst::today; ///< `target` where a formula names no column of today
    std::vector<Pence> other; ///< what changes are measured against
    std::string other_name; ///< "today", "the target", or the other formula's title
    Pence total = 0, other_total = 0;
    std::string sentence; ///< who gains and who loses; of a person's own table also that it is so
    std::vector<FairnessValue> fairness;
    std::uint64_t fingerprint = 0; ///< of the exact pence, and of whom they are for
};

/// Everything about `now` against today, its target, or `other` (which must be of the same places;
/// only looked at when `against` is `formula`).
[[nodiscard]] Result<FundingAnswer> answer_funding(const FundingCase& now, FundingAgainst against,
                                                   const FundingCase* other);

/// Fairness of £ a head and £ a weighted head in two allocations. `need` and `deprivation` may be
/// empty: what rests on them is then left out. The more deprived come first in ranks; places of
/// equal deprivation count as one group, so that the order of the table does not matter.
///
/// Source: sim/outcome/inequality.hpp. `least_share`: of the mean per weighted head, the minimum
/// whose coverage is told (an assumption).
[[nodiscard]] std::vector<FairnessValue>
fairness_of(std::span<const Pence> now, std::span<const Pence> other,
            std::span<const double> people, std::span<const double> need,
            std::span<const double> deprivation, double least_share = 0.95);

/// Whether a place gains (1) or loses (−1) by so much that a table tells it as a share; 0: it
/// hardly changes. Sentences, tables and maps all go by it.
[[nodiscard]] int change_of(const FundingAnswer& answer, std::size_t place);

/// Who gains and who loses, in plain words.
[[nodiscard]] std::string funding_sentence(const FundingAnswer& answer, const FormulaText& text,
                                           const PlaceTable& table);

/// £ a head; NaN where nobody lives.
[[nodiscard]] std::vector<double> pounds_per(std::span<const Pence> amount,
                                             std::span<const double> heads);

} // namespace folkmoot
