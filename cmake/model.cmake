# The model: core <- world <- {parts, funding, experiment, deliberation} <- engine <- models <- scenario <- analysis <-
# labs <- cli.

folkmoot_layer(core)
folkmoot_layer(world folkmoot_core eigen)
folkmoot_layer(parts folkmoot_world)
folkmoot_layer(funding folkmoot_world)
folkmoot_layer(experiment folkmoot_world eigen)
folkmoot_layer(deliberation folkmoot_world eigen boost cereal)
folkmoot_layer(engine folkmoot_experiment cereal)
folkmoot_layer(models folkmoot_engine folkmoot_parts folkmoot_funding cereal)
# What a model's README says is part of it: readmes::NAME of models/NAME/readme.hpp, made by the build.
set(readmes ${PROJECT_BINARY_DIR}/readmes)
set(readme_headers)
file(GLOB readme_files CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/sim/models/*/README.md ${PROJECT_SOURCE_DIR}/tests/models/*/README.md)
foreach(file IN LISTS readme_files)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(GET folder FILENAME name)
    set(header ${readmes}/models/${name}/readme.hpp)
    add_custom_command(
        OUTPUT ${header}
        COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -DREADME=${file} -DNAME=${name}
            -P ${PROJECT_SOURCE_DIR}/cmake/readme.cmake
        DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/readme.cmake
        COMMENT "Embedding what the model ${name} says of itself" VERBATIM)
    list(APPEND readme_headers ${header})
endforeach()
add_custom_target(folkmoot-readmes DEPENDS ${readme_headers})
add_dependencies(folkmoot_models folkmoot-readmes)
target_include_directories(folkmoot_models PRIVATE ${readmes})
# Which models there are: linked into programs, so that a test may have one more.
add_library(folkmoot_model_list OBJECT ${PROJECT_SOURCE_DIR}/sim/models/list.cpp)
target_link_libraries(folkmoot_model_list PRIVATE folkmoot_flags PUBLIC folkmoot_models)
# The same with one model each, for what a browser loads first: folkmoot_one_NAME for every model of the list, in its order.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sim/models/list.cpp)
file(STRINGS ${PROJECT_SOURCE_DIR}/sim/models/list.cpp model_folders REGEX "^ +[a-z_]+_model\\(\\),$")
list(TRANSFORM model_folders REPLACE "^ +([a-z_]+)_model.*" "\\1")
list(LENGTH model_folders model_count)
string(REPLACE "_" "-" model_names "${model_folders}")
list(JOIN model_names "\", \"" model_keys)
set(model_keys "\"${model_keys}\"")
foreach(model_folder IN LISTS model_folders)
    set(one ${PROJECT_BINARY_DIR}/one_model/${model_folder}.cpp)
    configure_file(${PROJECT_SOURCE_DIR}/sim/models/one.cpp.in ${one} @ONLY)
    add_library(folkmoot_one_${model_folder} OBJECT EXCLUDE_FROM_ALL ${one})
    target_link_libraries(folkmoot_one_${model_folder} PRIVATE folkmoot_flags PUBLIC folkmoot_models)
endforeach()
folkmoot_layer(scenario folkmoot_models json cereal)
# Threads only share out whole runs; a run itself is one thread, so they cannot change a bit.
folkmoot_layer(analysis folkmoot_scenario Threads::Threads)
folkmoot_layer(labs folkmoot_analysis folkmoot_deliberation json)
folkmoot_layer(cli folkmoot_labs json cli11)
folkmoot_executable(folkmoot SOURCES ${PROJECT_SOURCE_DIR}/sim/cli/main.cpp LINKS folkmoot_cli folkmoot_model_list)
# What crosses between the screen and the model.
add_library(folkmoot_messages INTERFACE)
target_include_directories(folkmoot_messages INTERFACE ${PROJECT_SOURCE_DIR}/web)
target_link_libraries(folkmoot_messages INTERFACE cereal)
folkmoot_library(folkmoot_session INCLUDE_ROOT web
    FOLDERS web/session web/session/beside web/session/deliberation web/session/funding web/session/goal
    web/session/trial
    LINKS folkmoot_messages folkmoot_core)
