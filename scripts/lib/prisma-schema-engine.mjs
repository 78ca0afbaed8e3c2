#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which its command line downloads at first use: closed networks refuse
// that, even for `generate`. prisma.config.ts points here. The same engine exists as WebAssembly on npm; this program
// gives it a database connection and Prisma's command line the protocol it expects.
import { engineArguments } from './schema-engine/arguments.mjs'
import { runDatabaseCommand } from './schema-engine/database-commands.mjs'
import { serveEngine } from './schema-engine/rpc.mjs'

const asked = engineArguments(process.argv.slice(2))

if (asked.version) console.log('schema-engine-cli (wasm)')
else if (asked.command) process.exitCode = await runDatabaseCommand(asked.command, asked.url)
else await serveEngine(asked)
