#pragma once

/// The model of a public written again as plainly as can be: one record a person, loops over all of
/// them, no sums kept, nothing skipped. What the engine must equal to the last bit.
///
/// It shares with the model its settings, the addresses of chance, and the numbers in Pattern;
/// every rule is written anew.

#include "models/opinion/public.hpp"

#include "core/math.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace folkmoot::opinion {

struct PlainPerson {
    std::uint32_t stratum = 0;
    std::array<int, 8> thinks{};
    int trust = 0;
    int camp = 0;
    bool organised = false, bridged = false, speaks = false;
    int part = 0;
    long spoke = -1;
};

class PlainPublic {
public:
    PlainPublic(const Place& place, const Rules& rules, const State& state)
        : world_(place.world), rules_(rules), clock_(state.clock) {
        people.resize(world_.population());
        of_area_.resize(world_.areas.size());
        for (std::uint32_t c = 0; c < people.size(); ++c) {
            PlainPerson& one = people[c];
            while (world_.strata.first[one.stratum + 1] <= c) ++one.stratum;
            for (std::size_t k = 0; k < 8; ++k) one.thinks[k] = state.positions[c * 8 + k];
            one.trust = state.trust[c];
            one.camp = state.marks[c] & 1;
            one.organised = (state.marks[c] & 2) != 0;
            of_area_[area_of(one.stratum)].push_back(c);
            everybody_.push_back(c);
        }
        for (std::size_t k = 0; k < 8; ++k) policy[k] = state.policy[k];
    }

    std::vector<PlainPerson> people;
    std::array<int, 8> policy{};
    std::array<double, 8> events{};
    double pounds = 0;

    void step() {
        pounds = 0;
        week_ = clock_ - warm_up_weeks;
        move_events();
        const Asking& asking = rules_.asking;
        const bool begins = asking.rhythm == Rhythm::once
                                ? week_ == static_cast<std::uint32_t>(asking.week)
                                : week_ % static_cast<std::uint32_t>(asking.every) == 0;
        if (!under_way_ && begins) begin();
        news();
        talk();
        if (under_way_) {
            call();
            if (clock_ + 1 >= began_ + static_cast<std::uint32_t>(rules_.voice.weeks)) end();
        }
        ++clock_;
    }

