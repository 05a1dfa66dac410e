#include "deliberation/polis/groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace folkmoot::polis {
namespace {

double distance(const Point& a, const Point& b) {
    const double x = a[0] - b[0], y = a[1] - b[1];
    return std::sqrt(x * x + y * y);
}

std::vector<Point> first_that_differ(std::span<const Point> points, std::size_t k) {
    std::vector<Point> centres;
    for (const Point& point : points) {
        if (centres.size() == k) break;
        if (std::find(centres.begin(), centres.end(), point) == centres.end())
            centres.push_back(point);
    }
    return centres;
}

std::size_t nearest(const Point& point, const std::vector<Point>& centres) {
    std::size_t best = 0;
    double least = 0;
    for (std::size_t c = 0; c < centres.size(); ++c) {
        const double x = point[0] - centres[c][0], y = point[1] - centres[c][1];
        const double square = x * x + y * y;
        if (c > 0 && !(square < least)) continue;
        least = square;
        best = c;
    }
    return best;
}

std::vector<Cluster> assign(std::span<const Point> points, std::span<const double> weights,
                            const std::vector<Point>& centres) {
    std::vector<Cluster> clusters(centres.size());
    std::vector<double> weight(centres.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const std::size_t c = nearest(points[i], centres);
        clusters[c].members.push_back(i);
        weight[c] += weights[i];
        for (std::size_t axis = 0; axis < 2; ++axis)
            clusters[c].centre[axis] += weights[i] * points[i][axis];
    }
    for (std::size_t c = 0; c < clusters.size(); ++c)
        for (double& part : clusters[c].centre) part /= weight[c];
    std::erase_if(clusters, [](const Cluster& cluster) { return cluster.members.empty(); });
    return clusters;
}

std::vector<Point> centres_of(const std::vector<Cluster>& clusters) {
    std::vector<Point> centres;
    for (const Cluster& cluster : clusters) centres.push_back(cluster.centre);
    return centres;
}

/// Centres are compared as they come when sorted: which of them has which name does not matter.
bool hardly_moved(std::vector<Point> before, std::vector<Point> after) {
    constexpr double hardly = 0.01;
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    for (std::size_t c = 0; c < std::min(before.size(), after.size()); ++c)
        if (!(distance(before[c], after[c]) < hardly)) return false;
    return true;
}

std::vector<double> distances_between(std::span<const Point> points) {
    std::vector<double> distances;
    distances.reserve(points.size() * points.size());
    for (const Point& a : points)
        for (const Point& b : points) distances.push_back(distance(a, b));
    return distances;
}

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return numbers.empty() ? 0 : sum / static_cast<double>(numbers.size());
}

/// Mean distance of a point to those of a cluster who are not itself; 0 if there are none.
double mean_distance(std::span<const double> row, const Cluster& cluster, std::uint32_t self) {
    double sum = 0;
    std::size_t others = 0;
    for (const std::uint32_t member : cluster.members) {
        if (member == self) continue;
        sum += row[member];
        ++others;
    }
    return others == 0 ? 0 : sum / static_cast<double>(others);
}

} // namespace

std::vector<Cluster> k_means(std::span<const Point> points, std::span<const double> weights,
                             std::size_t k, std::size_t rounds) {
    std::vector<Point> centres = first_that_differ(points, k);
    if (centres.empty()) return {};
    for (;; --rounds) {
        std::vector<Cluster> clusters = assign(points, weights, centres);
        std::vector<Point> after = centres_of(clusters);
        if (rounds == 0 || hardly_moved(centres, after)) return clusters;
        centres = std::move(after);
    }
}

std::vector<double> silhouettes(std::span<const double> distances,
                                const std::vector<Cluster>& clusters) {
    std::size_t points = 0;
    for (const Cluster& cluster : clusters) points += cluster.members.size();
    std::vector<double> found(points);
    if (clusters.size() < 2) return found;
    for (const Cluster& own : clusters) {
        if (own.members.size() == 1) continue;
        for (const std::uint32_t member : own.members) {
            const auto row = distances.subspan(member * points, points);
            const double within = mean_distance(row, own, member);
            double beyond = -1;
            for (const Cluster& other : clusters) {
                if (&other == &own) continue;
                const double mean = mean_distance(row, other, member);
                if (beyond < 0 || mean < beyond) beyond = mean;
            }
            const double larger = std::max(within, beyond);
            found[member] = larger > 0 ? (beyond - within) / larger : 0;
        }
    }
    return found;
}

Grouping group_people(std::span<const Point> places,
                      std::span<const std::uint32_t> in_conversation) {
    constexpr std::size_t most_base = 100, base_rounds = 100, group_rounds = 20;
    constexpr std::size_t most_groups = 5, base_for_another = 12;
    std::vector<Point> points;
    for (const std::uint32_t person : in_conversation) points.push_back(places[person]);
    const std::vector<double> alike(points.size(), 1.0);
    Grouping grouping;
    grouping.base = k_means(points, alike, most_base, base_rounds);
    for (Cluster& cluster : grouping.base)
        for (std::uint32_t& member : cluster.members) member = in_conversation[member];

    const auto centres = centres_of(grouping.base);
    std::vector<double> people;
    for (const Cluster& cluster : grouping.base)
        people.push_back(static_cast<double>(cluster.members.size()));
    const auto distances = distances_between(centres);
    const std::size_t most = std::min(most_groups, 2 + centres.size() / base_for_another);
    std::vector<Cluster> best;
    double best_silhouette = 0;
    for (std::size_t k = 2; k <= most && !centres.empty(); ++k) {
        auto clusters = k_means(centres, people, k, group_rounds);
        const double silhouette = mean_of(silhouettes(distances, clusters));
        grouping.silhouette.push_back(silhouette);
        if (!best.empty() && !(silhouette > best_silhouette)) continue;
        best = std::move(clusters);
        best_silhouette = silhouette;
    }
    for (const Cluster& cluster : best) {
        auto& group = grouping.groups.emplace_back();
        for (const std::uint32_t base : cluster.members) {
            const auto& members = grouping.base[base].members;
            group.insert(group.end(), members.begin(), members.end());
        }
        std::sort(group.begin(), group.end());
    }
    return grouping;
}

double adjusted_rand(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
    std::map<std::uint32_t, double> of_one, of_other;
    double people = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i] == no_group || other[i] == no_group) continue;
        ++both[{one[i], other[i]}];
        ++of_one[one[i]];
        ++of_other[other[i]];
        ++people;
    }
    const auto pairs = [](double count) { return count * (count - 1) / 2; };
    double together = 0, in_one = 0, in_other = 0;
    for (const auto& [names, count] : both) together += pairs(count);
    for (const auto& [name, count] : of_one) in_one += pairs(count);
    for (const auto& [name, count] : of_other) in_other += pairs(count);
    if (people < 2) return 1;
    const double by_chance = in_one * in_other / pairs(people);
    const double most = (in_one + in_other) / 2;
    return most == by_chance ? 1 : (together - by_chance) / (most - by_chance);
}

} // namespace folkmoot::polis
