#include "labs/funding/why.hpp"

#include "core/units.hpp"
#include "funding/books.hpp"
#include "funding/rounding.hpp"
#include "labs/funding/game.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double most_places_times_sets =
    2e7;  // places × sets that may be worked out for one answer
constexpr std::size_t most_reasons = 4;  // that a sentence names
constexpr Pence three_digits = 1000;

// Whole parts of `numerators`/`divisor` that sum to `total`: rounded down, and a penny more for the
// largest remainders. Of equal remainders the first goes first where the total is a gain, the last
// where it is a loss, so that asking the other way round turns every sign.
std::vector<Pence> rounded_parts(std::span<const Wide> numerators, Wide divisor, Pence total) {
    std::vector<Pence> parts;
    std::vector<Wide> left;
    for (const Wide numerator : numerators) {
        Wide part = numerator / divisor;
        if (numerator % divisor < 0) --part;
        parts.push_back(static_cast<Pence>(part));
        left.push_back(numerator - part * divisor);
    }
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (total < 0) std::reverse(order.begin(), order.end());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return left[a] > left[b]; });
    Pence over = total - std::accumulate(parts.begin(), parts.end(), Pence{0});
    for (std::size_t i = 0; over > 0; ++i, --over) ++parts[order[i]];
    return parts;
}

// How much a term moves, swapped first or last.
Result<double> size_of(const WhyGame& game, std::size_t term, Pence none, Pence all) {
    TermSet first(game.terms.size(), 0), last(game.terms.size(), 1);
    first[term] = 1;
    last[term] = 0;
    const auto alone = game.worth(first);
    if (!alone) return alone.problems();
    const auto without = game.worth(last);
    if (!without) return without.problems();
    return std::fabs(static_cast<double>(*alone - none)) +
           std::fabs(static_cast<double>(all - *without));
}

// The terms that are told apart, as sets of the game's own; the last may be all the others.
Result<std::vector<std::vector<std::size_t>>> groups_of(const WhyGame& game, std::size_t most) {
    std::vector<std::vector<std::size_t>> groups;
    if (game.terms.size() <= most) {
        for (std::size_t i = 0; i < game.terms.size(); ++i) groups.push_back({i});
        return groups;
    }
    const auto none = game.worth(TermSet(game.terms.size(), 0));
    const auto all = game.worth(TermSet(game.terms.size(), 1));
    if (!none) return none.problems();
    if (!all) return all.problems();
    std::vector<double> size;
    for (std::size_t i = 0; i < game.terms.size(); ++i) {
        const auto moved = size_of(game, i, *none, *all);
        if (!moved) return moved.problems();
        size.push_back(*moved);
    }
    std::vector<std::size_t> order(size.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
    std::vector<std::size_t> kept(order.begin(),
                                  order.begin() + static_cast<std::ptrdiff_t>(most - 1));
    std::sort(kept.begin(), kept.end());
    for (const std::size_t i : kept) groups.push_back({i});
    groups.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(most - 1), order.end());
    return groups;
}

std::string a_head(Pence amount, double heads) {
    return heads > 0.0 ? format_money(to_pounds(amount) / heads) : format_money(to_pounds(amount));
}

WhyTermValue total_term(const FundingAnswer& answer, Pence pence) {
    return {"More or less money in all",
            "The place’s equal share a head of the change in the total", pence,
            answer.total > answer.other_total ? "because there is more money in all"
                                              : "because there is less money in all"};
}

Result<std::vector<WhyTermValue>> against_today(const FundingCase& now, const FundingAnswer& answer,
                                                std::size_t place) {
    auto parts = why_not_alike(now, answer.now, answer.people, place);
    if (!parts) return parts.problems();
    const Pence share_today = equal_share(answer.other_total, answer.people, place);
    const Pence share_now = equal_share(answer.total, answer.people, place);
    const double heads = std::accumulate(answer.people.begin(), answer.people.end(), 0.0);
    std::vector<WhyTermValue> all{
        {"Today’s distance from equal shares",
         "What the place would get if today’s money were the same for every head, less "
         "what it gets today",
         share_today - answer.other[place],
         "because it is paid " + a_head(answer.other[place], answer.people[place]) +
             " a head today where the average is " + a_head(answer.other_total, heads)}};
    if (answer.total != answer.other_total)
        all.push_back(total_term(answer, share_now - share_today));
    all.insert(all.end(), parts->begin(), parts->end());
    return all;
}

