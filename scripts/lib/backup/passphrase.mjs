import fs from 'node:fs'
import readline from 'node:readline'
import { Writable } from 'node:stream'
import { BackupRefused } from './refused.mjs'

const shortest = 12

/**
 * The passphrase of a file, of the environment, or typed. Never of an argument: other users of a machine see those.
 * @param {{ file?: string, asked?: boolean }} options @returns {Promise<string | null>} null: none is meant
 */
export async function passphraseFrom({ file, asked }) {
  const passphrase = await given({ file, asked })
  if (passphrase !== null && passphrase.length < shortest)
    throw new BackupRefused(`The passphrase has fewer than ${shortest} characters. Five random words are a good one.`)
  return passphrase
}

async function given({ file, asked }) {
  if (file) {
    if (!fs.existsSync(file)) throw new BackupRefused(`There is no file ${file}.`)
    return fs.readFileSync(file, 'utf8').trim()
  }
  if (asked) return process.env.NABIJ_BACKUP_PASSPHRASE ?? (await typed())
  return null
}

/** Asks at the terminal and shows nothing of what is typed. */
async function typed() {
  if (!process.stdin.isTTY)
    throw new BackupRefused('There is no terminal to ask at. Use --passphrase-file FILE or NABIJ_BACKUP_PASSPHRASE.')
  process.stderr.write('Passphrase: ')
  const silent = new Writable({ write: (_piece, _encoding, done) => done() })
  const terminal = readline.createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await new Promise((resolve) => terminal.question('', resolve))
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
