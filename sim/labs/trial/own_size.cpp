#include "labs/trial/own_size.hpp"

#include "core/table/delimited.hpp"
#include "core/units.hpp"
#include "experiment/methods.hpp"
#include "experiment/size.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace folkmoot {
namespace {

constexpr double most_people = 1e10;  ///< more than there are
constexpr std::array shares_of_needed{0.25, 0.5, 0.75, 1.0, 1.5, 2.0};

bool is_share(const OwnSizeAsked& asked) { return asked.spread != asked.spread; }
bool clustered(const OwnSizeAsked& asked) { return asked.cluster_people > 1.0; }

std::string as_typed(double value) {
    const double size = std::fabs(value);
    return format_number(value, size >= 100 || size == std::floor(size) ? 0 : size >= 1 ? 1 : 3);
}

std::string in_percent(double share) {
    const double value = 100.0 * share;
    const bool whole = std::fabs(value - std::round(value)) < 1e-9;
    return format_number(value, whole ? 0 : std::fabs(value) < 1 ? 2 : 1) + "%";
}

Problems problems_of(const OwnSizeAsked& asked) {
    Problems problems;
    const auto within = [&](const char* name, double value, double low, double high,
                            const char* allowed, bool ends = true) {
        if (ends ? value >= low && value <= high : value > low && value < high) return true;
        problems.push_back(problem_at(name, "out of range",
                                      value == value ? as_typed(value) : "no number", allowed));
        return false;
    };
    const bool share = is_share(asked);
    const bool known = share ? within("baseline", asked.baseline, 0, 1, "0 to 1, or 0% to 100%")
                             : within("baseline", asked.baseline, -1e15, 1e15, "a number");
    if (!share) within("spread", asked.spread, 0, 1e15, "a number above 0", false);
    if (!(std::fabs(asked.effect) > 0.0) || std::fabs(asked.effect) > 1e15)
        problems.push_back(
            problem_at("effect",
                       "the smallest difference worth finding has to be a number other "
                       "than 0",
                       asked.effect == asked.effect ? as_typed(asked.effect) : "no number"));
    else if (share && known)
        within("effect", asked.baseline + asked.effect, 0, 1,
               "a difference that leaves the share between 0% and 100%");
    within("alpha", asked.alpha, 0, 0.5, "above 0 and below 0.5", false);
    within("power", asked.power, 0.05, 0.9999, "0.05 to 0.9999");
    within("cluster_people", asked.cluster_people, 1, 1e6, "1 to 1,000,000");
    within("intracluster", asked.intracluster, 0, 1, "0 to 1");
    return problems;
}

/// Variance of a person's outcome in one arm plus that in the other.
double both_variances(const OwnSizeAsked& asked) {
    if (!is_share(asked)) return 2.0 * asked.spread * asked.spread;
    const double p = asked.baseline, q = p + asked.effect;
    return p * (1.0 - p) + q * (1.0 - q);
}

double power_with(const OwnSizeAsked& asked, double people) {
    const double alike = design_effect(asked.cluster_people, asked.intracluster);
    const double se = std::sqrt(both_variances(asked) / people * alike);
    const double units = people / asked.cluster_people;
    if (is_share(asked) && !clustered(asked)) return power_of(asked.effect, se, asked.alpha);
    return power_of_t(asked.effect, se, 2.0 * (units - 1.0), asked.alpha);
}

/// The fewest units (people, or clusters) an arm that are enough; infinity: no number is.
double units_needed(const OwnSizeAsked& asked) {
    const double most = most_people / asked.cluster_people;
    const auto enough = [&](double units) {
        return power_with(asked, units * asked.cluster_people) >= asked.power;
    };
    double low = 1.0, high = 2.0;
    while (high < most && !enough(high)) {
        low = high;
        high *= 2.0;
    }
    if (high >= most) return std::numeric_limits<double>::infinity();
    while (high - low > 1.0) {
        const double middle = std::floor(0.5 * (low + high));
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

std::string sentence_of(const OwnSizeAsked& asked, const OwnSize& size) {
    std::string goal = "To find ";
    if (is_share(asked))
        goal += "a change from " + in_percent(asked.baseline) + " to " +
                in_percent(asked.baseline + asked.effect);
    else
        goal += "a difference of " + as_typed(std::fabs(asked.effect)) +
                " where people differ by " + as_typed(asked.spread) + " (standard deviation)";
    goal += " in " + in_percent(asked.power) + " of trials, ";
    if (!std::isfinite(size.people_per_arm))
        return goal + "no number of " + (clustered(asked) ? "clusters" : "people") + " is enough.";
    if (!clustered(asked))
        return goal + counted(size.people_per_arm) + " people are needed in each group.";
    return goal + counted(size.clusters_per_arm) + " clusters of " +
           as_typed(asked.cluster_people) + " people are needed in each group, " +
           counted(size.people_per_arm) + " people.";
}

}  // namespace

Result<OwnSizeAsked> read_own_size(const OwnSizeTexts& typed) {
    OwnSizeAsked asked;
    Problems problems;
    const auto take = [&](const char* key, const std::string& text, double& value) {
        if (text.empty()) return;
        if (const std::optional<double> number = number_in(text))
            value = *number;
        else
            problems.push_back(problem_at(key, "not a number", text, "for example 0.12 or 12%"));
    };
    take("baseline", typed.baseline, asked.baseline);
    take("spread", typed.spread, asked.spread);
    take("effect", typed.effect, asked.effect);
    take("alpha", typed.alpha, asked.alpha);
    take("power", typed.power, asked.power);
    take("cluster_people", typed.cluster_people, asked.cluster_people);
    take("intracluster", typed.intracluster, asked.intracluster);
    if (!problems.empty()) return problems;
    return asked;
}

Result<OwnSize> own_size(const OwnSizeAsked& asked) {
    if (Problems problems = problems_of(asked); !problems.empty()) return problems;
    OwnSize size;
    size.design_effect = design_effect(asked.cluster_people, asked.intracluster);
    const double units = units_needed(asked);
    size.people_per_arm = std::ceil(units * asked.cluster_people);
    if (clustered(asked)) size.clusters_per_arm = units;
    size.sentence = sentence_of(asked, size);
    if (is_share(asked)) {
        const double p = asked.baseline, q = p + asked.effect;
        const double rarest = std::min(std::min(p, q), std::min(1.0 - p, 1.0 - q));
        if (size.people_per_arm * rarest < 5.0)
            size.notes.emplace_back("It would happen, or fail to happen, to fewer than five people "
                                    "in a group: the formula is rough there.");
    }
    if (clustered(asked) && units < 20.0)
        size.notes.emplace_back("With so few clusters much hangs on each: the sum allows for that "
                                "by Student's t, but not for clusters of uneven size.");
    for (const double share : shares_of_needed) {
        const double at = std::ceil(units * share) * asked.cluster_people;
        if (std::isfinite(at) && at >= 2.0 * asked.cluster_people)
            size.curve.push_back({at, power_with(asked, at)});
    }
    return size;
}

std::string own_size_json(const OwnSizeAsked& asked, const OwnSize& size) {
    nlohmann::ordered_json json{
        {"baseline", asked.baseline},
        {"spread", asked.spread},
        {"effect", asked.effect},
        {"alpha", asked.alpha},
        {"power", asked.power},
        {"people_per_arm", size.people_per_arm},
        {"clusters_per_arm", size.clusters_per_arm},
        {"design_effect", size.design_effect},
        {"sentence", size.sentence},
        {"notes", size.notes},
        {"curve", nlohmann::ordered_json::array()}};  // NaN and infinity become null
    for (const OwnSize::At& at : size.curve)
        json["curve"].push_back({{"n", at.people_per_arm}, {"closed", at.power}});
    return json.dump();
}

}  // namespace folkmoot
