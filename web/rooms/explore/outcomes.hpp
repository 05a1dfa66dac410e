#pragma once

/// Outcomes: baseline and reform side by side, the difference, and in a word whether it is better.

#include "core/words/values.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::rooms {

/// An outcome in the year on screen.
struct OutcomeWords {
    std::string unit;             ///< without the pound sign that stands before the numbers
    std::string baseline, reform; ///< "≈ 7.2" in a quick look
    words::Difference change;
    std::string told; ///< "2.1 days less, better"
};
[[nodiscard]] OutcomeWords outcome_words(const session::Session& session, std::size_t outcome);

/// In which order outcomes are shown: what the sentence speaks of first; then what changes, before
/// what chance alone might change, before what hardly changes. It stays as it is under a hand and
/// while years go by.
class OutcomeOrder {
public:
    /// Takes up what the results on screen say, unless something moves.
    void renew(const session::Session& session);
    [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
    /// How many of them stand before those that hardly change.
    [[nodiscard]] std::size_t changing() const { return changing_; }
    /// Who is surely worse off, in a sentence or two; empty while too few runs can say so.
    [[nodiscard]] const std::string& losers() const { return losers_; }

private:
    void renew_losers(const session::Session& session);

    std::vector<std::size_t> order_;
    std::size_t changing_ = 0;
    std::uint64_t scenario_ = 0;
    std::optional<std::size_t> closed_; ///< what waits for a guess
    std::string losers_;
    struct Judged {
        std::uint64_t fingerprint = 0;
        std::size_t runs = 0, year = 0;
        std::optional<std::size_t> closed;
        bool operator==(const Judged&) const = default;
    };
    std::optional<Judged> judged_; ///< what `losers_` was told of
};

[[nodiscard]] std::string outcomes_title(const session::Session& session);
[[nodiscard]] std::string outcomes_note(const message::Scenario& scenario);
/// The name of the reform that the results on screen are of.
[[nodiscard]] std::string reform_name(const session::Session& session);

[[nodiscard]] sheet::Node outcomes(const session::Session& session, OutcomeOrder& order);

/// The difference in many runs, and how often it is for the better.
[[nodiscard]] sheet::Node sureness(const session::Session& session, const OutcomeOrder& order);

} // namespace folkmoot::rooms
