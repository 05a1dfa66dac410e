#include "models/general_practice/processes/adaptation.hpp"

#include "core/math.hpp"
#include "parts/rating.hpp"

#include <algorithm>

namespace folkmoot::general_practice {
namespace {

constexpr double weeks_a_quarter = 13.0;
constexpr double online_speed = 4.0;  // assumption: how much faster an online practice hires

}  // namespace

double cost_of_visit(const Adaptation& adaptation, double pounds_per_head) {
    return pounds_per_head * (1.0 - adaptation.fixed_share) / adaptation.visits_bought;
}

Trade trade_of(const Adaptation& adaptation, const Provider& provider, double cost_of_visit,
               double capacity) {
    const bool online = provider.reach == Reach::online;
    Trade trade;
    trade.visit = cost_of_visit * (online ? adaptation.online_cost : 1.0) / provider.efficiency;
    trade.fixed_share = online ? adaptation.online_fixed_share : 0.0;
    trade.more_for_less = capacity;
    const double quarterly = std::min(adaptation.speed, 0.999);
    const double rate = -math::log1p(-quarterly) / weeks_a_quarter * (online ? online_speed : 1.0);
    trade.weekly_speed = -math::expm1(-rate);
    return trade;
}

double affordable_visits(const Trade& trade, double fixed_cost, double pounds_a_week) {
    const double left = pounds_a_week * (1.0 - trade.fixed_share) - fixed_cost;
    return std::max(0.0, left / trade.visit);
}

void adapt(const Trade& trade, ProviderBook& book) {
    const double income = to_pounds(book.income);
    book.cost = to_pence(book.fixed_cost + income * trade.fixed_share + book.visits * trade.visit);
    book.year_cost += book.cost;
    book.reserve += book.income - book.cost;
    const double affordable = affordable_visits(trade, book.fixed_cost, income);
    book.visits += trade.weekly_speed * (affordable - book.visits);
}

double rating_now(const Adaptation& adaptation, double opening_rating, const ProviderBook& book,
                  double people_on_list) {
    if (!(people_on_list > 0.0) || !(book.opening_visits_each > 0.0)) return opening_rating;
    const double kept = book.visits / people_on_list / book.opening_visits_each;
    return rating_after_cuts(opening_rating, adaptation.quality_loss, kept);
}

bool must_close(const Adaptation& adaptation, const ProviderBook& book) {
    const double debt = -to_pounds(book.reserve);
    return debt > 0.0 && debt > adaptation.close_weeks * to_pounds(book.income);
}

} // namespace folkmoot::general_practice
