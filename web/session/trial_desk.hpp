#pragma once

/// The split-test lab's state: the design on screen, what the trial would have told, and what is true.

#include "session/desk.hpp"

namespace folkmoot::session {

class TrialDesk : public Desk {
public:
    [[nodiscard]] std::optional<message::Request> next(std::uint32_t id, bool scenario_open) override;
    void take(std::uint32_t id, message::Reply& reply) override;
    void lost(std::uint32_t id) override;
    void adopt(const message::Scenario& scenario) override;
    [[nodiscard]] std::string write() const override;
    void read(std::string_view text) override;
};

}  // namespace folkmoot::session
