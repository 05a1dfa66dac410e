/// A round of asking: who is drawn and who comes, what is heard, answered and done.

#include "models/opinion/town.hpp"

#include "core/math.hpp"
#include "core/whole.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot::opinion {
namespace {

constexpr std::uint32_t letters_a_seat = 400; // that are sent at most
constexpr double most_votes = 200, busiest_part = 10;
constexpr std::uint16_t few = 7; // votes below which somebody counts as having said little

} // namespace

bool Town::round_begins() const {
    if (warming_up() || state_.round.under_way != 0) return false;
    const Asking& asking = rules_.front().asking;
    if (asking.rhythm == Rhythm::once) return week() == static_cast<std::uint32_t>(asking.week);
    return week() % static_cast<std::uint32_t>(asking.every) == 0;
}

bool Town::round_ends() const {
    const auto weeks = static_cast<std::uint32_t>(rules_.front().voice.weeks);
    return state_.clock + 1 >= state_.round.began + weeks;
}

void Town::begin_round() {
    state_.round = {1, state_.clock, {}, {}};
    const Rules& rules = rules_.front();
    spend(rules.costs.round);
    double leaflets = rules.showing.told * place_->world.population();
    if (variants_) {
        leaflets = 0;
        for (std::uint32_t c = 0; c < place_->world.population(); ++c)
            leaflets += rules_of_citizen(c).showing.told;
    }
    spend(leaflets * place_->world.people_per_citizen * rules.costs.leaflet);
    inform();
    if (rules.asking.reach != Reached::open) draw_panel();
}

void Town::draw_panel() {
    const Rules& rules = rules_.front();
    const std::size_t groups = rules.asking.quotas ? (age_bands - 2) * deprivation_fifths : 1;
    const Pools pools(place_->world.strata, groups, [&](std::uint32_t s) -> std::size_t {
        if (is_child(s)) return groups;
        return rules.asking.quotas ? (age_of(s) - 2) * deprivation_fifths + deprivation_of(s) : 0;
    });
    const auto seats =
        seats_by_size(pools.people(), static_cast<std::uint32_t>(rules.asking.seats));
    const DrawnLot lot = draw_lot(
        pools, seats, letters_a_seat, chance.seed, state_.clock, purpose::letter,
        [&](std::uint32_t c, std::uint32_t word) {
            const double accept =
                rules.panel.accept *
                (1.0 - rules.voice.trust * (1.0 - position_of(state_.trust[c]))) *
                time_factor(rules.voice, stratum_of_citizen(c), rules_of_citizen(c).asking.help);
            return accept >= 1.0 || word < threshold(accept);
        });
    week_.at(Slot::total, Column::letters) += static_cast<double>(lot.letters);
    spend(static_cast<double>(lot.letters) * rules.costs.letter);
    // Somebody drawn stands for one person, however many a citizen stands for.
    const double one = 1.0 / place_->world.people_per_citizen;
    for (const std::uint32_t c : lot.citizens) {
        const std::uint32_t s = stratum_of_citizen(c);
        state_.round.panel.push_back(c);
        took_part(c, s, Part::lot);
        const std::size_t part = part_of(state_.marks[c]), camp = camp_of(state_.marks[c]);
        add_person(week_, s, part, camp, panel_people, one);
        add_person(week_, s, part, camp, Column::hours, rules.panel.hours * one);
        const double seat =
            rules.costs.seat + (rules_of_citizen(c).asking.help ? rules.costs.help : 0.0);
        spend(seat);
        note(PersonEventKind::cost, c, nearest_whole<std::uint32_t>(seat));
    }
}

void Town::say(std::uint32_t c, std::uint32_t stratum, double louder) {
    const Rules& rules = rules_.front();
    const Words word = draw(chance.seed, c, state_.clock, purpose::voiced);
    const double z = math::normal_quantile(unit_open(word[1]));
    const double amount = louder * rules.voice.votes * math::exp(rules.voice.votes_spread * z);
    const auto votes = nearest_whole<std::uint16_t>(std::clamp(amount, 1.0, most_votes));
    state_.round.sayings.push_back({c, votes});
    took_part(c, stratum, Part::call);
    const std::size_t part = part_of(state_.marks[c]), camp = camp_of(state_.marks[c]);
    add_person(week_, stratum, part, camp, call_people);
    add_person(week_, stratum, part, camp, call_votes, votes);
    if (is_organised(state_.marks[c]))
        add_person(week_, stratum, part, camp, organised_votes, votes);
    if (votes < few) add_person(week_, stratum, part, camp, few_votes);
    add_person(week_, stratum, part, camp, Column::hours, rules.voice.hours);
    if (rules_of_citizen(c).asking.help) spend(rules.costs.help * place_->world.people_per_citizen);
}

