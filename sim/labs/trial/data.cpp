#include "labs/trial/data.hpp"

#include "core/table/delimited.hpp"
#include "experiment/counts.hpp"
#include "labs/trial/columns.hpp"
#include "labs/trial/data_words.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;

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

std::string key_of(Method method) {
    for (const MethodWords& words : method_words())
        if (words.method == method) return std::string(words.key);
    return "";
}

/// One person a row. Fills the report, or says what is missing.
Problems analyse_rows(const TrialData& data, Method method, const AnalysisOptions& options,
                      TrialReport& report) {
    const TrialRows rows = data.rows();
    if (std::string missing = missing_for(rows, method); !missing.empty())
        return {{.path = "method " + key_of(method), .what = std::move(missing)}};
    report.analysis = analyse(rows, method, options);
    report.carrying = carrying_row(rows);
    report.picked = picked_best(rows, 1.0);
    return {};
}

/// A row for some people of an arm: how many they are, and to how many of them it happened.
Problems analyse_sums(const TrialData& data, Method method, const AnalysisOptions& options,
                      TrialReport& report) {
    if (!works_from_counts(method))
        return {{.path = "method",
                 .what = "counts do not tell what this method needs",
                 .found = key_of(method),
                 .allowed = "proportion or bayes"}};
    std::vector<ArmCount> arms(data.arms.size());
    std::vector<double> rows(data.arms.size(), 0.0);
    for (std::size_t row = 0; row < data.arm.size(); ++row) {
        ArmCount& arm = arms[data.arm[row]];
        arm.hits += data.outcome[row];
        arm.people += data.people[row];
        rows[data.arm[row]] += 1.0;
    }
    if (std::string missing = missing_for(arms); !missing.empty())
        return {{.path = "counts", .what = std::move(missing)}};
    report.analysis = analyse_counts(arms, 0, method, options);
    report.picked = picked_best(arms, 0, 1.0);
    if (std::any_of(rows.begin(), rows.end(), [](double count) { return count > 1.0; }))
        report.analysis.warnings.emplace_back(
            "Rows of the same arm are added up. If they are days or places in which the arms were "
            "not equally large, the sum can mislead.");
    return {};
}

/// The problems with the file's name; where every arm has one row, with how to say that these are
/// counts.
Problems with_file(Problems problems, std::string_view file, const TrialData& data,
                   const Delimited& table, const TrialColumns& columns) {
    for (Problem& problem : problems) problem.file = std::string(file);
    if (columns.counts.empty() && table.rows() == data.arms.size())
        if (const std::optional<CountColumns> counts = columns_of_counts(table, columns.arm))
            problems.back().what +=
                ". This table has one row an arm, so it seems to hold counts: say that “" +
                counts->people + "” is how many people a row stands for (--counts " +
                counts->people + ") and “" + counts->hits +
                "” to how many of them it happened (--outcome " + counts->hits + ")";
    return problems;
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
    Method method = *method_named(columns.method);
    // Of counts nothing else can be told than shares.
    if (!columns.counts.empty() && method == Method::difference) method = Method::proportion;
    TrialReport report;
    report.method = key_of(method);
    for (const MethodWords& words : method_words())
        if (words.method == method) report.label = words.label;
    report.arms = read->arms;
    report.control = report.arms[0];
    report.rows = static_cast<double>(table->rows());
    AnalysisOptions options = columns.options;
    options.shares = read->shares;
    if (const Problems problems = columns.counts.empty()
                                      ? analyse_rows(*read, method, options, report)
                                      : analyse_sums(*read, method, options, report);
        !problems.empty())
        return with_file(problems, file, *read, *table, columns);
    if (report.carrying) report.carrying_line = table->line(report.carrying->row);
    for (const ArmEstimate& arm : report.analysis.arms)
        report.sentence +=
            (report.sentence.empty() ? "" : " ") + capital(sentence_of(report, arm, columns));
    std::vector<std::string>& warnings = report.analysis.warnings;
    if (report.carrying)
        warnings.insert(warnings.begin(), carrying_sentence(report, *report.carrying, columns));
    if (report.picked) report.sentence += " " + picked_sentence(report, *report.picked, columns);
    warnings.insert(warnings.end(), read->notes.begin(), read->notes.end());
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
    if (report.carrying)
        json["carrying_row"] = {{"row", report.carrying->row + 1},
                                {"line", report.carrying_line},
                                {"arm", report.arms[report.carrying->arm]},
                                {"value", report.carrying->value},
                                {"difference", report.carrying->with},
                                {"difference_without", report.carrying->without}};
    if (report.picked)
        json["picked"] = {{"arm", report.arms[report.picked->arm]},
                          {"of", report.picked->of},
                          {"difference", report.picked->gain},
                          {"luck", report.picked->luck},
                          {"shrunk", report.picked->shrunk}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace folkmoot
