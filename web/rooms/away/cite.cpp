#include "rooms/away/cite.hpp"

#include "rooms/nodes.hpp"

#include <string>

namespace folkmoot::rooms {

using session::Session;

std::optional<session::Citable> citable_room(const Session& session) {
    switch (session.view().room) {
    case session::Room::funding:
        return funding_citable(session);
    case session::Room::trial:
        return trial_citable(session);
    case session::Room::deliberate:
        return deliberation_citable(session);
    case session::Room::explore:
    case session::Room::evidence:
        break;
    }
    return session::citable(session);
}

void offer_citation(sheet::Node& into, const Session& session) {
    if (!citable_room(session)) return;
    const std::string help = "The reference names what is shown, the version, what proves it and a "
                             "link that opens it.";
    into.add(sheet::button(std::string(cite_apa), "Cite this result (APA)", help));
    into.add(sheet::button(std::string(cite_bibtex), "Cite this result (BibTeX)", help));
}

void cite_room(Session& session, session::CitationStyle style) {
    if (const auto result = citable_room(session)) session.cite(session::reference(*result, style));
}

} // namespace folkmoot::rooms
