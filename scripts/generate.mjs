// npm run generate: generates the database client. The other scripts generate it themselves when the schema has changed.
import { ensureInstalled } from './lib/install.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { sayError } from './lib/steps.mjs'

try {
  await ensureInstalled()
  await ensureGenerated({ force: true })
} catch (error) {
  sayError(error)
  process.exitCode = 1
}
