#include "session/funding_desk.hpp"

namespace folkmoot::session {

std::optional<message::Request> FundingDesk::next(std::uint32_t, bool) { return std::nullopt; }
void FundingDesk::take(std::uint32_t, message::Reply&) {}
void FundingDesk::lost(std::uint32_t) {}
void FundingDesk::adopt(const message::Scenario&) {}
std::string FundingDesk::write() const { return ""; }
void FundingDesk::read(std::string_view) {}

}  // namespace folkmoot::session
