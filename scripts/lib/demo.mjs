import fs from 'node:fs'
import path from 'node:path'
import { ensureCli } from './cli-bundle.mjs'
import { runNode } from './run.mjs'

/**
 * Fills an empty database with the demonstration: an organisation with its families, interviews and accounts.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ args?: string[], distDir?: string }} [options]
 */
export async function fillDemo(env, { args = [], distDir } = {}) {
  return runNode([await ensureCli(distDir), 'demo', ...args], { env })
}

/** The accounts of the demonstration as an aligned table, or '' when there are none. @param {string} data */
export function demoAccounts(data) {
  const file = path.join(data, 'demo-accounts.json')
  if (!fs.existsSync(file)) return ''
  const rows = JSON.parse(fs.readFileSync(file, 'utf8')).map(({ role, name, email, password }) => [
    role,
    name,
    email,
    password,
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column].length)))
  const line = (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd()
  return rows.map(line).join('\n')
}
