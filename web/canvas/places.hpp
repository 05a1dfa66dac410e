#pragma once

/// Where things ended up on the canvas in the frame that is being drawn.

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace folkmoot::ui {

struct Rect {
    ImVec2 min, max;
    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] bool holds(ImVec2 p) const {
        return p.x >= min.x && p.y >= min.y && p.x < max.x && p.y < max.y;
    }
};

/// Rectangles by name. Most frames place what the frame before placed: names are kept from frame to
/// frame, and beginning a new one costs nothing.
class Places {
public:
    /// Nothing is placed any more.
    void clear() {
        ++frame_;
        // Names that a room no longer uses do not pile up.
        if (all_.size() > most_kept) all_.clear();
    }
    /// The place of that name in this frame: empty, at the upper left, if nothing was placed there
    /// yet.
    Rect& operator[](const std::string& name) {
        auto& place = all_[name];
        if (place.frame != frame_) place = {{}, frame_};
        return place.rect;
    }
    /// Nullptr if nothing of that name was placed in this frame.
    [[nodiscard]] const Rect* find(std::string_view name) const {
        const auto found = all_.find(name);
        return found != all_.end() && found->second.frame == frame_ ? &found->second.rect : nullptr;
    }
    /// Calls `visit(name, rect)` for all that was placed, in no particular order.
    template <class Visit> void each(const Visit& visit) const {
        for (const auto& [name, place] : all_)
            if (place.frame == frame_) visit(name, place.rect);
    }

private:
    static constexpr std::size_t most_kept = 4096;
    struct Place {
        Rect rect;
        std::uint64_t frame = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    std::unordered_map<std::string, Place, Hash, std::equal_to<>> all_;
    std::uint64_t frame_ = 1;
};

} // namespace folkmoot::ui
