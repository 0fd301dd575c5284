# Shared by the scripts of this folder. Sourced, never run.
# shellcheck shell=bash

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
executable="$checkout/.artifacts/bin/Rollout.App/release/rollout"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# The .NET tools insist on a home folder that exists.
[ -d "${HOME:-}" ] || export HOME="$checkout/.artifacts/home"
mkdir -p "$HOME"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Runs as root: directly, or through sudo without asking for a password; 1 when neither works.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has sudo && sudo -n true 2>/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# True when a source, project or lock file is newer than the last good build.
build_is_stale() {
    local stamp="$checkout/.artifacts/built"
    [ -x "$executable" ] && [ -e "$stamp" ] || return 0
    [ -n "$(find "$checkout/src" -newer "$stamp" -print -quit)" ]
}

# Builds the application. Silent unless it fails; one build at a time.
build_if_stale() {
    build_is_stale || return 0
    mkdir -p "$checkout/.artifacts"
    if has flock; then
        (
            flock 9
            ! build_is_stale || build
        ) 9>"$checkout/.artifacts/build.lock"
    else
        build
    fi
}

build() {
    local started log="$checkout/.artifacts/build.log"
    started=$(mktemp "$checkout/.artifacts/started.XXXXXX")
    # 9>&-: the build servers outlive the build and must not keep its lock.
    if dotnet build "$checkout/src/Rollout.App/Rollout.App.csproj" -c Release \
        -nodeReuse:false -p:UseSharedCompilation=false >"$log" 2>&1 </dev/null 9>&-; then
        mv "$started" "$checkout/.artifacts/built"
    else
        rm -f "$started"
        cat "$log" >&2
        return 1
    fi
}
