#include "funding/pay.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double largest_pass_on = 0.10;  // of what local practices were paid last year

// What an area is given is rounded to the penny, and so is the sum of that over areas: a smaller
// difference than a pound is rounding, not a rule.
constexpr Pence least_move = 100;

// How a practice is paid: as all are, unless that is being tried.
struct Terms {
    const PracticePayment& payment;
    std::span<const double> weights;
    double first_year, price_week;
};
Terms usual_terms(const PayWeek& rules) {
    return {rules.payment, rules.weights, rules.first_year, rules.price_week};
}
Terms terms_of(const PayTerms& own) {
    return {own.payment, own.weights, own.first_year, own.price_week};
}
Terms terms_of(const PayWeek& rules, std::size_t provider) {
    return rules.terms.empty() ? usual_terms(rules)
                               : terms_of(rules.terms[rules.terms_of[provider]]);
}

double weighted_list(const Terms& own, const Lists& lists, std::size_t provider) {
    const auto counts = lists.counts(provider);
    const auto fresh = lists.fresh_counts(provider);
    const double* weight = own.weights.data() + lists.row(provider).first_stratum;
    double list = 0;
    for (std::size_t s = 0; s < counts.size(); ++s) {
        list += (counts[s] + fresh[s] * (own.first_year - 1.0)) * weight[s];
    }
    return list;
}

// What makes lists sum to the pot, if all are paid on these terms.
double scale_for(const Terms& all, double base_weight, const Lists& lists) {
    double sum = 0;
    for (std::size_t p = 0; p < lists.providers(); ++p) sum += weighted_list(all, lists, p);
    return sum > 0.0 ? base_weight / sum : 1.0;
}

// Divides `amount` over the open local practices of an area by weighted list, to the penny; what is
// left over by rounding goes to the first of them.
void share_out(Pence amount, std::span<const std::uint16_t> locals, const WeightedLists& weighted,
               std::span<const std::uint8_t> open, Books& books) {
    double sum = 0;
    for (const std::uint16_t p : locals) sum += open[p] != 0 ? weighted.of_provider[p] : 0.0;
    if (amount == 0) return;
    Pence left = amount;
    std::uint16_t first = locals.front();
    bool found = false;
    for (const std::uint16_t p : locals) {
        if (open[p] == 0) continue;
        if (!found) first = p;
        found = true;
        if (!(sum > 0.0)) continue;
        const Pence part = part_of(amount, weighted.of_provider[p] / sum);
        books.providers[p].income += part;
        left -= part;
    }
    books.providers[first].income += left;
}

void clear_week(Books& books) {
    for (ProviderBook& provider : books.providers) provider.income = 0;
    for (AreaBook& area : books.areas) area.paid = area.passed = area.received = area.repaid = 0;
}

// What an online practice's list comes to, by the area where people live.
void pay_online(const Terms& rules, const World& world, const Lists& lists, double rate,
                std::size_t p, std::span<Pence> paid_for) {
    const auto counts = lists.counts(p);
    const auto fresh = lists.fresh_counts(p);
    for (std::size_t a = 0; a < world.areas.size(); ++a) {
        double weight = 0;
        for (std::size_t s = a * strata_per_area; s < (a + 1) * strata_per_area; ++s) {
            weight += (counts[s] + fresh[s] * (rules.first_year - 1.0)) * rules.weights[s];
        }
        paid_for[a] = to_pence(weight * rate);
    }
}

// Settles, between areas, what was paid `lag` weeks ago for residents of one at a practice of
// another.
void settle(const PayWeek& rules, const World& world, const LocalProviders& providers,
            const WeightedLists& weighted, Books& books) {
    const std::size_t areas = world.areas.size();
    for (std::size_t k = 0; k < providers.online.size(); ++k) {
        const std::uint16_t p = providers.online[k];
        if (rules.open[p] == 0) continue;
        const std::size_t host = world.providers[p].area;
        for (std::size_t a = 0; a < areas; ++a) {
            const Settlement& rule =
                rules.settlements.empty() ? rules.settlement : rules.settlements[a];
            const auto lag = static_cast<std::uint32_t>(rule.lag_weeks);
            if (rule.rule == SettlementRule::none || rules.week < lag) continue;
            const std::vector<Pence>& due = books.paid_for[rules.week - lag];
            const Pence moved = part_of(due[k * areas + a], rule.portability);
            Pence kept = moved;
            if (rule.rule == SettlementRule::split) {
                kept = part_of(moved, rule.split_share);
                const Pence near = std::min(moved - kept, books.providers[p].income);
                books.providers[p].income -= near;
                books.areas[host].paid -= near;
                books.areas[a].paid += near;
                books.areas[a].year_local += near;
                share_out(near, providers.of_area[a], weighted, rules.open, books);
            }
            if (a != host) {
                books.areas[a].repaid += kept;
                books.areas[host].received += kept;
            }
        }
    }
}

} // namespace

