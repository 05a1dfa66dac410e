/// A participatory budget that somebody opened: what each rule would fund.

#include "core/words/numbers.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using message::Deliberated;
using sheet::Node;

std::string amount_of(const Deliberated& found, double amount) {
    const auto number = format_number(amount, amount == std::round(amount) ? 0 : 2);
    return found.currency.empty() ? number : number + " " + found.currency;
}

bool funds(const message::BudgetSaid& said, std::uint32_t project) {
    return std::find(said.funded.begin(), said.funded.end(), project) != said.funded.end();
}

bool same_projects(const Deliberated& found) {
    for (std::uint32_t p = 0; p < found.projects.size(); ++p)
        for (const auto& said : found.budgets)
            if (funds(said, p) != funds(found.budgets.front(), p)) return false;
    return true;
}

} // namespace

void add_budget(Node& part, const Deliberated& found) {
    part.add(
        sheet::text("deliberate:budget", session::people_words(found.budget_voters) + " voted on " +
                                             std::to_string(found.projects.size()) + " projects; " +
                                             amount_of(found, found.budget) + " can be spent."));
    std::vector<std::string> lines;
    for (const auto& said : found.budgets) lines.push_back(said.label + ": " + said.sentence);
    part.add(sheet::list("deliberate:budget-rules", lines));
    sheet::Table table{{{"project", "Project"},
                        {"cost", "Cost", found.currency, true},
                        {"votes", "Votes", "", true}},
                       {}};
    for (const auto& said : found.budgets) table.columns.push_back({said.key, said.label});
    std::vector<std::uint32_t> order(found.projects.size());
    for (std::uint32_t p = 0; p < order.size(); ++p) order[p] = p;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return found.projects[a].votes > found.projects[b].votes;
    });
    for (const auto p : order) {
        const auto& project = found.projects[p];
        sheet::Row row{
            "project:" + project.id,
            {project.name.empty() ? project.id : project.name,
             format_number(project.cost, project.cost == std::round(project.cost) ? 0 : 2),
             std::to_string(project.votes)},
            {"", "", ""}};
        for (const auto& said : found.budgets) {
            row.cells.emplace_back(funds(said, p) ? "funded" : "–");
            row.marks.emplace_back(funds(said, p) ? "good" : "");
        }
        table.rows.push_back(std::move(row));
    }
    part.add(table_node("deliberate:projects",
                        same_projects(found) ? "All rules fund the same projects"
                                             : "The rules do not fund the same projects",
                        std::move(table)));
}

} // namespace folkmoot::rooms
