#include "process/take_up.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

// The four words of an episode's block, and what each decides:
//   0 whether the citizen asks; 1 the moment of the week and the kind of need; 2 the luck of the
//   contact; 3 patience, or whether an unasked need gets worse.
constexpr std::uint32_t moment_shift = 24;  // the top eight bits: one of 256 parts of a week

Request make_request(const TakeUpWeek& rules, const Words& word, std::uint32_t citizen,
                     std::uint16_t stratum, std::uint8_t marks) {
    Request request;
    request.citizen = citizen;
    request.luck = word[2];
    request.stratum = stratum;
    request.joined = static_cast<std::uint16_t>(rules.week);
    request.patience = (*rules.patience)[word[3] / (0x1'0000'0000U / patience_steps)];
    request.moment = static_cast<std::uint8_t>(word[1] >> moment_shift);
    request.marks = marks;
    return request;
}

}  // namespace

PatienceTable patience_table(double mean_weeks) {
    PatienceTable table{};
    for (std::size_t i = 0; i < patience_steps; ++i) {
        const double middle = (static_cast<double>(i) + 0.5) / patience_steps;
        table[i] = static_cast<std::uint16_t>(
            std::min(-math::log(middle) * mean_weeks * wait_units_per_week, 65535.0));
    }
    return table;
}

double ask_probability(const TakeUp& take_up, double wait_weeks) {
    const double patience = std::max(0.0, 1.0 - take_up.discouragement * wait_weeks);
    return take_up.awareness * (1.0 - take_up.burden) * patience;
}

namespace {

// `asks(citizen, provider)`: threshold. A function of its own for each way of telling, so that
// nobody pays for trials while there is none.
template <class Asks>
void ask_by(const Asks& asks, const TakeUpWeek& rules, std::span<const Episode> episodes,
            const Citizens& citizens, std::vector<Request>& requests,
            std::span<std::vector<Return>*, longest_return> returns, std::span<Tally> tallies) {
    for (const Episode& episode : episodes) {
        const Words word = draw(rules.seed, episode.citizen, rules.week, Purpose::citizen_event);
        const std::uint16_t provider = citizens.provider[episode.citizen];
        Tally& tally = tallies[side(episode.stratum, rules.online[provider] != 0)];
        ++tally.needs;
        if (rules.log != nullptr) rules.log->add(PersonEventKind::needed, episode.citizen, 1);
        if (word[0] < asks(episode.citizen, provider)) {
            const bool complex = (word[1] << (32 - moment_shift)) < rules.complex[episode.stratum];
            requests.push_back(make_request(rules, word, episode.citizen, episode.stratum,
                                            complex ? Request::is_complex : 0));
        } else if (word[3] < rules.worse) {
            const std::uint32_t weeks = 1 + below(word[2], longest_return - 1);
            constexpr std::uint8_t worse = Request::is_complex | (1U << Request::attempt_shift);
            add_tightly(*returns[weeks], {episode.citizen, word[1], episode.stratum, worse});
        } else {
            ++tally.unmet;
            if (rules.log != nullptr) rules.log->add(PersonEventKind::unmet, episode.citizen, 1);
        }
    }
}

}  // namespace

void ask(const TakeUpWeek& rules, std::span<const Episode> episodes, const Citizens& citizens,
         std::vector<Request>& requests, std::span<std::vector<Return>*, longest_return> returns,
         std::span<Tally> tallies) {
    if (rules.variant.one()) {
        const auto asks = [&](std::uint32_t, std::uint16_t provider) {
            return rules.asks[provider];
        };
        ask_by(asks, rules, episodes, citizens, requests, returns, tallies);
    } else {
        const std::size_t providers = rules.online.size();
        const auto asks = [&](std::uint32_t citizen, std::uint16_t provider) {
            return rules.asks[rules.variant(citizen, provider) * providers + provider];
        };
        ask_by(asks, rules, episodes, citizens, requests, returns, tallies);
    }
}

void ask_again(const TakeUpWeek& rules, std::span<const Return> due, const Citizens& citizens,
               std::vector<Request>& requests, std::span<Tally> tallies) {
    for (const Return& back : due) {
        const Words word =
            draw(rules.seed, back.citizen, rules.week, Purpose::citizen_event, back.luck | 1U);
        requests.push_back(make_request(rules, word, back.citizen, back.stratum, back.marks));
        if ((back.marks & Request::is_again) != 0) {
            const bool online = rules.online[citizens.provider[back.citizen]] != 0;
            ++tallies[side(back.stratum, online)].again;
        }
    }
}

}  // namespace folkmoot