Result<std::vector<WhyTermValue>> against_formula(const FundingCase& now, const FundingCase& other,
                                                  const FundingAnswer& answer, std::size_t place) {
    if (share_steps(now.formula.text, other.formula.text)) return why_between(now, other, place);
    const auto there = fund(other.formula, *other.table, other.levers);
    if (!there) return there.problems();
    auto gained = why_not_alike(now, answer.now, answer.people, place);
    if (!gained) return gained.problems();
    const auto lost = why_not_alike(other, *there, answer.people, place);
    if (!lost) return lost.problems();
    std::vector<WhyTermValue> all = std::move(*gained);
    for (WhyTermValue term : *lost) {
        term.label += " in “" + other.formula.text.title + "”";
        term.sentence = "No longer counts. " + term.sentence;
        term.pence = -term.pence;
        term.reason += ", which “" + other.formula.text.title + "” counts in its own way";
        all.push_back(std::move(term));
    }
    if (answer.total != answer.other_total) {
        all.push_back(
            total_term(answer, equal_share(answer.total, answer.people, place) -
                                   equal_share(answer.other_total, answer.people, place)));
    }
    return all;
}

// Each rule on its own; what is left is what the target itself differs by from the money before
// rules.
Result<std::vector<WhyTermValue>> against_target(const FundingCase& now,
                                                 const FundingAnswer& answer, std::size_t place) {
    WhyGame game;
    for (const Rule& rule : answer.now.rules)
        game.terms.push_back(
            {as_words(rule.kind), rule.sentence, 0, "because of the " + as_words(rule.kind)});
    game.worth = [&](const TermSet& set) -> Result<Pence> {
        const auto funding = fund(now.formula, *now.table, now.levers, set);
        if (!funding) return funding.problems();
        return funding->allocated.amount[place];
    };
    std::vector<WhyTermValue> all;
    if (!game.terms.empty()) {
        auto parts = play(game, now.table->places());
        if (!parts) {
            // Some of the rules hold only together: they count as one.
            const auto without = game.worth(TermSet(game.terms.size(), 0));
            if (!without) return without.problems();
            all.push_back({"Rules", "Floors, caps and what is shared out again to pay for them",
                           answer.now.allocated.amount[place] - *without,
                           "because of floors, caps and what pays for them"});
        } else {
            all = std::move(*parts);
        }
    }
    Pence left = answer.now.allocated.amount[place] - answer.target[place];
    for (const WhyTermValue& term : all) left -= term.pence;
    if (left != 0)
        all.push_back({"Total", "What the money in all is more or less than all targets together",
                       left,
                       left > 0 ? "because there is more money in all than all targets together"
                                : "because there is less money in all than all targets together"});
    return all;
}

} // namespace

std::vector<Pence> shapley(std::span<const Pence> worth, std::size_t terms) {
    // Of all orders, |s|! (terms − |s| − 1)! have just the set s before a term.
    std::vector<Wide> factorial{1};
    for (std::size_t i = 1; i <= terms; ++i)
        factorial.push_back(factorial.back() * static_cast<Wide>(i));
    std::vector<Wide> sums(terms, 0);
    for (std::uint32_t set = 0; set < worth.size(); ++set) {
        const auto before = static_cast<std::size_t>(std::popcount(set));
        for (std::size_t i = 0; i < terms; ++i) {
            const std::uint32_t with = set | 1U << i;
            if (with == set) continue;
            sums[i] += factorial[before] * factorial[terms - before - 1] *
                       static_cast<Wide>(worth[with] - worth[set]);
        }
    }
    return rounded_parts(sums, factorial[terms], worth.back() - worth.front());
}

Result<std::vector<WhyTermValue>> play(const WhyGame& game, std::size_t places) {
    std::size_t most = most_why_terms;
    while (most > 2 &&
           static_cast<double>(places) * static_cast<double>(1U << most) > most_places_times_sets)
        --most;
    const auto groups = groups_of(game, most);
    if (!groups) return groups.problems();
    const std::size_t terms = groups->size();
    std::vector<Pence> worth;
    for (std::uint32_t set = 0; set < 1U << terms; ++set) {
        TermSet swapped(game.terms.size(), 0);
        for (std::size_t g = 0; g < terms; ++g) {
            for (const std::size_t i : (*groups)[g])
                swapped[i] = static_cast<std::uint8_t>(set >> g & 1U);
        }
        const auto value = game.worth(swapped);
        if (!value) return value.problems();
        worth.push_back(*value);
    }
    const std::vector<Pence> parts = shapley(worth, terms);
    std::vector<WhyTermValue> all;
    for (std::size_t g = 0; g < terms; ++g) {
        const bool one = (*groups)[g].size() == 1;
        WhyTermValue term = game.terms[(*groups)[g].front()];
        if (!one) {
            term = {"Everything else",
                    format_count(static_cast<double>((*groups)[g].size())) +
                        " smaller terms together",
                    0, "for everything else together"};
        }
        term.pence = parts[g];
        all.push_back(std::move(term));
    }
    return all;
}

