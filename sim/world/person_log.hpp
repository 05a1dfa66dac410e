#pragma once

/// What happens to single people, for whoever looks at them one by one: trials.
///
/// Without a log nothing is written and nothing is kept: a process tests one pointer, once a week.

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
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
    waits,       ///< still waits when the week ends; 1
    served_by,   ///< by whom; which of the world's providers
    cost,        ///< what was done for them cost somebody that; as the model has it
    own = 64,    ///< the first that a model may number for itself
};

struct PersonEvent {
    std::uint32_t citizen = 0;
    std::uint16_t amount = 0;
    PersonEventKind kind = PersonEventKind::needed;
};

/// Of which citizens somebody wants to know.
class Followed {
public:
    constexpr Followed() = default; ///< everybody
    /// Every `stride`th, the first among them; `stride` is a power of two.
    [[nodiscard]] static constexpr Followed every(std::uint32_t stride) { return {stride - 1, 0}; }
    [[nodiscard]] static constexpr Followed one(std::uint32_t citizen) {
        return {UINT32_MAX, citizen};
    }
    /// It is asked for everybody to whom something happens.
    [[nodiscard]] constexpr bool has(std::uint32_t citizen) const {
        return (citizen & mask_) == first_;
    }

    /// The first of them, and how many are from each to the next; one alone is as far from the next
    /// as can be.
    [[nodiscard]] constexpr std::uint32_t first() const { return first_; }
    [[nodiscard]] constexpr std::uint32_t stride() const {
        return mask_ == UINT32_MAX ? UINT32_MAX : mask_ + 1;
    }
    bool operator==(const Followed&) const = default;

private:
    constexpr Followed(std::uint32_t mask, std::uint32_t first) : mask_(mask), first_(first) {}
    std::uint32_t mask_ = 0, first_ = 0;
};

/// Events in the order in which they happened, of the kinds and of the citizens that somebody
/// wants.
class PersonLog {
public:
    explicit PersonLog(PersonEventKind wanted, Followed whom = {})
        : PersonLog({&wanted, 1}, whom) {}
    PersonLog(std::span<const PersonEventKind> wanted, Followed whom) : whom_(whom) {
        for (const PersonEventKind kind : wanted) wanted_.set(static_cast<std::uint8_t>(kind));
    }

    [[nodiscard]] bool wants(PersonEventKind kind) const {
        return wanted_.test(static_cast<std::uint8_t>(kind));
    }
    [[nodiscard]] const Followed& whom() const { return whom_; }
    [[nodiscard]] bool follows(std::uint32_t citizen) const { return whom_.has(citizen); }

    /// Never inlined: the loops that call it mostly have no log, and should not carry its code.
    [[gnu::noinline]] void add(PersonEventKind kind, std::uint32_t citizen, std::uint32_t amount) {
        if (follows(citizen)) add_followed(kind, citizen, amount);
    }
    /// Of somebody who is followed.
    void add_followed(PersonEventKind kind, std::uint32_t citizen, std::uint32_t amount) {
        if (wants(kind))
            events.push_back(
                {citizen, static_cast<std::uint16_t>(amount < 65'535U ? amount : 65'535U), kind});
    }

    std::vector<PersonEvent> events;

private:
    std::bitset<256> wanted_; ///< by kind
    Followed whom_;
};

/// Writes what happens to people into a log.
struct Notes {
    PersonLog* log;
    Followed whom = log->whom(); ///< a copy, which no call can change

    [[nodiscard]] bool follows(std::uint32_t citizen) const { return whom.has(citizen); }
    void operator()(PersonEventKind kind, std::uint32_t citizen, std::uint32_t amount) const {
        if (follows(citizen)) [[unlikely]]
            log->add(kind, citizen, amount);
    }
};

/// The same where nobody looks.
struct NoNotes {
    [[nodiscard]] constexpr bool follows(std::uint32_t) const { return false; }
    void operator()(PersonEventKind, std::uint32_t, std::uint32_t) const {}
};

/// Calls `process(note)`, where `note(kind, citizen, amount)` writes into `log`, or does nothing
/// where there is none; `note.follows(citizen)` says whether it would be of any use. A function of
/// its own for either, so that no loop over people carries a log's code while nobody looks.
template <class Process> void with_notes(PersonLog* log, const Process& process) {
    if (log == nullptr)
        process(NoNotes{});
    else
        process(Notes{log});
}

} // namespace folkmoot
