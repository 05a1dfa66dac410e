#pragma once

/// General practice as somebody would write it who needs one answer: a loop, plain arrays, nothing
/// around it. What the engine is measured against, and so written to be quick.
///
/// It does less than the engine. Nobody is counted by group, and no week is recorded. It knows one
/// policy, no schedule and no variant, and keeps no state to come back to. Money does not move: a
/// practice has as many appointments for each person on its list as on the first day, keeps its
/// rating, and never closes. People ask in the order of their table instead of by the moment of the
/// week, so that a line's people lie close together in memory. Whom online care cannot help asks it
/// again instead of a practice nearby. Nobody is new on a list.
///
/// What it shares with the engine are the random numbers, so that they cost the same, and the
/// numbers that settings come to. A test holds its needs and visits to the engine's.

#include "bench/plain_tables.hpp"
#include "core/gaps.hpp"
#include "core/random.hpp"
#include "parts/take_up.hpp"
#include "parts/week.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace folkmoot::bench {

/// What happened in all weeks.
struct PlainCounts {
    std::uint64_t needs = 0, asked = 0, seen = 0, met = 0, left = 0, unmet = 0, moved = 0;
};

/// How those are found who have a need or think again: by asking everybody every week, or by
/// jumping from one to the next, which is quicker and takes some thought.
enum class Finds { by_asking_everybody, by_jumping };

