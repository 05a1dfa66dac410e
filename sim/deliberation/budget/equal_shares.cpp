#include "deliberation/budget/rules.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <map>

namespace folkmoot::budget {
namespace {

/// Numbers of any size: what is left of a share is a fraction of fractions.
using Rational = boost::multiprecision::cpp_rational;

/// People whose ballots are alike have the same left all the time: they are counted once.
struct Alike {
    std::vector<std::uint32_t> approves;
    std::uint32_t people = 0;
};

std::vector<Alike> alike_ballots(const Instance& instance) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> counted;
    for (const Ballot& ballot : instance.ballots)
        if (!ballot.approves.empty()) ++counted[ballot.approves];
    std::vector<Alike> alike;
    alike.reserve(counted.size());
    for (const auto& [approves, people] : counted) alike.push_back({approves, people});
    return alike;
}

/// What somebody has left. Most comparisons are of amounts that lie far apart: the double next to
/// the fraction settles them, and only what is near is compared exactly.
struct Purse {
    Rational exact;
    double near = 0;
};

bool less(const Purse& a, const Purse& b) {
    constexpr double surely = 1e-9; // far above the error of a conversion
    if (a.near < b.near * (1 - surely)) return true;
    if (b.near < a.near * (1 - surely)) return false;
    return a.exact < b.exact;
}

/// One run of the method, with what each ballot is given.
class Shares {
public:
    Shares(const Instance& instance, const std::vector<Alike>& ballots, const Rational& share)
        : instance_(instance), ballots_(ballots), purse_(ballots.size(), 0),
          supporters_(instance.projects.size()), bound_(instance.projects.size()),
          votes_(votes_of(instance)), open_(instance.projects.size(), true) {
        add_purse(share);
        for (std::uint32_t b = 0; b < ballots.size(); ++b)
            for (const std::uint32_t p : ballots[b].approves) supporters_[p].push_back(b);
        // Effective votes only ever fall, so that what was known of a project stays a bound.
        for (std::size_t p = 0; p < bound_.size(); ++p) bound_[p] = votes_[p];
    }

    Outcome run() {
        Outcome outcome;
        while (const auto best = next(outcome.ties)) {
            pay(*best);
            open_[best->project] = false;
            outcome.funded.push_back({best->project, votes_[best->project],
                                      static_cast<double>(best->effective),
                                      static_cast<double>(best->most) / amount_per_unit});
            outcome.spent += instance_.projects[best->project].cost;
        }
        return outcome;
    }

private:
    struct Offer {
        std::uint32_t project = 0;
        Rational most; ///< that any supporter pays
        Rational effective; ///< cost / most
    };

    std::uint32_t add_purse(const Rational& amount) {
        purses_.push_back({amount, static_cast<double>(amount)});
        people_.push_back(0);
        return static_cast<std::uint32_t>(purses_.size() - 1);
    }

