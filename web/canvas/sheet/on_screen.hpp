#pragma once

/// The sheet of the room on screen, as the canvas draws it.

#include "rooms/rooms.hpp"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace folkmoot::ui {

/// Made before anything of a frame is drawn, if something has changed: all of a frame shows the
/// same.
class SheetOnScreen {
public:
    /// `tables`: keys of the charts whose tables are shown.
    void renew(const session::Session& session, const std::set<std::string>& tables);

    [[nodiscard]] const sheet::Node& root() const { return root_; }
    /// The node of that key; nullptr if the room has none now.
    [[nodiscard]] const sheet::Node* find(std::string_view key) const;
    /// The same; where there is none, a node that says nothing.
    [[nodiscard]] const sheet::Node& at(std::string_view key) const;

    [[nodiscard]] rooms::Kept& kept() { return kept_; }

private:
    sheet::Node root_;
    rooms::Kept kept_;
    std::unordered_map<std::string_view, const sheet::Node*> by_key_;
};

} // namespace folkmoot::ui
