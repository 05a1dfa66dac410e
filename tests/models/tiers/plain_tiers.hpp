#pragma once

/// The model of districts written again as plainly as can be: a record a person, a record a
/// district, loops over all of them, no sums kept, nothing skipped. What the engine must equal to
/// the last bit.
/// Longer than other files, because a twin is read from top to bottom beside the model's own rules.
///
/// It shares with the model its settings and the addresses of chance; every rule is written anew.

#include "models/tiers/tiers.hpp"

#include "core/math.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

namespace folkmoot::tiers {

struct PlainCitizen {
    std::uint32_t stratum = 0;
    double tastes = 0; ///< ticks
    int need = 0; ///< 0 nothing, 1 waits, 2 comes back
    int last = 0;
};
struct PlainNeed {
    std::uint32_t citizen = 0;
    std::size_t place = 0;
    long when = 0;
    bool again = false;
};
struct PlainMove {
    std::size_t tier = 0, to = 0;
    long since = -1, done = 0;
};

class PlainNation {
public:
    PlainNation(const Place& place, const Rules& rules, const State& state)
        : world_(place.world), rules_(rules), areas_(world_.areas.size()) {
        citizens.resize(world_.population());
        lives_.resize(areas_);
        for (std::uint32_t c = 0; c < citizens.size(); ++c) {
            PlainCitizen& one = citizens[c];
            while (world_.strata.first[one.stratum + 1] <= c) ++one.stratum;
            one.tastes = state.taste[c];
            lives_[area_of(one.stratum)].push_back(c);
        }
        const int counties = std::min(rules.map.counties, static_cast<int>(areas_));
        for (std::size_t a = 0; a < areas_; ++a)
            county_.push_back(a * static_cast<std::size_t>(counties) / areas_);
        for (std::size_t f = 0; f < 3; ++f) {
            for (std::size_t a = 0; a < areas_; ++a) {
                const Move& move = state.moves[f * areas_ + a];
                moves[f].push_back({move.tier, move.to, -1, 0});
                standard[f].push_back(state.standard[f * areas_ + a]);
            }
            for (std::size_t u = 0; u <= 2 * areas_; ++u) {
                staff[f].push_back(state.staff[f * (2 * areas_ + 1) + u]);
                practice[f].push_back(state.practice[f * (2 * areas_ + 1) + u]);
            }
        }
        drift.assign(areas_, 0.0);
        spare_.assign(areas_, 0.0);
        lines.resize(areas_);
        opening_ = state.ledger.opening;
        usual_again_ = state.ledger.usual_again;
    }

    std::vector<PlainCitizen> citizens;
    std::vector<double> drift;
    std::vector<double> standard[3], practice[3];
    std::vector<PlainMove> moves[3];
    std::vector<std::uint32_t> staff[3];
    std::vector<std::deque<PlainNeed>> lines;
    std::vector<PlainNeed> returns;
    std::vector<std::int64_t> paid; ///< this week, by area
    std::int64_t saved = 0, planned = 0, spent = 0, promised[3] = {};
    long decided = -1, paid_back = -1;
    long arose = 0, came_back = 0, seen = 0, as_wanted = 0, badly_seen = 0, gave_up_waiting = 0,
         waited = 0, hired_now = 0, left_now = 0, ended_now = 0;

    void step() {
        paid.assign(areas_, 0);
        once_ = again_ = running_ = 0;
        arose = came_back = seen = as_wanted = badly_seen = gave_up_waiting = waited = 0;
        hired_now = left_now = ended_now = 0;
        drift_away();
        begin();
        proceed();
        people_come_and_go();
        follow();
        needs();
        for (std::size_t a = 0; a < areas_; ++a) attend(a);
        settle_up();
        try_something_new();
        ++clock_;
    }

