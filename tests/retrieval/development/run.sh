#!/usr/bin/env bash
# Bundles and runs a script of this folder: run.sh measure ROUNDS [misses|signals], run.sh fit
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
script=$1
shift
bundle=$(mktemp --suffix=.mjs)
trap 'rm -f "$bundle"' EXIT
npx esbuild "tests/retrieval/development/$script.ts" --bundle --platform=node --format=esm --log-level=error \
  --banner:js="import{createRequire}from'node:module';const require=createRequire(import.meta.url);" --outfile="$bundle"
node "$bundle" "$@"
