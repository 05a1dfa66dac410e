#include "mpi/mail.hpp"

#include <mpi.h>

#include <cstring>

namespace folkmoot::mpi {

Mail::Mail(int& argc, char**& argv) {
    int granted = MPI_THREAD_SINGLE;
    // Threads that work call nothing of MPI.
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &granted);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks_);
}

Mail::~Mail() { MPI_Finalize(); }

void Mail::send(int to, Says says, std::uint32_t number, std::string_view text) {
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    bytes += text;
    MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_CHAR, to, static_cast<int>(says),
             MPI_COMM_WORLD);
}

std::optional<Letter> Mail::receive() {
    int there = 0, size = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return std::nullopt;
    MPI_Get_count(&status, MPI_CHAR, &size);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    MPI_Recv(bytes.data(), size, MPI_CHAR, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    Letter letter{status.MPI_SOURCE, static_cast<Says>(status.MPI_TAG), 0, {}};
    std::memcpy(&letter.number, bytes.data(), sizeof letter.number);
    letter.text = bytes.substr(sizeof letter.number);
    return letter;
}

} // namespace folkmoot::mpi
