#include "analysis/trial_data.hpp"

#include "analysis/trial_columns.hpp"
#include "core/delimited.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;

/// A number as people say it: three digits that count, thousands set apart.
std::string said(double value) {
    if (std::fabs(value) >= 1000.0 && std::fabs(value) < 1e15) {
        std::string digits = std::to_string(std::llround(std::fabs(value)));
        for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
        return (value < 0.0 ? "−" : "") + digits;
    }
    char text[32];
    const auto end =
        std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::general, 3)
            .ptr;
    return (value < 0.0 ? "−" : "") + std::string(text, end);
}

std::string higher_or_lower(double difference) {
    return said(std::fabs(difference)) + (difference < 0.0 ? " lower" : " higher");
}

std::string interval_words(const Estimated& effect) {
    if (effect.low >= 0.0) return said(effect.low) + " to " + said(effect.high) + " higher";
    if (effect.high <= 0.0) return said(-effect.high) + " to " + said(-effect.low) + " lower";
    return said(-effect.low) + " lower to " + said(effect.high) + " higher";
}

/// One arm in one sentence.
std::string sentence_of(const TrialReport& report, const ArmEstimate& arm,
                        const TrialColumns& columns) {
    const Estimated& effect = arm.effect;
    const std::string level = said(100.0 * (1.0 - columns.options.alpha)) + "%";
    const std::string name = "“" + report.arms[arm.arm] + "”", control = "“" + report.control + "”";
    const std::string whom = report.method == "iv"
                                 ? "Among those who received it because they were assigned to it, "
                                 : "";
    if (effect.estimate != effect.estimate) return "For " + name + " there is no estimate.";
    if (effect.low != effect.low || effect.p != effect.p)
        return whom + columns.outcome + " is " + higher_or_lower(effect.estimate) + " with " +
               name + " than with " + control + "; how much of that is chance cannot be said.";
    if (report.method == "bayes")
        return "With probability " + said(100.0 * arm.probability_best) + "%, " + name +
               " has the highest " + columns.outcome + " of all arms; the difference from " +
               control + " is " + interval_words(effect) + " with probability " + level + ".";
    if (effect.p < columns.options.alpha)
        return whom + columns.outcome + " is " + higher_or_lower(effect.estimate) + " with " +
               name + " than with " + control + "; the data fit anything from " +
               interval_words(effect) + " (" + level + " interval), so it is hardly chance alone.";
    return whom + "the data do not show that " + columns.outcome + " differs between " + name +
           " and " + control + ": they fit anything from " + interval_words(effect) + " (" + level +
           " interval).";
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

Json numbers_of(const ArmEstimate& arm) {
    const Estimated& effect = arm.effect;
    // What does not exist, and infinity (the normal distribution's degrees of freedom), is null.
    return Json{{"estimate", effect.estimate},
                {"se", effect.se},
                {"df", effect.df},
                {"interval", Json::array({effect.low, effect.high})},
                {"p", effect.p}};
}

} // namespace

Result<std::vector<std::string>> table_headings(std::string_view file, std::string text) {
    const Result<Delimited> table = read_delimited(file, std::move(text));
    if (!table) return table.problems();
    std::vector<std::string> headings;
    headings.reserve(table->columns());
    for (std::size_t column = 0; column < table->columns(); ++column)
        headings.emplace_back(table->heading(column));
    return headings;
}

Result<TrialReport> analyse_table(std::string_view file, std::string text,
                                  const TrialColumns& columns) {
    const Result<Delimited> table = read_delimited(file, std::move(text));
    if (!table) return table.problems();
    const Result<TrialData> read = read_trial(file, *table, columns);
    if (!read) return read.problems();
    const Method method = *method_named(columns.method);
    const TrialRows rows = read->rows();
    if (const std::string missing = missing_for(rows, method); !missing.empty())
        return Problem{
            .file = std::string(file), .path = "method " + columns.method, .what = missing};

    TrialReport report;
    report.method = columns.method;
    for (const MethodWords& words : method_words())
        if (words.method == method) report.label = words.label;
    report.arms = read->arms;
    report.control = report.arms[0];
    report.rows = static_cast<double>(table->rows());
    report.analysis = analyse(rows, method, columns.options);
    for (const ArmEstimate& arm : report.analysis.arms)
        report.sentence +=
            (report.sentence.empty() ? "" : " ") + capital(sentence_of(report, arm, columns));
    return report;
}

std::string trial_report_json(const TrialReport& report) {
    const std::vector<ArmEstimate>& arms = report.analysis.arms;
    Json json{{"method", report.method}};
    json.update(numbers_of(arms[0]));
    Json counts = Json::object();
    for (std::size_t arm = 0; arm < report.arms.size(); ++arm)
        counts[report.arms[arm]] = report.analysis.n[arm];
    json["n"] = std::move(counts);
    json["warnings"] = report.analysis.warnings;
    json["control"] = report.control;
    json["sentence"] = report.sentence;
    if (arms.size() > 1 || report.method == "bayes") {
        Json list = Json::array();
        for (const ArmEstimate& arm : arms) {
            Json one{{"arm", report.arms[arm.arm]}};
            one.update(numbers_of(arm));
            one["adjusted_p"] = arm.adjusted_p;
            if (report.method == "bayes") {
                one["probability_best"] = arm.probability_best;
                one["expected_loss"] = arm.expected_loss;
            }
            list.push_back(std::move(one));
        }
        json["arms"] = std::move(list);
    }
    if (report.analysis.stopped_look) json["stopped_look"] = *report.analysis.stopped_look + 1;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace folkmoot
