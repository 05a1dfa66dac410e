#include "scenario/table/place_columns.hpp"

#include "core/table/cell_words.hpp"
#include "core/words/quoted.hpp"
#include "core/words/visible.hpp"
#include "funding/language/units.hpp"
#include "scenario/table/decimal_mark.hpp"
#include "scenario/table/heading_units.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace folkmoot {

namespace {

struct Scale {
    std::string_view value, words;
    int power;
};
constexpr std::array<Scale, 5> scales{{{"ones", "Each one", 0},
                                       {"thousands", "Thousands", 3},
                                       {"millions", "Millions", 6},
                                       {"billions", "Billions", 9},
                                       {"hundredths", "Hundredths (pence)", -2}}};

ColumnBounds bounds_of(const std::string& unit) {
    const auto declared = parse_unit(unit);
    if (unit == "share") return {0.0, 1.0, "0 to 1, or 0% to 100%", "out of range", false};
    if (!declared) return {};
    const auto is_people = [](const auto& factor) {
        return factor.first == "people" || factor.first == "pupils" || factor.first == "patients" ||
               factor.first == "children" || factor.first == "households";
    };
    const bool single =
        declared->unit.factors.size() == 1 && declared->unit.factors.front().second == 1;
    const bool people = std::ranges::any_of(declared->unit.factors, is_people);
    const bool counts = single && (people || declared->unit.is_money());
    if (declared->may_be_negative) return {{}, {}, {}, {}, counts};
    if (declared->unit.holds_money())
        return {0.0, std::nullopt, "0 or more", "negative money", counts};
    if (people) return {0.0, std::nullopt, "0 or more", "fewer than none", counts};
    return {};
}

bool has_letter(std::string_view cell) {
    return std::ranges::any_of(cell, [](char c) {
        const char small = small_letter(c);
        return small >= 'a' && small <= 'z' && small != 'e';
    });
}

/// One column while it is being understood.
struct Plan {
    ReadColumn read;
    std::string name, heading; ///< the formula's, the table's
    NumberWords words;
    bool decimal_comma = false;
};

class Columns {
public:
    Columns(std::string_view file, const Delimited& table, const TableAnswers& answers,
            PlacesLook& look)
        : file_(file), table_(table), answers_(answers), look_(look) {}

    std::vector<Plan> plans;

    /// Points and commas.
    void settle_decimals() {
        std::vector<MarkedColumn> marked;
        marked.reserve(plans.size());
        for (const Plan& plan : plans)
            marked.push_back({plan.read.column, plan.read.bounds.counts});
        const DecimalMarks marks = decimal_marks(table_, marked);
        for (Plan& plan : plans) plan.decimal_comma = marks.decimal_comma;
        if (marks.open) {
            const std::string chosen = ask_decimals("decimal", marks.example, {});
            const bool comma = marks.example.find(',') != std::string::npos;
            for (Plan& plan : plans) plan.decimal_comma = (chosen == "decimals") == comma;
        }
        for (const DecimalMarks::Doubt& doubt : marks.doubts) {
            Plan& plan = plans[doubt.position];
            const std::string chosen =
                ask_decimals("decimal:" + plan.name, doubt.example, plan.heading);
            if (chosen == "thousands") plan.decimal_comma = !plan.decimal_comma;
        }
    }

    /// Thousands, millions, per cent.
    void settle_units() {
        for (Plan& plan : plans) {
            const HeadingUnit unit = unit_in_heading(plan.heading);
            if (plan.read.bounds.counts)
                settle_scale(plan, unit);
            else if (plan.read.bounds.high)
                settle_percent(plan, unit);
        }
    }

