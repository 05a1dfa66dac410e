#include "deliberation/lot/pool.hpp"

#include "core/table/delimited.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace folkmoot::lot {
namespace {

Problem pool_problem(std::string_view file, std::size_t line, std::string path, std::string what,
                     std::string found = {}, std::string allowed = {}) {
    Problem problem =
        problem_at(std::move(path), std::move(what), std::move(found), std::move(allowed));
    problem.file = std::string(file);
    problem.line = line;
    return problem;
}

std::vector<std::string_view> headings_of(const Delimited& table) {
    std::vector<std::string_view> headings;
    for (std::size_t c = 0; c < table.columns(); ++c) headings.push_back(table.heading(c));
    return headings;
}

std::optional<std::size_t> column_of(std::string_view file, const Delimited& table,
                                     std::string_view name, Problems& problems) {
    const auto headings = headings_of(table);
    const auto found = std::find(headings.begin(), headings.end(), name);
    if (found != headings.end()) return static_cast<std::size_t>(found - headings.begin());
    problems.push_back(
        pool_problem(file, table.heading_line(), {}, "a heading is missing", {}, in_quotes(name)));
    problems.back().nearest = nearest_name(name, headings);
    return std::nullopt;
}

std::optional<std::uint32_t> people_in(std::string_view text) {
    constexpr std::size_t most_digits = 6;
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    std::uint32_t count = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        count = count * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return count;
}

void read_quotas(std::string_view file, const Delimited& table, Pool& pool, Problems& problems) {
    const auto feature = column_of(file, table, "feature", problems);
    const auto value = column_of(file, table, "value", problems);
    const auto least = column_of(file, table, "min", problems);
    const auto most = column_of(file, table, "max", problems);
    if (!feature || !value || !least || !most) return;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Quota quota{std::string(table.cell(row, *feature)), std::string(table.cell(row, *value)), 0,
                    0};
        const std::size_t line = table.line(row);
        const std::string path = quota.feature + " " + quota.value;
        const auto read = [&](std::size_t column, const char* name, std::uint32_t& into) {
            if (const auto count = people_in(table.cell(row, column)))
                into = *count;
            else
                problems.push_back(pool_problem(file, line, path,
                                                std::string(name) + " is no count",
                                                in_quotes(table.cell(row, column)), "0 to 999999"));
        };
        read(*least, "min", quota.least);
        read(*most, "max", quota.most);
        if (quota.feature.empty() || quota.value.empty())
            problems.push_back(pool_problem(file, line, path, "a feature and a value are needed"));
        else if (!seen.emplace(quota.feature, quota.value).second)
            problems.push_back(pool_problem(file, line, path, "a quota stands twice"));
        if (quota.least > quota.most)
            problems.push_back(pool_problem(file, line, path, "min is above max",
                                            std::to_string(quota.least),
                                            "up to " + std::to_string(quota.most)));
        pool.quotas.push_back(std::move(quota));
    }
}

struct Feature {
    std::string name;
    std::size_t column = 0;
    std::map<std::string, std::uint32_t, std::less<>> quotas;
};

