#include "models/list.hpp"

#include "models/general_practice/model.hpp"
#include "models/market/model.hpp"

#include <array>

namespace folkmoot {

std::span<const Model* const> models() {
    static const std::array all{
        general_practice_model(),
        market_model(),
    };
    return all;
}

} // namespace folkmoot
