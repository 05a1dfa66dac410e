/// Who gains and who loses, in one sentence that names no villain.

#include "labs/funding/lab.hpp"

#include "core/ranking.hpp"
#include "core/units.hpp"
#include "funding/books.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double hardly_pounds = 0.005;  // a head: what rounds to no penny is the same
constexpr double poorest_share = 0.2;

struct Crowd {
    std::size_t places = 0;
    double people = 0;
    Pence money = 0;
    std::size_t most = 0;      // place that it happens to most, by £ a head
    double most_per_head = 0;  // £
};

void count(Crowd& side, std::size_t place, double people, Pence change) {
    ++side.places;
    side.people += people;
    side.money += std::abs(change);
    const double per_head = people > 0.0 ? to_pounds(std::abs(change)) / people : 0.0;
    if (per_head > side.most_per_head) {
        side.most_per_head = per_head;
        side.most = place;
    }
}

std::string places_text(std::size_t count, const FormulaText& text) {
    return format_count(static_cast<double>(count)) + " " +
           (text.place_word.empty() ? "place" : text.place_word) + (count == 1 ? "" : "s");
}

std::string side_text(const Crowd& side, const char* verb, const FormulaText& text) {
    return places_text(side.places, text) + " with " + format_count(side.people) + " people " +
           verb + " " + format_money(to_pounds(side.money));
}

// What is not told as a gain or a loss is the same, or as good as that.
std::string same_text(const FundingAnswer& answer, std::size_t same) {
    bool to_the_penny = true;
    for (std::size_t p = 0; p < answer.other.size(); ++p)
        to_the_penny = to_the_penny && (change_of(answer, p) != 0 ||
                                        answer.now.allocated.amount[p] == answer.other[p]);
    if (to_the_penny) return same == 1 ? " stays the same" : " stay the same";
    return std::string(same == 1 ? " hardly changes" : " hardly change") + " (by less than " +
           std::string(least_told_change) + ")";
}

// Change in £ a head of the people in the most deprived places, up to a fifth of all people.
std::string deprived_text(const FundingAnswer& answer) {
    if (answer.deprivation.empty()) return {};
    const double limit =
        poorest_share * std::accumulate(answer.people.begin(), answer.people.end(), 0.0);
    double left = limit, change = 0;
    for (const auto& [deprivation, p] : largest_first(answer.deprivation)) {
        if (!(left > 0.0) || !(answer.people[p] > 0.0)) continue;
        // Of the place that the line runs through, the people on this side of it.
        const double counted = std::min(left, answer.people[p]);
        change += to_pounds(answer.now.allocated.amount[p] - answer.other[p]) * counted /
                  answer.people[p];
        left -= counted;
    }
    if (!(limit > 0.0)) return {};
    const double per_head = change / limit;
    if (std::fabs(per_head) < hardly_pounds)
        return " For the most deprived fifth of people it comes to the same.";
    return " The most deprived fifth of people get " + format_money(std::fabs(per_head)) +
           " a head " + (per_head > 0 ? "more." : "less.");
}

}  // namespace

int change_of(const FundingAnswer& answer, std::size_t place) {
    return told_change(static_cast<double>(answer.other[place]),
                       static_cast<double>(answer.now.allocated.amount[place]));
}

std::string funding_sentence(const FundingAnswer& answer, const FormulaText& text,
                             const PlaceTable& table) {
    Crowd gains, loses;
    bool moved = false;
    for (std::size_t p = 0; p < answer.other.size(); ++p) {
        const Pence change = answer.now.allocated.amount[p] - answer.other[p];
        moved = moved || change != 0;
        const int way = change_of(answer, p);
        if (way != 0) count(way > 0 ? gains : loses, p, answer.people[p], change);
    }
    const std::string against = answer.other_name == "today" || answer.other_name == "the target"
                                    ? answer.other_name
                                    : "“" + answer.other_name + "”";
    const std::size_t same = answer.other.size() - gains.places - loses.places;
    if (gains.places + loses.places == 0) {
        if (moved)
            return "Against " + against + ", hardly anything changes: of " +
                   places_text(same, text) + " none gains or loses as much as " +
                   std::string(least_told_change) + ".";
        return "Against " + against + ", nothing changes: all " + places_text(same, text) +
               " get the same.";
    }
    std::string sentence = "Against " + against + ", ";
    if (gains.places > 0) sentence += side_text(gains, gains.places == 1 ? "gains" : "gain", text);
    if (gains.places > 0 && loses.places > 0) sentence += " and ";
    if (loses.places > 0) sentence += side_text(loses, loses.places == 1 ? "loses" : "lose", text);
    if (same > 0) sentence += "; " + places_text(same, text) + same_text(answer, same);
    if (gains.most_per_head > 0.0 || loses.most_per_head > 0.0) {
        sentence += "; most a head: ";
        if (gains.most_per_head > 0.0) {
            sentence += table.names[gains.most] + " gains " + format_money(gains.most_per_head);
        }
        if (gains.most_per_head > 0.0 && loses.most_per_head > 0.0) sentence += ", ";
        if (loses.most_per_head > 0.0) {
            sentence += table.names[loses.most] + " loses " + format_money(loses.most_per_head);
        }
    }
    return sentence + "." + deprived_text(answer);
}

}  // namespace folkmoot
