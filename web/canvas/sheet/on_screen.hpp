#pragma once

/// The sheet of the room on screen, as the canvas draws it.

#include "rooms/rooms.hpp"

#include <string_view>
#include <unordered_map>

namespace folkmoot::ui {

/// Made once a frame, before anything is drawn: all of a frame shows the same.
class SheetOnScreen {
public:
    void renew(const session::Session& session);

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
