#include "engine/counts.hpp"

#include <utility>

namespace folkmoot {

CountLayout::CountLayout(std::span<const Counted> named) : named_(named.begin(), named.end()) {
    for (const Counted& column : named_) stock_.insert(stock_.end(), column.width, column.stock);
}

void Counts::tell_apart(std::shared_ptr<const Parting> parting) {
    Counts empty(slots_, columns_);
    empty.weeks = weeks;
    empty.people_per_citizen = people_per_citizen;
    parting_ = std::move(parting);
    parts_.assign(parting_ != nullptr ? parting_->parts : 0, empty);
}

void Counts::add(const Counts& later, const CountLayout& columns) {
    weeks += later.weeks;
    for (std::size_t slot = 0; slot < slots_; ++slot) {
        const auto from = later.row(slot);
        const auto to = row(slot);
        for (std::size_t c = 0; c < to.size(); ++c)
            to[c] = columns.stock(c) ? from[c] : to[c] + from[c];
    }
    for (std::size_t part = 0; part < parts_.size(); ++part)
        parts_[part].add(later.parts_[part], columns);
}

} // namespace folkmoot
