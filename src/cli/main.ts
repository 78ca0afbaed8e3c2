/** `npm run nabij -- <command>`: the operator's command line. It runs the same commands as the screens. */
import { closeDatabase } from '@/server/operator'
import { runArguments } from './run-arguments'

// A reader that closes the pipe early, such as `| head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await runArguments(process.argv.slice(2))
} finally {
  await closeDatabase()
}
