# Read by every recipe, not started by itself. Sets the places, and `run`, which prints each command
# and, unless --dry-run was given, does it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/.buildwork # ignored by git; `flet clean` and `flet build` may empty what is in it
stage=$work/app
packager=${PACKAGER:-$work/packager} # the virtual environment that holds Flet's own packager
case "$(uname -s)" in
MINGW* | MSYS* | CYGWIN*) bin=$packager/Scripts ;;
*) bin=$packager/bin ;;
esac
python=${PYTHON:-python3}
flet_version=1.0.5
notifications_version=0.1.4

dry=no
case "${1-}" in
--dry-run) dry=yes ;;
'') ;;
*)
    echo "Usage: $0 [--dry-run]" >&2
    exit 2
    ;;
esac

run() {
    printf '+ %s\n' "$*"
    [ "$dry" = yes ] || "$@"
}

# As run, but the recipe goes on when it fails.
try() {
    printf '+ %s   (may fail)\n' "$*"
    [ "$dry" = yes ] || "$@" || true
}

# Stop early and plainly when a tool of the platform is missing. Usage: need PROGRAM WHAT-IT-IS
need() {
    printf '# needs %s: %s\n' "$1" "$2"
    [ "$dry" = yes ] || command -v "$1" >/dev/null 2>&1 || {
        echo "$1 is missing: $2. See build/README.md." >&2
        exit 3
    }
}

# Stop when this is not the system that can build the target. Usage: need_system NAME
need_system() {
    printf '# needs a computer with %s\n' "$1"
    [ "$dry" = yes ] || [ "$(uname -s)" = "$1" ] || {
        echo "This target can only be built on $1." >&2
        exit 3
    }
}

# The packager, and the staged folder that it takes.
prepare() {
    if [ ! -x "$bin/flet" ] && [ ! -x "$bin/flet.exe" ]; then
        run "$python" -m venv "$packager"
        run "$bin/python" -m pip install --quiet "flet-cli==$flet_version" \
            "flet==$flet_version" "flet-notifications==$notifications_version"
    fi
    if [ "$dry" = yes ]; then
        printf '+ %s\n' "$python build/tools/stage.py"
        "$python" "$root/build/tools/stage.py" --dry-run
    else
        run "$python" "$root/build/tools/stage.py"
    fi
}

# flet_build TARGET FOLDER-UNDER-DIST [MORE...]. The Python comes from the staged pyproject.toml.
flet_build() {
    target=$1 out=$root/dist/$2
    shift 2
    run "$bin/flet" build "$target" "$stage" --output "$out" --yes "$@"
}