WeightedLists weigh(const PayWeek& rules, const World& world, const Lists& lists) {
    WeightedLists weighted;
    weighted.of_provider.resize(world.providers.size());
    double sum = 0;
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const double list = weighted_list(terms_of(rules, p), lists, p);
        weighted.of_provider[p] = list;
        sum += list;
    }
    weighted.scale = sum > 0.0 ? rules.base_weight / sum : 1.0;
    for (const PayTerms& own : rules.terms) {
        weighted.scale_of.push_back(scale_for(terms_of(own), own.base_weight, lists));
    }
    return weighted;
}

void pay(const PayWeek& rules, const World& world, const LocalProviders& providers,
         const Lists& lists, const WeightedLists& weighted, Books& books) {
    clear_week(books);
    const std::size_t areas = world.areas.size();
    const auto rate = [&](std::size_t p) {
        const double scale =
            rules.terms.empty() ? weighted.scale : weighted.scale_of[rules.terms_of[p]];
        return scale * terms_of(rules, p).price_week * world.people_per_citizen;
    };
    std::vector<Pence> paid_for(providers.online.size() * areas);
    for (std::size_t k = 0; k < providers.online.size(); ++k) {
        const std::uint16_t p = providers.online[k];
        const std::span<Pence> row(paid_for.data() + k * areas, areas);
        pay_online(terms_of(rules, p), world, lists, rate(p), p, row);
        const Pence sum = std::accumulate(row.begin(), row.end(), Pence{0});
        books.providers[p].income += sum;
        books.areas[world.providers[p].area].paid += sum;
    }
    books.paid_for.push_back(std::move(paid_for));

    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        AreaBook& host = books.areas[world.providers[p].area];
        const bool local = world.providers[p].reach == Reach::local;
        const PaidActivity& done = rules.activity[p];
        const Terms own = terms_of(rules, p);
        const Pence capitation = local ? to_pence(weighted.of_provider[p] * rate(p)) : 0;
        const Pence activity = to_pence(done.remote_visits * own.payment.remote_tariff +
                                        done.helped_on * own.payment.return_tariff);
        books.providers[p].income += capitation + activity;
        host.paid += capitation + activity;
        if (local) host.year_local += capitation + activity;
    }
    settle(rules, world, providers, weighted, books);
    for (std::size_t a = 0; a < areas; ++a) {
        AreaBook& area = books.areas[a];
        area.passed = area.pass_on / static_cast<Pence>(weeks_in_year);
        share_out(area.passed, providers.of_area[a], weighted, rules.open, books);
        area.year_paid += area.paid;
        area.year_passed += area.passed;
        area.year_received += area.received;
        area.year_repaid += area.repaid;
    }
    for (ProviderBook& provider : books.providers) provider.year_income += provider.income;
}

void open_year(const Allocation& rule, std::span<const double> target, Books& books) {
    open_year(std::span(&rule, 1), target, books);
}

void open_year(std::span<const Allocation> rules, std::span<const double> target, Books& books) {
    std::vector<double> present;
    present.reserve(books.areas.size());
    for (const AreaBook& area : books.areas) present.push_back(to_pounds(area.allocation));
    const std::vector<double> next = next_allocation(rules, present, target);
    for (std::size_t a = 0; a < books.areas.size(); ++a) {
        AreaBook& area = books.areas[a];
        const Pence limit = part_of(area.year_local, largest_pass_on);
        const Pence wanted = part_of(area.year_balance(), rules[rules.size() == 1 ? 0 : a].pass_on);
        area.pass_on = std::clamp(wanted, -limit, limit);
        area.allocation = to_pence(next[a]);
        area.year_paid = area.year_passed = area.year_received = area.year_repaid =
            area.year_local = 0;
    }
    for (ProviderBook& provider : books.providers) provider.year_income = provider.year_cost = 0;
}

std::vector<double> shared_out(std::span<const double> shares, double budget) {
    std::vector<double> amounts(shares.begin(), shares.end());
    for (double& amount : amounts) amount *= budget;
    return amounts;
}

void allocate_by(std::span<const double> shares, Books& books) {
    Pence budget = 0;
    for (const AreaBook& area : books.areas) budget += area.allocation;
    const std::vector<double> amounts = shared_out(shares, to_pounds(budget));
    for (std::size_t a = 0; a < books.areas.size(); ++a) {
        Pence& allocation = books.areas[a].allocation;
        const Pence amount = to_pence(amounts[a]);
        if (std::abs(amount - allocation) >= least_move) allocation = amount;
    }
}

std::vector<double> target_allocation(std::span<const double> weights, const Strata& strata,
                                      double budget) {
    std::vector<double> target(strata.areas);
    double sum = 0;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const double weighted = weights[s] * strata.size(s);
        target[area_of(s)] += weighted;
        sum += weighted;
    }
    for (double& t : target) t *= budget / sum;
    return target;
}

} // namespace folkmoot
