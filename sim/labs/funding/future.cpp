#include "labs/funding/future.hpp"

#include "analysis/compare.hpp"
#include "core/units.hpp"
#include "funding/money.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double hardly_a_head = 0.005;  // a head

// Names as people write them: capitals and what is neither letter nor digit do not count.
std::string plain(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            text += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
            text += c;
        }
    }
    return text;
}

std::size_t place_of(const PlaceTable& table, const std::string& area) {
    const std::string wanted = plain(area);
    for (std::size_t p = 0; p < table.places(); ++p) {
        if (plain(table.names[p]) == wanted) return p;
    }
    return table.places();
}

// £ a head and year that each area is given more at once.
std::vector<double> first_changes(const Place& place, const State& opening,
                                  std::span<const double> shares) {
    const World& world = place.world;
    std::vector<double> changes = place.model->first_changes(place, opening, shares);
    for (std::size_t a = 0; a < world.areas.size(); ++a) {
        double people = 0;
        for (std::size_t s = a * strata_per_area; s < (a + 1) * strata_per_area; ++s) {
            people += world.strata.size(static_cast<std::uint32_t>(s)) * world.people_per_citizen;
        }
        changes[a] = people > 0.0 ? changes[a] / people : 0.0;
    }
    return changes;
}

// The same for the people of a deprivation fifth, wherever they live.
double first_change_of(const World& world, std::span<const double> by_area, std::size_t fifth) {
    double people = 0, change = 0;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        if (deprivation_of(s) != fifth) continue;
        people += world.strata.size(s);
        change += world.strata.size(s) * by_area[area_of(s)];
    }
    return people > 0.0 ? change / people : 0.0;
}

FutureGroup group_of(const Scenario& scenario, const Workshop::Pair& pair, std::string group,
                     std::string name, std::size_t slot, double first_change) {
    const RunRecord& before = pair.baseline->record;
    const RunRecord& after = pair.reform->record;
    const std::size_t year = headline_year(after);
    FutureGroup row{std::move(group), std::move(name), first_change, 0, {}, {}};
    const Model& model = *scenario.model;
    const std::size_t paid = model.measure_index(model.about().funded.paid);
    row.last_change = value_of(after, paid, year, slot) - value_of(before, paid, year, slot);
    for (const std::string& key : scenario.outcomes) {
        row.baseline.push_back(value_of(before, model.measure_index(key), year, slot));
        row.reform.push_back(value_of(after, model.measure_index(key), year, slot));
    }
    return row;
}

// £ a year that change hands between areas: half of all gains and losses.
double moved(std::span<const Area> areas, const std::vector<FutureGroup>& groups,
             double FutureGroup::* change) {
    double sum = 0;
    for (std::size_t a = 0; a < areas.size(); ++a)
        sum += std::fabs(groups[a].*change) * areas[a].registered;
    return sum / 2.0;
}

std::string change_words(double pounds) {
    if (std::fabs(pounds) < hardly_a_head) return "nothing";
    return format_money(std::fabs(pounds)) + " a head " + (pounds > 0 ? "more" : "less");
}

std::string sentence_of(const Scenario& scenario, const FutureAnswer& answer,
                        const RunRecord& before, const RunRecord& after, std::size_t places) {
    const double first = moved(scenario.areas, answer.groups, &FutureGroup::first_change);
    const double last = moved(scenario.areas, answer.groups, &FutureGroup::last_change);
    const auto years = static_cast<int>(headline_year(after)) + 1;
    const std::string when =
        years > 1 ? "after " + format_number(years, 0) + " years" : "in the first year";
    const FundedBy& funded = scenario.model->about().funded;
    std::string text;
    if (places > scenario.areas.size()) {
        text = "The " + format_count(static_cast<double>(scenario.areas.size())) +
               " simulated areas of the table’s " + format_count(static_cast<double>(places)) +
               " share their own budget. ";
    }
    if (first == 0.0)
        return text +
               "The formula gives each area what the present rule gives it, so nothing changes.";
    text += "At once the formula moves " + format_money(first) + " a year between areas; " + when +
            ", " + format_money(last) + " a year of it shows in " + std::string(funded.shows_in);
    text += last < first ? ", as " + std::string(funded.fades_as) + "." : ".";
    const FutureGroup& deprived = answer.groups.back();
    text += " For the " + deprived.name + " of people it is " +
            change_words(deprived.first_change) + " at first and " +
            change_words(deprived.last_change) + " " + when;
    const std::size_t felt = scenario.model->measure_index(funded.felt);
    const Phrase& phrase = scenario.model->measures()[felt].phrase;
    const std::size_t slot = Slot::deprivation + deprivation_fifths - 1;
    const std::string notice =
        phrase.predicate({.before = value_of(before, felt, headline_year(before), slot),
                          .after = value_of(after, felt, headline_year(after), slot)});
    if (!notice.empty()) text += "; they " + notice;
    return text + ".";
}

}  // namespace

