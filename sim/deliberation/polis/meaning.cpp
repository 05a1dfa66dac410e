#include "deliberation/polis/meaning.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace folkmoot::polis {
namespace {

constexpr std::size_t most_told = 5;

View view_of(const Tally& votes) {
    const double agrees = votes.agrees, disagrees = votes.disagrees, all = votes.votes;
    View view;
    view.votes = votes;
    view.agree_share = (agrees + 1) / (all + 2);
    view.disagree_share = (disagrees + 1) / (all + 2);
    view.agree_z = one_share_z(agrees, all);
    view.disagree_z = one_share_z(disagrees, all);
    return view;
}

void compare(View& view, const Tally& rest) {
    const double agrees = rest.agrees, disagrees = rest.disagrees, all = rest.votes;
    view.agree_ratio = view.agree_share / ((agrees + 1) / (all + 2));
    view.disagree_ratio = view.disagree_share / ((disagrees + 1) / (all + 2));
    view.agree_ratio_z = two_shares_z(view.votes.agrees, agrees, view.votes.votes, all);
    view.disagree_ratio_z = two_shares_z(view.votes.disagrees, disagrees, view.votes.votes, all);
}

Representative told(std::uint32_t statement, const View& view) {
    const bool agree = view.agree_ratio_z > view.disagree_ratio_z;
    return agree ? Representative{statement,         true,
                                  view.votes.agrees, view.votes.votes,
                                  view.agree_share,  view.agree_z,
                                  view.agree_ratio,  view.agree_ratio_z}
                 : Representative{statement,
                                  false,
                                  view.votes.disagrees,
                                  view.votes.votes,
                                  view.disagree_share,
                                  view.disagree_z,
                                  view.disagree_ratio,
                                  view.disagree_ratio_z};
}

bool is_telling(const View& view) {
    return (view.agree_ratio_z > enough_z && view.agree_z > enough_z) ||
           (view.disagree_ratio_z > enough_z && view.disagree_z > enough_z);
}

/// Whether a statement is better than the best so far at telling what the group is for.
bool is_better_agree(const View& view, const View* best) {
    if (view.votes.agrees == 0 && view.votes.disagrees == 0) return false;
    const auto plain = [](const View& v) { return v.agree_share * v.agree_z; };
    const auto against_rest = [&](const View& v) {
        return v.agree_ratio * v.agree_ratio_z * v.agree_share * v.agree_z;
    };
    if (best != nullptr && best->agree_ratio > 1) return against_rest(view) > against_rest(*best);
    if (best != nullptr) return plain(view) > plain(*best);
    return view.agree_z > enough_z || (view.agree_ratio > 1 && view.agree_share > 0.5);
}

std::vector<Representative> representatives_of(const std::vector<View>& views,
                                               const std::vector<bool>& left_out) {
    std::vector<Representative> telling;
    std::optional<Representative> nearest, best_agree;
    for (std::uint32_t s = 0; s < views.size(); ++s) {
        if (left_out[s]) continue;
        const View& view = views[s];
        if (is_telling(view)) telling.push_back(told(s, view));
        const double ratio_z = std::max(view.agree_ratio_z, view.disagree_ratio_z);
        if (telling.empty() && (!nearest || ratio_z > nearest->ratio_z)) nearest = told(s, view);
        if (is_better_agree(view, best_agree ? &views[best_agree->statement] : nullptr)) {
            best_agree = told(s, view);
            best_agree->best_agree = true;
        }
    }
    std::vector<Representative> chosen;
    if (best_agree) chosen.push_back(*best_agree);
    if (telling.empty()) {
        if (chosen.empty() && nearest) chosen.push_back(*nearest);
        return chosen;
    }
    const auto weight = [](const Representative& r) {
        return r.ratio * r.ratio_z * r.share * r.share_z;
    };
    std::stable_sort(
        telling.begin(), telling.end(),
        [&](const Representative& a, const Representative& b) { return weight(a) > weight(b); });
    for (const Representative& each : telling)
        if (!best_agree || each.statement != best_agree->statement) chosen.push_back(each);
    chosen.resize(std::min(chosen.size(), most_told));
    std::stable_partition(chosen.begin(), chosen.end(),
                          [](const Representative& each) { return each.agree; });
    return chosen;
}

} // namespace

double one_share_z(double successes, double trials) {
    return 2 * std::sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

double two_shares_z(double successes, double other_successes, double trials, double other_trials) {
    const double s = successes + 1, o = other_successes + 1;
    const double n = trials + 1, m = other_trials + 1;
    const double share = (s + o) / (n + m);
    if (share == 1) return 0;
    return (s / n - o / m) / std::sqrt(share * (1 - share) * (1 / n + 1 / m));
}

std::vector<std::vector<View>> views_of(const Votes& votes,
                                        const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::vector<Tally>> tallies;
    for (const auto& people : groups) tallies.push_back(tally(votes, people));
    std::vector<std::vector<View>> views(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (std::size_t s = 0; s < votes.statements(); ++s) {
            Tally rest;
            for (std::size_t other = 0; other < groups.size(); ++other) {
                if (other == g) continue;
                rest.agrees += tallies[other][s].agrees;
                rest.disagrees += tallies[other][s].disagrees;
                rest.votes += tallies[other][s].votes;
            }
            views[g].push_back(view_of(tallies[g][s]));
            compare(views[g].back(), rest);
        }
    }
    return views;
}

std::vector<std::vector<Representative>>
representatives(const std::vector<std::vector<View>>& views, const std::vector<bool>& left_out) {
    std::vector<std::vector<Representative>> all;
    for (const auto& of_group : views) all.push_back(representatives_of(of_group, left_out));
    return all;
}

Consensus consensus(const Votes& votes, const std::vector<bool>& left_out) {
    const auto tallies = tally(votes);
    Consensus found;
    for (std::uint32_t s = 0; s < tallies.size(); ++s) {
        if (left_out[s]) continue;
        const View view = view_of(tallies[s]);
        if (view.agree_share > 0.5 && view.agree_z > enough_z)
            found.agree.push_back(
                {s, view.votes.agrees, view.votes.votes, view.agree_share, view.agree_z});
        if (view.disagree_share > 0.5 && view.disagree_z > enough_z)
            found.disagree.push_back(
                {s, view.votes.disagrees, view.votes.votes, view.disagree_share, view.disagree_z});
    }
    for (auto* side : {&found.agree, &found.disagree}) {
        std::stable_sort(side->begin(), side->end(), [](const Shared& a, const Shared& b) {
            return a.share * a.share_z > b.share * b.share_z;
        });
        side->resize(std::min(side->size(), most_told));
    }
    return found;
}

std::vector<double> group_informed_consensus(const std::vector<std::vector<View>>& views,
                                             std::size_t statements) {
    std::vector<double> product(statements, 1);
    for (const auto& of_group : views)
        for (std::size_t s = 0; s < statements; ++s) product[s] *= of_group[s].agree_share;
    return product;
}

} // namespace folkmoot::polis