    [[nodiscard]] int distance(const PlainPerson& one) const {
        int sum = 0;
        for (std::size_t k = 0; k < 8; ++k) sum += std::abs(one.thinks[k] - policy[k]);
        return sum;
    }
    [[nodiscard]] bool accepts(const PlainPerson& one) const {
        return distance(one) <= std::floor(rules_.views.tolerance * 65'535 * 8 + 0.5);
    }

private:
    [[nodiscard]] Words words(std::uint32_t who, Purpose purpose, std::uint32_t index = 0) const {
        return draw(world_.seed, who, clock_, purpose, index);
    }
    // Whom something befalls: the gaps between them are counted down one person at a time.
    [[nodiscard]] std::vector<std::uint32_t> befallen(double chance, Purpose purpose) const {
        std::vector<std::uint32_t> found;
        if (!(chance > 0)) return found;
        std::uint32_t asked = 0;
        const auto gap = [&] {
            const std::uint32_t word = words(asked / 4, purpose)[asked % 4];
            ++asked;
            return std::floor(math::fast_log_unit(word) * (1.0 / math::log1p(-chance)));
        };
        double left = gap();
        for (std::uint32_t c = 0; c < people.size(); ++c, --left) {
            if (left > 0) continue;
            found.push_back(c);
            left = gap() + 1;
        }
        return found;
    }
    static int tick(double position) {
        return static_cast<int>(std::floor(std::clamp(position, 0.0, 1.0) * 65'535 + 0.5));
    }
    // `share` of the way in units of 1/65,536, halves up.
    static int towards(int from, int to, double share) {
        const auto part = static_cast<long long>(std::floor(share * 65'536 + 0.5));
        const long long step = (std::llabs(to - from) * part + 32'768) / 65'536;
        return static_cast<int>(to > from ? from + step : from - step);
    }
    [[nodiscard]] double leans(std::uint32_t c, std::size_t k) const {
        const PlainPerson& one = people[c];
        const double divide = Pattern::divide[k];
        const double base =
            0.5 + rules_.views.shared * (1.0 - divide) +
            rules_.views.divide * divide * (one.camp == 0 ? -0.5 : 0.5) +
            rules_.views.gap * Pattern::poor[k] * (deprivation_of(one.stratum) / 4.0 - 0.5) +
            rules_.views.age_gap * Pattern::old[k] * (age_of(one.stratum) / 6.0 - 0.5);
        const Words word =
            draw(world_.seed, c, 0, purpose::start, static_cast<std::uint32_t>(k / 4));
        return base + rules_.views.spread * (unit(word[k % 4]) - 0.5);
    }
    [[nodiscard]] bool child(const PlainPerson& one) const { return age_of(one.stratum) <= 1; }

    void move_events() {
        if (rules_.news.drift == 0) return;
        for (std::uint32_t k = 0; k < 8; ++k) {
            const double z = math::normal_quantile(unit_open(words(k, purpose::events)[0]));
            events[k] += rules_.news.drift / std::sqrt(52.0) * z;
            events[k] = std::max(-0.4, std::min(0.4, events[k]));
        }
    }

    void news() {
        for (const std::uint32_t c : befallen(rules_.news.rate, purpose::news)) {
            PlainPerson& one = people[c];
            const std::size_t k = below(words(c, purpose::heard)[0], 8);
            if (!one.organised)
                one.thinks[k] =
                    towards(one.thinks[k], tick(leans(c, k) + events[k]), rules_.news.pull);
            const double aim = accepts(one) ? rules_.trust.good : rules_.trust.bad;
            one.trust = towards(one.trust, tick(aim), rules_.trust.pace);
        }
    }

    void talk() {
        for (const std::uint32_t c : befallen(rules_.talk.rate, purpose::talk)) {
            const Words word = words(c, purpose::talked);
            const bool at_home = word[0] < threshold(rules_.talk.near);
            const auto& around = at_home ? of_area_[area_of(people[c].stratum)] : everybody_;
            const std::uint32_t o =
                around[below(word[1], static_cast<std::uint32_t>(around.size()))];
            if (o == c) continue;
            PlainPerson &one = people[c], &other = people[o];
            const std::size_t k = below(word[2], 8);
            const int seen = (one.bridged ? 1 : 0) + (other.bridged ? 1 : 0);
            const double reach = rules_.talk.reach + rules_.talk.widen / 2 * seen;
            const int apart = other.thinks[k] - one.thinks[k];
            if (std::abs(apart) >= std::floor(reach * 65'536 + 0.5)) continue;
            const auto pull = static_cast<long long>(std::floor(rules_.talk.pull * 65'536 + 0.5));
            const int step = static_cast<int>(std::min<long long>(
                (std::abs(apart) * pull + 32'768) / 65'536, std::abs(apart) / 2));
            const int sign = apart > 0 ? 1 : -1;
            if (!one.organised) one.thinks[k] += sign * step;
            if (!other.organised) other.thinks[k] -= sign * step;
        }
    }

    // ------------------------------------------------------------ asking

    [[nodiscard]] double time_for_it(const PlainPerson& one) const {
        const double busy[] = {1, 1, 1, 0.8, 0.2, 0.4, 0.8};
        const double poor = 0.6 + 0.4 * deprivation_of(one.stratum) / 4.0;
        return 1.0 - rules_.voice.time * busy[age_of(one.stratum)] * poor *
                         (rules_.asking.help ? 0.5 : 1.0);
    }
    [[nodiscard]] double would_speak(std::uint32_t c) const {
        const PlainPerson& one = people[c];
        if (child(one)) return 0;
        double strength = 0;
        for (const int at : one.thinks) strength += std::fabs(2.0 * at - 65'535);
        strength /= 65'535.0 * 8;
        double would = (1.0 - rules_.voice.strong * (1.0 - strength)) *
                       (1.0 - rules_.voice.trust * (1.0 - one.trust / 65'535.0)) *
                       (1.0 - rules_.voice.digital * (1.0 - world_.digital[c] / 255.0) *
                                  (rules_.asking.help ? 0.5 : 1.0)) *
                       time_for_it(one);
        if (one.spoke >= 0)
            would *= 1.0 - math::exp(-static_cast<double>(clock_ - one.spoke) / rules_.voice.weary);
        return would;
    }
    void speaks(std::uint32_t c, int how) {
        PlainPerson& one = people[c];
        one.speaks = true;
        one.spoke = clock_;
        one.part = std::max(one.part, how);
        if (rules_.asking.help)
            pounds += rules_.costs.help * (how == 1 ? world_.people_per_citizen : 1.0);
    }

    void begin() {
        under_way_ = true;
        began_ = clock_;
        said_.clear();
        panel_.clear();
        pounds += rules_.costs.round + rules_.showing.told * static_cast<double>(people.size()) *
                                           world_.people_per_citizen * rules_.costs.leaflet;
        const Information& information = rules_.information;
        for (const std::uint32_t c :
             befallen(rules_.showing.told * information.read, purpose::leaflet)) {
            if (people[c].organised) continue;
            for (std::size_t k = 0; k < 8; ++k) {
                const double would =
                    leans(c, k) + events[k] + information.shift * Pattern::informed[k];
                people[c].thinks[k] =
                    towards(people[c].thinks[k], tick(would), information.leaflet);
            }
        }
        if (rules_.asking.reach != Reached::open) draw_by_lot();
    }

    void draw_by_lot() {
        // The people of each group, in order.
        std::vector<std::vector<std::uint32_t>> groups(rules_.asking.quotas ? 25 : 1);
        for (std::uint32_t c = 0; c < people.size(); ++c) {
            if (child(people[c])) continue;
            const std::uint32_t s = people[c].stratum;
            groups[rules_.asking.quotas ? (age_of(s) - 2) * 5 + deprivation_of(s) : 0].push_back(c);
        }
        std::size_t adults = 0;
        for (const auto& group : groups) adults += group.size();
        // Largest remainder, one seat at a time.
        std::vector<std::size_t> seats;
        std::size_t given = 0;
        const auto wanted = static_cast<std::size_t>(rules_.asking.seats);
        std::vector<bool> topped(groups.size());
        for (const auto& group : groups) seats.push_back(group.size() * wanted / adults);
        for (const std::size_t n : seats) given += n;
        for (; given < wanted; ++given) {
            std::size_t best = groups.size(), most = 0;
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const std::size_t rest = groups[g].size() * wanted % adults;
                if (!topped[g] && (best == groups.size() || rest > most)) best = g, most = rest;
            }
            topped[best] = true;
            ++seats[best];
        }
        double letters = 0;
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
            std::vector<std::uint32_t> sit;
            for (std::uint32_t letter = 0;
                 letter < 400 * seats[g] && sit.size() < std::min(seats[g], groups[g].size());
                 ++letter) {
                const Words word = words(g, purpose::letter, letter / 2);
                const std::uint32_t half = letter % 2 * 2;
                const std::uint32_t c =
                    groups[g][below(word[half], static_cast<std::uint32_t>(groups[g].size()))];
                ++letters;
                const double accept =
                    rules_.panel.accept *
                    (1.0 - rules_.voice.trust * (1.0 - people[c].trust / 65'535.0)) *
                    time_for_it(people[c]);
                if (word[half + 1] < threshold(accept) && std::ranges::find(sit, c) == sit.end())
                    sit.push_back(c);
            }
            panel_.insert(panel_.end(), sit.begin(), sit.end());
        }
        pounds += letters * rules_.costs.letter;
        for (const std::uint32_t c : panel_) {
            speaks(c, 2);
            pounds += rules_.costs.seat;
        }
    }

    void say(std::uint32_t c, double louder) {
        const double z = math::normal_quantile(unit_open(words(c, purpose::voiced)[1]));
        const double amount =
            louder * rules_.voice.votes * math::exp(rules_.voice.votes_spread * z);
        said_.emplace_back(c, static_cast<int>(std::floor(std::clamp(amount, 1.0, 200.0) + 0.5)));
        speaks(c, 1);
    }
    void call() {
        if (rules_.asking.reach == Reached::lot) return;
        if (clock_ == began_)
            for (std::uint32_t c = 0; c < people.size(); ++c)
                if (people[c].organised && !people[c].speaks) say(c, rules_.voice.louder);
        for (const std::uint32_t c :
             befallen(rules_.voice.keen / rules_.voice.weeks, purpose::voice)) {
            if (people[c].speaks || people[c].organised) continue;
            if (words(c, purpose::voiced)[0] < threshold(would_speak(c))) say(c, 1);
        }
    }

    void deliberate() {
        std::ranges::sort(
            panel_, {}, [&](std::uint32_t c) { return std::pair(words(c, purpose::table)[0], c); });
        const auto table = static_cast<std::size_t>(rules_.panel.table);
        for (std::size_t first = 0; first < panel_.size(); first += table) {
            const std::size_t end = std::min(first + table, panel_.size());
            for (std::size_t k = 0; k < 8; ++k) {
                std::vector<double> came, now;
                for (std::size_t i = first; i < end; ++i)
                    came.push_back(std::clamp(people[panel_[i]].thinks[k] / 65'535.0 +
                                                  rules_.information.shift * Pattern::informed[k],
                                              0.0, 1.0));
                now = came;
                for (int round = 0; round < rules_.panel.rounds; ++round) {
                    const std::vector<double> before = now;
                    for (std::size_t i = 0; i < now.size(); ++i) {
                        double sum = 0;
                        int heard = 0;
                        for (const double other : before) {
                            if (std::fabs(before[i] - other) > rules_.panel.reach) continue;
                            sum += other;
                            ++heard;
                        }
                        now[i] =
                            rules_.panel.open * (sum / heard) + (1.0 - rules_.panel.open) * came[i];
                    }
                }
                for (std::size_t i = first; i < end; ++i)
                    if (!people[panel_[i]].organised)
                        people[panel_[i]].thinks[k] = tick(now[i - first]);
            }
        }
    }

    struct Said {
        bool any = false;
        double position[8], weight[8];
    };
    [[nodiscard]] Said heard(const std::vector<std::pair<std::uint32_t, int>>& voices) const {
        Said what{};
        what.any = !voices.empty();
        for (std::size_t k = 0; k < 8 && what.any; ++k) {
            double sum = 0, weight = 0, camp_sum[2] = {}, camp_people[2] = {};
            for (const auto& [c, votes] : voices) {
                sum += double(votes) * people[c].thinks[k];
                weight += votes;
                camp_sum[people[c].camp] += people[c].thinks[k];
                camp_people[people[c].camp] += 1;
            }
            what.position[k] = sum / weight / 65'535;
            what.weight[k] = 1;
            if (!rules_.showing.bridging || camp_people[0] == 0 || camp_people[1] == 0) continue;
            const double one = camp_sum[0] / camp_people[0] / 65'535,
                         other = camp_sum[1] / camp_people[1] / 65'535;
            what.position[k] = (one + other) / 2;
            what.weight[k] = std::max(0.0, 1 - 2 * std::fabs(one - other));
        }
        return what;
    }

    void end() {
        deliberate();
        std::vector<std::pair<std::uint32_t, int>> drawn;
        for (const std::uint32_t c : panel_) drawn.emplace_back(c, 1);
        const Said call = heard(said_), lot = heard(drawn);
        for (PlainPerson& one : people) {
            if (!one.speaks) continue;
            one.trust = rules_.showing.answered ? towards(one.trust, 65'535, rules_.trust.answer)
                                                : towards(one.trust, 0, rules_.trust.silence);
            if (rules_.showing.bridging) one.bridged = true;
            one.speaks = false;
        }
        if (rules_.showing.answered)
            pounds += rules_.costs.answer *
                      (static_cast<double>(said_.size()) * world_.people_per_citizen +
                       static_cast<double>(panel_.size()));
        under_way_ = false;
        if (!call.any && !lot.any) return;
        if (revised_ >= 0 && clock_ - static_cast<std::uint32_t>(revised_) <
                                 static_cast<std::uint32_t>(rules_.revising.every))
            return;
        revised_ = clock_;
        pounds += rules_.costs.revision;
        const double of_lot = !lot.any ? 0 : !call.any ? 1 : rules_.revising.lot_weight;
        for (std::uint32_t k = 0; k < 8; ++k) {
            if (words(k, purpose::act)[0] >= threshold(rules_.government.acts)) continue;
            const double aim = of_lot * lot.position[k] + (1 - of_lot) * call.position[k];
            const double weight = of_lot * lot.weight[k] + (1 - of_lot) * call.weight[k];
            const double from = policy[k] / 65'535.0;
            policy[k] = tick(from + rules_.government.moves * weight * (aim - from));
        }
    }

    const World& world_;
    std::vector<std::vector<std::uint32_t>> of_area_;
    std::vector<std::uint32_t> everybody_;
    Rules rules_;
    std::uint32_t clock_ = 0, week_ = 0, began_ = 0;
    long revised_ = -1;
    bool under_way_ = false;
    std::vector<std::pair<std::uint32_t, int>> said_;
    std::vector<std::uint32_t> panel_;
};

} // namespace folkmoot::opinion
