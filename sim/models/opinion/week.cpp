/// The weekly order where a public is asked, and what moves people in it.

#include "models/opinion/town.hpp"

#include "core/gaps.hpp"
#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::opinion {
namespace {

constexpr double most_events = 0.4; // of the scale: what people want never moves further

Pull share_of_way(double share) { return nearest_whole<Pull>(share * 65'536.0); }

} // namespace

void Town::live(std::span<folkmoot::Town* const> together) {
    const Town* found_out = nullptr;
    for (folkmoot::Town* each : together) {
        Town& town = *static_cast<Town*>(each);
        town.let_things_happen();
        // Where chance brings the same people the same news and talks, it is asked once for all.
        if (found_out == nullptr || !town.same_week(*found_out)) {
            town.find_out();
            found_out = &town;
        }
        town.live_week(*found_out);
    }
}

void Town::live_week(const Town& same) {
    week_.clear();
    if (round_begins()) begin_round();
    hear_news(same.news_);
    talk(same.meetings_);
    if (state_.round.under_way == 0) return;
    hear_call();
    if (round_ends()) end_round();
}

bool Town::same_week(const Town& other) const {
    const auto alike = [&](std::string_view group) {
        return std::ranges::all_of(fields(), [&](const Field<Rules>& field) {
            return !field.key.starts_with(group) ||
                   field.get(rules_.front()) == field.get(other.rules_.front());
        });
    };
    return place_ == other.place_ && chance.seed == other.chance.seed &&
           state_.clock == other.state_.clock && state_.events == other.state_.events &&
           alike("views.") && alike("news.") && alike("talk.") && alike("voice.organised");
}

void Town::let_things_happen() {
    const double spread = rules_.front().news.drift / std::sqrt(weeks_per_year);
    if (warming_up() || !(spread > 0.0)) return;
    for (std::size_t k = 0; k < statements; ++k) {
        const Words word =
            draw(chance.seed, static_cast<std::uint32_t>(k), state_.clock, purpose::events);
        const double by = spread * math::normal_quantile(unit_open(word[0]));
        state_.events[k] = std::clamp(state_.events[k] + by, -most_events, most_events);
    }
}

template <class Found>
void Town::each_with_chance(double probability, Purpose purpose, Found found) {
    const Gaps gaps(probability);
    if (gaps.never()) return;
    const Strata& strata = place_->world.strata;
    const std::uint32_t end = place_->world.population();
    std::uint32_t at = 0, stratum = 0;
    for (std::uint32_t block = 0; at < end; ++block) {
        for (const std::uint32_t word : draw(chance.seed, block, state_.clock, purpose)) {
            const std::uint32_t gap = gaps.next(word);
            if (gap >= end - at) return;
            at += gap;
            while (strata.first[stratum + 1] <= at) ++stratum;
            found(at, stratum);
            ++at;
        }
    }
}

// ---------------------------------------------------------------- news and talk

void Town::find_out() {
    const Rules& rules = rules_.front();
    const Strata& strata = place_->world.strata;
    news_.clear();
    each_with_chance(rules.news.rate, purpose::news, [&](std::uint32_t c, std::uint32_t s) {
        const Words word = draw(chance.seed, c, state_.clock, purpose::heard);
        const std::size_t k = below(word[0], statements);
        const double would =
            leanings_.of(place_->world.seed, c, s, camp_of(state_.marks[c]), k) + state_.events[k];
        news_.push_back(
            {c, static_cast<std::uint16_t>(s), ticks_of(would), static_cast<std::uint8_t>(k)});
    });
    const std::uint32_t people = place_->world.population(), near = threshold(rules.talk.near);
    meetings_.clear();
    each_with_chance(rules.talk.rate, purpose::talk, [&](std::uint32_t c, std::uint32_t s) {
        const Words word = draw(chance.seed, c, state_.clock, purpose::talked);
        const bool at_home = word[0] < near;
        const std::uint32_t area = area_of(s) * strata_per_area;
        const std::uint32_t first = at_home ? strata.first[area] : 0;
        const std::uint32_t end = at_home ? strata.first[area + strata_per_area] : people;
        const std::uint32_t other = first + below(word[1], end - first);
        if (other == c) return;
        meetings_.push_back({c, other, static_cast<std::uint16_t>(s),
                             static_cast<std::uint16_t>(stratum_of_citizen(other)),
                             static_cast<std::uint8_t>(below(word[2], statements))});
    });
}

void Town::hear_news(std::span<const NewsItem> news) {
    const Rules& rules = rules_.front();
    const Pull pull = share_of_way(rules.news.pull), pace = share_of_way(rules.trust.pace);
    const Position good = ticks_of(rules.trust.good), bad = ticks_of(rules.trust.bad);
    for (const NewsItem& item : news) {
        const std::uint32_t c = item.citizen, s = item.stratum;
        if (!is_organised(state_.marks[c]))
            place_at(c, s, item.k, moved_towards(state_.of(c)[item.k], item.would, pull));
        set_trust(c, s, moved_towards(state_.trust[c], accepts(gap_of(c)) ? good : bad, pace));
    }
}

void Town::talk(std::span<const Meeting> meetings) {
    const Talk& rules = rules_.front().talk;
    const Pull pull = share_of_way(rules.pull);
    // A reach of the whole scale is one that nobody is beyond.
    const auto reach_of = [](double reach) {
        return nearest_whole<std::uint32_t>(reach * (for_it + 1));
    };
    const std::array reach{reach_of(rules.reach), reach_of(rules.reach + rules.widen / 2),
                           reach_of(rules.reach + rules.widen)};
    for (const Meeting& meeting : meetings) {
        const std::uint8_t one = state_.marks[meeting.one], other = state_.marks[meeting.other];
        const unsigned bridged =
            ((one & Mark::bridged) != 0 ? 1U : 0U) + ((other & Mark::bridged) != 0 ? 1U : 0U);
        const Position mine = state_.of(meeting.one)[meeting.k],
                       theirs = state_.of(meeting.other)[meeting.k];
        const std::uint32_t step = meeting_step(mine, theirs, reach[bridged], pull);
        if (step == 0) continue;
        const auto by = [&](Position from, bool up) {
            return static_cast<Position>(up ? from + step : from - step);
        };
        if (!is_organised(one))
            place_at(meeting.one, meeting.stratum, meeting.k, by(mine, theirs > mine));
        if (!is_organised(other))
            place_at(meeting.other, meeting.other_stratum, meeting.k, by(theirs, mine > theirs));
    }
}

// ---------------------------------------------------------------- what changes of a citizen

void Town::note(PersonEventKind kind, std::uint32_t c, std::uint32_t amount) {
    if (chance.log != nullptr && chance.log->follows(c)) chance.log->add(kind, c, amount);
}

void Town::place_at(std::uint32_t c, std::uint32_t stratum, std::size_t k, Position to) {
    Position& at = state_.of(c)[k];
    const Position from = at;
    if (from == to) return;
    const Position policy = state_.policy[k];
    const std::uint32_t before = gap_of(c);
    const std::uint32_t after = before - apart(from, policy) + apart(to, policy);
    at = to;
    Cell& mine = cell(c, stratum);
    mine.gap += std::uint64_t{after} - before;
    if (accepts(before) != accepts(after)) {
        mine.accepts += accepts(after) ? 1U : ~0U;
        note(person_accepts, c, accepts(after) ? 1 : 0);
    }
    note(person_gap, c, after / statements);
    Side& side = sums_.sides[area_of(stratum) * camps + camp_of(state_.marks[c])];
    side.sum[k] += std::uint64_t{to} - from;
    side.agree[k] += (to > for_it / 2 ? 1U : 0U) - (from > for_it / 2 ? 1U : 0U);
}

void Town::set_trust(std::uint32_t c, std::uint32_t stratum, std::uint16_t to) {
    std::uint16_t& trust = state_.trust[c];
    if (trust == to) return;
    cell(c, stratum).trust += std::uint64_t{to} - trust;
    trust = to;
    note(person_trusts, c, to);
}

void Town::took_part(std::uint32_t c, std::uint32_t stratum, Part how) {
    std::uint8_t& marks = state_.marks[c];
    marks |= Mark::speaking;
    state_.spoke[c] = static_cast<std::uint16_t>(state_.clock);
    note(person_took_part, c, 1);
    if (part_of(marks) >= static_cast<std::size_t>(how)) return;
    const std::uint32_t gap = gap_of(c);
    const auto count = [&](std::uint32_t one) {
        Cell& mine = cell(c, stratum);
        mine.people += one;
        mine.gap += one == 1 ? std::uint64_t{gap} : 0 - std::uint64_t{gap};
        mine.trust +=
            one == 1 ? std::uint64_t{state_.trust[c]} : 0 - std::uint64_t{state_.trust[c]};
        if (accepts(gap)) mine.accepts += one;
    };
    count(~0U);
    marks = static_cast<std::uint8_t>((marks & ~Mark::part) |
                                      (static_cast<unsigned>(how) << Mark::part_shift));
    count(1);
}

// ---------------------------------------------------------------- an open call

double time_factor(const Voice& voice, std::uint32_t stratum, bool help) {
    constexpr std::array<double, age_bands> busy{1, 1, 1, 0.8, 0.2, 0.4, 0.8};
    const double poor = 0.6 + 0.4 * deprivation_of(stratum) / (deprivation_fifths - 1.0);
    return 1.0 - voice.time * busy[age_of(stratum)] * poor * (help ? 0.5 : 1.0);
}

double Town::willing(std::uint32_t c, std::uint32_t stratum) const {
    if (is_child(stratum)) return 0.0;
    const Voice& voice = rules_.front().voice;
    const bool help = rules_of_citizen(c).asking.help;
    double strength = 0; // of views: 0 if all are at the middle, 1 if all are at an end
    for (std::size_t k = 0; k < statements; ++k)
        strength += std::fabs(2.0 * state_.of(c)[k] - for_it);
    strength /= double{for_it} * statements;
    const double offline = 1.0 - place_->world.digital[c] / 255.0;
    double willingness = (1.0 - voice.strong * (1.0 - strength)) *
                         (1.0 - voice.trust * (1.0 - position_of(state_.trust[c]))) *
                         (1.0 - voice.digital * offline * (help ? 0.5 : 1.0)) *
                         time_factor(voice, stratum, help);
    if (state_.spoke[c] != never_spoke && voice.weary > 0.0) {
        const double since = static_cast<double>(state_.clock) - state_.spoke[c];
        willingness *= 1.0 - math::exp(-since / voice.weary);
    }
    return willingness;
}

void Town::hear_call() {
    const Rules& rules = rules_.front();
    if (rules.asking.reach == Reached::lot) return;
    if (state_.clock == state_.round.began)
        for (const std::uint32_t c : organised_)
            if ((state_.marks[c] & Mark::speaking) == 0)
                say(c, stratum_of_citizen(c), rules.voice.louder);
    each_with_chance(rules.voice.keen / rules.voice.weeks, purpose::voice,
                     [&](std::uint32_t c, std::uint32_t s) {
                         if ((state_.marks[c] & (Mark::speaking | Mark::organised)) != 0) return;
                         const Words word = draw(chance.seed, c, state_.clock, purpose::voiced);
                         if (word[0] < threshold(willing(c, s))) say(c, s, 1.0);
                     });
}

void Town::inform() {
    double most = 0;
    for (const Rules& each : rules_) most = std::max(most, each.showing.told);
    const Information& rules = rules_.front().information;
    const Pull pull = share_of_way(rules.leaflet);
    const std::uint64_t seed = place_->world.seed;
    each_with_chance(most * rules.read, purpose::leaflet, [&](std::uint32_t c, std::uint32_t s) {
        const std::uint8_t marks = state_.marks[c];
        const double told = rules_of_citizen(c).showing.told;
        if (is_organised(marks)) return;
        if (told < most) {
            const Words word = draw(chance.seed, c, state_.clock, purpose::read);
            if (word[0] >= threshold(told / most)) return;
        }
        for (std::size_t k = 0; k < statements; ++k) {
            const double would = leanings_.of(seed, c, s, camp_of(marks), k) + state_.events[k] +
                                 rules.shift * Pattern::informed[k];
            place_at(c, s, k, moved_towards(state_.of(c)[k], ticks_of(would), pull));
        }
    });
}

} // namespace folkmoot::opinion
