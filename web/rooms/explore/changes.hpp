#pragma once

/// What the reform changes for everybody on the map: both policies are run on the same chance, so
/// that somebody can be compared with themselves.

#include "rooms/explore/colours.hpp"
#include "session/session.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace folkmoot::rooms {

/// Whether a reform can change it: where people live, and how old they are, it cannot.
[[nodiscard]] bool can_change(const message::Colouring& colouring);

/// Classes of a change along a ramp: it is better by much, better, the same, worse, worse by much;
/// where neither is better: more and less. Of all others: the same, then the class or the kind of
/// provider that it is with the reform.
[[nodiscard]] message::Colouring change_of(const message::Scenario& scenario,
                                           const message::Colouring& colouring);

/// True if the map shows what the reform changes.
[[nodiscard]] bool shows_change(const session::Session& session);

/// What colours on the map mean now: the session's colouring, or what of it changes.
[[nodiscard]] std::optional<message::Colouring> shown_colouring(const session::Session& session);

/// Of a class of a change along a ramp: +1 it is better (where neither is: more), −1 worse (less),
/// 0 the same.
[[nodiscard]] int way_of(std::uint8_t change);

/// The value of a change for each person; `message::nothing_known` where there is nothing to
/// compare. Keeps references to what it is made from.
class PersonChanges {
public:
    /// `colouring`: that whose change is looked for.
    PersonChanges(const message::Scenario& scenario, const message::People& people,
                  const message::Frame& baseline, const message::Frame& reform,
                  const message::Colouring& colouring);

    [[nodiscard]] std::uint8_t of(std::size_t person) const;

private:
    const message::Scenario& scenario_;
    const message::Frame &baseline_, &reform_;
    PersonColours before_, after_;
    bool by_provider_ = false, by_amount_ = false;
    std::array<std::uint8_t, 511> by_difference_{}; ///< class of each difference of two values
};

/// The value of the palette for everybody on one side of the map as it is now. What changes needs
/// both sides of one week: until they are there, nothing is known.
class MapColours {
public:
    MapColours(const session::Session& session, bool reform);
    [[nodiscard]] std::uint8_t of(std::size_t person) const {
        return changes_   ? changes_->of(person)
               : colours_ ? colours_->of(person)
                          : message::nothing_known;
    }

private:
    std::optional<PersonColours> colours_;
    std::optional<PersonChanges> changes_;
};

/// Values of people whom the colouring does not concern, from `from` to before `to`: nothing
/// changes for them, they are where most people are, or with one of many. They lie below the
/// others, as do those of whom nothing is known. Nobody: `to` is 0.
struct Receding {
    int from = 0, to = 0;
};
[[nodiscard]] Receding receding_of(const message::Scenario& scenario,
                                   const session::Session& session);

/// "for 12% of people it is better with the reform, for 3% it is worse, for 85% there is no
/// difference.": of how many people have each class of a change.
[[nodiscard]] std::string change_words(const message::Colouring& colouring,
                                       const std::vector<double>& counts);

} // namespace folkmoot::rooms
