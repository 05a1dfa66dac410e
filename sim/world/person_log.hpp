#pragma once

/// What happens to single people, for whoever looks at them one by one: trials.
///
/// Without a log nothing is written and nothing is kept: a process tests one pointer, once a week.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace folkmoot {

/// What may happen to a person. `amount` of an event says how much of it.
enum class PersonEventKind : std::uint8_t {
    needed,      ///< a new need; 1
    asked,       ///< a request, new or again; 1
    seen,        ///< a visit; the wait before it, 1/64 week
    seen_soon,   ///< a visit; 1 if it came within two weeks, else 0
    settled,     ///< a need met; 1
    unmet,       ///< a need that ended without help; 1
    left,        ///< gave up waiting; 1
    felt,        ///< satisfaction from now on; 0..255
    registered,  ///< with whom from now on; 1 online, 0 local
    enrolled,    ///< signed up; 1
    working,     ///< in work from now on; 1 or 0
    own = 64,    ///< the first that a model may number for itself
};

struct PersonEvent {
    std::uint32_t citizen = 0;
    std::uint16_t amount = 0;
    PersonEventKind kind = PersonEventKind::needed;
};

/// Events in the order in which they happened, of the kinds that somebody wants.
class PersonLog {
public:
    explicit PersonLog(PersonEventKind wanted) : wanted_(wanted) {}

    /// Never inlined: the loops that call it mostly have no log, and should not carry its code.
    [[gnu::noinline]] void add(PersonEventKind kind, std::uint32_t citizen, std::uint32_t amount) {
        if (kind == wanted_)
            events.push_back(
                {citizen, static_cast<std::uint16_t>(amount < 65'535U ? amount : 65'535U), kind});
    }

    std::vector<PersonEvent> events;

private:
    PersonEventKind wanted_;
};

/// Calls `process(note)`, where `note(kind, citizen, amount)` writes into `log`, or does nothing
/// where there is none. A function of its own for either, so that no loop over people carries a
/// log's code while nobody looks.
template <class Process> void with_notes(PersonLog* log, const Process& process) {
    if (log == nullptr) {
        process([](PersonEventKind, std::uint32_t, std::uint32_t) {});
    } else {
        process([log](PersonEventKind kind, std::uint32_t citizen, std::uint32_t amount) {
            log->add(kind, citizen, amount);
        });
    }
}

} // namespace folkmoot