    void read() {
        for (Plan& plan : plans) {
            std::vector<double>& values = plan.read.values;
            values.reserve(table_.rows());
            std::string_view magnitude;
            double large = 0;
            for (std::size_t row = 0; row < table_.rows(); ++row) {
                const std::string_view cell = table_.cell(row, plan.read.column);
                const auto number = number_in(cell, plan.words, plan.decimal_comma);
                values.push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
                if (number && magnitude.empty() && plan.words.magnitude && plan.words.power == 0 &&
                    has_letter(cell)) {
                    magnitude = cell;
                    large = *number;
                }
            }
            if (!magnitude.empty())
                look_.notes.push_back("In " + spoken(plan.heading) + ", " + spoken(magnitude) +
                                      " was read as " + with_commas(large) + ".");
        }
    }

private:
    void problem(const Plan* plan, std::string what, std::string found, std::string allowed) {
        Problem p{.file = std::string(file_), .line = table_.heading_line()};
        p.what = (plan == nullptr ? std::string() : "column '" + shortened(plan->heading) + "': ") +
                 std::move(what);
        p.found = std::move(found);
        p.allowed = std::move(allowed);
        look_.problems.push_back(std::move(p));
    }

    std::string ask_decimals(std::string key, const std::string& example,
                             const std::string& heading) {
        const TwoReadings both = readings_of(example);
        const std::string mark = example.find(',') != std::string::npos ? "comma" : "point";
        const std::string where = heading.empty() ? "In this table" : "In " + spoken(heading);
        TableQuestion question{
            .key = std::move(key),
            .sentence = where + ", three digits stand behind every " + mark + ": is " +
                        spoken(example) + " " + both.as_thousands + " or " + both.as_decimals + "?",
            .answers = {{"thousands", both.as_thousands}, {"decimals", both.as_decimals}},
            .chosen = {}};
        question.chosen = answer_to(question, answers_);
        if (question.chosen.empty()) {
            Problem p{.file = std::string(file_), .line = table_.heading_line()};
            p.what = (heading.empty() ? std::string() : "column '" + shortened(heading) + "': ") +
                     "what a " + mark +
                     " means is not certain: three digits stand behind every one";
            p.found = in_quotes(example);
            p.allowed = both.as_thousands + " or " + both.as_decimals + ", once it is said which";
            look_.problems.push_back(std::move(p));
        } else {
            look_.notes.push_back(
                where + ", " + spoken(example) + " was read as " +
                (question.chosen == "thousands" ? both.as_thousands : both.as_decimals) +
                ", as you chose.");
        }
        look_.questions.push_back(question);
        return question.chosen;
    }

    /// The first number of a column and the cell that it stands in.
    [[nodiscard]] std::optional<std::pair<std::string_view, double>> first(const Plan& plan) const {
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const std::string_view cell = table_.cell(row, plan.read.column);
            const auto number = number_in(cell, plan.words, plan.decimal_comma);
            if (number && *number != 0.0) return std::pair{cell, *number};
        }
        return std::nullopt;
    }

    void settle_scale(Plan& plan, const HeadingUnit& unit) {
        plan.words.magnitude = true;
        plan.words.power = unit.power;
        const std::string key = "unit:" + plan.name;
        if (unit.power == 0 && !answers_.contains(key)) return;
        TableQuestion question{.key = key,
                               .sentence = "What is " + spoken(plan.heading) + " counted in?",
                               .answers = {},
                               .chosen = {}};
        for (const Scale& scale : scales)
            question.answers.push_back({std::string(scale.value), std::string(scale.words)});
        const std::string chosen = answer_to(question, answers_);
        for (const Scale& scale : scales) {
            if (chosen == scale.value) plan.words.power = scale.power;
            if (plan.words.power == scale.power) question.chosen = scale.value;
        }
        if (const auto example = first(plan); example && plan.words.power != 0) {
            std::string value = with_commas(example->second);
            if (plan.words.power < 0) value = plain_number(example->second);
            look_.notes.push_back(spoken(plan.heading) + " was read in " + question.chosen + ": " +
                                  spoken(example->first) + " is " + value + ".");
        }
        look_.questions.push_back(std::move(question));
    }

