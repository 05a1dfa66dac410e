#pragma once

/// Which questions somebody asked before the one on screen, and which they took back.

#include "session/messages.hpp"

#include <cstddef>
#include <vector>

namespace folkmoot::session {

class History {
public:
    /// `now` is about to be changed. What had been taken back is gone with that.
    void remember(const message::Trial& now);
    /// Takes a step back, or takes that back; `now` stays as it is if there is none.
    void undo(message::Trial& now);
    void redo(message::Trial& now);
    /// Goes to one of `states`, as undo and redo would; a place beyond the last is the last.
    void go_to(std::size_t place, message::Trial& now);
    void clear();

    [[nodiscard]] bool can_undo() const { return !past_.empty(); }
    [[nodiscard]] bool can_redo() const { return !future_.empty(); }
    /// Where `now` stands among `states`.
    [[nodiscard]] std::size_t place() const { return past_.size(); }
    /// All that undo and redo reach, in the order in which it was on screen, with `now` among it.
    /// Pointers hold as long as neither this nor `now` is changed.
    [[nodiscard]] std::vector<const message::Trial*> states(const message::Trial& now) const;

private:
    std::vector<message::Trial> past_, future_; ///< the last of each is the next
};

} // namespace folkmoot::session
