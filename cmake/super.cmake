# The two workflows of the README. Each is one target that drives the other presets in turn, with
# their output on the terminal as it comes.

find_program(FOLKMOOT_NODE node)
if(NOT FOLKMOOT_NODE)
    message(FATAL_ERROR "Node was not found: run ./emsdk-setup.sh first.")
endif()

add_custom_target(run
    COMMAND ${CMAKE_COMMAND} --preset web
    COMMAND ${CMAKE_COMMAND} --build --preset web --target folkmoot-site folkmoot
    COMMAND ${FOLKMOOT_NODE} tools/serve.mjs build/web/site
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} USES_TERMINAL VERBATIM)

add_custom_target(test-everything
    COMMAND ${FOLKMOOT_NODE} tools/test.mjs
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} USES_TERMINAL VERBATIM)