bool simulates(const Scenario& scenario, const PlaceTable& table) {
    if (!scenario.model->has_budgets()) return false;
    return std::all_of(scenario.areas.begin(), scenario.areas.end(), [&](const Area& area) {
        return place_of(table, area.name) < table.places();
    });
}

std::size_t budgets_of(const Scenario& scenario) {
    return scenario.model->has_budgets() ? scenario.areas.size() : 0;
}

Result<std::vector<double>> area_shares_of(const Scenario& scenario, const PlaceTable& table,
                                           const Funding& funding) {
    const auto& binding = funding.allocated.binding;
    const bool as_rounded =
        !funding.rules.empty() &&
        std::any_of(binding.begin(), binding.end(), [](std::uint32_t bits) { return bits != 0; });
    std::vector<double> shares;
    std::string missing;
    for (const Area& area : scenario.areas) {
        const std::size_t p = place_of(table, area.name);
        if (p == table.places()) {
            missing += (missing.empty() ? "" : ", ") + area.name;
            continue;
        }
        shares.push_back(as_rounded ? to_pounds(funding.allocated.amount[p]) : funding.money[p]);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (missing.empty() && sum > 0.0) {
        for (double& share : shares) share /= sum;
        return shares;
    }
    Problem p;
    p.path = "table";
    p.what = missing.empty() ? "the formula gives the scenario’s areas nothing"
                             : "areas of the scenario are not in the table";
    p.found = missing;
    p.allowed = missing.empty() ? "" : "a place of the same name for every area";
    return p;
}

Attempt future_attempt(const Scenario& scenario, std::vector<double> area_shares) {
    Attempt attempt;
    attempt.reform = scenario.policies.front().name;
    attempt.seed = scenario.seed;
    attempt.area_shares = std::move(area_shares);
    return attempt;
}

Result<FutureAnswer> future_of(Workshop& workshop, const PlaceTable& table, const Funding& funding,
                               std::uint32_t replicate) {
    const Scenario& scenario = workshop.scenario();
    if (!scenario.model->has_budgets()) {
        return problem_at("scenario", "areas of this model have no budgets to share out",
                          std::string(scenario.model->key()),
                          "a scenario of a model whose areas pay for their people");
    }
    auto shares = area_shares_of(scenario, table, funding);
    if (!shares) return shares.problems();
    const Attempt attempt = future_attempt(scenario, *shares);
    const Run opening = workshop.open_alone(attempt, replicate);
    const auto first =
        first_changes(opening.simulation().place(), opening.simulation().state(), *shares);
    const auto pair = workshop.run(attempt, replicate, 0, {});

    FutureAnswer answer;
    answer.fingerprint = pair->fingerprint;
    for (std::size_t a = 0; a < scenario.areas.size(); ++a) {
        answer.groups.push_back(group_of(scenario, *pair, "area", scenario.areas[a].name,
                                         scenario.model->slot_of_area(a), first[a]));
    }
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        answer.groups.push_back(group_of(scenario, *pair, "deprivation",
                                         std::string(deprivation_names[d]), Slot::deprivation + d,
                                         first_change_of(pair->place->world, first, d)));
    }
    answer.sentence =
        sentence_of(scenario, answer, pair->baseline->record, pair->reform->record, table.places());
    return answer;
}

}  // namespace folkmoot
