#pragma once

/// The model of beds written again as plainly as can be: one record a patient, no heap, no sums
/// kept, nothing found out once for several. What the engine must equal to the last bit.
/// Longer than other files, because a twin is read from top to bottom beside the model's own rules.
///
/// It shares with the model its settings, the addresses of chance, the age patterns, and how a word
/// becomes a stay or a number of weeks; every rule is written anew.

#include "models/beds/beds.hpp"

#include "core/math.hpp"
#include "core/whole.hpp"
#include "parts/shock.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace folkmoot::beds {

struct PlainHospital {
    std::size_t area = 0;
    std::array<double, 2> staff{}, load{};
    std::array<int, 2> meant{}, open{}, busy{}; ///< beds, those with staff, days
    std::array<std::vector<double>, 2> training;
    std::vector<Queued> queue;
    std::vector<Listed> list;
    double plans = 0;
    int trained = 0, most = 0, moves = 0;
};

class PlainBeds {
public:
    PlainBeds(const Place& place, const Rules& rules, const State& state)
        : world_(place.world), rules_(rules), clock_(state.clock), patients(state.patients),
          disease(state.disease), firms(state.firms), latest(state.latest), heat_(state.heat),
          numbers_(state.tally.listed), home_(state.hospital_of) {
        const std::size_t count = world_.providers.size();
        for (std::size_t h = 0; h < count; ++h) {
            PlainHospital one;
            one.area = world_.providers[h].area;
            one.staff = state.hospitals[h].staff;
            one.training = state.hospitals[h].training;
            for (std::size_t w = 0; w < 2; ++w)
                one.busy[w] = static_cast<int>(state.hospitals[h].busy_days[w]);
            one.queue = state.queues[h];
            one.list = state.lists[h];
            hospitals.push_back(one);
        }
        plan();
    }

    std::vector<PlainHospital> hospitals;
    double pounds = 0;
    double needed = 0, refused = 0, moves = 0, extra = 0, off = 0, hours = 0;

    void step() {
        pounds = needed = refused = moves = extra = off = hours = 0;
        own_.clear();
        spread();
        firms_luck();
        for (std::size_t h = 0; h < hospitals.size(); ++h) staff_of(h);
        new_plans();
        waiting();
        book();
        fall_ill();
        days();
        for (PlainHospital& each : hospitals)
            std::erase_if(each.list, [](const Listed& one) { return one.joined == never; });
        ++clock_;
    }

private:
    const World& world_;
    Rules rules_;
    std::uint32_t clock_;
    std::vector<double> rate_, plan_rate_, people_, ill_;
    std::vector<Coming> own_, sick_;
    std::vector<Date> dates_;

public:
    std::vector<Patient> patients;
    Disease disease;
    std::vector<Firm> firms;
    std::vector<std::uint8_t> latest;

private:
    double heat_;
    std::uint64_t numbers_;
    std::vector<std::uint16_t> home_;

    std::uint64_t seed() const { return world_.seed; }
    std::uint32_t used(std::size_t h, std::size_t ward) const {
        return static_cast<std::uint32_t>(std::ranges::count_if(
            patients, [&](const Patient& p) { return p.hospital == h && p.ward == ward; }));
    }