template <Finds finds> PlainCounts plain_loop(PlainTables& town, std::uint32_t weeks) {
    constexpr std::uint32_t longest = 4; // weeks until somebody comes back, exclusive
    const std::uint64_t seed = town.seed;
    const std::size_t practices = town.practices.size();
    PlainCounts counts;
    std::array<std::vector<PlainRequest>, longest> back; // by week, modulo
    std::vector<std::uint32_t> list(practices), asks(practices);
    std::vector<double> left_over(practices), weights(practices);
    for (const std::uint16_t p : town.practice_of) ++list[p];
    std::array<std::uint32_t, 256> thinks{};
    for (std::size_t i = 0; i < thinks.size(); ++i)
        thinks[i] =
            threshold(town.thinks[i] * (finds == Finds::by_jumping ? 1.0 : town.thinks_at_most));
    const Gaps thinker(town.thinks_at_most);

    for (std::uint32_t week = 0; week < weeks; ++week) {
        for (std::size_t p = 0; p < practices; ++p)
            asks[p] =
                threshold(town.asks * std::max(0.0, 1 - town.discouragement * town.published[p]));
        const double heard =
            town.heard_at_start /
            (town.heard_at_start + (1 - town.heard_at_start) * std::exp(-town.word_spreads * week));

        const auto come_back = [&](PlainRequest request, std::uint32_t luck, std::uint32_t when) {
            const std::uint32_t due = week + 1 + below(when, longest - 1);
            request.luck = luck;
            request.asked = static_cast<float>(due);
            request.patience = town.patience[luck % patience_steps];
            back[due % longest].push_back(request);
        };
        const auto have_need = [&](std::uint32_t citizen, const PlainKind& kind, float moment) {
            const Words word = draw(seed, citizen, week, Purpose::citizen_event);
            const std::uint16_t p = town.practice_of[citizen];
            ++counts.needs;
            const PlainRequest request{citizen, word[2], moment,
                                       town.patience[word[3] / (0x1'0000'0000U / patience_steps)],
                                       word[1] < kind.complex};
            if (word[0] < asks[p]) {
                ++counts.asked;
                town.lines[p].push_back(request);
            } else if (word[3] < town.gets_worse) {
                PlainRequest worse = request;
                worse.complex = true;
                come_back(worse, word[1], word[2]);
            } else {
                ++counts.unmet;
            }
        };
        const auto think_again = [&](std::uint32_t citizen, const PlainKind& kind,
                                     std::uint32_t luck) {
            const PlainArea& area = town.areas[kind.area];
            const std::uint16_t present = town.practice_of[citizen];
            const Words at = draw(seed, citizen, 0, Purpose::home);
            const double x = area.x + area.radius * (unit(at[0]) + unit(at[1]) - 1);
            const double y = area.y + area.radius * (unit(at[2]) + unit(at[3]) - 1);
            double sum = 0;
            for (std::size_t i = 0; i < area.practices.size(); ++i) {
                const std::uint16_t p = area.practices[i];
                const PlainPractice& practice = town.practices[p];
                double utility = practice.rating - town.wait * town.published[p] +
                                 (p == present ? town.continuity : 0);
                if (practice.online) {
                    utility += kind.online + town.confidence * town.digital[citizen];
                    if (p != present && draw(seed, citizen, 0, Purpose::awareness, p)[0] >=
                                            threshold(heard * area.reach))
                        utility = -1e9;
                } else {
                    const double dx = practice.x - x, dy = practice.y - y;
                    utility -= town.distance * std::sqrt(dx * dx + dy * dy) * travelled_half_width /
                               area.radius;
                }
                sum += weights[i] = std::exp(utility);
            }
            double rest = unit(luck) * sum;
            std::size_t chosen = 0;
            while (chosen + 1 < area.practices.size() && rest >= weights[chosen])
                rest -= weights[chosen++];
            const std::uint16_t to = area.practices[chosen];
            if (to == present) return;
            ++counts.moved;
            --list[present];
            ++list[to];
            town.practice_of[citizen] = to;
        };

        for (const PlainRequest& request : back[week % longest])
            town.lines[town.practice_of[request.citizen]].push_back(request);
        counts.asked += back[week % longest].size();
        back[week % longest].clear();
        std::uint32_t thinking = 0, thinking_block = 0;
        Words thinking_words{};
        const auto next_thinking = [&] {
            if (thinking_block % 4 == 0)
                thinking_words = draw(seed, 0, week, Purpose::reconsider, thinking_block / 4);
            thinking += thinker.next(thinking_words[thinking_block++ % 4]);
        };
        if (finds == Finds::by_jumping) next_thinking();
        for (std::uint32_t k = 0; k < town.kinds.size(); ++k) {
            const PlainKind& kind = town.kinds[k];
            const PlainArea& area = town.areas[kind.area];
            const float share = 1.0F / static_cast<float>(area.people);
            const auto moment = [&](std::uint32_t citizen) {
                return static_cast<float>(week) + static_cast<float>(citizen - area.first) * share;
            };
            const double chance = std::min(kind.need * town.season[week], 0.9);
            if constexpr (finds == Finds::by_asking_everybody) {
                const std::uint32_t needs = threshold(chance);
                for (std::uint32_t first = kind.first; first < kind.end; first += 4) {
                    const Words need = draw(seed, first, week, Purpose::need);
                    const Words think = draw(seed, first, week, Purpose::reconsider);
                    const std::uint32_t some = std::min(kind.end - first, 4U);
                    for (std::uint32_t i = 0; i < some; ++i) {
                        const std::uint32_t citizen = first + i;
                        if (need[i] < needs) have_need(citizen, kind, moment(citizen));
                        if (think[i] < thinks[town.satisfaction[citizen]])
                            think_again(citizen, kind,
                                        draw(seed, citizen, week, Purpose::choice)[1]);
                    }
                }
            } else {
                const Gaps gaps(chance);
                std::uint32_t citizen = kind.first;
                for (std::uint32_t block = 0; citizen < kind.end; ++block) {
                    for (const std::uint32_t word : draw(seed, k, week, Purpose::need, block)) {
                        const std::uint32_t gap = gaps.next(word);
                        if (gap >= kind.end - citizen) {
                            citizen = kind.end;
                            break;
                        }
                        citizen += gap;
                        have_need(citizen, kind, moment(citizen));
                        ++citizen;
                    }
                }
                for (; thinking < kind.end; ++thinking, next_thinking()) {
                    const Words luck = draw(seed, thinking, week, Purpose::choice);
                    if (luck[0] < thinks[town.satisfaction[thinking]])
                        think_again(thinking, kind, luck[1]);
                }
            }
        }

        for (std::size_t p = 0; p < practices; ++p) {
            const PlainPractice& practice = town.practices[p];
            std::vector<PlainRequest>& line = town.lines[p];
            const double free = practice.appointments * list[p] + left_over[p];
            const auto slots = static_cast<std::uint32_t>(free);
            left_over[p] = free - slots;
            const float each = slots == 0 ? 0.0F : 1.0F / static_cast<float>(slots);
            std::uint32_t seen = 0;
            double waited = 0;
            std::size_t at = 0;
            for (; at < line.size() && seen < slots; ++at) {
                const PlainRequest& request = line[at];
                std::uint8_t& satisfaction = town.satisfaction[request.citizen];
                const float now = static_cast<float>(week) + static_cast<float>(seen) * each;
                const float wait = std::max(now - request.asked, 0.0F);
                if (wait * wait_units_per_week > static_cast<float>(request.patience)) {
                    ++counts.left;
                    satisfaction = town.experience.after_giving_up(satisfaction);
                    const Words word =
                        draw(seed, request.citizen, week, Purpose::patience, request.luck);
                    PlainRequest worse = request;
                    worse.complex = true;
                    if (word[0] < town.gets_worse)
                        come_back(worse, word[3], word[2]);
                    else
                        ++counts.unmet;
                    continue;
                }
                ++seen;
                waited += static_cast<double>(wait);
                const bool helped =
                    request.luck < town.helps[practice.online ? 1 : 0][request.complex ? 1 : 0];
                const auto days = static_cast<std::uint32_t>(std::min(wait * 7, 254.0F));
                satisfaction = town.experience.after(satisfaction, days, helped);
                if (helped) {
                    ++counts.met;
                    continue;
                }
                const Words word =
                    draw(seed, request.citizen, week, Purpose::service, request.luck);
                if (word[0] < town.comes_back)
                    come_back(request, word[3], word[2]);
                else
                    ++counts.unmet;
            }
            line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at));
            counts.seen += seen;
            if (seen > 0)
                town.published[p] += 0.5 * (waited / seen - town.published[p]);
            else if (!line.empty())
                town.published[p] = std::min(town.published[p] + 1, 26.0);
        }
    }
    return counts;
}

} // namespace folkmoot::bench
