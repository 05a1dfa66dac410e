#include "canvas/colour/people.hpp"

#include "rooms/explore/colours.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

Shares shares_of(const message::Colouring& colouring) {
    Shares shares{};
    const auto classes = colouring.classes.size();
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto value = static_cast<double>(i);
        const double last = classes > 1 ? static_cast<double>(classes - 1) : 1;
        shares[i] = static_cast<float>(colouring.is_ramp() ? rooms::ramp_share(colouring, value)
                                                           : std::min(1.0, value / last));
    }
    return shares;
}

} // namespace

Palette palette_of(const Theme& theme, const message::Scenario& scenario,
                   const message::Colouring& colouring) {
    const auto providers = rooms::provider_values(scenario);
    switch (colouring.palette) {
    case message::PaletteMeaning::provider:
        return provider_palette(theme, static_cast<int>(providers.muted),
                                static_cast<int>(providers.strong));
    case message::PaletteMeaning::diverging:
        return diverging_palette(theme, shares_of(colouring));
    case message::PaletteMeaning::ordinal:
        return ordinal_palette(theme, shares_of(colouring));
    case message::PaletteMeaning::kinds:
        return kinds_palette(theme, false);
    case message::PaletteMeaning::states:
        return kinds_palette(theme, true);
    case message::PaletteMeaning::hardship:
        return hardship_palette(theme, shares_of(colouring));
    case message::PaletteMeaning::sequential:
        break;
    }
    return sequential_palette(theme, shares_of(colouring));
}

} // namespace folkmoot::ui
