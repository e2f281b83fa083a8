#!/bin/sh
exec node "$(dirname "$0")/../src/cli.js" "$@"
