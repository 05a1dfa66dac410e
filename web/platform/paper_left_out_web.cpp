/// Papers where none is printed: the map page and the plain page of Explore and Evidence. Both lead
/// to the page that has them.
///
/// The linker finds a function here before it looks for one in their library.

#include "rooms/paper/paper.hpp"

namespace folkmoot::rooms {

sheet::Node paper(const session::Session& /*session*/, PaperKept& /*kept*/) { return {}; }
bool use_paper(session::Session&, const sheet::Node&, std::string_view) { return false; }

} // namespace folkmoot::rooms
