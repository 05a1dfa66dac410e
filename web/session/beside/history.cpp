#include "session/beside/history.hpp"

#include <utility>

namespace folkmoot::session {
namespace {

constexpr std::size_t steps_back = 100; ///< how far undo reaches

} // namespace

void History::remember(const message::Trial& now) {
    if (!past_.empty() && past_.back() == now) return;
    past_.push_back(now);
    if (past_.size() > steps_back) past_.erase(past_.begin());
    future_.clear();
}

void History::undo(message::Trial& now) {
    if (past_.empty()) return;
    future_.push_back(std::exchange(now, std::move(past_.back())));
    past_.pop_back();
}

void History::redo(message::Trial& now) {
    if (future_.empty()) return;
    past_.push_back(std::exchange(now, std::move(future_.back())));
    future_.pop_back();
}

void History::go_to(std::size_t place, message::Trial& now) {
    while (past_.size() > place) undo(now);
    while (past_.size() < place && can_redo()) redo(now);
}

void History::clear() {
    past_.clear();
    future_.clear();
}

std::vector<const message::Trial*> History::states(const message::Trial& now) const {
    std::vector<const message::Trial*> all;
    all.reserve(past_.size() + 1 + future_.size());
    for (const auto& trial : past_) all.push_back(&trial);
    all.push_back(&now);
    for (auto trial = future_.rbegin(); trial != future_.rend(); ++trial) all.push_back(&*trial);
    return all;
}

} // namespace folkmoot::session
