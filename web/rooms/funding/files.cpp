/// What is taken away as a file: for machines, to the last digit.

#include "rooms/funding/parts.hpp"
#include "rooms/save.hpp"

#include <numeric>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using session::Table;

/// A file's name, its numbers, and what else to say of them.
struct FundingFile {
    std::string name;
    Table table;
    session::MadeBy more{};
};

FundingFile all_places(const message::Funded& answer) {
    std::vector<std::size_t> all(answer.table.ids.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return {session::file_name(answer.formula.name + " allocations", "csv"),
            session::places_table(answer, all, true)};
}

FundingFile of_place(const FundingDesk& desk, std::string_view name) {
    const auto* detail = desk.place_answer();
    const auto i = desk.place();
    if (detail == nullptr || i >= detail->table.ids.size()) return {};
    const session::MadeBy place{{"Place", detail->table.names[i]}};
    if (name == "why") return {"why.csv", session::why_table(*detail, i, true), place};
    return {"incentives.csv", session::incentives_table(*detail, true), place};
}

FundingFile of_future(const session::Session& session, std::string_view name) {
    constexpr std::string_view group = "future-";
    const auto& desk = session.funding();
    if (name.starts_with(group))
        return {"five-years-" + std::string(name.substr(group.size())) + ".csv",
                session::future_table(future_rows(desk, name.substr(group.size())), true)};
    const auto* scenario = session.scenario();
    if (scenario == nullptr || desk.futures().empty()) return {};
    const auto& set = desk.futures().begin()->second;
    auto table = session::future_outcomes(set, *scenario, "deprivation");
    const auto areas = session::future_outcomes(set, *scenario, "area");
    if (!areas.empty()) table.insert(table.end(), areas.begin() + 1, areas.end());
    return {"five-years.csv", std::move(table)};
}

FundingFile funding_file(const session::Session& session, const message::Funded& answer,
                         std::string_view name) {
    const auto& desk = session.funding();
    if (name == "places") return all_places(answer);
    if (name == "gains")
        return {session::file_name(session::gains_title(answer), "csv"),
                session::places_table(answer, desk.digest().by_need, true)};
    if (name == "fairness") return {"fairness.csv", session::fairness_table(answer, true)};
    if (name == "why" || name == "incentives") return of_place(desk, name);
    if (name == "doubt" && desk.robustness() != nullptr)
        return {"how-sure.csv", session::robustness_table(answer, *desk.robustness(), true)};
    if (name == "trade-off" && desk.backwards() != nullptr)
        return {"trade-off.csv", session::trade_off_table(*desk.backwards(), true)};
    if (name == "noticed" || name.starts_with("future-")) return of_future(session, name);
    return {};
}

} // namespace

bool save_funding(session::Session& session, std::string_view name) {
    const auto& desk = session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr || desk.outdated()) return false;
    const auto file = funding_file(session, *answer, name);
    if (file.name.empty()) return false;
    save_numbers(session, file.name, file.table, file.more);
    return true;
}

} // namespace folkmoot::rooms
