#include "cli/formula.hpp"

#include "analysis/funding_report.hpp"
#include "cli/files.hpp"
#include "scenario/formula_file.hpp"
#include "scenario/json_tree.hpp"
#include "scenario/load.hpp"
#include "scenario/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr int folders_up = 5;  // in which scenarios/ is looked for

// scenarios/formulas here, in a folder above, or above the program.
std::vector<fs::path> formula_folders(const std::string& program) {
    std::vector<fs::path> folders;
    std::error_code ignored;
    for (fs::path start : {fs::path("."), own_folder(program)}) {
        start = fs::absolute(start, ignored);
        for (int up = 0; up < folders_up; ++up) {
            const fs::path folder = start / "scenarios" / "formulas";
            if (fs::is_directory(folder, ignored)) folders.push_back(folder);
            if (start == start.parent_path()) break;
            start = start.parent_path();
        }
    }
    return folders;
}

// A file by name in one of the folders, with or without its ending.
Result<std::string> find_named(const std::string& name, const std::vector<fs::path>& folders,
                               const std::string& ending, const std::string& kind) {
    std::vector<std::string> stems;
    for (const fs::path& folder : folders) {
        for (const std::string& end : {ending, std::string()}) {
            if (is_file(folder / (name + end))) return (folder / (name + end)).string();
        }
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored)) {
            if (entry.path().extension() == ending) stems.push_back(entry.path().stem().string());
        }
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    Problem p = problem_at({}, "there is no such " + kind, name);
    for (const std::string& stem : stems) p.allowed += (p.allowed.empty() ? "" : ", ") + stem;
    if (stems.empty()) p.allowed = "a file";
    const std::vector<std::string_view> names(stems.begin(), stems.end());
    p.nearest = nearest_name(name, names);
    return p;
}

// A file by the path that a person typed, or by name.
Result<std::string> find_file(const std::string& name, const std::vector<fs::path>& folders,
                              const std::string& ending, const std::string& kind) {
    if (is_file(name)) return name;
    return find_named(name, folders, ending, kind);
}

// The table that a formula names itself: in the folders of formulas, not elsewhere.
Result<std::string> read_own_table(const fs::path& path) {
    auto text =
        read_named(fs::absolute(path).parent_path(), path.filename().string(), most_file_bytes);
    if (!text) return text.problems();
    if (!*text) return problem_at(path.string(), "cannot be read");
    return std::move(**text);
}

// KEY=VALUE as it was typed.
Problems read_set(const std::vector<std::string>& typed, std::map<std::string, double>& levers) {
    Problems problems;
    for (const std::string& each : typed) {
        const std::size_t equals = each.find('=');
        const std::string text = equals == std::string::npos ? "" : each.substr(equals + 1);
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (equals == 0 || text.empty() || *end != '\0' || !std::isfinite(value)) {
            problems.push_back(
                problem_at("--set", "not KEY=VALUE", each, "budget=1000000, for example"));
            continue;
        }
        levers[each.substr(0, equals)] = value;
    }
    return problems;
}

// Whether a table is one of ours, and not a person's own.
bool comes_with_folkmoot(const fs::path& table, const std::vector<fs::path>& formula_folders) {
    std::error_code ignored;
    const fs::path folder = fs::weakly_canonical(table, ignored).parent_path();
    return std::any_of(formula_folders.begin(), formula_folders.end(), [&](const fs::path& ours) {
        return fs::weakly_canonical(ours / "tables", ignored) == folder;
    });
}

// A formula on a table, read from files. `table`: as typed; empty: the formula's own.
Result<FundingCase> read_case(const std::string& name, const std::string& table,
                              const std::map<std::string, double>& levers,
                              const std::string& program) {
    std::vector<fs::path> folders = formula_folders(program);
    const auto path = find_file(name, folders, ".json", "formula");
    if (!path) return path.problems();
    auto text = read_file(*path, limits::file_bytes);
    if (!text) return text.problems();
    std::string usual = table;
    if (usual.empty()) {
        const auto formula = read_formula_file(*path, *text);
        if (!formula) return formula.problems();
        if (formula->table.empty())
            return problem_at("--table", "the formula names no usual table", {}, "a CSV file");
        usual = formula->table;
    }
    const std::vector<fs::path> shipped = folders;
    const fs::path own = fs::path(*path).parent_path();
    folders.insert(folders.begin(), own);
    for (fs::path& folder : folders) folder /= "tables";
    folders.insert(folders.begin() + 1, own);
    const auto table_path = table.empty() ? find_named(usual, folders, ".csv", "table")
                                          : find_file(usual, folders, ".csv", "table");
    if (!table_path) return table_path.problems();
    auto table_text = table.empty() ? read_own_table(*table_path) : read_file(*table_path);
    if (!table_text) return table_text.problems();
    FundingTexts texts{*path, std::move(*text), levers, *table_path, std::move(*table_text), {}};
    texts.own_table = !comes_with_folkmoot(*table_path, shipped);
    return read_funding_case(texts);
}

