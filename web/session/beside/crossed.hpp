#pragma once

/// Outcomes of two groupings crossed: of people of every two groups at once, in the run on screen.

#include "session/messages.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::session {

/// What somebody wants to see of it.
struct CrossedWish {
    std::string by{}; ///< "area,deprivation"; "": nothing
    std::string outcome{}; ///< its key; "": the first that there is
    bool all = false; ///< every row, not only those that change most
    bool operator==(const CrossedWish&) const = default;
};

class CrossedGroups {
public:
    void want(CrossedWish wish) { wish_ = std::move(wish); }
    [[nodiscard]] const CrossedWish& wish() const { return wish_; }
    /// Begins, if it is another question than before; true if it is.
    bool ask(const message::Trial& trial);
    [[nodiscard]] bool is_of(const message::Trial& trial) const {
        return trial_ == trial && by_ == wish_.by;
    }
    [[nodiscard]] bool wants_answer() const { return !by_.empty() && !told_ && !failed_; }
    void take(message::Crossed told) { told_ = std::move(told); }
    /// It could not be worked out: nothing more is asked for.
    void fail() { failed_ = true; }
    void forget() { *this = {}; }
    [[nodiscard]] bool failed() const { return failed_; }
    /// nullptr while it is not known.
    [[nodiscard]] const message::Crossed* told() const { return told_ ? &*told_ : nullptr; }

private:
    CrossedWish wish_;
    message::Trial trial_;
    std::string by_;
    std::optional<message::Crossed> told_;
    bool failed_ = false;
};

/// The pairs of groupings that can be crossed, as far as an outcome of the scenario exists by both:
/// "area,deprivation", …
[[nodiscard]] std::vector<std::string> crossings_of(const message::Scenario& scenario);

/// The outcomes that exist by both groupings of `by`: their places.
[[nodiscard]] std::vector<std::size_t> outcomes_crossed(const message::Scenario& scenario,
                                                        std::string_view by);

} // namespace folkmoot::session
