#pragma once

/// What the funding lab asks and is told. Part of messages.hpp; the same rules hold.
///
/// Money is in whole pence. Everything "one a place" is in the order of `FundingTable::ids`.

#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot::message {

/// A formula and where its levers stand.
struct FormulaChoice {
    std::string file;  ///< what messages call it
    std::string text;  ///< JSON, as in scenarios/formulas/
    std::map<std::string, double> levers;  ///< those that have been moved
    template <class A> void serialize(A& a) { a(file, text, levers); }
    bool operator==(const FormulaChoice&) const = default;
};

/// A table, and which of its headings a person has chosen for which column of the formula.
struct TableChoice {
    std::string file;
    std::string text;  ///< CSV, or cells pasted from a spreadsheet
    std::map<std::string, std::string> columns; ///< formula's column -> heading; the rest by name
    std::map<std::string, std::string> answers{}; ///< to what the table leaves open: by key
    bool own = false; ///< a person's own, not one that comes with the page
    template <class A> void serialize(A& a) { a(file, text, columns, answers, own); }
    bool operator==(const TableChoice&) const = default;
};

/// Something about a person's own table that only they can decide.
struct TableQuestion {
    std::string key, sentence;
    std::vector<std::string> values, words; ///< the answers: as passed on, and as read
    std::string chosen;                     ///< value that holds at present; empty: none yet
    template <class A> void serialize(A& a) { a(key, sentence, values, words, chosen); }
};

/// What was made of a table, whether or not it can be used.
struct TableLook {
    std::vector<std::string> headings;
    std::vector<std::string> notes; ///< what was understood, left out or guessed, in sentences
    std::vector<TableQuestion> questions;
    template <class A> void serialize(A& a) { a(headings, notes, questions); }
};

/// What the changes are measured against.
enum class Against : std::uint8_t {
    today, ///< the formula's column of what is paid at present
    formula, ///< another formula on the same table
    target ///< the formula's own target, before its constraints
};

struct FundingQuestion {
    FormulaChoice formula;
    TableChoice table;
    Against against = Against::today;
    FormulaChoice other; ///< if against a formula
    std::string usual_file, usual_text; ///< the formula's own table, to doubt a person's by; or ""
    template <class A> void serialize(A& a) {
        a(formula, table, against, other, usual_file, usual_text);
    }
    bool operator==(const FundingQuestion&) const = default;
};

/// Parts of an answer: each costs time, so each is asked for.
struct FundingParts {
    bool why = false; ///< decomposition for `place`
    bool incentives = false; ///< for `place`
    bool robustness = false;
    bool backwards = false;
    std::uint32_t place = 0;
    double error_size = 0.05; ///< of measured inputs, share
    double largest_loss = 0.02; ///< that `backwards` allows any place, share of today
    template <class A> void serialize(A& a) {
        a(why, incentives, robustness, backwards, place, error_size, largest_loss);
    }
    bool operator==(const FundingParts&) const = default;
};

/// Answered by `Funded`, or by `Failed` when formula or table are wrong.
struct AskFunding {
    std::uint32_t id = 0;
    FundingQuestion question;
    FundingParts parts;
    template <class A> void serialize(A& a) { a(id, question, parts); }
};

/// Five years of simulated citizens under the formula as the area allocation, against the present
/// rule, on the same random numbers: replicate 0 is the run as set. Needs an open scenario whose
/// areas are the table's places. Answered by `FundedFuture`.
struct AskFundedFuture {
    std::uint32_t id = 0;
    FundingQuestion question;
    std::uint32_t replicate = 0;
    template <class A> void serialize(A& a) { a(id, question, replicate); }
};

// ---------------------------------------------------------------- replies

/// A column that the formula needs, and what it was given.
struct ColumnMatch {
    std::string name, unit, meaning;
    std::string heading; ///< of the table; empty: none fits
    bool by_hand = false;
    template <class A> void serialize(A& a) { a(name, unit, meaning, heading, by_hand); }
};

/// A lever of a formula.
struct FormulaLeverState {
    std::string key, label, unit, sentence, source;
    double low = 0, high = 1, usual = 0, now = 0, step = 0.01;
    bool unverified = false;
    template <class A> void serialize(A& a) {
        a(key, label, unit, sentence, source, low, high, usual, now, step, unverified);
    }
};

struct FormulaStepState {
    std::string name, expression, unit, sentence;
    std::uint32_t line = 0; ///< in the formula's text
    double total = 0; ///< sum over places (money, people) or mean (index, share)
    template <class A> void serialize(A& a) { a(name, expression, unit, sentence, line, total); }
};

/// What a formula says of itself.
struct FormulaFace {
    std::string name, title, explanation, money_year, place_word;
    std::vector<FormulaLeverState> levers;
    std::vector<FormulaStepState> steps;
    std::vector<std::string> constraints; ///< in words, in their order
    std::vector<ColumnMatch> columns;
    std::vector<std::string> sources; ///< name, text and address in one line
    template <class A> void serialize(A& a) {
        a(name, title, explanation, money_year, place_word, levers, steps, constraints, columns,
          sources);
    }
};