void read_people(std::string_view file, const Delimited& table, const std::string& id_column,
                 const std::vector<std::string>& household_columns, Pool& pool,
                 Problems& problems) {
    const auto id = id_column.empty() ? std::optional<std::size_t>(0)
                                      : column_of(file, table, id_column, problems);
    std::vector<Feature> features;
    for (std::uint32_t q = 0; q < pool.quotas.size(); ++q) {
        const auto& name = pool.quotas[q].feature;
        auto found = std::find_if(features.begin(), features.end(),
                                  [&](const Feature& feature) { return feature.name == name; });
        if (found == features.end()) {
            const auto column = column_of(file, table, name, problems);
            found = features.insert(features.end(), {name, column.value_or(0), {}});
        }
        found->quotas[pool.quotas[q].value] = q;
    }
    std::vector<std::size_t> home;
    for (const auto& name : household_columns)
        if (const auto column = column_of(file, table, name, problems)) home.push_back(*column);
    if (!problems.empty()) return;
    std::set<std::string> seen;
    std::map<std::vector<std::string>, std::uint32_t> households;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Candidate person{std::string(table.cell(row, *id)), {}, 0};
        const std::size_t line = table.line(row);
        if (person.id.empty())
            problems.push_back(pool_problem(file, line, {}, "an id is missing"));
        else if (!seen.insert(person.id).second)
            problems.push_back(pool_problem(file, line, person.id, "a person stands twice"));
        for (const Feature& feature : features) {
            const auto value = table.cell(row, feature.column);
            const auto quota = feature.quotas.find(value);
            if (quota != feature.quotas.end()) {
                person.quotas.push_back(quota->second);
                continue;
            }
            std::string allowed;
            std::vector<std::string_view> names;
            for (const auto& [name, place] : feature.quotas) {
                allowed += (allowed.empty() ? "" : ", ") + name;
                names.push_back(name);
            }
            problems.push_back(pool_problem(file, line, person.id + " " + feature.name,
                                            "no quota is set for this", in_quotes(value), allowed));
            problems.back().nearest = nearest_name(value, names);
        }
        std::vector<std::string> address;
        for (const std::size_t column : home) address.emplace_back(table.cell(row, column));
        // Without addresses everybody is a household of their own.
        if (home.empty()) address.push_back(std::to_string(row));
        person.household =
            households.emplace(address, static_cast<std::uint32_t>(households.size()))
                .first->second;
        pool.people.push_back(std::move(person));
    }
    pool.households = !home.empty();
}

} // namespace

Result<Pool> read_pool(std::string_view pool_file, std::string pool, std::string_view quotas_file,
                       std::string quotas, const std::string& id_column,
                       const std::vector<std::string>& household_columns) {
    const auto people = read_delimited(pool_file, std::move(pool));
    const auto limits = read_delimited(quotas_file, std::move(quotas));
    Problems problems;
    for (const auto* table : {&people, &limits})
        if (!*table)
            problems.insert(problems.end(), table->problems().begin(), table->problems().end());
    if (!problems.empty()) return problems;
    Pool made;
    read_quotas(quotas_file, *limits, made, problems);
    if (problems.empty())
        read_people(pool_file, *people, id_column, household_columns, made, problems);
    if (!problems.empty()) return problems;
    return made;
}

Problems impossible_quotas(const Pool& pool, std::uint32_t size) {
    Problems problems;
    std::vector<std::uint32_t> people(pool.quotas.size());
    for (const Candidate& person : pool.people)
        for (const std::uint32_t quota : person.quotas) ++people[quota];
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> sums;
    for (std::uint32_t q = 0; q < pool.quotas.size(); ++q) {
        const Quota& quota = pool.quotas[q];
        auto& [least, most] = sums[quota.feature];
        least += quota.least;
        most += std::min(quota.most, people[q]);
        if (people[q] < quota.least)
            problems.push_back(problem_at(quota.feature + " " + quota.value,
                                          "fewer people in the pool than the panel must have",
                                          std::to_string(people[q]),
                                          "at least " + std::to_string(quota.least)));
    }
    for (const auto& [feature, sum] : sums) {
        if (sum.first > size)
            problems.push_back(problem_at(feature, "its least numbers are more than the panel",
                                          std::to_string(sum.first),
                                          "up to " + std::to_string(size)));
        if (sum.second < size)
            problems.push_back(
                problem_at(feature, "its most numbers, of people there are, do not fill the panel",
                           std::to_string(sum.second), "at least " + std::to_string(size)));
    }
    if (size == 0) problems.push_back(problem_at("--size", "a panel of nobody", "0", "1 or more"));
    if (size > pool.people.size())
        problems.push_back(problem_at("--size", "more than there are people in the pool",
                                      std::to_string(size),
                                      "up to " + std::to_string(pool.people.size())));
    return problems;
}

} // namespace folkmoot::lot
