#include "labs/deliberation/budget.hpp"

#include "core/table/delimited.hpp"
#include "core/words/quoted.hpp"
#include "deliberation/budget/pb.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace folkmoot {
namespace {

using BudgetJson = nlohmann::ordered_json;

/// Whole units as whole numbers: a double would show 9,007,199,254,740,993 as another.
BudgetJson amount_json(budget::Amount amount) {
    if (amount % budget::amount_per_unit == 0) return amount / budget::amount_per_unit;
    return static_cast<double>(amount) / static_cast<double>(budget::amount_per_unit);
}

/// "1,100", "99.5".
std::string amount_words(budget::Amount amount) {
    const std::string text = budget::amount_text(amount);
    const auto whole = std::min(text.find('.'), text.size());
    return with_commas(static_cast<double>(amount / budget::amount_per_unit)) + text.substr(whole);
}

std::vector<const budget::Funded*> by_project(const BudgetTold& told) {
    std::vector<const budget::Funded*> found(told.of.projects.size());
    for (const auto& funded : told.outcome.funded) found[funded.project] = &funded;
    return found;
}

bool pays_in_shares(const budget::Funded& funded) { return funded.effective_votes > 0; }

} // namespace

WithoutAny without_any(const budget::Instance& instance, const budget::Outcome& outcome) {
    std::vector<bool> funded(instance.projects.size());
    for (const auto& each : outcome.funded) funded[each.project] = true;
    WithoutAny count;
    for (const auto& ballot : instance.ballots) {
        if (ballot.approves.empty()) continue;
        ++count.who_voted;
        if (std::none_of(ballot.approves.begin(), ballot.approves.end(),
                         [&](std::uint32_t project) { return funded[project]; }))
            ++count.voters;
    }
    return count;
}

std::string budget_sentence(const BudgetTold& told) {
    const auto count = [](std::size_t number) { return with_commas(static_cast<double>(number)); };
    const WithoutAny none = without_any(told.of, told.outcome);
    std::string words = told.rule == "greedy" ? "Most votes first funds " : "Equal shares fund ";
    words += count(told.outcome.funded.size()) + " of " + count(told.of.projects.size()) +
             " projects for " + amount_words(told.outcome.spent) + " of " +
             amount_words(told.of.budget) + ". ";
    if (none.voters == 0)
        words += "Everyone who voted gets something that they voted for.";
    else
        words += count(none.voters) + " of " + count(none.who_voted) +
                 (none.voters == 1 ? " voters gets" : " voters get") +
                 " nothing that they voted for.";
    if (told.outcome.ties > 0)
        words += " Cost and votes could not part some projects: the one that stands first in the "
                 "file was taken.";
    return words;
}

std::string budget_json(const BudgetTold& told) {
    const WithoutAny none = without_any(told.of, told.outcome);
    BudgetJson json{{"rule", told.rule}};
    if (!told.completion.empty()) json["completion"] = told.completion;
    json["budget"] = amount_json(told.of.budget);
    json["spent"] = amount_json(told.outcome.spent);
    if (told.outcome.share > 0) json["share"] = told.outcome.share;
    json["voters"] = told.of.ballots.size();
    json["without_any"] = none.voters;
    json["ties"] = told.outcome.ties;
    json["sentence"] = budget_sentence(told);
    const auto project = [&](std::uint32_t p, std::uint32_t votes) {
        const auto& of = told.of.projects[p];
        return BudgetJson{{"project", of.id},
                          {"name", of.name},
                          {"cost", amount_json(of.cost)},
                          {"votes", votes}};
    };
    json["funded"] = BudgetJson::array();
    for (const auto& funded : told.outcome.funded) {
        auto row = project(funded.project, funded.votes);
        if (pays_in_shares(funded)) {
            row["effective_votes"] = funded.effective_votes;
            row["each_pays"] = funded.each_pays;
        }
        json["funded"].push_back(std::move(row));
    }
    json["not_funded"] = BudgetJson::array();
    const auto votes = budget::votes_of(told.of);
    const auto funded = by_project(told);
    for (std::uint32_t p = 0; p < told.of.projects.size(); ++p)
        if (funded[p] == nullptr) json["not_funded"].push_back(project(p, votes[p]));
    return json.dump();
}

std::string budget_csv(const BudgetTold& told) {
    std::string csv(byte_order_mark);
    csv += "project,name,cost,votes,funded,effective_votes,each_pays\n";
    const auto votes = budget::votes_of(told.of);
    const auto funded = by_project(told);
    for (std::uint32_t p = 0; p < told.of.projects.size(); ++p) {
        const auto& project = told.of.projects[p];
        csv += csv_cell(project.id) + "," + csv_cell(project.name) + "," +
               budget::amount_text(project.cost) + "," + std::to_string(votes[p]) + ",";
        if (funded[p] != nullptr) {
            csv += std::to_string(funded[p] - told.outcome.funded.data() + 1) + ",";
            if (pays_in_shares(*funded[p]))
                csv += plain_number(funded[p]->effective_votes) + "," +
                       plain_number(funded[p]->each_pays);
            else
                csv += ",";
        } else {
            csv += ",,";
        }
        csv += "\n";
    }
    return csv;
}

} // namespace folkmoot
