/// Majority judgement.

#include "deliberation/voting/rules.hpp"

#include <algorithm>
#include <numeric>

namespace folkmoot::voting {
namespace {

std::uint64_t people_of(const Grades& grades) {
    return std::accumulate(grades.begin(), grades.end(), std::uint64_t{0});
}

/// The grade of the middle vote; of an even number the lower of the two middle ones.
std::size_t median_of(const Grades& grades) {
    const std::uint64_t middle = (people_of(grades) + 1) / 2;
    std::uint64_t below = 0;
    for (std::size_t grade = 0; grade < grades.size(); ++grade) {
        below += grades[grade];
        if (below >= middle && below > 0) return grade;
    }
    return 0;
}

/// Takes median votes away from both until their medians differ: −1, 0 or 1.
int compare(Grades a, Grades b) {
    while (people_of(a) > 0 && people_of(b) > 0) {
        const std::size_t of_a = median_of(a), of_b = median_of(b);
        if (of_a != of_b) return of_a < of_b ? -1 : 1;
        --a[of_a];
        --b[of_b];
    }
    return 0;
}

} // namespace

Verdict majority_judgement(std::span<const Grades> grades) {
    Verdict verdict;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < grades.size(); ++i) {
        order.push_back(i);
        verdict.scores.push_back(static_cast<double>(median_of(grades[i])));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return compare(grades[a], grades[b]) > 0;
    });
    for (const std::uint32_t option : order) {
        const bool same = !verdict.levels.empty() &&
                          compare(grades[verdict.levels.back().front()], grades[option]) == 0;
        if (!same) verdict.levels.emplace_back();
        verdict.levels.back().push_back(option);
    }
    return verdict;
}

} // namespace folkmoot::voting
