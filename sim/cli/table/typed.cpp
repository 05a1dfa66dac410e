#include "cli/table/typed.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace folkmoot::cli {

std::optional<std::pair<std::string, std::string>> sides_of(const std::string& typed, bool first) {
    const std::size_t equals = first ? typed.find('=') : typed.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == typed.size())
        return std::nullopt;
    return std::pair{typed.substr(0, equals), typed.substr(equals + 1)};
}

Result<TypedTable> read_typed_table(const std::vector<std::string>& match,
                                    const std::vector<std::string>& read) {
    TypedTable typed;
    Problems problems;
    for (const std::string& each : match) {
        if (const auto sides = sides_of(each, false))
            typed.columns[sides->second] = sides->first;
        else
            problems.push_back(problem_at("--match", "not HEADING=COLUMN", each,
                                          "\"Paid in 2023\"=today, for example"));
    }
    for (const std::string& each : read) {
        if (const auto sides = sides_of(each, false))
            typed.answers[sides->first] = sides->second;
        else
            problems.push_back(
                problem_at("--read", "not QUESTION=ANSWER", each, "gaps=leave-out, for example"));
    }
    if (!problems.empty()) return problems;
    return typed;
}

std::string ways_on(const std::vector<TableQuestion>& questions, std::string_view prefix) {
    std::string text;
    for (const TableQuestion& question : questions) {
        if (!question.chosen.empty()) continue;
        text += "\n" + question.sentence;
        for (const TableQuestion::Answer& answer : question.answers)
            text += "\n    --read \"" + std::string(prefix) + question.key + "=" + answer.value +
                    "\"    " + answer.words;
    }
    return text;
}

Problems check_answers(const TableAnswers& answers, const PlacesLook& look,
                       std::string_view prefix) {
    Problems problems;
    const std::string before(prefix);
    std::vector<std::string_view> keys;
    for (const TableQuestion& question : look.questions) keys.push_back(question.key);
    for (const auto& [key, value] : answers) {
        const auto found = std::find(keys.begin(), keys.end(), key);
        if (found == keys.end()) {
            // Rows are left out and years chosen without being asked about.
            if (key.starts_with("row:") || key.starts_with("only:")) continue;
            Problem p =
                problem_at("--read " + before + key, "the table leaves no such question open");
            for (const std::string_view known : keys)
                p.allowed += (p.allowed.empty() ? "" : ", ") + before + std::string(known);
            p.nearest = nearest_name(key, keys);
            problems.push_back(std::move(p));
            continue;
        }
        const TableQuestion& question =
            look.questions[static_cast<std::size_t>(found - keys.begin())];
        std::vector<std::string_view> values;
        for (const TableQuestion::Answer& answer : question.answers) values.push_back(answer.value);
        if (std::find(values.begin(), values.end(), value) != values.end()) continue;
        Problem p = problem_at("--read " + before + key, "no such answer", value);
        for (const std::string_view known : values)
            p.allowed += (p.allowed.empty() ? "" : ", ") + std::string(known);
        p.nearest = nearest_name(value, values);
        problems.push_back(std::move(p));
    }
    return problems;
}

Problems with_ways_on(Problems problems, const std::vector<TableQuestion>& questions,
                      std::string_view prefix) {
    if (problems.empty()) return problems;
    std::string& excerpt = problems.back().excerpt;
    excerpt += ways_on(questions, prefix);
    if (excerpt.starts_with('\n')) excerpt.erase(0, 1);
    return problems;
}

} // namespace folkmoot::cli