// ---------------------------------------------------------------- a panel

void Town::talk_at_table(std::span<const std::uint32_t> people) {
    const Rules& rules = rules_.front();
    std::vector<double> now(people.size()), start(people.size()), next(people.size());
    for (std::size_t k = 0; k < statements; ++k) {
        for (std::size_t i = 0; i < people.size(); ++i)
            now[i] = std::clamp(position_of(state_.of(people[i])[k]) +
                                    rules.information.shift * Pattern::informed[k],
                                0.0, 1.0);
        start = now;
        for (int round = 0; round < rules.panel.rounds; ++round) {
            influence_round(
                now, start, rules.panel.open,
                [&](std::size_t i, std::size_t j) {
                    return std::fabs(now[i] - now[j]) <= rules.panel.reach ? 1.0 : 0.0;
                },
                next);
            now.swap(next);
        }
        for (std::size_t i = 0; i < people.size(); ++i)
            if (!is_organised(state_.marks[people[i]]))
                place_at(people[i], stratum_of_citizen(people[i]), k, ticks_of(now[i]));
    }
}

void Town::deliberate() {
    std::vector<std::uint32_t>& panel = state_.round.panel;
    if (panel.empty()) return;
    // Seated by lot.
    const auto seat = [&](std::uint32_t c) {
        return std::pair(draw(chance.seed, c, state_.clock, purpose::table)[0], c);
    };
    std::ranges::sort(panel, [&](std::uint32_t a, std::uint32_t b) { return seat(a) < seat(b); });
    const auto sums = [&] {
        std::array<std::uint64_t, statements> sum{};
        for (const std::uint32_t c : panel)
            for (std::size_t k = 0; k < statements; ++k) sum[k] += state_.of(c)[k];
        return sum;
    };
    const auto before = sums();
    const auto table = static_cast<std::size_t>(rules_.front().panel.table);
    for (std::size_t at = 0; at < panel.size(); at += table)
        talk_at_table(std::span(panel).subspan(at, std::min(table, panel.size() - at)));
    const auto after = sums();
    double moved = 0;
    for (std::size_t k = 0; k < statements; ++k)
        moved += std::fabs(static_cast<double>(after[k]) - static_cast<double>(before[k]));
    week_.at(Slot::total, panels) += 1.0;
    week_.at(Slot::total, moved_sum) +=
        moved / (double{for_it} * statements * static_cast<double>(panel.size()));
}

// ---------------------------------------------------------------- what is heard

namespace {

/// What people say who count `weight` each; with `bridging`, each counts once, both camps alike,
/// and a statement weighs less the further the camps are apart.
class Ear {
public:
    void listen(const State& state, std::uint32_t c, std::uint64_t weight) {
        const Position* at = state.of(c);
        Voices& camp = camps_[camp_of(state.marks[c])];
        ++camp.people;
        all_.people += weight;
        for (std::size_t k = 0; k < statements; ++k) {
            camp.sum[k] += at[k];
            all_.sum[k] += weight * at[k];
        }
    }
    [[nodiscard]] Heard heard(bool bridging) const {
        Heard heard;
        heard.any = all_.people > 0;
        if (!heard.any) return heard;
        const bool both = bridging && camps_[0].people > 0 && camps_[1].people > 0;
        for (std::size_t k = 0; k < statements; ++k) {
            heard.position[k] = all_.mean(k);
            heard.weight[k] = 1.0;
            if (!both) continue;
            const double one = camps_[0].mean(k), other = camps_[1].mean(k);
            heard.position[k] = (one + other) / 2;
            heard.weight[k] = std::max(0.0, 1.0 - 2.0 * std::fabs(one - other));
        }
        return heard;
    }

private:
    struct Voices {
        std::uint64_t people = 0;
        std::array<std::uint64_t, statements> sum{};
        [[nodiscard]] double mean(std::size_t k) const {
            return static_cast<double>(sum[k]) / static_cast<double>(people) / for_it;
        }
    };
    Voices all_;
    std::array<Voices, camps> camps_;
};

} // namespace

Heard Town::heard_in_call() const {
    Ear ear;
    for (const Saying& saying : state_.round.sayings)
        ear.listen(state_, saying.citizen, saying.votes);
    return ear.heard(rules_.front().showing.bridging);
}

Heard Town::heard_on_panel() const {
    Ear ear;
    for (const std::uint32_t c : state_.round.panel) ear.listen(state_, c, 1);
    return ear.heard(rules_.front().showing.bridging);
}

