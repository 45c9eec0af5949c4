#!/usr/bin/env bash
# Builds everything and runs every test. `--long` adds the long runs: a hundred kills, the long fuzz, and the mutation run, which
# counts as one test. Ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

filter=(--filter "slow!=yes")
long=no
for argument in "$@"; do
  case "$argument" in
    --long) filter=() long=yes ;;
    *) echo "test.sh: unknown option $argument (only --long is known)" >&2; exit 2 ;;
  esac
done

# The storage tests run against Azurite, the tests of the pages with axe; without them they fail and say so. npm leaves a copy of the lock file that tells when it ran.
tests=tests/FPReconcile.App.Tests
if [ ! "$tests/node_modules/.package-lock.json" -nt "$tests/package-lock.json" ]; then
  if command -v npm >/dev/null; then
    npm ci --no-audit --no-fund --ignore-scripts --prefix "$tests" || echo "test.sh: Azurite and axe could not be installed: the tests of the storage and of the pages will fail" >&2
  else
    echo "test.sh: npm is missing (install Node.js 20 or later): the tests of the storage and of the pages will fail" >&2
  fi
fi

# The pages are tested in Chromium.
if [ -z "${FPRECONCILE_CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome >/dev/null; then
  echo "test.sh: Chromium is missing and will be installed: apt-get install chromium" >&2
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  { $as_root apt-get update -q && $as_root apt-get install -q -y --no-install-recommends chromium fonts-noto-cjk; } >&2 \
    || echo "test.sh: Chromium could not be installed: the tests of the pages will fail" >&2
fi

# The program is tested as it is published: compiled ahead of time, which ends with the linker of gcc or clang.
links() { command -v "$1" >/dev/null && echo 'int main(void) { return 0; }' | "$1" -x c - -o /dev/null 2>/dev/null; }
if ! links gcc && ! links clang; then
  echo "test.sh: no C compiler that can link; gcc will be installed: apt-get install gcc libc6-dev" >&2
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  { $as_root apt-get update -q && $as_root apt-get install -q -y --no-install-recommends gcc libc6-dev; } >&2 \
    || echo "test.sh: gcc could not be installed: the tests of the published program will fail" >&2
fi

dotnet build FPReconcile.sln -c Release || { echo "0 passed, 1 failed"; exit 1; }

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
for project in FPReconcile.Core.Tests FPReconcile.App.Tests; do
  dotnet test "tests/$project" -c Release --no-build "${filter[@]}" \
    --logger "trx;LogFileName=$project.trx" --results-directory "$results" || status=1
done

# The counts come from the result files: a project whose run died has none, and counts as one failure.
passed=0
failed=0
for project in FPReconcile.Core.Tests FPReconcile.App.Tests; do
  counters=$(grep -o '<Counters [^>]*>' "$results/$project.trx" 2>/dev/null)
  if [ -z "$counters" ]; then
    failed=$((failed + 1))
    continue
  fi
  count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count total) - $(count passed)))
done

# Changes the code of the rules that protect people, one place at a time, and counts how many changes a test notices.
mutation_run() {
  dotnet tool restore && (cd tests/FPReconcile.Core.Tests && dotnet stryker --output "$results/mutation")
}
if [ "$long" = yes ]; then
  if mutation_run; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "test.sh: the mutation run failed or fell below the threshold of tests/FPReconcile.Core.Tests/stryker-config.json" >&2
  fi
fi

[ "$failed" -eq 0 ] || status=1
[ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed"
exit "$status"
