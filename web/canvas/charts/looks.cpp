#include "canvas/charts/looks.hpp"

#include <algorithm>
#include <vector>

namespace folkmoot::charts {

const NodeLook* find_look(std::string_view name) {
    static const std::vector<NodeLook> looks{};
    const auto found = std::find_if(looks.begin(), looks.end(),
                                    [&](const NodeLook& look) { return look.name == name; });
    return found == looks.end() ? nullptr : &*found;
}

} // namespace folkmoot::charts
