#include "session/trial_desk.hpp"

namespace folkmoot::session {

std::optional<message::Request> TrialDesk::next(std::uint32_t, bool) { return std::nullopt; }
void TrialDesk::take(std::uint32_t, message::Reply&) {}
void TrialDesk::lost(std::uint32_t) {}
void TrialDesk::adopt(const message::Scenario&) {}
std::string TrialDesk::write() const { return ""; }
void TrialDesk::read(std::string_view) {}

}  // namespace folkmoot::session