std::optional<std::size_t> find_place(const PlaceTable& table, const std::string& wanted) {
    for (const auto* column : {&table.ids, &table.names}) {
        const auto found = std::find(column->begin(), column->end(), wanted);
        if (found != column->end()) return static_cast<std::size_t>(found - column->begin());
    }
    return std::nullopt;
}

Problem no_such_place(const PlaceTable& table, const std::string& wanted) {
    Problem p = problem_at("--explain", "there is no such place in the table", wanted,
                           "an id or a name of the table");
    std::vector<std::string_view> names(table.names.begin(), table.names.end());
    names.insert(names.end(), table.ids.begin(), table.ids.end());
    p.nearest = nearest_name(wanted, names);
    return p;
}

// The questions beyond the answer itself.
Problems ask_more(const FormulaOptions& options, const FundingCase& now, const FundingCase* other,
                  FundingReport& report) {
    if (!options.explain.empty()) {
        report.explained = find_place(*now.table, options.explain);
        if (!report.explained) return {no_such_place(*now.table, options.explain)};
        auto terms = why(now, other, report.answer, *report.explained);
        if (!terms) return terms.problems();
        report.why = std::move(*terms);
        report.why_sentence =
            why_sentence(report.answer, *now.table, *report.explained, report.why);
        auto rows = incentives_of(now, report.answer, *report.explained);
        if (!rows) return rows.problems();
        report.incentives = std::move(*rows);
    }
    if (options.solve) {
        auto solved = backwards(now, report.answer, options.loss);
        if (!solved) return solved.problems();
        report.solved = std::move(*solved);
    }
    return {};
}

}  // namespace

int formula(const Program& program, const FormulaOptions& options) {
    std::map<std::string, double> levers;
    Problems problems = read_set(options.set, levers);
    if (!(options.loss >= 0.0 && options.loss <= 1.0))
        problems.push_back(
            problem_at("--loss", "out of range", plain_number(options.loss), "0 to 1"));
    if (!problems.empty()) return report(problems);
    const auto now = read_case(options.formula, options.table, levers, program.path);
    if (!now) return report(now.problems());
    std::optional<FundingCase> other;
    FundingAgainst against =
        options.against == "target" ? FundingAgainst::target : FundingAgainst::today;
    if (!options.against.empty() && options.against != "today" && options.against != "target") {
        against = FundingAgainst::formula;
        // Both are applied to the same table: the one that was named, or the first formula's own.
        const std::string table = options.table.empty() ? now->formula.text.table : options.table;
        auto read = read_case(options.against, table, {}, program.path);
        if (!read) return report(read.problems());
        other = std::move(*read);
    }
    const FundingCase* compared = other ? &*other : nullptr;
    const auto answer = answer_funding(*now, against, compared);
    if (!answer) return report(answer.problems());
    FundingReport told{.of = *now, .answer = *answer};
    problems = ask_more(options, *now, compared, told);
    if (!problems.empty()) return report(problems);
    const std::string text =
        options.format == "csv" ? funding_csv(told) : funding_json(told) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return done;
}

bool is_formula(std::string_view text) {
    JsonValue root;
    Problems unused;
    return read_json(text, 0, "", root, unused) && root.member("steps") != nullptr &&
           root.member("areas") == nullptr;
}

Problems check_formula(const std::string& path) {
    const auto text = read_file(path, limits::file_bytes);
    if (!text) return text.problems();
    const auto formula = load_formula(path, *text);
    if (!formula) return formula.problems();
    const fs::path table = fs::path(path).parent_path() / "tables" / formula->text.table;
    if (formula->text.table.empty() || !is_file(table)) return {};
    const auto read = read_case(path, {}, {}, path);
    if (!read) return read.problems();
    const auto answer = answer_funding(*read, FundingAgainst::today, nullptr);
    return answer ? Problems{} : answer.problems();
}

} // namespace folkmoot::cli
