#!/usr/bin/env node
// Prisma's command line starts this file in place of its native schema engine (see prisma.config.ts): the WebAssembly
// build of the same engine, from npm. Two forms: `cli COMMAND`, and otherwise JSON-RPC over stdin and stdout.
import { serveCommand } from './schema-engine/command.mjs'
import { serveRpc } from './schema-engine/rpc.mjs'

const option = (name) => process.argv[process.argv.indexOf(name) + 1 || process.argv.length]
const datasource = option('--datasource')
const url = datasource ? JSON.parse(datasource).url : process.env.DATABASE_URL

if (process.argv.includes('cli')) await serveCommand(process.argv.at(-1), url)
else await serveRpc(option('--datamodels')?.split(',') ?? [], url)
process.exit()
