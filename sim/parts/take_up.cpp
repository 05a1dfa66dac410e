#include "parts/take_up.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

// The four words of an episode's block, and what each decides:
//   0 whether the citizen asks; 1 the moment of the week and the kind of need; 2 the luck of the
//   contact; 3 patience, or whether an unasked need gets worse.
// Of an unasked need that gets worse: 1 the luck of the later request; 2 in which week, and the
// moment of it.
constexpr std::uint32_t moment_shift = 24;  // the top eight bits: one of 256 parts of a week

Request make_request(const TakeUpWeek& rules, const Words& word, std::uint32_t citizen,
                     std::uint16_t stratum, std::uint16_t provider, std::uint8_t marks) {
    Request request;
    request.citizen = citizen;
    request.luck = word[2];
    request.stratum = stratum;
    request.joined = provider;
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

// `asks(citizen, provider)`: threshold; a function of its own for each way of telling. `note`: see
// with_notes.
//
// Counts instead of branches, and no call for each person: whoever does not ask is set aside.
template <class Asks, class Note>
void ask_by(const Asks& asks, const Note& note, const TakeUpWeek& rules,
            std::span<const Episode> episodes, std::span<const Words> words,
            std::span<const std::uint16_t> listed, Requests& requests,
            std::span<std::vector<Return>*, longest_return> returns, Tallies tallies) {
    const TakeUpWeek own = rules; // a copy that no call can change
    const std::uint16_t* const provider_of = listed.data();
    const std::uint8_t* const online = own.online.data();
    const std::uint32_t* const complex_odds = own.complex.data();
    std::array<std::uint32_t, episodes_at_once> silent;
    Request* const begin = requests.room_for(episodes.size());
    Request* next = begin;
    for (const Episode& episode : episodes) note(PersonEventKind::needed, episode.citizen, 1);
    for (std::size_t first = 0; first < episodes.size(); first += episodes_at_once) {
        const auto some =
            episodes.subspan(first, std::min(episodes_at_once, episodes.size() - first));
        const Words* const drawn = words.data() + first;
        std::size_t silent_count = 0;
        for (std::uint32_t i = 0; i < some.size();) {
            // Those of one stratum stand together, and are counted together.
            const std::uint16_t stratum = some[i].stratum;
            const std::uint32_t before = i;
            std::uint32_t online_needs = 0, asked = 0, online_asked = 0;
            for (; i < some.size() && some[i].stratum == stratum; ++i) {
                const std::uint32_t citizen = some[i].citizen;
                const Words& word = drawn[i];
                const std::uint16_t provider = provider_of[citizen];
                const bool complex = (word[1] << (32 - moment_shift)) < complex_odds[stratum];
                *next = make_request(own, word, citizen, stratum, provider,
                                     complex ? Request::is_complex : 0);
                const std::uint32_t speaks = word[0] < asks(citizen, provider) ? 1 : 0;
                online_needs += online[provider];
                asked += speaks;
                online_asked += speaks & online[provider];
                next += speaks;
                silent[silent_count] = i;
                silent_count += 1 - speaks;
            }
            Tally& local = tallies.of(stratum, 0);
            Tally& virtual_side = tallies.of(stratum, 1);
            local.needs += i - before - online_needs;
            local.requests += asked - online_asked;
            virtual_side.needs += online_needs;
            virtual_side.requests += online_asked;
        }
        for (const std::uint32_t i : std::span(silent).first(silent_count)) {
            const Episode& episode = some[i];
            const Words& word = drawn[i];
            if (word[3] < own.worse) {
                const std::uint32_t weeks = 1 + below(word[2], longest_return - 1);
                constexpr std::uint8_t worse = Request::is_complex | (1U << Request::attempt_shift);
                add_tightly(*returns[weeks], Return{episode.citizen, word[1], episode.stratum,
                                                    worse, static_cast<std::uint8_t>(word[2])});
            } else {
                const bool is_online = online[provider_of[episode.citizen]] != 0;
                ++tallies.of(episode.stratum, is_online ? 1 : 0).unmet;
                note(PersonEventKind::unmet, episode.citizen, 1);
            }
        }
    }
    requests.wrote(static_cast<std::size_t>(next - begin));
}

} // namespace

void draw_words(std::uint64_t seed, std::uint32_t week, std::span<const Episode> episodes,
                std::span<Words> words) {
    for (std::size_t i = 0; i < episodes.size(); ++i)
        words[i] = draw(seed, episodes[i].citizen, week, Purpose::citizen_event);
}

void ask(const TakeUpWeek& rules, std::span<const Episode> episodes, std::span<const Words> words,
         std::span<const std::uint16_t> listed, Requests& requests,
         std::span<std::vector<Return>*, longest_return> returns, Tallies tallies) {
    const std::uint32_t* const odds = rules.asks.data();
    const std::size_t providers = rules.online.size();
    with_notes(rules.log, [&](const auto& note) {
        const auto of_provider = [=](std::uint32_t, std::uint16_t provider) {
            return odds[provider];
        };
        const auto of_variant = [&](std::uint32_t citizen, std::uint16_t provider) {
            return odds[rules.variant(citizen, provider) * providers + provider];
        };
        if (rules.variant.one())
            ask_by(of_provider, note, rules, episodes, words, listed, requests, returns, tallies);
        else
            ask_by(of_variant, note, rules, episodes, words, listed, requests, returns, tallies);
    });
}

void ask_again(const TakeUpWeek& rules, std::span<const Return> due,
               std::span<const std::uint16_t> listed, Requests& requests, Tallies tallies) {
    const PatienceTable& patience = *rules.patience;
    Request* next = requests.room_for(due.size());
    for (const Return& back : due) {
        const std::uint16_t provider = listed[back.citizen];
        Request& request = *next++;
        request.citizen = back.citizen;
        request.luck = back.luck;
        request.stratum = back.stratum;
        request.joined = provider;
        request.patience = patience[back.luck % patience_steps];
        request.moment = back.moment;
        request.marks = back.marks;
        Tally& tally = tallies.of(back.stratum, rules.online[provider]);
        ++tally.requests;
        tally.again += request.again() ? 1 : 0;
    }
    requests.wrote(due.size());
}

} // namespace folkmoot
