#pragma once

/// The funding lab's state: the formula and table on screen, what came out, what of it is looked at.

#include "session/desk.hpp"

namespace folkmoot::session {

class FundingDesk : public Desk {
public:
    [[nodiscard]] std::optional<message::Request> next(std::uint32_t id, bool scenario_open) override;
    void take(std::uint32_t id, message::Reply& reply) override;
    void lost(std::uint32_t id) override;
    void adopt(const message::Scenario& scenario) override;
    [[nodiscard]] std::string write() const override;
    void read(std::string_view text) override;
};

}  // namespace folkmoot::session
