import readline from 'node:readline'
import { loadEngine } from './engine.mjs'

/**
 * Serves Prisma's command line, which sends one JSON-RPC request a line and closes our stdin when it has finished.
 * @param {{ datamodels: [string, string][], url: string | undefined }} asked
 */
export async function serveEngine(asked) {
  let engine
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // this is Prisma's response to our `print`
    try {
      engine ??= await loadEngine(asked)
      const result = await engine[method](params ?? undefined)
      // The native engine prints a diff's text through a call of its own before it answers.
      if (method === 'diff' && result?.stdout)
        send({ id: 'print', method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? {} })
    } catch (error) {
      send({ id, error: { code: 4466, message: 'error', data: errorData(error) } })
    }
  }
  process.exit(0) // the open connections of the engine would keep the process running
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

const errorData = (error) => ({
  is_panic: false,
  message: error?.message ?? String(error),
  error_code: error?.code,
  meta: error?.meta,
})
