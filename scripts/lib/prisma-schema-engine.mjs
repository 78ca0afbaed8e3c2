#!/usr/bin/env node
// Replaces Prisma's native schema engine, which Prisma's command line downloads at first use, even for `generate`. Closed
// networks refuse that download. prisma.config.ts points here. npm has the same engine as WebAssembly; this program gives it
// a database connection and speaks the protocol that Prisma's command line expects.
import { engineArguments } from './schema-engine/arguments.mjs'
import { runDatabaseCommand } from './schema-engine/database-commands.mjs'
import { serveEngine } from './schema-engine/rpc.mjs'

const asked = engineArguments(process.argv.slice(2))

if (asked.version) console.log('schema-engine-cli (wasm)')
else if (asked.command) process.exitCode = await runDatabaseCommand(asked.command, asked.url)
else await serveEngine(asked)
