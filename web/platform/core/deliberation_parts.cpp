#include "deliberation/budget/pb.hpp"
#include "labs/deliberation/budget.hpp"
#include "platform/core/deliberation.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace folkmoot {
namespace {

/// Above 0: a, b, c turn left.
double outline_turn(const polis::Point& a, const polis::Point& b, const polis::Point& c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

double budget_units(budget::Amount amount) {
    return static_cast<double>(amount) / static_cast<double>(budget::amount_per_unit);
}

struct BudgetRule {
    std::string_view key, rule, completion, label;
};
constexpr std::array budget_rules{
    BudgetRule{"greedy", "greedy", "", "Most votes first"},
    BudgetRule{"shares", "equal-shares", "votes", "Equal shares, the rest by most votes"},
    BudgetRule{"shares-more", "equal-shares", "add1",
               "Equal shares, made larger as far as they go"},
};

message::BudgetSaid spent_by(const budget::Instance& instance, const BudgetRule& rule) {
    BudgetTold told{
        .of = instance, .rule = std::string(rule.rule), .completion = std::string(rule.completion)};
    told.outcome = told.completion.empty()
                       ? budget::greedy(instance)
                       : budget::equal_shares(instance, *budget::completion_named(told.completion));
    message::BudgetSaid said;
    said.key = rule.key;
    said.label = rule.label;
    said.sentence = budget_sentence(told);
    said.spent = budget_units(told.outcome.spent);
    said.without_any = static_cast<std::uint32_t>(without_any(instance, told.outcome).voters);
    for (const budget::Funded& funded : told.outcome.funded) said.funded.push_back(funded.project);
    return said;
}

} // namespace

std::vector<std::uint32_t> outline(std::span<const polis::Point> points,
                                   std::span<const std::uint32_t> people) {
    std::vector<std::uint32_t> order(people.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto at = [&](std::uint32_t place) -> const polis::Point& {
        return points[people[place]];
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return at(a) != at(b) ? at(a) < at(b) : a < b;
    });
    // Andrew's monotone chain: the lower side to the right, then the upper one back.
    std::vector<std::uint32_t> around;
    const auto walk = [&](const auto& begin, const auto& end, std::size_t fewest) {
        for (auto each = begin; each != end; ++each) {
            while (around.size() > fewest &&
                   outline_turn(at(around[around.size() - 2]), at(around.back()), at(*each)) <= 0)
                around.pop_back();
            around.push_back(*each);
        }
        around.pop_back();
    };
    if (order.size() < 3) return {};
    walk(order.begin(), order.end(), 1);
    walk(order.rbegin(), order.rend(), around.size() + 1);
    if (around.size() < 3) around.clear();
    return around;
}

bool is_budget(const message::DeliberationFile& file) {
    const auto first = file.text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return file.name.ends_with(".pb") ||
           (first != std::string::npos && file.text.compare(first, 4, "META") == 0);
}

Problems read_budget(message::Deliberated& reply, const message::DeliberationFile& file) {
    const auto instance = budget::read_pb(file.name, file.text);
    if (!instance) return instance.problems();
    message::Deliberated shown;
    shown.of = message::Deliberated::Of::budget;
    shown.topic = file.name;
    for (const auto& [name, value] : instance->about) {
        if (name == "description" && !value.empty()) shown.topic = value;
        if (name == "currency") shown.currency = value;
    }
    shown.budget = budget_units(instance->budget);
    shown.budget_voters = static_cast<std::uint32_t>(instance->ballots.size());
    const auto votes = budget::votes_of(*instance);
    for (std::size_t p = 0; p < instance->projects.size(); ++p) {
        const auto& project = instance->projects[p];
        shown.projects.push_back({project.id, project.name, budget_units(project.cost), votes[p]});
    }
    for (const BudgetRule& rule : budget_rules) shown.budgets.push_back(spent_by(*instance, rule));
    shown.codes = std::move(reply.codes);
    shown.order = std::move(reply.order);
    shown.left_out = std::move(reply.left_out);
    shown.read = reply.read;
    reply = std::move(shown);
    return {};
}

} // namespace folkmoot
