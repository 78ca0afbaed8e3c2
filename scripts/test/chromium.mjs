import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { say } from '../lib/steps.mjs'

// It has no window to draw, so the same pages take less time.
const shell = '/usr/bin/chromium-headless-shell'
const ofTheSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const advice = `The end-to-end tests need Chromium, and it could not be installed here.
Install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH to a Chrome or Chromium.`

/** The path of a browser for the end-to-end tests, which is installed when there is none. @returns {Promise<string>} */
export async function chromiumPath() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!fs.existsSync(given)) throw new Error(`CHROMIUM_PATH leads nowhere: ${given}`)
    return given
  }
  const found = (await installed()) ?? (await fromDebian()) ?? (await downloaded())
  if (!found) throw new Error(advice)
  return found
}

async function installed() {
  const { chromium } = await import('@playwright/test')
  return [shell, chromium.executablePath(), ...ofTheSystem].find((file) => file && fs.existsSync(file))
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return undefined
  say('   installing Chromium with apt-get')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', path.basename(shell)], { env })
  return installed()
}

// Closed networks refuse the download, and some only after a long wait.
async function downloaded() {
  say('   downloading Chromium')
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  await run(process.execPath, [playwright, 'install', 'chromium'], { timeout: 180_000 })
  return installed()
}