# The labs' desks and rooms are libraries of their own: the plain page leaves them out. Session and desks need each
# other, and so do the rooms.
get_target_property(session_sources folkmoot_session SOURCES)
set(desk_sources ${session_sources})
list(FILTER desk_sources INCLUDE REGEX "/session/(deliberation|funding|trial)/")
list(FILTER desk_sources EXCLUDE REGEX "/(funding/numbers|trial/edit)\\.cpp$")
list(REMOVE_ITEM session_sources ${desk_sources})
set_target_properties(folkmoot_session PROPERTIES SOURCES "${session_sources}")
add_library(folkmoot_desks STATIC ${desk_sources})
target_link_libraries(folkmoot_desks PRIVATE folkmoot_flags PUBLIC folkmoot_session)
target_link_libraries(folkmoot_session PUBLIC folkmoot_desks)
file(GLOB rooms CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE ${PROJECT_SOURCE_DIR}
    ${PROJECT_SOURCE_DIR}/web/rooms/*)
list(FILTER rooms EXCLUDE REGEX "\\.[a-z]+$|/(deliberation|funding|paper|trial)$")
folkmoot_library(folkmoot_rooms INCLUDE_ROOT web FOLDERS web/rooms ${rooms} web/rooms/explore/doubt web/rooms/explore/goal
        web/rooms/explore/lives web/rooms/explore/tiles
    LINKS folkmoot_session)
folkmoot_library(folkmoot_lab_rooms INCLUDE_ROOT web
    FOLDERS web/rooms/deliberation web/rooms/funding web/rooms/trial LINKS folkmoot_rooms)
# What is printed, for the page that shows it; others leave it out.
folkmoot_library(folkmoot_paper INCLUDE_ROOT web FOLDERS web/rooms/paper LINKS folkmoot_rooms)
target_link_libraries(folkmoot_rooms PUBLIC folkmoot_lab_rooms folkmoot_paper PRIVATE qrcodegen)
# The colours of the screen need no drawing library, so that a test can measure them.
folkmoot_library(folkmoot_colour INCLUDE_ROOT web FOLDERS web/canvas/colour LINKS folkmoot_rooms)

# Turns a request of the screen into the model's reply: web/platform/core/*.cpp.
file(GLOB service_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/platform/core/*.cpp)
add_library(folkmoot_service STATIC ${service_sources})
# A file that browsers leave out must not be compiled together with others.
foreach(name IN ITEMS build_json deliberation deliberation_parts draft funding own_size trial)
    set_source_files_properties(${PROJECT_SOURCE_DIR}/web/platform/core/${name}.cpp PROPERTIES
        SKIP_UNITY_BUILD_INCLUSION ON)
endforeach()
target_link_libraries(folkmoot_service
    PRIVATE folkmoot_flags PUBLIC folkmoot_labs folkmoot_rooms json)
folkmoot_small_files(sim/core bytes/sealed describe result table/cell_words table/csv_cell table/delimited
    table/number_in table/shape table/text_in words/numbers words/quoted words/values words/visible)
folkmoot_small_files(sim/engine model phrase settings snapshot trial_check trial_rules trial_run trial_table)
folkmoot_small_files(sim/parts inequality)
folkmoot_small_files(sim/models/general_practice model opening picture programmes settings state_check vary
    outcomes/fairness outcomes/measures outcomes/money outcomes/needs outcomes/online outcomes/phrases
    outcomes/programmes outcomes/waits)
folkmoot_small_files(sim/models/beds model opening picture settings state_check outcomes/measures outcomes/phrases)
folkmoot_small_files(sim/models/claims model opening picture settings state_check outcomes/measures outcomes/phrases)
folkmoot_small_files(sim/models/delivery model opening picture settings state_check outcomes/measures
    outcomes/phrases outcomes/values)
folkmoot_small_files(sim/models/market model opening picture settings state_check outcomes/measures
    outcomes/phrases outcomes/values)
folkmoot_small_files(sim/models/opinion model opening picture settings state_check outcomes/measures
    outcomes/phrases outcomes/values)
folkmoot_small_files(sim/models/tiers model opening picture settings state_check outcomes/measures outcomes/phrases
    outcomes/values)
if(TARGET folkmoot_models_small)
    add_dependencies(folkmoot_models_small folkmoot-readmes)
endif()
folkmoot_small(folkmoot_funding folkmoot_experiment folkmoot_scenario folkmoot_analysis folkmoot_labs
    folkmoot_session folkmoot_desks folkmoot_rooms folkmoot_lab_rooms folkmoot_paper folkmoot_service folkmoot_colour)
# Natively the screen is only tried, not used: quick to compile matters more than quick to run. With so little
# optimisation g++ takes an optional that was just looked into for one that is not set.
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Emscripten" AND NOT FOLKMOOT_SANITIZE AND NOT FOLKMOOT_DESKTOP)
    foreach(screen folkmoot_session folkmoot_desks folkmoot_rooms folkmoot_lab_rooms folkmoot_paper folkmoot_service)
        target_compile_options(${screen} PRIVATE -O1 -Wno-maybe-uninitialized)
    endforeach()
endif()
