# Commands for people who work on Folkmoot: golden, bench, lint.

if(TARGET folkmoot-tests)
    # Golden values are renewed by this command only, never by hand.
    add_custom_target(golden
        COMMAND ${CMAKE_COMMAND} -E env FOLKMOOT_RENEW_GOLDEN=1 $<TARGET_FILE:folkmoot-tests>
            --test-case=*golden*
        USES_TERMINAL VERBATIM)
    add_dependencies(golden folkmoot-tests)
endif()
