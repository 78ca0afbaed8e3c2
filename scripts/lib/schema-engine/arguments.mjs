import fs from 'node:fs'

/**
 * Parses the part of the native engine's command line that Prisma uses.
 * @param {string[]} argv
 */
export function engineArguments(argv) {
  /** @type {[path: string, text: string][]} */
  const datamodels = []
  let datasource = {}
  let command = null
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--datamodels') datamodels.push([argv[++i], fs.readFileSync(argv[i], 'utf8')])
    else if (argv[i] === '--datasource') datasource = JSON.parse(argv[++i])
    else if (argv[i] === 'cli') command = argv[++i]
  }
  const version = argv.includes('--version') || argv.includes('-V')
  return { datamodels, command, version, url: datasource.url || process.env.DATABASE_URL }
}
