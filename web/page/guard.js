/// The first script of every page, and the only one that is no module: it says in plain words why a page does
/// not start where the page's modules cannot say it themselves, because one of them is missing, damaged or not
/// allowed. Old JavaScript only, at an address that never changes: it runs where the rest does not.
///
/// The modules say folkmootGuard.loaded() once all of them are there and can speak for themselves, heard() at
/// each sign of life, done() when the page works or has said itself what is wrong; words(kind, file, detail)
/// gives the sentence for a part that could not be used.

(function () {
    "use strict";

    /// So long may nothing be heard before the page says that it is waiting, in seconds.
    var patience_s = 20;
    var again = " Load the page again. If that does not help, tell whoever runs this site.";
    /// What can be wrong with a part, by name: the title, and what is known and what to do.
    var kinds = {
        "file": ["This page needs a web server",
            "It was opened as a file from the disk, and browsers do not let such a page run its program. Put the "
            + "folder on any web server. To try it on this computer: run “python3 -m http.server” in the folder, then "
            + "open http://localhost:8000 in the browser."],
        "frame": ["This page is not allowed to run here",
            "It stands in a frame of another site that keeps it from running: the frame is sandboxed, and the host of this page "
            + "does not let such a frame read its files. Open this page in a tab of its own. Whoever runs the host can send "
            + "“Access-Control-Allow-Origin: *” with the files."],
        "missing": ["A part of the page is missing",
            "The file {file} is not on this site{detail}. Perhaps a newer version was published while this page was "
            + "open." + again],
        "page-instead": ["A part of the page is missing",
            "Where the file {file} should be, this site answers with a web page. Perhaps a newer version was published "
            + "while this page was open, or a network asks you to sign in." + again],
        "type": ["This site sends a part of the page wrongly",
            "It sends {file} as{detail}, and browsers run scripts only when they are sent as “text/javascript”. Whoever "
            + "runs this site must set that type for files that end in .mjs."],
        "damaged": ["A part of the page is damaged",
            "The file {file}, or one that it needs, did not come as it should: cut short, or of another version." + again],
        "unreachable": ["The page did not load completely",
            "The file {file} could not be fetched: no connection to the site, or it broke off. Check the connection and "
            + "load the page again."],
        "policy": ["This site does not let the simulation run",
            "The site's content policy forbids WebAssembly, which the simulation is made of. Whoever runs this site must "
            + "allow “'wasm-unsafe-eval'” for scripts in the policy (CSP) that it sends."],
        "old": ["This browser is too old for this page",
            "It does not know the kind of script that the page is made of. Use a newer browser."],
        "unknown": ["The page did not start",
            "The browser gives this reason: {detail}." + again]
    };

    var loaded = false, finished = false, failed = false, quiet_s = 0;
    var box = null;

    function nameOf(address) {
        return String(address || "").replace(/[?#].*$/, "").replace(/^.*\//, "") || "the page";
    }

    /// {title, text} for a part that could not be used; null for a kind that is not known.
    function words(kind, file, detail) {
        if (!Object.prototype.hasOwnProperty.call(kinds, kind)) return null;
        var fill = { "{file}": "“" + nameOf(file) + "”", "{detail}": detail ? " " + detail : "" };
        if (kind === "missing" && detail) fill["{detail}"] = " (it answers " + detail + ")";
        if (kind === "type") fill["{detail}"] = " “" + (detail || "no type at all") + "”";
        if (kind === "unknown") fill["{detail}"] = detail || "none";
        var text = kinds[kind][1].replace(/\{file\}|\{detail\}/g, function (name) { return fill[name]; });
        return { title: kinds[kind][0], text: text.replace("reason:  ", "reason: ") };
    }

    function remove(node) {
        if (node && node.parentNode) node.parentNode.removeChild(node);
    }

    /// Puts a title and a text before everything else in the page; isFailure: the page has stopped trying.
    function show(title, text, isFailure) {
        var main = document.querySelector("main") || document.body;
        if (!main) return;
        remove(box);
        box = document.createElement("section");
        box.id = "guard";
        box.className = "guard";
        box.setAttribute("role", isFailure ? "alert" : "status");
        var parts = [["h2", title], ["p", text]];
        for (var i = 0; i < parts.length; i += 1) {
            var part = document.createElement(parts[i][0]);
            part.textContent = parts[i][1];
            box.appendChild(part);
        }
        var reload = document.createElement("button");
        reload.type = "button";
        reload.className = "button quiet";
        reload.textContent = "Load the page again";
        reload.onclick = function () { location.reload(); };
        box.appendChild(reload);
        main.insertBefore(box, main.firstChild);
    }

    function fail(kind, file, detail) {
        if (failed || finished) return;
        // A sandboxed frame may read only what the host lets everybody read.
        if (self.origin === "null" && kind === "unreachable") kind = "frame";
        if (location.protocol === "file:") kind = "file";
        failed = true;
        whenThere(function () {
            var said = words(kind, file, detail);
            show(said.title, said.text, true);
            var waiting = document.querySelectorAll("progress, .late");
            for (var i = 0; i < waiting.length; i += 1) waiting[i].hidden = true;
            var line = document.getElementById("loading-text") || document.getElementById("status");
            if (line) line.textContent = "The page did not start.";
        });
    }

    /// Acts once the page's own text is there. The usual event for that waits for the modules too.
    function whenThere(act) {
        if (document.readyState !== "loading") return act();
        document.addEventListener("readystatechange", function once() {
            document.removeEventListener("readystatechange", once);
            act();
        });
    }

    /// Asks the site for scripts, one after the other, and tells of the first that is not what it should be.
    function diagnose(addresses, at) {
        if (at >= addresses.length) return fail("damaged", addresses[0]);
        fetch(addresses[at], { cache: "no-cache" }).then(function (reply) {
            var type = (reply.headers.get("content-type") || "").replace(/;.*$/, "");
            if (!reply.ok) return fail("missing", addresses[at], String(reply.status));
            if (/html/.test(type)) return fail("page-instead", addresses[at]);
            if (!/(java|ecma)script$/.test(type)) return fail("type", addresses[at], type);
            return reply.text().then(function () { diagnose(addresses, at + 1); });
        }).catch(function () { fail("unreachable", addresses[at]); });
    }

    /// The scripts that the page has asked for, the one that an error names first.
    function scriptsFrom(first) {
        var found = [first];
        var entries = window.performance && performance.getEntriesByType ? performance.getEntriesByType("resource") : [];
        for (var i = 0; i < entries.length; i += 1) {
            if (/\.m?js(\?|$)/.test(entries[i].name) && found.indexOf(entries[i].name) < 0) found.push(entries[i].name);
        }
        return found;
    }

    addEventListener("error", function (event) {
        var element = event.target;
        if (element && element.tagName === "SCRIPT") {
            if (location.protocol === "file:") fail("file", element.src);
            else diagnose(scriptsFrom(element.src), 0);
        } else if (!loaded && event.message) {
            // One that lacks what another wants of it is named in the message, where the browser is so kind.
            if (/SyntaxError/.test(event.message)) fail("damaged", (/module '([^']+)'/.exec(event.message) || [])[1] || event.filename);
            else fail("unknown", event.filename, event.message);
        }
    }, true);
    document.addEventListener("securitypolicyviolation", function (event) {
        if (event.disposition !== "report" && /^wasm/.test(event.blockedURI || "")) fail("policy");
        else if (event.disposition !== "report" && !loaded && /^script-src/.test(event.violatedDirective)) {
            fail("unknown", "", "the site's content policy forbids " + nameOf(event.blockedURI));
        }
    });

    window.folkmootGuard = {
        words: words,
        loaded: function () { loaded = true; quiet_s = 0; },
        heard: function () {
            quiet_s = 0;
            if (!failed) remove(box);
        },
        done: function () {
            finished = true;
            remove(box);
        }
    };

    whenThere(function () {
        remove(document.querySelector(".late"));
        if (!("noModule" in document.createElement("script"))) fail("old");
    });
    // Counted in ticks, not by the clock: a computer that slept has not waited.
    var ticks = setInterval(function () {
        if (failed || finished) return clearInterval(ticks);
        quiet_s += 1;
        if (quiet_s < patience_s || quiet_s % 5 !== 0) return;
        show("This takes long", "For " + quiet_s + " seconds nothing has come from "
            + (loaded ? "the page's program" : "the site") + ". A slow connection or a busy computer may be why: the page goes on waiting. "
            + "You can also load it again.", false);
    }, 1000);
}());