/// One a place, all of the same length. NaN where a number does not exist.
struct FundingTable {
    std::vector<std::string> ids, names;
    std::vector<double> latitude, longitude; ///< NaN where the table has none
    std::vector<double> people, deprivation;
    std::vector<std::int64_t> allocation, target,
        other; ///< pence; `other`: what it is compared with
    std::vector<double> per_head, per_need; ///< £
    std::vector<std::uint32_t> binding; ///< bits: index into `Funded::binding_words`
    template <class A> void serialize(A& a) {
        a(ids, names, latitude, longitude, people, deprivation, allocation, target, other, per_head,
          per_need, binding);
    }
};

/// A measure of fairness: its name, what it means beside the number, and both sides.
struct FairnessMeasure {
    std::string key, label, definition;
    double now = 0, other = 0;
    double standard_error = 0; ///< of `now`; NaN: none
    int decimals = 3;
    bool share = false;
    template <class A> void serialize(A& a) {
        a(key, label, definition, now, other, standard_error, decimals, share);
    }
};

/// A bar of the waterfall: what a term contributes to a place's difference.
struct WhyTerm {
    std::string label, sentence;
    std::int64_t pence = 0;
    std::int64_t said = 0; ///< the same as sentences round it, so that all of them add up
    template <class A> void serialize(A& a) { a(label, sentence, pence, said); }
};

/// What one more of something is worth to a place.
struct IncentiveRow {
    std::string column, label, unit;
    double one_more = 0; ///< £ for one more, exact derivative
    double finite = 0; ///< £ for one more, by working it out again
    double misreport = 0; ///< £ gained by reporting 1% more
    bool cliff = false; ///< a small change of the input jumps the money
    std::string cliff_words; ///< where and by how much; empty without cliff
    template <class A> void serialize(A& a) {
        a(column, label, unit, one_more, finite, misreport, cliff, cliff_words);
    }
};

struct RobustnessRow {
    double allocation_low = 0, allocation_high = 0; ///< £, 5 and 95%
    double rank_low = 0, rank_high = 0; ///< by £ per head, 1 = most
    double share_loses = 0; ///< of draws in which the place loses against `other`
    template <class A> void serialize(A& a) {
        a(allocation_low, allocation_high, rank_low, rank_high, share_loses);
    }
};

struct Robustness {
    std::uint32_t draws = 0;
    double error_size = 0;
    std::string sentence;
    double volatility = 0; ///< mean absolute change of an allocation from year to year, share
    std::vector<RobustnessRow> places;
    template <class A> void serialize(A& a) { a(draws, error_size, sentence, volatility, places); }
};

struct TradeOffPoint {
    double largest_loss = 0; ///< share of today that any place may lose
    double gap = 0; ///< gap to need that is left, share of the money
    bool feasible = false;
    template <class A> void serialize(A& a) { a(largest_loss, gap, feasible); }
};

/// Weights within their ranges so that no place loses more than x% and the gap to need closes as
/// far as possible.
struct Backwards {
    bool feasible = false;
    std::string sentence;
    std::map<std::string, double> levers; ///< found
    double gap_before = 0, gap_after = 0, gap_least = 0;
    std::vector<TradeOffPoint> curve;
    template <class A> void serialize(A& a) {
        a(feasible, sentence, levers, gap_before, gap_after, gap_least, curve);
    }
};

struct Funded {
    std::uint32_t id = 0;
    FormulaFace formula;
    std::string other_name; ///< "today", "the target", or the other formula's title
    std::string sentence; ///< who gains and who loses, in one sentence
    std::string figures; ///< whose figures a person's own table holds; empty: the page's
    std::int64_t total = 0, other_total = 0;
    FundingTable table;
    TableLook look;
    std::vector<std::string> binding_words; ///< by bit
    std::vector<std::string> binding_briefs; ///< the same where there is little room
    std::vector<FairnessMeasure> fairness;
    std::vector<WhyTerm> why; ///< empty unless asked for; sums to the place's difference
    std::string why_sentence; ///< the same in one sentence
    std::int64_t why_change = 0; ///< the difference as the sentence rounds it
    std::vector<IncentiveRow> incentives;
    std::vector<Robustness> robustness; ///< one, or none
    std::vector<Backwards> backwards; ///< one, or none
    std::uint64_t fingerprint = 0;
    double milliseconds = 0;
    bool simulates = false; ///< the table's places are the open scenario's areas
    template <class A> void serialize(A& a) {
        a(id, formula, other_name, sentence, figures, total, other_total, table, look,
          binding_words, binding_briefs, fairness, why, why_sentence, why_change, incentives,
          robustness, backwards, fingerprint, milliseconds, simulates);
    }
};

/// A row of what happens next: at first, and in the last year.
struct FutureRow {
    std::string group, name; ///< "area", "Kent and Medway"; "deprivation", "most deprived fifth"
    double first_change = 0; ///< £ a head that the formula moves at once
    double last_change = 0; ///< £ a head actually spent, reform less present, in the last year
    std::vector<double> baseline, reform; ///< outcomes in the last year, in the order of `outcomes`
    template <class A> void serialize(A& a) {
        a(group, name, first_change, last_change, baseline, reform);
    }
};

struct FundedFuture {
    std::uint32_t id = 0, replicate = 0;
    std::string sentence; ///< how the first effect and that after five years differ
    std::vector<std::string> outcomes; ///< keys, as in Scenario::outcomes
    std::vector<FutureRow> rows;
    std::uint64_t fingerprint = 0;
    template <class A> void serialize(A& a) {
        a(id, replicate, sentence, outcomes, rows, fingerprint);
    }
};

} // namespace folkmoot::message