Result<std::vector<WhyTermValue>> why(const FundingCase& now, const FundingCase* other,
                                      const FundingAnswer& answer, std::size_t place) {
    auto terms = answer.against == FundingAgainst::formula
                     ? against_formula(now, *other, answer, place)
                 : answer.against == FundingAgainst::today ? against_today(now, answer, place)
                                                           : against_target(now, answer, place);
    if (terms) std::erase_if(*terms, [](const WhyTermValue& term) { return term.pence == 0; });
    return terms;
}

WhyTold why_told(const FundingAnswer& answer, std::size_t place,
                 std::span<const WhyTermValue> terms) {
    const Pence change = answer.now.allocated.amount[place] - answer.other[place];
    if (terms.empty()) return {change, {}};
    Pence largest = std::abs(change), step = 1;
    for (const WhyTermValue& term : terms) largest = std::max(largest, std::abs(term.pence));
    while (largest / step >= three_digits) step *= 10;
    const Pence steps = (std::abs(change) + step / 2) / step * (change < 0 ? -1 : 1);
    std::vector<Wide> numerators;
    for (const WhyTermValue& term : terms) numerators.push_back(term.pence);
    // The last penny of rounding the change itself goes with the largest reason.
    const auto most = std::ranges::max_element(
        terms, {}, [](const WhyTermValue& term) { return std::abs(term.pence); });
    numerators[static_cast<std::size_t>(most - terms.begin())] +=
        static_cast<Wide>(steps) * step - change;
    WhyTold told{steps * step, rounded_parts(numerators, step, steps)};
    for (Pence& part : told.terms) part *= step;
    return told;
}

std::string why_sentence(const FundingAnswer& answer, const PlaceTable& table, std::size_t place,
                         std::span<const WhyTermValue> terms) {
    const std::string& name = table.names[place];
    const std::string other = answer.against == FundingAgainst::today ? "today"
                              : answer.against == FundingAgainst::target
                                  ? "its target"
                                  : "under “" + answer.other_name + "”";
    if (terms.empty()) return name + " gets the same as " + other + ".";
    const WhyTold said = why_told(answer, place, terms);
    struct Reason {
        Pence exact = 0, said = 0;
        std::string words;
    };
    std::vector<Reason> reasons;
    for (std::size_t i = 0; i < terms.size(); ++i)
        reasons.push_back(
            {terms[i].pence, said.terms[i],
             terms[i].reason.empty() ? "for “" + terms[i].label + "”" : terms[i].reason});
    std::ranges::stable_sort(reasons, std::greater{},
                             [](const Reason& reason) { return std::abs(reason.exact); });
    if (reasons.size() > most_reasons + 1) {
        Reason others;
        for (std::size_t i = most_reasons; i < reasons.size(); ++i) others.said += reasons[i].said;
        others.words = "for " + format_count(static_cast<double>(reasons.size() - most_reasons)) +
                       " smaller reasons together";
        reasons.resize(most_reasons);
        reasons.push_back(std::move(others));
    }
    const auto money = [](Pence pence) { return format_money(to_pounds(std::abs(pence))); };
    std::string sentence = name + " gets ";
    sentence += said.change == 0
                    ? "as much as " + other
                    : money(said.change) + (said.change > 0 ? " more" : " less") + " than " + other;
    std::string listed;
    for (const Reason& reason : reasons) {
        if (reason.said == 0) continue;
        listed += (listed.empty() ? ": " : ", ") + std::string(reason.said > 0 ? "+" : "−") +
                  money(reason.said) + " " + reason.words;
    }
    return sentence + listed + ".";
}

bool mentions(std::string_view expression, std::string_view name) {
    const auto in_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    for (std::size_t at = expression.find(name); at != std::string_view::npos;
         at = expression.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !in_word(expression[at - 1])) &&
            (end == expression.size() || !in_word(expression[end])))
            return true;
    }
    return false;
}

std::string as_words(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

Pence equal_share(Pence total, std::span<const double> people, std::size_t place) {
    const double all = std::accumulate(people.begin(), people.end(), 0.0);
    return all > 0.0 ? whole_pence(std::floor(static_cast<double>(total) * (people[place] / all)))
                     : 0;
}

} // namespace folkmoot