    /// £ that people lose this week because they want something else.
    [[nodiscard]] double lost() const {
        double pounds = 0;
        const double n = static_cast<double>(citizens.size());
        const double away = rules_.need.away;
        for (const PlainCitizen& one : citizens) {
            const std::size_t home = area_of(one.stratum);
            const double wants = one.tastes / 65'535.0 + drift[home];
            for (std::size_t f = 0; f < 3; ++f) {
                const auto off = [&](std::size_t a) {
                    return (wants - standard[f][a]) * (wants - standard[f][a]);
                };
                double outside = 0;
                for (std::size_t a = 0; a < areas_; ++a)
                    outside += static_cast<double>(lives_[a].size()) / n * off(a);
                pounds +=
                    rules_.taste.worth * weight(f) * ((1 - away) * off(home) + away * outside);
            }
        }
        return pounds / 52;
    }

private:
    [[nodiscard]] Words words(std::size_t who, Purpose purpose) const {
        return draw(world_.seed, static_cast<std::uint32_t>(who),
                    static_cast<std::uint32_t>(clock_), purpose);
    }
    [[nodiscard]] static double round_half_up(double value) { return std::floor(value + 0.5); }
    // Of money: halves away from zero.
    [[nodiscard]] static std::int64_t pennies(double pence) {
        return static_cast<std::int64_t>(pence < 0 ? -std::floor(0.5 - pence)
                                                   : std::floor(pence + 0.5));
    }
    [[nodiscard]] double weight(std::size_t f) const {
        return f == 0   ? 1.0 - rules_.taste.back - rules_.taste.common
               : f == 1 ? rules_.taste.back
                        : rules_.taste.common;
    }
    [[nodiscard]] double people(std::size_t a) const {
        return static_cast<double>(lives_[a].size()) * world_.people_per_citizen;
    }
    [[nodiscard]] std::size_t unit(std::size_t tier, std::size_t a) const {
        return tier == 0 ? a : tier == 1 ? areas_ + county_[a] : 2 * areas_;
    }
    [[nodiscard]] std::size_t maker(std::size_t f, std::size_t a) const {
        return unit(moves[f][a].tier, a);
    }
    [[nodiscard]] std::vector<std::size_t> members(std::size_t f, std::size_t u) const {
        std::vector<std::size_t> found;
        for (std::size_t a = 0; a < areas_; ++a)
            if (maker(f, a) == u) found.push_back(a);
        return found;
    }
    [[nodiscard]] double people_of(const std::vector<std::size_t>& of) const {
        double sum = 0;
        for (const std::size_t a : of) sum += people(a);
        return sum;
    }
    [[nodiscard]] double fixed(std::size_t f) const {
        const Costs& c = rules_.costs;
        return f == 0 ? c.front_fixed : f == 1 ? c.back_fixed : c.common_fixed;
    }
    // £ a year for so many people, of so many districts that each keep a part of their own ways.
    [[nodiscard]] double a_year(std::size_t f, double served, double members) const {
        const Costs& c = rules_.costs;
        const double each = f == 0 ? c.front_each : f == 1 ? c.back_each : c.common_each;
        const double far = f == 0 ? c.front_distance : f == 1 ? c.back_distance : c.common_distance;
        double rooms = 0;
        for (double m = 0; m + 1 <= members; ++m) rooms += rules_.tailoring.room;
        // A part of a member, where a district only expects to be followed.
        if (members != std::floor(members)) rooms = expected_rooms_;
        const double ways = rooms * (members - 1.0) / members;
        return fixed(f) * (1.0 + c.tailored * ways) + each * served + far * served * served;
    }
    [[nodiscard]] double a_year(std::size_t f, std::size_t u) const {
        const auto of = members(f, u);
        return a_year(f, people_of(of), static_cast<double>(of.size()));
    }
    [[nodiscard]] std::uint32_t needed(std::size_t f, std::size_t u) const {
        if (members(f, u).empty()) return 0;
        return static_cast<std::uint32_t>(
            round_half_up(a_year(f, u) * rules_.staff.pay_share / rules_.staff.pay));
    }
    void pay(std::size_t a, double pounds, std::int64_t& kind) {
        pay_pence(a, pennies(pounds * 100), kind);
    }
    void pay_pence(std::size_t a, std::int64_t pence, std::int64_t& kind) {
        paid[a] += pence;
        kind += pence;
    }
    // What an area's people want, as those at a tier hear it.
    [[nodiscard]] double hears(std::size_t a, std::size_t tier) const {
        const double near = tier == 0 ? 1.0 : tier == 1 ? 0.5 : 0.0;
        double sum = 0, voices = 0;
        for (std::uint32_t d = 0; d < 5; ++d) {
            double tastes = 0, count = 0;
            for (const std::uint32_t c : lives_[a]) {
                if (deprivation_of(citizens[c].stratum) != d) continue;
                tastes += citizens[c].tastes;
                ++count;
            }
            const double voice = 1.0 + rules_.voice.captured * near * (2.0 - d) / 2.0;
            sum += voice * tastes;
            voices += voice * count;
        }
        return sum / voices * (1.0 / 65'535) + drift[a];
    }
    [[nodiscard]] std::size_t seat(std::size_t tier, std::size_t a) const {
        std::size_t best = areas_;
        for (std::size_t b = 0; b < areas_; ++b) {
            if (unit(tier, b) != unit(tier, a)) continue;
            if (best == areas_ || lives_[b].size() > lives_[best].size()) best = b;
        }
        return best;
    }

    void drift_away() {
        if (rules_.taste.drift == 0) return;
        for (std::size_t a = 0; a < areas_; ++a) {
            const double z = math::normal_quantile(unit_open(words(a, purpose::drift)[0]));
            drift[a] =
                std::max(-0.3, std::min(0.3, drift[a] + rules_.taste.drift / std::sqrt(52.0) * z));
        }
    }

    // ------------------------------------------------------------ moves

    [[nodiscard]] std::size_t wished(std::size_t f) const {
        const Made& made = rules_.made;
        return static_cast<std::size_t>(f == 0 ? made.front : f == 1 ? made.back : made.common);
    }
    // Weeks until a district's contract for a function ends; 0: now.
    [[nodiscard]] long contract_left(std::size_t f, std::size_t a) const {
        const Words word =
            draw(world_.seed, static_cast<std::uint32_t>(f * areas_ + a), 0, purpose::contract);
        const long term = rules_.contracts.weeks;
        const long turn = (clock_ + below(word[0], static_cast<std::uint32_t>(term))) % term;
        return turn == 0 ? 0 : term - turn;
    }
    void begin() {
        const bool one_go = rules_.moving.pace == Pace::at_once;
        const long since = clock_ - rules_.moving.week;
        if (since < 0) return;
        for (std::size_t f = 0; f < 3; ++f) {
            for (std::size_t a = 0; a < areas_; ++a) {
                PlainMove& move = moves[f][a];
                if (move.tier != move.to) continue;
                if (one_go && rules_.moving.join == Join::choice && since % 52 != 0) continue;
                if (!one_go && contract_left(f, a) != 0) continue;
                std::size_t goes = wished(f);
                if (rules_.moving.join == Join::choice && goes != 0) {
                    const Words word = draw(world_.seed, static_cast<std::uint32_t>(f * areas_ + a),
                                            0, purpose::contract);
                    const double asks = -math::log(unit_open(word[1])) * rules_.project.reluctance;
                    const std::size_t other = move.tier == goes ? 0 : goes;
                    goes =
                        expects(f, a, move.tier) - expects(f, a, other) > asks ? other : move.tier;
                }
                if (goes == move.tier) continue;
                if (decided < 0) decided = clock_;
                if (promised[f] == 0) promise(f);
                const std::size_t u = maker(f, a);
                const double own = a_year(f, u) * people(a) / people_of(members(f, u));
                pay(a, rules_.contracts.cut * own * static_cast<double>(contract_left(f, a)) / 52.0,
                    once_);
                if (rules_.moving.letter) pay(a, people(a) * rules_.project.letter_cost, once_);
                move = {move.tier, goes, clock_, 0};
            }
        }
    }
    // What a district expects to pay and to lose for each of its people, at a tier.
    [[nodiscard]] double expects(std::size_t f, std::size_t a, std::size_t tier) const {
        double served = 0, count = 0, wants = 0;
        expected_rooms_ = 0;
        for (std::size_t b = 0; b < areas_; ++b) {
            if (unit(tier, b) != unit(tier, a)) continue;
            const double counts = b == a || moves[f][b].to == tier ? 1.0 : rules_.project.hope;
            served += counts * people(b);
            expected_rooms_ += counts * rules_.tailoring.room;
            count += counts;
            wants += counts * people(b) * hears(b, tier);
        }
        double off = hears(a, 0) - wants / served;
        if (tier != 0) off = (1.0 - rules_.tailoring.room) * off;
        return a_year(f, served, count) / served + rules_.taste.worth * weight(f) * off * off;
    }
    void promise(std::size_t f) {
        double fewer = 0;
        for (std::size_t u = 0; u <= 2 * areas_; ++u) {
            bool will = false;
            for (std::size_t a = 0; a < areas_; ++a) will = will || unit(wished(f), a) == u;
            fewer += (members(f, u).empty() ? 0.0 : 1.0) - (will ? 1.0 : 0.0);
        }
        promised[f] = pennies(fixed(f) * fewer * 100);
    }
    void proceed() {
        const Project& project = rules_.project;
        for (std::size_t f = 0; f < 3; ++f) {
            double crowd = 0;
            for (const PlainMove& move : moves[f]) crowd += move.tier != move.to ? 1 : 0;
            crowd /= static_cast<double>(areas_);
            for (std::size_t a = 0; a < areas_; ++a) {
                PlainMove& move = moves[f][a];
                if (move.tier == move.to) continue;
                // One of both is always above the district.
                const double slip = project.slip + project.tailored_slip * rules_.tailoring.room +
                                    project.crowd * crowd;
                if (slip == 0 ||
                    words(f * areas_ + a, purpose::work)[0] < threshold(1.0 / (1.0 + slip)))
                    ++move.done;
                pay(a, project.cost * people(a) / project.weeks, once_);
                if (rules_.moving.parallel) {
                    const std::size_t u = maker(f, a);
                    const double own = a_year(f, u) * people(a) / people_of(members(f, u));
                    pay(a, project.parallel_cost * own / 52.0, once_);
                }
                if (move.done == project.weeks) arrive(f, a);
            }
        }
    }
    void arrive(std::size_t f, std::size_t a) {
        PlainMove& move = moves[f][a];
        const std::size_t from = unit(move.tier, a), to = unit(move.to, a);
        const auto behind = members(f, from), there = members(f, to);
        const std::uint32_t own =
            behind.size() == 1 ? staff[f][from]
                               : static_cast<std::uint32_t>(
                                     round_half_up(staff[f][from] * people(a) / people_of(behind)));
        const Staff& about = rules_.staff;
        const double elsewhere = f == 0   ? about.front_moves
                                 : f == 1 ? about.back_moves
                                          : about.common_moves;
        std::uint32_t must = static_cast<std::uint32_t>(round_half_up(own * elsewhere));
        if (seat(move.tier, a) == seat(move.to, a)) must = 0;
        const double share = rules_.moving.help ? about.helped : about.follow;
        const auto stay =
            std::min(must, static_cast<std::uint32_t>(std::floor(
                               must * share + unit_of(words(f * areas_ + a, purpose::arrive)[0]))));
        if (rules_.moving.help) pay(a, stay * about.help_cost, once_);
        staff[f][from] -= own;
        staff[f][to] += own - must + stay;
        left_now += must - stay;
        practice[f][to] =
            there.empty() ? practice[f][from]
                          : (practice[f][to] * people_of(there) + practice[f][from] * people(a)) /
                                (people_of(there) + people(a));
        planned += pennies(rules_.project.cost * people(a) * 100);
        spent += pennies(rules_.project.cost * people(a) *
                         static_cast<double>(clock_ - move.since + 1) / rules_.project.weeks * 100);
        move = {move.to, move.to, clock_, 0};
    }
    [[nodiscard]] static double unit_of(std::uint32_t word) { return word / 4'294'967'296.0; }

    void people_come_and_go() {
        const Staff& about = rules_.staff;
        for (std::size_t f = 0; f < 3; ++f) {
            for (std::size_t u = 0; u <= 2 * areas_; ++u) {
                const auto of = members(f, u);
                if (of.empty()) continue;
                std::uint32_t& here = staff[f][u];
                const std::uint32_t posts = needed(f, u);
                if (here > posts) {
                    const std::uint32_t ends = here - posts;
                    here = posts;
                    ended_now += ends;
                    std::int64_t bill = pennies(ends * about.redundancy * 100);
                    double left = people_of(of);
                    for (const std::size_t a : of) {
                        const std::int64_t part =
                            pennies(static_cast<double>(bill) * people(a) / left);
                        pay_pence(a, part, once_);
                        bill -= part;
                        left -= people(a);
                    }
                }
                const Words word = words(f * (2 * areas_ + 1) + u, purpose::staff);
                const std::uint32_t vacant = posts - here;
                double leaving = 0;
                for (const std::size_t a : of)
                    if (moves[f][a].tier != moves[f][a].to) leaving += people(a);
                for (int kind = 0; kind < 2; ++kind) {
                    const double part =
                        kind == 0 ? here * about.turnover / 52
                                  : here * about.unsettled / 52 * (leaving / people_of(of));
                    const auto gone =
                        std::min(here, static_cast<std::uint32_t>(std::floor(
                                           part + unit_of(word[static_cast<std::size_t>(kind)]))));
                    here -= gone;
                    left_now += gone;
                }
                const auto come =
                    std::min(vacant, static_cast<std::uint32_t>(
                                         std::floor(vacant / about.hire_weeks + unit_of(word[2]))));
                here += come;
                hired_now += come;
            }
        }
    }

    // ------------------------------------------------------------ what is made, and for whom

    void follow() {
        for (std::size_t f = 0; f < 3; ++f) {
            const std::vector<double> before = standard[f];
            for (std::size_t a = 0; a < areas_; ++a) {
                const PlainMove& move = moves[f][a];
                double sum = 0;
                const auto together = members(f, maker(f, a));
                for (const std::size_t b : together) sum += people(b) * hears(b, move.tier);
                const double mean = sum / people_of(together);
                const double keeps = move.tier == 0 ? 1.0 : rules_.tailoring.room;
                const double aim = mean + keeps * (hears(a, move.tier) - mean);
                double weeks = rules_.voice.weeks;
                for (std::size_t t = 0; t < move.tier; ++t) weeks *= rules_.voice.farther;
                double part = 1.0 - math::exp(-1.0 / weeks);
                for (const std::size_t b : together)
                    if (moves[f][b].tier == moves[f][b].to && moves[f][b].since == clock_)
                        part = 1.0;
                standard[f][a] = before[a] + (aim - before[a]) * part;
            }
        }
    }
    void needs() {
        std::vector<PlainNeed> later;
        for (const PlainNeed& who : returns) {
            if (who.when != clock_) {
                later.push_back(who);
                continue;
            }
            citizens[who.citizen].need = 1;
            lines[who.place].push_back(who);
            ++came_back;
        }
        returns = later;
        // The gaps between those who come are counted down one person at a time.
        const Need& need = rules_.need;
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s) {
            const double poor = (static_cast<double>(deprivation_of(s)) - 2.0) / 2.0;
            const double chance = std::min(0.5, need.rate / 52 * (1.0 + need.gap * poor) *
                                                    (frailty_of(s) == 1 ? need.frail : 1.0));
            std::uint32_t asked = 0;
            const auto gap = [&] {
                const std::uint32_t word = draw(world_.seed, s, static_cast<std::uint32_t>(clock_),
                                                purpose::need, asked / 4)[asked % 4];
                ++asked;
                return std::floor(math::fast_log_unit(word) * (1.0 / math::log1p(-chance)));
            };
            double left = gap();
            for (std::uint32_t c = world_.strata.first[s]; c < world_.strata.first[s + 1];
                 ++c, --left) {
                if (left > 0) continue;
                left = gap() + 1;
                if (citizens[c].need != 0) continue;
                const Words word = words(c, purpose::place);
                std::size_t where = area_of(s);
                if (word[0] < threshold(need.away)) {
                    const auto other = below(word[1], static_cast<std::uint32_t>(citizens.size()));
                    where = area_of(citizens[other].stratum);
                }
                citizens[c].need = 1;
                lines[where].push_back({c, where, clock_, false});
                ++arose;
            }
        }
    }
    [[nodiscard]] double disturbed(std::size_t f, std::size_t a) const {
        const Project& project = rules_.project;
        const PlainMove& move = moves[f][a];
        double most = project.dip;
        if (rules_.moving.parallel) most *= 1.0 - project.spared;
        if (move.tier != move.to) return most;
        if (move.since < 0 || static_cast<double>(clock_ - move.since) >= project.settle) return 0;
        return most * (1.0 - static_cast<double>(clock_ - move.since) / project.settle);
    }
    [[nodiscard]] double usual_needs(std::size_t a) const {
        const Need& need = rules_.need;
        double all = 0, home = 0;
        for (std::size_t b = 0; b < areas_; ++b) {
            double here = 0;
            for (std::uint32_t s = 0; s < world_.strata.count(); ++s) {
                if (area_of(s) != b) continue;
                const double poor = (static_cast<double>(deprivation_of(s)) - 2.0) / 2.0;
                here += std::min(0.5, need.rate / 52 * (1.0 + need.gap * poor) *
                                          (frailty_of(s) == 1 ? need.frail : 1.0)) *
                        world_.strata.size(s);
            }
            all += here;
            if (b == a) home = here;
        }
        const double part = static_cast<double>(lives_[a].size());
        return ((1.0 - need.away) * home +
                need.away * (all * part / static_cast<double>(citizens.size()))) /
               (1.0 - need.bad);
    }
    void attend(std::size_t a) {
        const Need& need = rules_.need;
        double staffed = 1, able = 1, skill = 0;
        for (std::size_t f = 0; f < 3; ++f) {
            const std::size_t u = maker(f, a);
            staffed = std::min(staffed, static_cast<double>(staff[f][u]) / needed(f, u));
            able *= 1.0 - disturbed(f, a);
            skill += practice[f][u];
        }
        double wrong = need.bad * skill / 3, harm = rules_.project.harm * (1.0 - able);
        if (rules_.moving.letter) harm *= 1.0 - rules_.project.letter_helps;
        wrong = std::min(0.95, wrong + harm);
        double room = spare_[a] + usual_needs(a) * (1.0 + need.slack) * staffed * able;
        double again = 0;
        long places = static_cast<long>(std::floor(room));
        spare_[a] = room - static_cast<double>(places);
        for (; places > 0 && !lines[a].empty(); --places) {
            PlainNeed who = lines[a].front();
            lines[a].pop_front();
            PlainCitizen& one = citizens[who.citizen];
            ++seen;
            waited += clock_ - who.when;
            again += who.again ? 1 : 0;
            if (words(who.citizen, purpose::serve)[0] < threshold(wrong)) {
                ++badly_seen;
                one.need = 2;
                one.last = 3;
                who.again = true;
                who.when = clock_ + need.again_weeks;
                returns.push_back(who);
                continue;
            }
            const double off =
                one.tastes * (1.0 / 65'535) + drift[area_of(one.stratum)] - standard[0][a];
            one.need = 0;
            one.last = std::fabs(off) <= rules_.taste.tolerance ? 1 : 2;
            as_wanted += one.last == 1 ? 1 : 0;
        }
        pay(a, again * rules_.costs.visit * world_.people_per_citizen, again_);
        while (!lines[a].empty() && clock_ - lines[a].front().when >= need.patience) {
            PlainCitizen& one = citizens[lines[a].front().citizen];
            one.need = 0;
            one.last = 4;
            ++gave_up_waiting;
            lines[a].pop_front();
        }
    }

    // ------------------------------------------------------------ money, and learning

    void settle_up() {
        for (std::size_t f = 0; f < 3; ++f) {
            for (std::size_t u = 0; u <= 2 * areas_; ++u) {
                std::vector<std::size_t> payers = members(f, u);
                double pounds = 0;
                if (!payers.empty()) {
                    pounds = a_year(f, u);
                } else {
                    for (std::size_t a = 0; a < areas_; ++a)
                        if (moves[f][a].tier != moves[f][a].to && unit(moves[f][a].to, a) == u)
                            payers.push_back(a);
                    pounds = fixed(f);
                }
                if (payers.empty()) continue;
                std::int64_t bill = pennies(pounds / 52 * 100);
                double left = people_of(payers);
                for (const std::size_t a : payers) {
                    const std::int64_t part =
                        pennies(static_cast<double>(bill) * (people(a) / left));
                    pay_pence(a, part, running_);
                    bill -= part;
                    left -= people(a);
                }
            }
        }
        std::int64_t learning = 0;
        if (rules_.learning.compare)
            for (std::size_t a = 0; a < areas_; ++a)
                pay(a, rules_.skill.compare_cost * people(a) / 52, learning);
        if (decided < 0) return;
        saved += opening_ + usual_again_ - running_ - once_ - again_;
        if (saved < 0) paid_back = -1;
        if (saved >= 0 && paid_back < 0) paid_back = clock_;
    }
    void try_something_new() {
        if ((clock_ + 1) % 52 != 0) return;
        for (std::size_t f = 0; f < 3; ++f) {
            double best = 1e300;
            for (std::size_t u = 0; u <= 2 * areas_; ++u) {
                if (members(f, u).empty()) continue;
                const double z = math::normal_quantile(
                    unit_open(words(f * (2 * areas_ + 1) + u, purpose::tries)[0]));
                const double helps = rules_.skill.tries * z;
                if (helps > 0) practice[f][u] *= 1.0 - std::min(helps, 0.9);
                best = std::min(best, practice[f][u]);
            }
            for (std::size_t u = 0; rules_.learning.compare && u <= 2 * areas_; ++u)
                if (!members(f, u).empty())
                    practice[f][u] += (best - practice[f][u]) * rules_.skill.copy;
        }
    }

    const World& world_;
    Rules rules_;
    std::size_t areas_;
    long clock_ = 0;
    std::vector<std::vector<std::uint32_t>> lives_; ///< citizens, by area
    std::vector<std::size_t> county_;
    std::vector<double> spare_;
    std::int64_t opening_ = 0, usual_again_ = 0, once_ = 0, again_ = 0, running_ = 0;
    mutable double expected_rooms_ = 0;
};

} // namespace folkmoot::tiers
