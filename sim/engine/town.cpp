#include "engine/town.hpp"

namespace folkmoot {

void Town::vary(std::shared_ptr<const Variants> variants) { change(variants->settings.front()); }

void Town::tell_apart(std::shared_ptr<const Parting> parting) { (void)parting; }

std::vector<float> Town::amounts_now(const PersonOutcome& outcome) const {
    (void)outcome;
    return {};
}

std::vector<std::uint8_t> Town::takes_part(const PersonOutcome& outcome) const {
    (void)outcome;
    return {};
}

std::vector<std::uint8_t> Town::contentment() const { return {}; }

} // namespace folkmoot
