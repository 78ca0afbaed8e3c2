/**
 * The operator's program as `npm run nabij -- …` runs it: each command is a process of its own, on the database of this test
 * file.
 */
import { execFile, spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '..')
type Outcome = { code: number; stdout: string; stderr: string }

/** Bundles into a folder of its own, so that two test files that begin together do not write the same one. */
export const theProgram = async (distDir: string) => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'nabij-cli-'))
  const env = { ...process.env, NABIJ_DATA_DIR: folder, NABIJ_NOW: '2020-05-20T12:00:00Z' }
  const node = async (...args: string[]): Promise<Outcome> => {
    try {
      const options = { cwd: root, env, maxBuffer: 2 ** 28 }
      return { code: 0, ...(await promisify(execFile)(process.execPath, args, options)) }
    } catch (error) {
      const { code, stdout, stderr } = error as Outcome
      return { code, stdout, stderr }
    }
  }
  const bundling = `import { ensureCli } from './scripts/lib/cli-bundle.mjs'; console.log(await ensureCli('${distDir}'))`
  const program = (await node('--input-type=module', '-e', bundling)).stdout.trim()
  const fileAt = (name: string) => path.join(folder, name)
  return {
    folder,
    nabij: (...args: string[]) => node(program, ...args),
    /** Runs a command whose output is closed before it is read. */
    cutShort: (...args: string[]) =>
      new Promise<{ code: number | null; stderr: string }>((resolve) => {
        const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
        let stderr = ''
        child.stdout.destroy()
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
        child.on('close', (code) => resolve({ code, stderr }))
      }),
    fileAt,
    read: (name: string) => fs.readFile(fileAt(name), 'utf8'),
    remove: () => fs.rm(folder, { recursive: true, force: true }),
  }
}
