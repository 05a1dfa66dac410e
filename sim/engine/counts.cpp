#include "engine/counts.hpp"

namespace folkmoot {

CountLayout::CountLayout(std::span<const Counted> named) : named_(named.begin(), named.end()) {
    for (const Counted& column : named_) stock_.insert(stock_.end(), column.width, column.stock);
}

void Counts::add(const Counts& later, const CountLayout& columns) {
    weeks += later.weeks;
    for (std::size_t slot = 0; slot < slots_; ++slot) {
        const auto from = later.row(slot);
        const auto to = row(slot);
        for (std::size_t c = 0; c < to.size(); ++c)
            to[c] = columns.stock(c) ? from[c] : to[c] + from[c];
    }
}

} // namespace folkmoot
