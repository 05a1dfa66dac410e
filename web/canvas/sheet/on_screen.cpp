#include "canvas/sheet/on_screen.hpp"

#include <utility>

namespace folkmoot::ui {

void SheetOnScreen::renew(const session::Session& session, const std::set<std::string>& tables) {
    kept_.charts.want_cells(tables);
    by_key_.clear();
    root_ = rooms::sheet_of(session, kept_, std::move(root_));
    sheet::walk(root_, [&](const sheet::Node& node) { by_key_.emplace(node.key, &node); });
}

const sheet::Node* SheetOnScreen::find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second;
}

const sheet::Node& SheetOnScreen::at(std::string_view key) const {
    static const sheet::Node nothing;
    const auto* found = find(key);
    return found != nullptr ? *found : nothing;
}

} // namespace folkmoot::ui