    void settle_percent(Plan& plan, const HeadingUnit& unit) {
        bool above_one = false, any = false, all_marked = true;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const std::string_view cell = table_.cell(row, plan.read.column);
            if (cell.find('%') != std::string_view::npos) continue;
            const auto number = number_in(cell, {}, plan.decimal_comma);
            if (!number || *number == 0.0) continue;
            all_marked = false;
            any = any || *number <= 1.0;
            above_one = above_one || *number > 1.0;
        }
        const bool wanted = unit.percent || above_one || answers_.contains("unit:" + plan.name);
        if (all_marked || !wanted) return;
        const auto example = first(plan);
        if (!example) return;
        const std::string as_percent = plain_number(example->second) + "%";
        const auto as_shares = number_in(std::string(example->first) + "%", {}, plan.decimal_comma);
        const auto hundredfold = number_in(
            example->first, NumberWords{.percent = false, .power = 2}, plan.decimal_comma);
        TableQuestion question{
            .key = "unit:" + plan.name,
            .sentence = "Is " + spoken(plan.heading) + " in per cent, or in shares of one?",
            .answers = {{"percent", "Per cent: " + spoken(example->first) + " is " + as_percent},
                        {"shares", "Shares: " + spoken(example->first) + " is " +
                                       plain_number(hundredfold.value_or(0.0)) + "%"}},
            .chosen = {}};
        question.chosen = answer_to(question, answers_);
        const bool chosen = !question.chosen.empty();
        if (!chosen && unit.percent && above_one) question.chosen = "percent";
        if (question.chosen == "percent") {
            plan.words.power = -2;
            look_.notes.push_back(
                spoken(plan.heading) + " was read in per cent: " + spoken(example->first) + " is " +
                plain_number(as_shares.value_or(0.0)) + (chosen ? ", as you chose." : "."));
        } else if (!chosen && unit.percent && any) {
            problem(&plan, "per cent or shares of one is not certain: no number is above 1",
                    in_quotes(example->first),
                    as_percent + " or " + plain_number(hundredfold.value_or(0.0)) +
                        "%, once it is said which");
        } else if (question.chosen == "shares") {
            look_.notes.push_back(spoken(plan.heading) +
                                  " was read in shares of one, as you chose.");
        }
        look_.questions.push_back(std::move(question));
    }

    std::string_view file_;
    const Delimited& table_;
    const TableAnswers& answers_;
    PlacesLook& look_;
};

} // namespace

std::string spoken(std::string_view text) { return "“" + shortened(plain_text(text)) + "”"; }

std::optional<std::size_t> column_of(const Delimited& table, std::string_view heading) {
    for (std::size_t i = 0; i < table.columns(); ++i)
        if (table.heading(i) == heading) return i;
    return std::nullopt;
}

std::string answer_to(const TableQuestion& question, const TableAnswers& answers) {
    const auto given = answers.find(question.key);
    if (given == answers.end()) return {};
    for (const TableQuestion::Answer& answer : question.answers)
        if (answer.value == given->second) return given->second;
    return {};
}

std::vector<ReadColumn> read_columns(std::string_view file, const Delimited& table,
                                     const PlacesNeeds& needs, const TableAnswers& answers,
                                     PlacesLook& look) {
    Columns columns(file, table, answers, look);
    const std::vector<NeededColumn>& needed = needs.columns;
    for (std::size_t i = 0; i < needed.size(); ++i) {
        if (std::ranges::find(needs.words, needed[i].name, &PlacesNeeds::Words::column) !=
            needs.words.end())
            continue;
        const std::string& heading = look.matches.columns[i].heading;
        const auto column = heading.empty() ? std::nullopt : column_of(table, heading);
        if (!column) continue;
        Plan plan;
        plan.read = {i, *column, bounds_of(needed[i].unit), {}};
        plan.name = needed[i].name;
        plan.heading = heading;
        columns.plans.push_back(std::move(plan));
    }
    columns.settle_decimals();
    columns.settle_units();
    columns.read();
    std::vector<ReadColumn> read;
    read.reserve(columns.plans.size());
    for (Plan& plan : columns.plans) read.push_back(std::move(plan.read));
    return read;
}

} // namespace folkmoot
