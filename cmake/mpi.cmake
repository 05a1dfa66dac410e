# folkmoot-mpi, the command for many machines: made where MPI is found, and left out where it is not.

set(MPI_CXX_SKIP_MPICXX ON)
find_package(MPI QUIET COMPONENTS CXX)
if(NOT MPI_CXX_FOUND)
    message(STATUS "MPI was not found: folkmoot-mpi is left out")
    return()
endif()
file(GLOB mpi_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sim/mpi/*.cpp)
add_executable(folkmoot-mpi ${mpi_sources})
target_link_libraries(folkmoot-mpi PRIVATE folkmoot_flags folkmoot_cli folkmoot_model_list MPI::MPI_CXX)
set_target_properties(folkmoot-mpi PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
