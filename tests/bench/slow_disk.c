/* A disk whose every flush takes 8 ms longer: preloaded before the program under test. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

static int slowly(const char *name, int fd) {
    int (*flush)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    usleep(8000);
    return flush(fd);
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