    void plan() {
        const std::uint32_t strata = world_.strata.count();
        const auto rates = [&](double a_thousand, const std::array<double, age_bands>& ages) {
            std::vector<double> of;
            double sum = 0;
            for (std::uint32_t s = 0; s < strata; ++s) {
                double each = ages[age_of(s)] *
                              (1.0 + 2.0 * rules_.need.gap * (deprivation_of(s) / 4.0 - 0.5));
                if (frailty_of(s) == 1) each *= 2.0;
                of.push_back(each);
                sum += each * world_.strata.size(s);
            }
            for (double& each : of)
                each *= a_thousand * (1.0 / 52'000.0) * world_.population() / sum;
            return of;
        };
        rate_ = rates(rules_.need.admissions + rules_.need.intensive, IllPattern::emergency);
        plan_rate_ = rates(rules_.list.needs, IllPattern::planned);
        people_.assign(world_.areas.size() * age_bands, 0.0);
        for (std::uint32_t s = 0; s < strata; ++s)
            people_[area_of(s) * age_bands + age_of(s)] +=
                world_.strata.size(s) * world_.people_per_citizen;
        for (std::size_t h = 0; h < hospitals.size(); ++h) {
            PlainHospital& one = hospitals[h];
            double ill = 0;
            for (std::uint32_t s = 0; s < strata; ++s) {
                int citizens = 0;
                for (std::uint32_t c = world_.strata.first[s]; c < world_.strata.first[s + 1]; ++c)
                    citizens += home_[c] == h;
                ill += citizens * world_.people_per_citizen * rate_[s];
                one.plans += citizens * world_.people_per_citizen * plan_rate_[s];
            }
            const double critical =
                rules_.need.intensive / (rules_.need.admissions + rules_.need.intensive);
            one.load[0] =
                (ill * (1.0 - critical) * rules_.need.stay + one.plans * rules_.list.stay) / 7;
            one.load[1] = ill * critical * rules_.need.intensive_stay / 7;
            one.meant[0] = std::max(1, nearest_whole<int>(one.load[0] * (1.0 + rules_.beds.spare)));
            one.meant[1] =
                std::max(1, nearest_whole<int>(one.load[1] * (1.0 + rules_.beds.spare_intensive)));
        }
    }

    // ------------------------------------------------------------ the epidemic
    void spread() {
        const Epidemic& rules = rules_.epidemic;
        const std::size_t areas = world_.areas.size();
        ill_.assign(people_.size(), 0.0);
        const std::uint32_t week = clock_ - warm_up_weeks;
        if (disease.goes_about == 0) {
            const Words word = draw(seed(), week / 52, 0, purpose::outbreak);
            if (rules.chance > 0.0 && word[0] < threshold(rules.chance) &&
                below(word[1], 52) == week % 52) {
                disease.goes_about = 1;
                disease.began = clock_;
                disease.well = people_;
                for (auto* table : {&disease.latent, &disease.ill, &disease.over})
                    std::ranges::fill(*table, 0.0);
                std::ranges::fill(disease.carried, 0.0);
                const Words what = draw(seed(), 0, clock_, purpose::disease);
                disease.reproduction =
                    rules.reproduction *
                    math::exp(rules.spread * math::normal_quantile(unit_open(what[0])));
                for (std::uint32_t a = 0; a < areas; ++a)
                    disease.comes[a] = static_cast<std::uint16_t>(
                        unit(draw(seed(), a, clock_, purpose::comes)[0]) * (rules.apart + 1.0));
                disease.comes[below(what[1], static_cast<std::uint32_t>(areas))] = 0;
            }
        }
        if (disease.goes_about == 0) return;
        bool to_come = false;
        for (std::size_t a = 0; a < areas; ++a) {
            double here = 0;
            for (std::size_t age = 0; age < 7; ++age) here += people_[a * 7 + age];
            if (clock_ - disease.began == disease.comes[a]) disease.carried[a] += 0.00005 * here;
            if (clock_ - disease.began <= disease.comes[a]) to_come = true;
        }
        const double hot = std::clamp((heat_ - 0.85) / (1.35 - 0.85), 0.0, 1.0);
        const double contacts = 1.0 - rules.caution * hot;
        const auto c = [&](std::size_t at) {
            return 1.0 + rules.ages * (AgePattern::contacts[at % 7] - 1.0);
        };
        for (int day = 0; day < 7; ++day) {
            for (std::size_t a = 0; a < areas; ++a) {
                double well = 0;
                for (std::size_t age = 0; age < 7; ++age) well += disease.well[a * 7 + age];
                if (well > 0.0) {
                    const double share = std::min(1.0, disease.carried[a] / well);
                    for (std::size_t at = a * 7; at < a * 7 + 7; ++at) {
                        const double moved = disease.well[at] * share;
                        disease.well[at] -= moved;
                        disease.latent[at] += moved;
                    }
                }
                disease.carried[a] = 0;
            }
            double all = 0, squares = 0, met = 0;
            for (std::size_t at = 0; at < people_.size(); ++at) {
                all += c(at) * people_[at];
                squares += c(at) * c(at) * people_[at];
                met += c(at) * disease.ill[at];
            }
            const double ends = 1.0 - math::exp(-1.0 / rules.infectious),
                         begins = 1.0 - math::exp(-1.0 / rules.latent);
            const double force = disease.reproduction * ends * contacts * all / squares;
            for (std::size_t a = 0; a < areas; ++a) {
                double here = 0, here_met = 0;
                for (std::size_t at = a * 7; at < a * 7 + 7; ++at) {
                    here += c(at) * people_[at];
                    here_met += c(at) * disease.ill[at];
                }
                const double at_home = here > 0.0 ? here_met / here : 0.0;
                const double pressure =
                    force * ((1.0 - rules.mixing) * at_home + rules.mixing * met / all);
                for (std::size_t at = a * 7; at < a * 7 + 7; ++at) {
                    const double now = disease.well[at] * (1.0 - math::exp(-pressure * c(at))),
                                 falls = disease.latent[at] * begins,
                                 recovers = disease.ill[at] * ends;
                    disease.well[at] -= now;
                    disease.latent[at] += now - falls;
                    disease.ill[at] += falls - recovers;
                    disease.over[at] += recovers;
                    ill_[at] += falls;
                }
            }
        }
        double about = 0;
        for (std::size_t at = 0; at < people_.size(); ++at)
            about += disease.latent[at] + disease.ill[at];
        if (about < 1.0 && !to_come) disease.goes_about = 0;
    }

    // ------------------------------------------------------------ capacity
    static double weekly(double a_year) { return 1.0 - math::exp(-a_year / 52.0); }

    void firms_luck() {
        if (!(rules_.contract.share > 0.0)) return;
        double ill = 0, all = 0;
        for (std::size_t at = 0; at < people_.size(); ++at) {
            ill += disease.ill[at];
            all += people_[at];
        }
        for (std::uint32_t f = 0; f < firms.size(); ++f) {
            Firm& firm = firms[f];
            if (firm.closed_weeks > 0) {
                --firm.closed_weeks;
                continue;
            }
            const double luck =
                math::normal_quantile(unit_open(draw(seed(), f, clock_, purpose::firm)[0]));
            firm.reserve += rules_.firms.margin / 52.0 + rules_.firms.shock * luck -
                            rules_.firms.epidemic * (ill / all) / 0.01;
            if (firm.reserve >= 0.0) continue;
            double beds = 0;
            for (std::size_t h = 0; h < hospitals.size(); ++h)
                if (h % firms.size() == f)
                    beds += nearest_whole<int>(rules_.contract.share * hospitals[h].meant[0]);
            if (rules_.contract.rescue) {
                pounds +=
                    (rules_.firms.reserve - firm.reserve) *
                    (beds * rules_.costs.general_empty * (1.0 - rules_.firms.saving) * 7.0 * 52.0);
            } else {
                pounds += beds * rules_.costs.collapse;
                firm.closed_weeks = static_cast<std::uint16_t>(rules_.firms.weeks);
            }
            firm.reserve = rules_.firms.reserve;
        }
    }

    void staff_of(std::size_t h) {
        PlainHospital& one = hospitals[h];
        double ill = 0, all = 0;
        for (std::size_t at = one.area * 7; at < one.area * 7 + 7; ++at) {
            ill += disease.ill[at];
            all += people_[at];
        }
        const double off_sick =
            disease.goes_about == 0 ? 0.0 : std::min(0.5, rules_.staff.sick * (ill / all));
        for (std::size_t w = 0; w < 2; ++w) {
            double learning = 0;
            for (const double each : one.training[w]) learning += each;
            const double wanted = one.meant[w] * (1.0 + rules_.training.ahead);
            const double gap = wanted - one.staff[w] - learning;
            const double usual = one.staff[w] * weekly(rules_.staff.leave);
            const double gone =
                one.staff[w] *
                weekly(rules_.staff.leave * (1.0 + rules_.staff.strain * (one.busy[w] / 7.0)));
            const double replaced = gap >= 0.0 ? usual : std::max(0.0, usual + gap);
            const double begin = gap > 0.0 ? gap * weekly(rules_.staff.rebuild) : 0.0;
            double ready = begin;
            if (!one.training[w].empty()) {
                const std::size_t at = clock_ % one.training[w].size();
                ready = one.training[w][at];
                one.training[w][at] = begin;
            }
            one.staff[w] += replaced + ready - gone;
            const int can = whole_part<int>(one.staff[w] * (1.0 - off_sick) + 1e-6);
            one.open[w] = std::min(one.meant[w], can);
            if (w == 1) one.trained = can;
        }
        const Firm& firm = firms[h % firms.size()];
        if (firm.closed_weeks > 0) {
            const int contracted = nearest_whole<int>(rules_.contract.share * one.meant[0]);
            const double share = rules_.firms.lost * firm.closed_weeks / rules_.firms.weeks;
            one.open[0] = std::max(0, one.open[0] - nearest_whole<int>(share * contracted));
        }
        one.most = one.open[1] + whole_part<int>(rules_.surge.most * one.meant[1]);
    }

    // ------------------------------------------------------------ planned care
    void new_plans() {
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s) {
            const double mean = plan_rate_[s] * world_.strata.size(s) * world_.people_per_citizen;
            if (!(mean > 0.0)) continue;
            double at = 0;
            for (std::uint32_t n = 0;; ++n) {
                const Words word = draw(seed(), s, clock_, purpose::needs_plan, 2 * n);
                at += (-1.0 / mean) * math::fast_log_unit(word[0]);
                if (at >= 1.0) break;
                Listed one;
                one.citizen = world_.strata.first[s] + below(word[1], world_.strata.size(s));
                one.number = static_cast<std::uint32_t>(numbers_++);
                one.stratum = static_cast<std::uint16_t>(s);
                one.joined = static_cast<std::uint16_t>(clock_);
                one.worse_after = weeks_until(rules_.list.worsen, word[2]);
                one.leaves_after = weeks_until(rules_.list.leave, word[3]);
                hospitals[home_[one.citizen]].list.push_back(one);
            }
        }
    }