std::array<double, statements> Town::medians() const {
    constexpr std::size_t bins = 1'024, shift = 6; // of ticks
    std::vector<std::array<std::uint32_t, statements>> histogram(bins);
    const std::uint32_t people = place_->world.population();
    for (std::uint32_t c = 0; c < people; ++c)
        for (std::size_t k = 0; k < statements; ++k)
            ++histogram[std::size_t{state_.of(c)[k]} >> shift][k];
    std::array<double, statements> median{};
    for (std::size_t k = 0; k < statements; ++k) {
        std::uint64_t below_it = 0;
        std::size_t bin = 0;
        while (2 * (below_it + histogram[bin][k]) < people) below_it += histogram[bin++][k];
        median[k] = (static_cast<double>(bin) + 0.5) / bins;
    }
    return median;
}

double Town::from_median(const Heard& heard, const std::array<double, statements>& median) const {
    double sum = 0;
    for (std::size_t k = 0; k < statements; ++k) sum += std::fabs(heard.position[k] - median[k]);
    return sum / statements;
}

// ---------------------------------------------------------------- the end of a round

void Town::end_round() {
    deliberate();
    const Heard call = heard_in_call(), lot = heard_on_panel();
    const auto median = medians();
    if (call.any) state_.loud_off = from_median(call, median);
    if (lot.any) state_.lot_off = from_median(lot, median);
    count_call();
    answer();
    revise(call, lot);
    week_.at(Slot::total, rounds) += 1.0;
    state_.round = {};
}

void Town::count_call() {
    std::vector<std::uint16_t> votes;
    for (const Saying& saying : state_.round.sayings) votes.push_back(saying.votes);
    std::ranges::sort(votes, std::greater{});
    const auto busiest =
        static_cast<std::size_t>(std::ceil(static_cast<double>(votes.size()) / busiest_part));
    for (std::size_t i = 0; i < busiest; ++i) week_.at(Slot::total, top_votes) += votes[i];
}

void Town::answer() {
    const bool bridging = rules_.front().showing.bridging;
    const Trust& trust = rules_.front().trust;
    const auto gain = nearest_whole<Pull>(trust.answer * 65'536.0),
               loss = nearest_whole<Pull>(trust.silence * 65'536.0);
    const auto tell = [&](std::uint32_t c, double people) {
        const bool answered = rules_of_citizen(c).showing.answered;
        const std::uint16_t now = state_.trust[c];
        set_trust(c, stratum_of_citizen(c),
                  answered ? moved_towards(now, for_it, gain) : moved_towards(now, 0, loss));
        if (answered) spend(rules_.front().costs.answer * people);
        std::uint8_t& marks = state_.marks[c];
        marks &= static_cast<std::uint8_t>(~Mark::speaking);
        if (bridging) marks |= Mark::bridged;
    };
    for (const Saying& saying : state_.round.sayings)
        tell(saying.citizen, place_->world.people_per_citizen);
    for (const std::uint32_t c : state_.round.panel) tell(c, 1.0);
}

void Town::revise(const Heard& call, const Heard& lot) {
    const Rules& rules = rules_.front();
    if (!call.any && !lot.any) return;
    if (state_.revised != not_yet &&
        state_.clock - state_.revised < static_cast<std::uint32_t>(rules.revising.every))
        return;
    state_.revised = state_.clock;
    spend(rules.costs.revision);
    const double of_lot = !lot.any ? 0.0 : !call.any ? 1.0 : rules.revising.lot_weight;
    double moved = 0;
    for (std::size_t k = 0; k < statements; ++k) {
        week_.at(Slot::total, put_forward) += 1.0;
        const Words word =
            draw(chance.seed, static_cast<std::uint32_t>(k), state_.clock, purpose::act);
        if (rules.government.acts < 1.0 && word[0] >= threshold(rules.government.acts)) continue;
        week_.at(Slot::total, acted_on) += 1.0;
        const double position = of_lot * lot.position[k] + (1.0 - of_lot) * call.position[k];
        const double weight = of_lot * lot.weight[k] + (1.0 - of_lot) * call.weight[k];
        const double from = position_of(state_.policy[k]);
        state_.policy[k] = ticks_of(from + rules.government.moves * weight * (position - from));
        moved += std::fabs(position_of(state_.policy[k]) - from);
    }
    week_.at(Slot::total, policy_moved) += moved / statements;
    sums_ = sum_up();
    const PersonLog* const log = chance.log;
    if (log == nullptr || !(log->wants(person_accepts) || log->wants(person_gap))) return;
    for (std::uint32_t c = 0; c < place_->world.population(); ++c) {
        note(person_accepts, c, accepts(gap_of(c)) ? 1 : 0);
        note(person_gap, c, gap_of(c) / statements);
    }
}

} // namespace folkmoot::opinion