    /// Purses of those who approve of a project and have something left, the smallest first; how
    /// many people have each stands in `people_`.
    std::vector<std::uint32_t> purses_of(std::uint32_t project) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t b : supporters_[project]) {
            const std::uint32_t purse = purse_[b];
            if (purses_[purse].exact == 0) continue;
            if (people_[purse] == 0) found.push_back(purse);
            people_[purse] += ballots_[b].people;
        }
        std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (less(purses_[a], purses_[b])) return true;
            return !less(purses_[b], purses_[a]) && a < b;
        });
        return found;
    }

    /// What supporters would pay for a project; nothing if they cannot.
    [[nodiscard]] std::optional<Offer> offer(std::uint32_t project) {
        const auto found = purses_of(project);
        Rational missing = instance_.projects[project].cost;
        std::uint64_t people = 0;
        for (const std::uint32_t purse : found) people += people_[purse];
        std::optional<Offer> made;
        for (const std::uint32_t purse : found) {
            const Rational& left = purses_[purse].exact;
            if (!made && missing <= left * people) {
                const Rational each = missing / people;
                made = Offer{project, each, instance_.projects[project].cost / each};
            }
            if (!made) missing -= left * people_[purse];
            people -= people_[purse];
            people_[purse] = 0; // as it was found
        }
        return made;
    }

    /// Whether `a` comes before `b`; nothing if only their places in the file tell.
    [[nodiscard]] std::optional<bool> before(const Offer& a, const Offer& b) const {
        if (a.effective != b.effective) return a.effective > b.effective;
        const auto cost = [&](const Offer& o) { return instance_.projects[o.project].cost; };
        if (cost(a) != cost(b)) return cost(a) < cost(b);
        if (votes_[a.project] != votes_[b.project]) return votes_[a.project] > votes_[b.project];
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Offer> next(std::size_t& ties) {
        std::vector<std::uint32_t> order;
        for (std::uint32_t p = 0; p < open_.size(); ++p)
            if (open_[p]) order.push_back(p);
        // Those that may be best are worked out first; the others mostly need not be at all.
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return bound_[a] > bound_[b]; });
        std::optional<Offer> best;
        std::size_t equal = 0;
        for (const std::uint32_t p : order) {
            if (best && bound_[p] < best->effective) break;
            auto made = offer(p);
            if (!made) {
                // Nobody's share grows: what cannot be paid now never can.
                open_[p] = false;
                continue;
            }
            bound_[p] = made->effective;
            const auto first = best ? before(*made, *best) : std::optional(true);
            if (!first) {
                ++equal;
                if (p < best->project) best = std::move(made);
            } else if (*first) {
                equal = 0;
                best = std::move(made);
            }
        }
        ties += equal;
        return best;
    }

    void pay(const Offer& offer) {
        // Whoever had the same still has the same.
        std::map<std::uint32_t, std::uint32_t> after;
        for (const std::uint32_t b : supporters_[offer.project]) {
            const std::uint32_t purse = purse_[b];
            const auto known = after.find(purse);
            if (known != after.end()) {
                purse_[b] = known->second;
                continue;
            }
            const Rational left = purses_[purse].exact;
            purse_[b] = add_purse(left > offer.most ? Rational(left - offer.most) : Rational(0));
            after[purse] = purse_[b];
        }
    }

    const Instance& instance_;
    const std::vector<Alike>& ballots_;
    std::vector<Purse> purses_;
    std::vector<std::uint64_t> people_; ///< by purse; only while an offer is worked out
    std::vector<std::uint32_t> purse_; ///< by ballots alike
    std::vector<std::vector<std::uint32_t>> supporters_; ///< by project, of ballots alike
    std::vector<Rational> bound_;
    std::vector<std::uint32_t> votes_;
    std::vector<bool> open_;
};

bool is_funded(const Outcome& outcome, std::uint32_t project) {
    return std::any_of(outcome.funded.begin(), outcome.funded.end(),
                       [&](const Funded& funded) { return funded.project == project; });
}

/// Whether nothing that anybody wants would still fit.
bool is_exhaustive(const Instance& instance, const Outcome& outcome,
                   const std::vector<std::uint32_t>& votes) {
    for (std::uint32_t p = 0; p < instance.projects.size(); ++p) {
        if (votes[p] > 0 && !is_funded(outcome, p) &&
            instance.projects[p].cost <= instance.budget - outcome.spent)
            return false;
    }
    return true;
}

/// Spends what is left on what has most votes.
void add_by_votes(const Instance& instance, Outcome& outcome) {
    Instance rest = instance;
    rest.budget = instance.budget - outcome.spent;
    for (const Funded& funded : outcome.funded)
        rest.projects[funded.project].cost = rest.budget + 1; // does not fit again
    const Outcome more = greedy(rest);
    for (const Funded& funded : more.funded) {
        outcome.funded.push_back(funded);
        outcome.spent += instance.projects[funded.project].cost;
    }
}

} // namespace

Outcome equal_shares(const Instance& instance, Completion completion) {
    if (instance.ballots.empty()) return {};
    const auto ballots = alike_ballots(instance);
    const auto votes = votes_of(instance);
    const Rational share = Rational(instance.budget) / instance.ballots.size();
    const auto run = [&](std::uint64_t more) {
        const Rational given = share + Rational(amount_per_unit) * more;
        Outcome outcome = Shares(instance, ballots, given).run();
        outcome.share = static_cast<double>(given) / amount_per_unit;
        return outcome;
    };
    Outcome outcome = run(0);
    if (completion == Completion::votes) add_by_votes(instance, outcome);
    if (completion != Completion::add1 && completion != Completion::add1e) return outcome;
    // Nobody needs more than the dearest project costs: then all is funded that can be.
    std::uint64_t most = 0;
    for (const Project& project : instance.projects)
        most += static_cast<std::uint64_t>(project.cost / amount_per_unit) + 1;
    for (std::uint64_t more = 1; more <= most; ++more) {
        if (completion == Completion::add1e && is_exhaustive(instance, outcome, votes)) break;
        Outcome next = run(more);
        if (next.spent > instance.budget) break;
        outcome = std::move(next);
    }
    return outcome;
}

} // namespace folkmoot::budget