    void waiting() {
        const bool cared = rules_.planned.looked_after;
        for (PlainHospital& hospital : hospitals) {
            if (cared)
                pounds += static_cast<double>(hospital.list.size()) * (rules_.costs.ring / 52.0);
            std::vector<Listed> stay;
            for (const Listed& one : hospital.list) {
                const std::uint32_t waited = clock_ - one.joined;
                const double feels = waited * (cared ? 1.0 - rules_.list.look_after : 1.0);
                if (one.worse_after != never && feels >= one.worse_after) {
                    const Words a = draw(seed(), one.citizen, clock_, purpose::worse, one.number);
                    const Words b = draw(seed(), one.number, clock_, purpose::worse, one.citizen);
                    const bool grave = a[1] < threshold(rules_.list.worse_intensive);
                    Coming who;
                    who.minute = below(a[0], 10'080);
                    who.citizen = one.citizen;
                    who.stratum = one.stratum;
                    who.why = 2;
                    who.ward = grave ? 1 : 0;
                    who.stay = stay_of((grave ? rules_.need.intensive_stay : rules_.need.stay) *
                                           rules_.list.worse_stay,
                                       rules_.need.spread, a[2]);
                    who.luck = a[3];
                    who.patience = stay_of(rules_.harm.patience / 24, 1, b[0]);
                    own_.push_back(who);
                } else if (one.leaves_after == never || waited < one.leaves_after) {
                    stay.push_back(one);
                }
            }
            hospital.list = stay;
        }
    }

    void book() {
        dates_.clear();
        for (std::uint32_t h = 0; h < hospitals.size(); ++h) {
            const double usual = hospitals[h].plans * (1.0 + rules_.planned.extra);
            const auto& list = hospitals[h].list;
            std::uint32_t many = static_cast<std::uint32_t>(usual);
            if (draw(seed(), h, clock_, purpose::dates)[0] < threshold(usual - many)) ++many;
            for (std::uint32_t at = 0; at < many && at < list.size(); ++at) {
                const Words word =
                    draw(seed(), list[at].citizen, clock_, purpose::date, list[at].number);
                dates_.push_back({below(word[0], 7'200), static_cast<std::uint16_t>(h), at});
            }
        }
        std::ranges::sort(dates_, [](const Date& a, const Date& b) {
            return a.minute != b.minute       ? a.minute < b.minute
                   : a.hospital != b.hospital ? a.hospital < b.hospital
                                              : a.at < b.at;
        });
    }

    // ------------------------------------------------------------ who falls ill
    static bool sooner(const Coming& a, const Coming& b) { return a.minute < b.minute; }

    template <class Make>
    void poisson(double mean, std::uint32_t who, Purpose purpose, const Make& make) {
        if (!(mean > 0.0)) return;
        double at = 0;
        for (std::uint32_t n = 0;; ++n) {
            const Words a = draw(seed(), who, clock_, purpose, 2 * n);
            at += (-1.0 / mean) * math::fast_log_unit(a[0]);
            if (at >= 1.0) return;
            const Words b = draw(seed(), who, clock_, purpose, 2 * n + 1);
            make(std::min(static_cast<std::uint32_t>(at * 10'080.0), 10'079U), a, b);
        }
    }

    void fall_ill() {
        sick_.clear();
        Shock shock;
        shock.season = rules_.need.season;
        shock.unrest = rules_.need.unrest;
        const double factor =
            need_factor(shock, seed(), clock_, static_cast<int>(clock_ - warm_up_weeks));
        const Need& need = rules_.need;
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s) {
            const double mean =
                rate_[s] * factor * world_.strata.size(s) * world_.people_per_citizen;
            poisson(mean, s, purpose::falls_ill,
                    [&](std::uint32_t minute, const Words& a, const Words& b) {
                        const bool grave =
                            a[2] < threshold(need.intensive / (need.admissions + need.intensive));
                        Coming who;
                        who.minute = minute;
                        who.citizen = world_.strata.first[s] + below(a[1], world_.strata.size(s));
                        who.stratum = static_cast<std::uint16_t>(s);
                        who.why = who.ward = grave ? 1 : 0;
                        who.stay =
                            stay_of(grave ? need.intensive_stay : need.stay, need.spread, a[3]);
                        who.luck = b[0];
                        who.patience = stay_of(rules_.harm.patience / 24, 1, b[1]);
                        sick_.push_back(who);
                    });
        }
        if (disease.goes_about != 0) {
            double weighted = 0, all = 0;
            for (std::size_t at = 0; at < people_.size(); ++at) {
                weighted += AgePattern::ill[at % 7] * people_[at];
                all += people_[at];
            }
            for (std::uint32_t at = 0; at < people_.size(); ++at) {
                const double mean =
                    ill_[at] *
                    std::min(1.0, rules_.epidemic.ill * AgePattern::ill[at % 7] * all / weighted);
                poisson(mean, at, purpose::infected,
                        [&](std::uint32_t minute, const Words& a, const Words& b) {
                            const std::uint32_t s = (at / 7) * strata_per_area + (at % 7) * 10;
                            const std::uint32_t first = world_.strata.first[s],
                                                end = world_.strata.first[s + 10];
                            Coming who;
                            who.minute = minute;
                            who.citizen = first + below(a[1], end - first);
                            who.stratum =
                                static_cast<std::uint16_t>(stratum_of(world_.strata, who.citizen));
                            who.why = 3;
                            who.ward = a[2] < threshold(rules_.epidemic.intensive) ? 1 : 0;
                            who.stay = stay_of(rules_.epidemic.stay, need.spread, a[3]);
                            who.luck = b[0];
                            who.patience = stay_of(rules_.harm.patience / 24, 1, b[1]);
                            own_.push_back(who);
                        });
            }
        }
        std::ranges::stable_sort(sick_, sooner);
        std::ranges::stable_sort(own_, sooner);
    }

    // ------------------------------------------------------------ beds
    int thin(std::size_t h) const {
        return std::max(0, static_cast<int>(used(h, 1)) - hospitals[h].trained);
    }
    int room(std::size_t h, std::size_t w) const {
        if (w == 1) return hospitals[h].open[1];
        return std::max(0, hospitals[h].open[0] - nearest_whole<int>(rules_.staff.takes * thin(h)));
    }
    int most(std::size_t h, std::size_t w) const {
        return w == 1 ? hospitals[h].most
                      : room(h, 0) + whole_part<int>(rules_.surge.general * hospitals[h].meant[0]);
    }
    void mark(const Coming& who, int what) {
        latest[who.citizen] = static_cast<std::uint8_t>(what);
    }

    void dies(const Coming& who, double times) {
        const double age = IllPattern::deaths[age_of(who.stratum)];
        const double usual =
            std::min(0.95, who.ward == 1 ? rules_.harm.intensive * (0.5 + 0.5 * age)
                                         : rules_.harm.general * age);
        const double odds = times * usual / (1.0 - usual);
        if (times != 1.0 && who.luck < threshold(odds / (1.0 + odds)) &&
            who.luck >= threshold(usual)) {
            ++extra;
            mark(who, 7);
        }
    }
    void lie(const Coming& who, std::size_t h, int what, double times, std::uint32_t now) {
        const std::size_t home = home_[who.citizen];
        const int there = static_cast<int>(used(h, who.ward));
        if (h != home) {
            --hospitals[home].moves;
            ++moves;
            pounds += rules_.costs.moved;
            if (who.why == 3) disease.carried[hospitals[h].area] += rules_.epidemic.carried;
        }
        if (who.ward == 1) {
            if (there >= hospitals[h].trained)
                times *= rules_.harm.thin;
            else if (there > 0.85 * hospitals[h].open[1])
                times *= rules_.harm.busy;
        }
        double longer = 1;
        if (who.ward == 0)
            longer += rules_.need.filling *
                      std::clamp(hospitals[h].open[0] / hospitals[h].load[0] - 1.0, 0.0, 1.0);
        patients.push_back({now + nearest_whole<std::uint32_t>(who.stay * longer), who.citizen,
                            static_cast<std::uint16_t>(h), who.ward});
        mark(who, what);
        if (times > 0.0) dies(who, times);
    }
    void without(const Coming& who, std::uint32_t minutes) {
        ++refused;
        if (who.ward == 0) hours += minutes / 60.0;
        mark(who, 6);
        dies(who, who.ward == 1 ? rules_.harm.refused : rules_.harm.without);
    }
    std::optional<std::size_t> elsewhere(std::size_t h, std::size_t w, bool surge) const {
        if (rules_.sharing.reach == SharedWith::none || hospitals[h].moves <= 0) return {};
        std::vector<std::pair<double, std::size_t>> others;
        for (std::size_t o = 0; o < hospitals.size(); ++o) {
            const double x = world_.providers[o].x - world_.providers[h].x,
                         y = world_.providers[o].y - world_.providers[h].y;
            if (o != h) others.emplace_back(x * x + y * y, o);
        }
        std::ranges::sort(others);
        if (rules_.sharing.reach == SharedWith::neighbours && others.size() > 2) others.resize(2);
        for (const auto& [far, o] : others) {
            const int limit =
                surge ? most(o, w) : static_cast<int>(room(o, w) * (1.0 - rules_.sharing.keep));
            if (static_cast<int>(used(o, w)) < limit && hospitals[o].queue.empty()) return o;
        }
        return {};
    }
    void comes(const Coming& who, std::uint32_t now) {
        ++needed;
        const std::size_t h = home_[who.citizen], w = who.ward;
        const bool line = w == 0 && !hospitals[h].queue.empty();
        const int there = static_cast<int>(used(h, w));
        if (!line && there < room(h, w)) return lie(who, h, 1, 1.0, now);
        if (const auto o = elsewhere(h, w, false)) return lie(who, *o, 2, rules_.harm.moved, now);
        if (!line && there < most(h, w))
            return lie(who, h, 3, w == 0 ? rules_.harm.corridor : 1.0, now);
        if (w == 1)
            if (const auto o = elsewhere(h, w, true))
                return lie(who, *o, 2, rules_.harm.moved, now);
        if (w == 1 || who.patience == 0) return without(who, 0);
        hospitals[h].queue.push_back({who, now, now + who.patience});
        mark(who, 4);
    }
    void next_in_line(std::size_t h, std::uint32_t now) {
        auto& queue = hospitals[h].queue;
        while (!queue.empty()) {
            const Queued one = queue.front();
            if (one.gives_up <= now) {
                queue.erase(queue.begin());
                without(one.who, one.gives_up - one.since);
                continue;
            }
            const int there = static_cast<int>(used(h, 0));
            if (there >= most(h, 0)) return;
            queue.erase(queue.begin());
            hours += (now - one.since) / 60.0;
            const bool corridor = there >= room(h, 0);
            lie(one.who, h, corridor ? 3 : 1,
                (1.0 + rules_.harm.wait * ((now - one.since) / 1'440.0)) *
                    (corridor ? rules_.harm.corridor : 1.0),
                now);
        }
    }
    void go_home(std::uint32_t now) {
        while (true) {
            const auto first = std::ranges::min_element(patients);
            if (first == patients.end() || first->until > now) return;
            const Patient gone = *first;
            patients.erase(first);
            next_in_line(gone.hospital, gone.until);
        }
    }
    void keep(const Date& date, std::uint32_t now) {
        PlainHospital& hospital = hospitals[date.hospital];
        Listed& one = hospital.list[date.at];
        const int there = static_cast<int>(used(date.hospital, 0)), open = room(date.hospital, 0);
        Coming who;
        who.citizen = one.citizen;
        who.stratum = one.stratum;
        who.why = 2;
        if (there >= open || there >= rules_.planned.stop_at * open || !hospital.queue.empty()) {
            ++off;
            return mark(who, 5);
        }
        const Words word = draw(seed(), one.citizen, clock_, purpose::date, one.number);
        who.stay = stay_of(rules_.list.stay, rules_.need.spread, word[1]);
        one.joined = never;
        lie(who, date.hospital, 1, 0.0, now);
    }

    void days() {
        std::size_t a = 0, b = 0, d = 0;
        const std::uint32_t monday = clock_ * 10'080;
        for (std::size_t h = 0; h < hospitals.size(); ++h) {
            hospitals[h].busy = {};
            next_in_line(h, monday);
        }
        double all_used = 0, all_open = 0;
        for (std::uint32_t day = 1; day <= 7; ++day) {
            for (PlainHospital& each : hospitals) each.moves = rules_.moving.most;
            for (std::uint32_t minute = (day - 1) * 1'440; minute < day * 1'440; ++minute) {
                const auto due = [&](const auto& table, std::size_t at) {
                    return at < table.size() && table[at].minute == minute;
                };
                if (!due(sick_, a) && !due(own_, b) && !due(dates_, d)) continue;
                go_home(monday + minute);
                while (due(sick_, a)) comes_at(sick_[a++], monday + minute);
                while (due(own_, b)) comes_at(own_[b++], monday + minute);
                while (due(dates_, d)) {
                    go_home(monday + minute);
                    keep(dates_[d++], monday + minute);
                }
            }
            go_home(monday + day * 1'440);
            for (std::size_t h = 0; h < hospitals.size(); ++h) {
                auto& queue = hospitals[h].queue;
                for (std::size_t at = 0; at < queue.size();) {
                    const Queued one = queue[at];
                    if (one.gives_up > monday + day * 1'440) {
                        ++at;
                        continue;
                    }
                    queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(at));
                    without(one.who, one.gives_up - one.since);
                }
                midnight(h);
                all_used += used(h, 1);
                all_open += hospitals[h].open[1];
            }
        }
        heat_ = all_open > 0.0 ? all_used / all_open : 1.0;
    }
    void comes_at(const Coming& who, std::uint32_t now) {
        go_home(now);
        comes(who, now);
    }
    void midnight(std::size_t h) {
        PlainHospital& one = hospitals[h];
        const BedCosts& costs = rules_.costs;
        for (std::size_t w = 0; w < 2; ++w) {
            const double there = used(h, w);
            if (there > 0.92 * (w == 0 ? room(h, 0) : one.open[1])) ++one.busy[w];
            pounds += one.open[w] * (w == 0 ? costs.general_empty : costs.intensive_empty) +
                      there * (w == 0 ? costs.general_care : costs.intensive_care) +
                      std::max(0.0, there - one.open[w]) * costs.surge +
                      std::max(0.0, one.staff[w] - one.meant[w]) * costs.trained / 364.0;
        }
        const int contracted = nearest_whole<int>(rules_.contract.share * one.meant[0]);
        pounds -= rules_.firms.saving * std::min(contracted, one.open[0]) * costs.general_empty;
    }
};

} // namespace folkmoot::beds
