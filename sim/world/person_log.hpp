#pragma once

/// What happens to single people, for whoever looks at them one by one: trials.
///
/// Without a log nothing is written and nothing is kept: a process tests one pointer, once a week.

#include "world/sample.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
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

/// Of which citizens somebody wants to know: a look at what a log keeps, as long as it lives.
class Followed {
public:
    constexpr Followed() = default; ///< everybody
    constexpr explicit Followed(const std::uint64_t* bits) : bits_(bits) {}
    /// It is asked for everybody to whom something happens.
    [[nodiscard]] constexpr bool has(std::uint32_t citizen) const {
        return bits_ == nullptr || (bits_[citizen / 64] >> (citizen % 64) & 1U) != 0;
    }

private:
    const std::uint64_t* bits_ = nullptr; ///< by citizen
};

/// Events in the order in which they happened, of the kinds and of the citizens that somebody
/// wants.
class PersonLog {
public:
    /// Of everybody.
    explicit PersonLog(PersonEventKind wanted) { want(wanted); }
    /// Of some.
    PersonLog(std::span<const PersonEventKind> wanted, Sample whom)
        : whom_(std::move(whom)), bits_(whom_->population() / 64 + 1, 0), followed_(bits_.data()) {
        for (const PersonEventKind kind : wanted) want(kind);
        for (const std::uint32_t citizen : *whom_)
            bits_[citizen / 64] |= std::uint64_t{1} << (citizen % 64);
    }
    PersonLog(const PersonLog&) = delete;
    PersonLog& operator=(const PersonLog&) = delete;

    [[nodiscard]] bool wants(PersonEventKind kind) const {
        return wanted_.test(static_cast<std::uint8_t>(kind));
    }
    /// Nothing: everybody.
    [[nodiscard]] const std::optional<Sample>& whom() const { return whom_; }
    [[nodiscard]] Followed followed() const { return followed_; }
    [[nodiscard]] bool follows(std::uint32_t citizen) const { return followed_.has(citizen); }

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
    void want(PersonEventKind kind) { wanted_.set(static_cast<std::uint8_t>(kind)); }

    std::bitset<256> wanted_; ///< by kind
    std::optional<Sample> whom_;
    std::vector<std::uint64_t> bits_; ///< of `whom_`, by citizen
    Followed followed_;
};

/// Writes what happens to people into a log.
struct Notes {
    PersonLog* log;
    Followed whom = log->followed(); ///< a copy, which no call can change

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
