#pragma once

/// How what a page draws is written as JSON: objects that say nothing of what is empty.

#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::sheet {

/// A number that reads back as itself.
inline void add_number(std::string& out, double value) {
    out += std::isfinite(value) ? session::shortest(value) : "null";
}

/// Writes members of an object one after the other: only what says something.
class Members {
public:
    explicit Members(std::string& out) : out_(out) { out_ += '{'; }
    ~Members() { out_ += '}'; }
    Members(const Members&) = delete;
    Members& operator=(const Members&) = delete;

    void name(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        out_.append("\"").append(name).append("\":");
    }
    void text(std::string_view key, std::string_view words) {
        if (words.empty()) return;
        name(key);
        session::quote(out_, words);
    }
    void yes(std::string_view key, bool value) {
        if (value) truth(key, true);
    }
    void truth(std::string_view key, std::optional<bool> value) {
        if (!value) return;
        name(key);
        out_ += *value ? "true" : "false";
    }
    void number(std::string_view key, double value) {
        name(key);
        add_number(out_, value);
    }
    /// `each(item)` writes one item.
    template <class Items, class Each>
    void list(std::string_view key, const Items& items, const Each& each) {
        if (items.empty()) return;
        name(key);
        out_ += '[';
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out_ += ',';
            each(items[i]);
        }
        out_ += ']';
    }

private:
    std::string& out_;
    bool first_ = true;
};

} // namespace folkmoot::sheet
