#!/usr/bin/env bash
# tests/bench/notices.sh LOAD RAWLIMIT: the load generator is content with a server that
# delivers everything, and not with one that swallows a write now and then.
set -euo pipefail
load=$1 rawlimit=$2
out=$(mktemp)
server=
trap 'kill $server 2>/dev/null || true; rm -f "$out"' EXIT

# run [N]: start the server, put it under load; the exit code is the generator's.
run() {
	local port='' code=0
	: >"$out"
	"$rawlimit" batch "$@" >"$out" &
	server=$!
	for _ in {1..100}; do
		port=$(sed -n 's/^port //p' "$out")
		[[ $port ]] && break
		sleep 0.05
	done
	"$load" small --port "$port" --pid "$server" --seconds 0.3 || code=$?
	kill "$server"
	wait "$server" 2>/dev/null || true
	return $code
}

run || { echo "a server that loses nothing was blamed"; exit 1; }
if run 1000; then
	echo "a server that loses messages was not noticed"
	exit 1
fi
